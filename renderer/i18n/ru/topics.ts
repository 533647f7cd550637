import type { EnglishCatalogue } from '../catalogue.ts';

export const topics: Readonly<Record<keyof EnglishCatalogue['topics'], string>> = {
  delivery: 'Доставка',
  invoice: 'Счёт',
  'new-order': 'Новый заказ',
  complaint: 'Жалоба',
  contract: 'Договор',
  meeting: 'Встреча',
  vacancy: 'Вакансия',
  interview: 'Собеседование',
  documents: 'Документы',
  'application-status': 'Статус отклика',
  internship: 'Стажировка',
  project: 'Совместный проект',
  supply: 'Поставка',
  payment: 'Оплата',
  enquiry: 'Общий вопрос',
  cooperation: 'Предложение о сотрудничестве',
  advertising: 'Реклама',
  'wrong-number': 'Ошиблись номером',
};
