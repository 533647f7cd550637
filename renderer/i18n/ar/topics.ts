import type { EnglishCatalogue } from '../catalogue.ts';

export const topics: Readonly<Record<keyof EnglishCatalogue['topics'], string>> = {
  delivery: 'التوصيل',
  invoice: 'الفاتورة',
  'new-order': 'طلب جديد',
  complaint: 'شكوى',
  contract: 'العقد',
  meeting: 'اجتماع',
  vacancy: 'وظيفة شاغرة',
  interview: 'مقابلة عمل',
  documents: 'المستندات',
  'application-status': 'حالة طلب التوظيف',
  internship: 'تدريب',
  project: 'مشروع مشترك',
  supply: 'التوريد',
  payment: 'الدفع',
  enquiry: 'استفسار عام',
  cooperation: 'عرض تعاون',
  advertising: 'إعلانات',
  'wrong-number': 'رقم خاطئ',
};
