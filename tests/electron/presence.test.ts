import { expect, test } from 'vitest';
import type { DeskFacts, GlobalKey } from '../../electron/shell/line/messages.ts';
import { setupPower } from '../../electron/shell/power.ts';
import { globalKeys, setupShortcuts } from '../../electron/shell/shortcuts.ts';
import { languageOf, shellWords } from '../../electron/shell/words.ts';
import { quiet, ringing, talking, emma, withheld } from './facts.ts';
import { stubElectron } from './stub/electron.ts';
import { mainOf, withElectron } from './stub/load.ts';

const words = shellWords.en;

test.each<[string, Partial<DeskFacts>, string]>([
  ['a telephone that is ready', {}, 'ready'],
  ['a telephone that is not connected', { phone: 'not-registered', toCallBack: 2 }, 'not-ready'],
  ['calls that were missed', { toCallBack: 2 }, 'missed'],
  ['a call that rings', { phone: 'not-registered', ringing: [emma] }, 'in-call'],
  ['a call', { live: 1, toCallBack: 2 }, 'in-call'],
])('the tray shows %s', async (_what, facts, state) => {
  const { loaded } = await withElectron(() => import('../../electron/shell/tray.ts'));
  expect(loaded.trayStateOf({ ...quiet, ...facts })).toBe(state);
});

test('the tray tells in words how the desk stands, shows the window, quits, and is drawn anew only for news', async () => {
  const { stub, loaded } = await withElectron(() => import('../../electron/shell/tray.ts'));
  const chosen: string[] = [];
  const tray = loaded.setupTray({
    iconOf: (state) => `${state}.png`,
    onShow: () => chosen.push('show'),
    onQuit: () => chosen.push('quit'),
  });
  tray.show({ ...talking, toCallBack: 3 }, words, ['F9']);
  tray.show({ ...talking, toCallBack: 3 }, words, ['F9']);
  tray.show(quiet, shellWords.uk, []);
  expect(stub.given('Tray.setImage')).toEqual([['in-call.png'], ['ready.png']]);
  expect(stub.given('Tray.setToolTip')).toEqual([
    ['Portico: The telephone is ready; In a call; To be called back: 3; Taken by another program: F9'],
    ['Portico: Телефон готовий'],
  ]);
  const template = stub.given('Menu.buildFromTemplate')[1]?.[0] as { label?: string; click?: () => void }[];
  expect(template.map(({ label }) => label)).toEqual([
    'Телефон готовий',
    undefined,
    'Показати Portico',
    'Вийти з Portico',
  ]);
  for (const { click } of template) click?.();
  stub.emit(stub.made('Tray')[0] ?? {}, 'click');
  expect(chosen).toEqual(['show', 'quit', 'show']);
});

test('each ringing call is told once, with its caller as the card shows it; a click shows the window and answers nothing', async () => {
  const { stub, loaded } = await withElectron(
    () => import('../../electron/shell/notification.ts'),
    (one) => one.answer('Notification.isSupported', () => true),
  );
  const clicked: string[] = [];
  const notices = loaded.setupNotices(() => clicked.push('shown'));
  notices.show(ringing, words, false);
  notices.show(ringing, words, false);
  notices.show({ ...ringing, ringing: [emma, withheld] }, words, false);
  expect(stub.given('new Notification').map(([options]) => options)).toEqual([
    {
      title: 'Incoming call: Emma Whitfield',
      body: 'Northgate Foods Ltd',
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
    },
    { title: 'Incoming call: Number withheld', body: '', silent: true, urgency: 'critical', timeoutType: 'never' },
  ]);
  stub.emit(stub.made('Notification')[0] ?? {}, 'click');
  expect(clicked).toEqual(['shown']);
  notices.show({ ...quiet, ringing: [withheld] }, words, false);
  expect(stub.given('Notification.close')).toHaveLength(1);
  notices.show(quiet, words, false);
  expect(stub.given('Notification.close')).toHaveLength(2);
});

test('a call that rings before the eyes of the receptionist is not told twice', async () => {
  const { stub, loaded } = await withElectron(
    () => import('../../electron/shell/notification.ts'),
    (one) => one.answer('Notification.isSupported', () => true),
  );
  const notices = loaded.setupNotices(() => undefined);
  notices.show(ringing, words, true);
  notices.show(ringing, words, false);
  expect(stub.given('new Notification')).toEqual([]);
});

test('global keys are held only while there is a call to use them on', () => {
  const stub = stubElectron();
  stub.answer('GlobalShortcut.register', () => true);
  const pressed: GlobalKey[] = [];
  const show = setupShortcuts(
    mainOf(stub).globalShortcut,
    (key) => pressed.push(key),
    () => expect.fail('none is taken'),
  );
  const held = (): string[] => {
    const keys = new Set<string>();
    for (const { of, given } of stub.uses) {
      if (of === 'GlobalShortcut.register') keys.add(String(given[0]));
      if (of === 'GlobalShortcut.unregister') keys.delete(String(given[0]));
    }
    return [...keys].toSorted();
  };
  show(quiet);
  expect(held()).toEqual([]);
  show(ringing);
  show(ringing);
  expect(held()).toEqual([globalKeys.answer]);
  show({ ...ringing, live: 1 });
  expect(held()).toEqual(Object.values(globalKeys).toSorted());
  for (const [, act] of stub.given('GlobalShortcut.register')) (act as () => void)();
  expect(pressed).toEqual(['answer', 'hang-up', 'mute']);
  show(quiet);
  expect(held()).toEqual([]);
});

test('a key that another program has is told, and told again when it is free', () => {
  const stub = stubElectron();
  const told: (readonly string[])[] = [];
  const show = setupShortcuts(
    mainOf(stub).globalShortcut,
    () => undefined,
    (taken) => told.push(taken),
  );
  show(ringing);
  expect(told).toEqual([[globalKeys.answer]]);
  show(quiet);
  stub.answer('GlobalShortcut.register', () => true);
  show(ringing);
  expect(told).toEqual([[globalKeys.answer], []]);
});

test('the machine stays awake from the first ring to the end of the last call', () => {
  const stub = stubElectron();
  stub.answer('PowerSaveBlocker.start', () => 7);
  const { powerSaveBlocker, powerMonitor } = mainOf(stub);
  const show = setupPower(powerSaveBlocker, powerMonitor, () => undefined);
  for (const facts of [quiet, ringing, talking, talking, quiet, quiet]) show(facts);
  expect(stub.uses.filter(({ of }) => of.startsWith('PowerSaveBlocker'))).toEqual([
    { of: 'PowerSaveBlocker.start', given: ['prevent-app-suspension'] },
    { of: 'PowerSaveBlocker.stop', given: [7] },
  ]);
});

test('each waking from a sleep is told', () => {
  const stub = stubElectron();
  const { powerSaveBlocker, powerMonitor } = mainOf(stub);
  let woken = 0;
  setupPower(powerSaveBlocker, powerMonitor, () => {
    woken += 1;
  });
  stub.emit(powerMonitor, 'resume');
  stub.emit(powerMonitor, 'suspend');
  stub.emit(powerMonitor, 'resume');
  expect(woken).toBe(2);
});

test('macOS gets the menu that copying and quitting need, other systems none', async () => {
  const { stub, loaded } = await withElectron(() => import('../../electron/shell/menu.ts'));
  loaded.setupMenu('linux', words);
  expect(stub.given('Menu.setApplicationMenu')).toEqual([[null]]);
  loaded.setupMenu('darwin', shellWords.ar);
  const template = stub.given('Menu.buildFromTemplate')[0]?.[0] as { label: string; submenu: { role?: string }[] }[];
  expect(template.map(({ label }) => label)).toEqual(['Portico', 'تحرير']);
  expect(template.flatMap(({ submenu }) => submenu.flatMap(({ role }) => role ?? []))).toEqual([
    'hide',
    'hideOthers',
    'unhide',
    'quit',
    'undo',
    'redo',
    'cut',
    'copy',
    'paste',
    'selectAll',
  ]);
});

test('the shell speaks all four languages, each in its own words', () => {
  const said = Object.values(shellWords).map((one) =>
    JSON.stringify(one, (_key, value: unknown) =>
      typeof value === 'function' ? (value as (given: string) => string)('7') : value,
    ),
  );
  expect(new Set(said).size).toBe(4);
  const keys = Object.values(shellWords).map((one) => Object.keys(one).join(' '));
  expect(new Set(keys).size).toBe(1);
  expect(['uk-UA', 'ru', 'ar_EG', 'en-GB', 'fr-FR', ''].map(languageOf)).toEqual(['uk', 'ru', 'ar', 'en', 'en', 'en']);
});
