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
  conference: {
    all: 'Усі троє',
    alone: 'Лише {{who}}',
    three: 'Говорять разом: ви, {{caller}} і {{target}}.',
    left: 'Абонент уже не на лінії ({{caller}}). Розмова: ви й {{target}}.',
    part: { all: 'Говорить з усіма', left: 'Уже не на лінії' },
    line: '{{name}} чекає. Абонент уже не на лінії.',
    course: {
      'conference-started': 'Говорять утрьох: абонент, рецепція і {{name}}',
      'conference-ended': 'Розмову втрьох завершено ({{name}})',
    },
  },
  dial: { callNumber: 'Набрати {{number}}', last: 'Останні набрані', again: 'Набрати знову' },
  park: {
    at: 'місце паркування {{slot}}',
    park: 'Припаркувати',
    region: 'Припарковані',
    pickUp: 'Забрати',
    gone: 'Уже забрали: {{who}}',
    slot: 'на місці {{slot}}',
    notConfirmed: 'станція не підтвердила',
    take: 'Перехопити',
    takeOf: 'Перехопити дзвінок: {{name}}',
  },
  codes: {
    park: 'Місце паркування',
    pickUpParked: 'Перед місцем, щоб забрати',
    pickUpRinging: 'Перед номером, щоб перехопити його дзвінок',
    hint: {
      park: 'Щоб паркувати дзвінки: номер, як-от 700, або місця, як-от 701-720. Порожньо: без паркування.',
      pickUpParked: 'Порожньо: набирається саме місце.',
      pickUpRinging: 'Наприклад, *8 або **. Порожньо: чужі дзвінки не перехоплюються.',
    },
    fault: 'Це не можна набрати. Без пробілів і знаків, як-от <.',
    digits: {
      label: 'Клавіші для меню й кодів',
      rtp: 'Тонами в лінії (RFC 4733)',
      info: 'Повідомленнями (SIP INFO)',
      hint: 'Змінюйте, лише якщо меню на тому кінці не чує клавіш.',
    },
  },
};
