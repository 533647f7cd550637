import type { EnglishCatalogue } from '../catalogue.ts';

export const topics: Readonly<Record<keyof EnglishCatalogue['topics'], string>> = {
  delivery: 'Доставка',
  invoice: 'Рахунок',
  'new-order': 'Нове замовлення',
  complaint: 'Скарга',
  contract: 'Договір',
  meeting: 'Зустріч',
  vacancy: 'Вакансія',
  interview: 'Співбесіда',
  documents: 'Документи',
  'application-status': 'Стан розгляду заявки',
  internship: 'Стажування',
  project: 'Спільний проєкт',
  supply: 'Постачання',
  payment: 'Оплата',
  enquiry: 'Загальне запитання',
  cooperation: 'Пропозиція співпраці',
  advertising: 'Реклама',
  'wrong-number': 'Помилилися номером',
};
