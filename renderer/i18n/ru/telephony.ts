import type { EnglishCatalogue, SlavicForm, Translated } from '../catalogue.ts';

export const telephony: Translated<EnglishCatalogue['telephony'], SlavicForm> = {
  keypad: {
    label: 'Клавиши телефона',
    hint: 'Нажимайте или набирайте',
    pressed: 'Нажато: {{digits}}',
    close: 'Закрыть клавиши',
    star: 'Звёздочка',
    hash: 'Решётка',
    failed: 'Последняя клавиша не отправлена. Возможно, разговор закончился или на удержании.',
  },
};
