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
};
