import type { Language } from '#core/caller/company.ts';

/** What the terminal says, in the language of its locale. Screens have their own translations. */
export interface Words {
  readonly language: Language;
  readonly ready: (link: string) => string;
  readonly usage: string;
  readonly unknownOption: (detail: string) => string;
  readonly badPort: (port: string) => string;
  readonly portTaken: (port: number) => string;
  readonly notBuilt: string;
  readonly secondInstance: (folder: string) => string;
  readonly folderNotWritable: (folder: string) => string;
  readonly newerDatabase: (file: string) => string;
  readonly damagedDatabase: (file: string) => string;
  readonly newerDirectory: (file: string) => string;
  readonly damagedDirectory: (file: string) => string;
  readonly settingsMissing: (file: string) => string;
  readonly settingsNotJson: (file: string) => string;
  readonly settingsUnknownKey: (file: string, key: string, meant: string | null) => string;
  readonly settingsValue: (file: string, key: string) => string;
  readonly settingsKeyMissing: (file: string, key: string) => string;
  readonly companyWrong: (file: string, where: string) => string;
}

const en: Words = {
  language: 'en',
  ready: (link) => `Portico is ready: ${link}`,
  usage: `Usage: npm start -- [options]
  --host            run in the browser even where Electron is installed
  --no-open         do not open the browser, only print the link
  --port N          listen on this port of 127.0.0.1 (0: any free one)
  --data DIR        keep journal and preferences in this folder
  --settings FILE   read the account from this file (see README.md)
  --no-practice     without an account: no practice exchange either`,
  unknownOption: (detail) => `This option is not known: ${detail}`,
  badPort: (port) => `"${port}" is not a port. Give a number from 0 to 65535.`,
  portTaken: (port) => `Port ${port} is taken by another program. Choose another with --port, or leave it out.`,
  notBuilt: 'The page has not been built yet. Start Portico with: npm start',
  secondInstance: (folder) =>
    `Portico is already running on the data folder ${folder}. Use its window, or give this one another folder with --data.`,
  folderNotWritable: (folder) => `Portico may not write in ${folder}. Allow it, or choose another folder with --data.`,
  newerDatabase: (file) =>
    `The journal ${file} was written by a newer Portico. It was left untouched. Install the newer Portico, or choose another folder with --data.`,
  damagedDatabase: (file) =>
    `The journal ${file} is damaged or is not a Portico journal. It was left untouched. Put a backup in its place, or choose another folder with --data.`,
  newerDirectory: (file) =>
    `The directory ${file} was written by a newer Portico. It was left untouched. Install the newer Portico, or choose another folder with --data.`,
  damagedDirectory: (file) =>
    `The directory ${file} is damaged or is not a Portico directory. It was left untouched. Put a backup in its place, or move it away: then company.json is read again.`,
  settingsMissing: (file) => `The settings file ${file} cannot be read. Check its name and that you may read it.`,
  settingsNotJson: (file) => `The settings file ${file} is not valid JSON. Check commas, quotes and brackets.`,
  settingsUnknownKey: (file, key, meant) =>
    `The settings file ${file} has the key "${key}", which Portico does not know.${meant === null ? '' : ` Did you mean "${meant}"?`}`,
  settingsValue: (file, key) =>
    `In the settings file ${file} the value of "${key}" is not right. See README.md for its form.`,
  settingsKeyMissing: (file, key) => `In the settings file ${file} the key "${key}" is missing. See README.md.`,
  companyWrong: (file, where) => `The company file ${file} is not right at "${where}". Correct it or take it away.`,
};

const uk: Words = {
  language: 'uk',
  ready: en.ready,
  usage: `Використання: npm start -- [параметри]
  --host            працювати в браузері, навіть якщо встановлено Electron
  --no-open         не відкривати браузер, лише показати посилання
  --port N          порт на 127.0.0.1 (0: будь-який вільний)
  --data DIR        тека для журналу й налаштувань
  --settings FILE   файл з обліковим записом (див. README.md)
  --no-practice     без облікового запису не запускати й навчальну станцію`,
  unknownOption: (detail) => `Невідомий параметр: ${detail}`,
  badPort: (port) => `«${port}» не є портом. Вкажіть число від 0 до 65535.`,
  portTaken: (port) => `Порт ${port} зайнятий іншою програмою. Виберіть інший через --port або не вказуйте його.`,
  notBuilt: 'Сторінку ще не зібрано. Запустіть Portico командою: npm start',
  secondInstance: (folder) =>
    `Portico вже працює з текою даних ${folder}. Скористайтеся його вікном або вкажіть іншу теку через --data.`,
  folderNotWritable: (folder) =>
    `Portico не може писати в ${folder}. Надайте доступ або виберіть іншу теку через --data.`,
  newerDatabase: (file) =>
    `Журнал ${file} записано новішою версією Portico. Його не змінено. Установіть новішу версію або виберіть іншу теку через --data.`,
  damagedDatabase: (file) =>
    `Журнал ${file} пошкоджено, або це не журнал Portico. Його не змінено. Поставте на його місце резервну копію або виберіть іншу теку через --data.`,
  newerDirectory: (file) =>
    `Довідник ${file} записано новішою версією Portico. Його не змінено. Установіть новішу версію або виберіть іншу теку через --data.`,
  damagedDirectory: (file) =>
    `Довідник ${file} пошкоджено, або це не довідник Portico. Його не змінено. Поставте на його місце резервну копію або приберіть його: тоді company.json буде прочитано знову.`,
  settingsMissing: (file) => `Не вдалося прочитати файл налаштувань ${file}. Перевірте назву й права доступу.`,
  settingsNotJson: (file) => `Файл налаштувань ${file} не є правильним JSON. Перевірте коми, лапки й дужки.`,
  settingsUnknownKey: (file, key, meant) =>
    `У файлі налаштувань ${file} є ключ «${key}», якого Portico не знає.${meant === null ? '' : ` Можливо, малося на увазі «${meant}»?`}`,
  settingsValue: (file, key) =>
    `У файлі налаштувань ${file} неправильне значення «${key}». Вигляд описано в README.md.`,
  settingsKeyMissing: (file, key) => `У файлі налаштувань ${file} бракує ключа «${key}». Див. README.md.`,
  companyWrong: (file, where) => `У файлі компанії ${file} помилка в «${where}». Виправте її або приберіть файл.`,
};

const ru: Words = {
  language: 'ru',
  ready: en.ready,
  usage: `Использование: npm start -- [параметры]
  --host            работать в браузере, даже если установлен Electron
  --no-open         не открывать браузер, только показать ссылку
  --port N          порт на 127.0.0.1 (0: любой свободный)
  --data DIR        папка для журнала и настроек
  --settings FILE   файл с учётной записью (см. README.md)
  --no-practice     без учётной записи не запускать и учебную станцию`,
  unknownOption: (detail) => `Неизвестный параметр: ${detail}`,
  badPort: (port) => `«${port}» не является портом. Укажите число от 0 до 65535.`,
  portTaken: (port) => `Порт ${port} занят другой программой. Выберите другой через --port или не указывайте его.`,
  notBuilt: 'Страница ещё не собрана. Запустите Portico командой: npm start',
  secondInstance: (folder) =>
    `Portico уже работает с папкой данных ${folder}. Перейдите в его окно или укажите другую папку через --data.`,
  folderNotWritable: (folder) =>
    `Portico не может писать в ${folder}. Дайте доступ или выберите другую папку через --data.`,
  newerDatabase: (file) =>
    `Журнал ${file} записан более новой версией Portico. Он не изменён. Установите новую версию или выберите другую папку через --data.`,
  damagedDatabase: (file) =>
    `Журнал ${file} повреждён, или это не журнал Portico. Он не изменён. Поставьте на его место резервную копию или выберите другую папку через --data.`,
  newerDirectory: (file) =>
    `Справочник ${file} записан более новой версией Portico. Он не изменён. Установите новую версию или выберите другую папку через --data.`,
  damagedDirectory: (file) =>
    `Справочник ${file} повреждён, или это не справочник Portico. Он не изменён. Поставьте на его место резервную копию или уберите его: тогда company.json будет прочитан снова.`,
  settingsMissing: (file) => `Не удалось прочитать файл настроек ${file}. Проверьте имя и права доступа.`,
  settingsNotJson: (file) => `Файл настроек ${file} не является правильным JSON. Проверьте запятые, кавычки и скобки.`,
  settingsUnknownKey: (file, key, meant) =>
    `В файле настроек ${file} есть ключ «${key}», который Portico не знает.${meant === null ? '' : ` Возможно, имелось в виду «${meant}»?`}`,
  settingsValue: (file, key) => `В файле настроек ${file} неправильное значение «${key}». Вид описан в README.md.`,
  settingsKeyMissing: (file, key) => `В файле настроек ${file} не хватает ключа «${key}». См. README.md.`,
  companyWrong: (file, where) => `В файле компании ${file} ошибка в «${where}». Исправьте её или уберите файл.`,
};

const ar: Words = {
  language: 'ar',
  ready: en.ready,
  usage: `الاستعمال: npm start -- [خيارات]
  --host            العمل في المتصفح حتى مع وجود Electron
  --no-open         عدم فتح المتصفح والاكتفاء بعرض الرابط
  --port N          المنفذ على 127.0.0.1 (0: أي منفذ حر)
  --data DIR        مجلد السجل والتفضيلات
  --settings FILE   ملف الحساب (انظر README.md)
  --no-practice     بلا حساب: عدم تشغيل المقسم التدريبي أيضاً`,
  unknownOption: (detail) => `خيار غير معروف: ${detail}`,
  badPort: (port) => `«${port}» ليس منفذاً. اكتب عدداً من 0 إلى 65535.`,
  portTaken: (port) => `المنفذ ${port} يستعمله برنامج آخر. اختر غيره بـ --port أو لا تحدده.`,
  notBuilt: 'لم تُبنَ الصفحة بعد. شغّل Portico بالأمر: npm start',
  secondInstance: (folder) =>
    `يعمل Portico بالفعل على مجلد البيانات ${folder}. استعمل نافذته أو اختر مجلداً آخر بـ --data.`,
  folderNotWritable: (folder) => `لا يستطيع Portico الكتابة في ${folder}. امنحه الإذن أو اختر مجلداً آخر بـ --data.`,
  newerDatabase: (file) =>
    `كُتب السجل ${file} بإصدار أحدث من Portico ولم يُمسّ. ثبّت الإصدار الأحدث أو اختر مجلداً آخر بـ --data.`,
  damagedDatabase: (file) =>
    `السجل ${file} تالف أو ليس سجلاً لـ Portico ولم يُمسّ. ضع نسخة احتياطية مكانه أو اختر مجلداً آخر بـ --data.`,
  newerDirectory: (file) =>
    `الدليل ${file} كتبته نسخة أحدث من Portico ولم يُمسّ. ثبّت النسخة الأحدث أو اختر مجلداً آخر بـ --data.`,
  damagedDirectory: (file) =>
    `الدليل ${file} تالف أو ليس دليل Portico ولم يُمسّ. ضع نسخة احتياطية مكانه، أو انقله إلى مكان آخر ليُقرأ company.json من جديد.`,
  settingsMissing: (file) => `تعذرت قراءة ملف الإعدادات ${file}. تحقق من اسمه ومن إذن القراءة.`,
  settingsNotJson: (file) => `ملف الإعدادات ${file} ليس JSON صحيحاً. تحقق من الفواصل وعلامات الاقتباس والأقواس.`,
  settingsUnknownKey: (file, key, meant) =>
    `في ملف الإعدادات ${file} المفتاح «${key}» الذي لا يعرفه Portico.${meant === null ? '' : ` هل تقصد «${meant}»؟`}`,
  settingsValue: (file, key) => `في ملف الإعدادات ${file} قيمة «${key}» غير صحيحة. شكلها موصوف في README.md.`,
  settingsKeyMissing: (file, key) => `في ملف الإعدادات ${file} ينقص المفتاح «${key}». انظر README.md.`,
  companyWrong: (file, where) => `في ملف الشركة ${file} خطأ عند «${where}». صحّحه أو أزل الملف.`,
};

/** `locale` as in LANG or LC_ALL: uk_UA.UTF-8. English where it is none of ours. */
export function wordsFor(locale: string | undefined): Words {
  return { en, uk, ru, ar }[(locale ?? '').slice(0, 2).toLowerCase()] ?? en;
}
