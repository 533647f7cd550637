import type { EnglishCatalogue, SlavicForm, Translated } from '../catalogue.ts';

export const telephony: Translated<EnglishCatalogue['telephony'], SlavicForm> = {
  keypad: {
    label: 'Клавіші телефону',
    hint: 'Натискайте чи набирайте',
    pressed: 'Натиснуто: {{digits}}',
    close: 'Закрити клавіші',
    star: 'Зірочка',
    hash: 'Решітка',
    failed: 'Останню клавішу не надіслано. Можливо, розмова завершилась або на утриманні.',
  },
};
