import type { Language } from '#core/caller/company.ts';

/** What the shell says outside of the page: tray, notifications, dialogs, menu. */
export interface ShellWords {
  readonly show: string;
  readonly quit: string;
  readonly edit: string;
  readonly phone: Readonly<Record<'not-configured' | 'connecting' | 'registered' | 'not-registered', string>>;
  readonly inCall: string;
  readonly toCallBack: (count: number) => string;
  readonly keysTaken: (keys: string) => string;
  readonly calling: string;
  readonly withheld: string;
  readonly stillRunning: string;
  readonly cannotStart: string;
  readonly restarted: string;
  readonly backendHopeless: string;
  readonly pageHopeless: string;
}

const en: ShellWords = {
  show: 'Show Portico',
  quit: 'Quit Portico',
  edit: 'Edit',
  phone: {
    'not-configured': 'No telephone is set up',
    connecting: 'Connecting to the telephone system',
    registered: 'The telephone is ready',
    'not-registered': 'The telephone is not connected',
  },
  inCall: 'In a call',
  toCallBack: (count) => `To be called back: ${count}`,
  keysTaken: (keys) => `Taken by another program: ${keys}`,
  calling: 'Incoming call',
  withheld: 'Number withheld',
  stillRunning: 'Portico goes on taking calls. Its window opens from the tray; to end it, choose Quit there.',
  cannotStart: 'Portico cannot start',
  restarted: 'The telephone part of Portico stopped and was started again. A call that was under way may be lost.',
  backendHopeless:
    'The telephone part of Portico stops again and again. Restart the computer; if that does not help, start Portico from a terminal and send what it says to your support.',
  pageHopeless:
    'The window of Portico stops again and again. Quit Portico and start it anew; if that does not help, restart the computer.',
};

const uk: ShellWords = {
  show: 'Показати Portico',
  quit: 'Вийти з Portico',
  edit: 'Редагування',
  phone: {
    'not-configured': 'Телефон не налаштовано',
    connecting: 'З’єднання з телефонною станцією',
    registered: 'Телефон готовий',
    'not-registered': 'Телефон не під’єднано',
  },
  inCall: 'Триває розмова',
  toCallBack: (count) => `Чекають на дзвінок від нас: ${count}`,
  keysTaken: (keys) => `Зайнято іншою програмою: ${keys}`,
  calling: 'Вхідний дзвінок',
  withheld: 'Номер приховано',
  stillRunning: 'Portico й далі приймає дзвінки. Вікно відкривається з області сповіщень; там само можна вийти.',
  cannotStart: 'Portico не може запуститися',
  restarted: 'Телефонна частина Portico зупинилася, її запущено знову. Розмову, що тривала, могло бути втрачено.',
  backendHopeless:
    'Телефонна частина Portico зупиняється знову і знову. Перезавантажте комп’ютер; якщо не допоможе, запустіть Portico з термінала й надішліть його повідомлення до служби підтримки.',
  pageHopeless:
    'Вікно Portico зупиняється знову і знову. Вийдіть з Portico й запустіть його ще раз; якщо не допоможе, перезавантажте комп’ютер.',
};

const ru: ShellWords = {
  show: 'Показать Portico',
  quit: 'Выйти из Portico',
  edit: 'Правка',
  phone: {
    'not-configured': 'Телефон не настроен',
    connecting: 'Соединение с телефонной станцией',
    registered: 'Телефон готов',
    'not-registered': 'Телефон не подключён',
  },
  inCall: 'Идёт разговор',
  toCallBack: (count) => `Ждут нашего звонка: ${count}`,
  keysTaken: (keys) => `Занято другой программой: ${keys}`,
  calling: 'Входящий звонок',
  withheld: 'Номер скрыт',
  stillRunning: 'Portico продолжает принимать звонки. Окно открывается из области уведомлений; там же можно выйти.',
  cannotStart: 'Portico не может запуститься',
  restarted: 'Телефонная часть Portico остановилась и запущена снова. Шедший разговор мог быть потерян.',
  backendHopeless:
    'Телефонная часть Portico останавливается снова и снова. Перезагрузите компьютер; если не поможет, запустите Portico из терминала и пришлите его сообщения в службу поддержки.',
  pageHopeless:
    'Окно Portico останавливается снова и снова. Выйдите из Portico и запустите его ещё раз; если не поможет, перезагрузите компьютер.',
};

const ar: ShellWords = {
  show: 'إظهار Portico',
  quit: 'إنهاء Portico',
  edit: 'تحرير',
  phone: {
    'not-configured': 'لم يُضبط أي هاتف',
    connecting: 'جارٍ الاتصال بنظام الهاتف',
    registered: 'الهاتف جاهز',
    'not-registered': 'الهاتف غير متصل',
  },
  inCall: 'في مكالمة',
  toCallBack: (count) => `بانتظار معاودة الاتصال: ${count}`,
  keysTaken: (keys) => `مفاتيح يستعملها برنامج آخر: ${keys}`,
  calling: 'مكالمة واردة',
  withheld: 'الرقم محجوب',
  stillRunning: 'يواصل Portico استقبال المكالمات. تُفتح نافذته من شريط النظام، ومنه يمكن إنهاؤه.',
  cannotStart: 'يتعذر تشغيل Portico',
  restarted: 'توقف جزء الهاتف في Portico وأُعيد تشغيله. قد تكون المكالمة الجارية قد انقطعت.',
  backendHopeless:
    'يتوقف جزء الهاتف في Portico مراراً. أعد تشغيل الحاسوب، وإن لم ينفع ذلك فشغّل Portico من الطرفية وأرسل ما يقوله إلى الدعم.',
  pageHopeless: 'تتوقف نافذة Portico مراراً. أنهِ Portico وشغّله من جديد، وإن لم ينفع ذلك فأعد تشغيل الحاسوب.',
};

export const shellWords: Readonly<Record<Language, ShellWords>> = { en, uk, ru, ar };

/** `locale` as the system names it: uk-UA. English where it is none of ours. */
export function languageOf(locale: string): Language {
  const found = (['en', 'uk', 'ru', 'ar'] as const).find((language) => locale.toLowerCase().startsWith(language));
  return found ?? 'en';
}
