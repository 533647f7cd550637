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
  conference: {
    all: 'Все трое',
    alone: 'Только {{who}}',
    three: 'Говорят вместе: вы, {{caller}} и {{target}}.',
    left: 'Абонент больше не на линии ({{caller}}). Разговор: вы и {{target}}.',
    part: { all: 'Говорит со всеми', left: 'Больше не на линии' },
    line: '{{name}} ждёт. Абонент больше не на линии.',
    course: {
      'conference-started': 'Говорят втроём: абонент, приёмная и {{name}}',
      'conference-ended': 'Разговор втроём завершён ({{name}})',
    },
  },
  dial: { callNumber: 'Набрать {{number}}', last: 'Набранные последними', again: 'Набрать снова' },
  park: {
    at: 'место парковки {{slot}}',
    park: 'Припарковать',
    region: 'Припаркованы',
    pickUp: 'Забрать',
    gone: 'Уже забрали: {{who}}',
    slot: 'на месте {{slot}}',
    notConfirmed: 'станция не подтвердила',
    take: 'Перехватить',
    takeOf: 'Перехватить звонок: {{name}}',
  },
  codes: {
    park: 'Место парковки',
    pickUpParked: 'Перед местом, чтобы забрать',
    pickUpRinging: 'Перед номером, чтобы перехватить его звонок',
    hint: {
      park: 'Чтобы парковать звонки: номер, например 700, или места, например 701-720. Пусто: без парковки.',
      pickUpParked: 'Пусто: набирается само место.',
      pickUpRinging: 'Например, *8 или **. Пусто: чужие звонки не перехватываются.',
    },
    fault: 'Это нельзя набрать. Без пробелов и знаков вроде <.',
    digits: {
      label: 'Клавиши для меню и кодов',
      rtp: 'Тонами в линии (RFC 4733)',
      info: 'Сообщениями (SIP INFO)',
      hint: 'Меняйте, только если меню на том конце не слышит клавиш.',
    },
  },
};
