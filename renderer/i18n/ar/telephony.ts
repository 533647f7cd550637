import type { ArabicForm, EnglishCatalogue, Translated } from '../catalogue.ts';

export const telephony: Translated<EnglishCatalogue['telephony'], ArabicForm> = {
  keypad: {
    label: 'مفاتيح الهاتف',
    hint: 'اضغط أو اكتب',
    pressed: 'ضُغط: {{digits}}',
    close: 'إغلاق المفاتيح',
    star: 'نجمة',
    hash: 'مربع',
    failed: 'لم يُرسل آخر مفتاح. ربما انتهت المكالمة أو هي قيد الانتظار.',
  },
  conference: {
    all: 'الثلاثة معًا',
    alone: '{{who}} فقط',
    three: 'تتحدثون معًا: أنت و{{caller}} و{{target}}.',
    left: 'غادر {{caller}} المكالمة. تتحدث مع {{target}}.',
    part: { all: 'يتحدث مع الجميع', left: 'غادر المكالمة' },
    line: '{{name}} ينتظر. غادر المتصل المكالمة.',
    course: {
      'conference-started': 'حديث ثلاثي: المتصل والاستقبال و{{name}}',
      'conference-ended': 'انتهى الحديث الثلاثي مع {{name}}',
    },
  },
  dial: { callNumber: 'اتصال بـ {{number}}', last: 'آخر الأرقام المطلوبة', again: 'اتصال من جديد' },
  park: {
    at: 'موضع الانتظار {{slot}}',
    park: 'إيداع',
    region: 'مودعون في الانتظار',
    pickUp: 'التقاط',
    gone: 'التُقط من قبل: {{who}}',
    slot: 'في الموضع {{slot}}',
    notConfirmed: 'لم يؤكده المقسم',
    take: 'التقاط المكالمة',
    takeOf: 'التقاط مكالمة {{name}}',
  },
  codes: {
    park: 'موضع الانتظار',
    pickUpParked: 'قبل الموضع للالتقاط',
    pickUpRinging: 'قبل الرقم لالتقاط مكالمته الرانة',
    hint: {
      park: 'لإيداع المكالمات: رقم مثل 700 أو مواضع مثل 701-720. فارغ: بلا إيداع.',
      pickUpParked: 'فارغ: يُطلب الموضع نفسه.',
      pickUpRinging: 'مثل *8 أو **. فارغ: لا تُلتقط مكالمات الآخرين.',
    },
    fault: 'لا يمكن طلب هذا. بلا مسافات وعلامات مثل <.',
    digits: {
      label: 'مفاتيح القوائم والرموز',
      rtp: 'نغمات في خط الصوت (RFC 4733)',
      info: 'رسائل (SIP INFO)',
      hint: 'غيّره فقط إذا لم تسمع قوائم الطرف الآخر مفاتيحك.',
    },
  },
};
