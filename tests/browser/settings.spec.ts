import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { failed, ok } from '#core/support/result.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { settingsSections } from '../../renderer/features/settings/places.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

const account = { uri: 'sip:1000@pbx.example', server: 'wss://pbx.example:8089/ws', user: '1000' };

/** The settings by their accessible names, in any of their languages. */
function settingsOf(page: Page, language: keyof typeof catalogues = 'en') {
  const { settings, desk } = catalogues[language];
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  return {
    settings,
    desk,
    button,
    section: (name: keyof typeof settings.section): Locator =>
      page.getByRole('region', { name: settings.section[name], exact: true }),
    openSection: (name: keyof typeof settings.section) =>
      page.getByRole('link', { name: settings.section[name], exact: true }).click(),
    field: (name: string): Locator => page.getByLabel(name, { exact: true }),
    save: button(settings.save),
    ask: page.getByRole('alertdialog'),
  };
}

for (const { language } of languages)
  test(`an account is entered, checked and saved by the names of its fields (${language})`, async ({ desk, open }) => {
    const { page, complaints } = await open({ at: '#/settings/telephone', language });
    const { settings, section, field, button, save } = settingsOf(page, language);
    const telephone = section('telephone');
    await expect(telephone.getByText(settings.when.bySave)).toBeVisible();
    await field(settings.telephone.exchange).check();
    await field(settings.telephone.uri).fill('1000@pbx.example');
    await field(settings.telephone.server).fill('pbx.example:8089/ws');
    await field(settings.telephone.user).fill('1000');
    await field(settings.telephone.password).fill('hunter2');
    await button(settings.check.button).click();
    await expect(telephone.getByText(settings.check.registered.replace('{{ms}}', '40'))).toBeVisible();
    const suggested = telephone.getByText('FreeSWITCH-mod_sofia/1.10.11');
    await expect(suggested).toBeVisible();
    await field(settings.system.kind).selectOption('freeswitch');
    await expect(suggested).toHaveCount(0);
    await expect(field(settings.system.voicemailPrefix)).toHaveValue('*99');
    await save.click();
    await expect(telephone.getByRole('status').last()).toHaveText(settings.saving.saved);
    await expect(field(settings.telephone.password)).toHaveValue('');
    const typed = { ...account, password: 'hunter2' };
    expect(desk.asked.filter(([name]) => name === 'settings.try-account').map(([, body]) => body)).toEqual([
      { ...typed, lineId: 'main' },
    ]);
    expect(desk.asked.filter(([name]) => name === 'settings.change').map(([, body]) => body)).toEqual([
      {
        account: typed,
        lines: [],
        country: 'UA',
        practiceEverySeconds: 60,
        office: { week: [], holidays: [] },
        callbackMinutes: 30,
        targetSeconds: 20,
        wrapUpSeconds: 120,
        pbx: pbxRulesOf({ kind: 'freeswitch' }),
        codes: { digits: 'rtp', park: '', parkPlaces: '', pickUpParked: '', pickUpRinging: '' },
      },
    ]);
    expect(complaints).toEqual([]);
  });

test('a check that fails says why and what to do, and says nothing of what is typed after it', async ({
  desk,
  open,
}) => {
  const { page } = await open({ at: '#/settings/telephone' });
  const { settings, section, field, button } = settingsOf(page);
  const told = section('telephone').getByRole('status').first();
  await field(settings.telephone.exchange).check();
  await button('Check').click();
  await expect(told).toHaveText(settings.check.incomplete);
  await field('Address').fill('1000@pbx.example');
  await field('Server').fill('wss://pbx.example/ws');
  await field('User').fill('1000');
  await field('Password').fill('wrong');
  for (const reason of ['wrong-password', 'unreachable', 'certificate', 'no-answer'] as const) {
    desk.answers = { 'settings.try-account': () => ok({ registered: false, reason }) };
    await button('Check').click();
    await expect(told).toHaveText(settings.check.reason[reason]);
  }
  await field('Password').fill('right');
  await expect(told).toHaveText(settings.check.changed);
});

test('what is missing in the account is told at its field, and nothing is saved', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/telephone' });
  const { settings, section, field, save } = settingsOf(page);
  await field(settings.telephone.exchange).check();
  await field('Server').fill('https://pbx.example');
  await field(settings.system.outsidePrefix).fill('nine');
  await save.click();
  await expect(section('telephone').getByText(settings.system.fault.code)).toBeVisible();
  for (const fault of ['uri', 'server', 'user', 'password'] as const)
    await expect(section('telephone').getByText(settings.telephone.fault[fault])).toBeVisible();
  await expect(field('Address')).toBeFocused();
  expect(desk.asked.filter(([name]) => name === 'settings.change')).toEqual([]);
});

test('a kept password stays when the field is left empty, and never comes to the page', async ({ desk, open }) => {
  desk.settings = { ...desk.settings, account: { ...account, hasPassword: true }, passwordKept: 'encrypted' };
  const { page } = await open({ at: '#/settings/telephone' });
  const { settings, field, save, section } = settingsOf(page);
  await expect(section('telephone').getByText(settings.telephone.kept.encrypted)).toBeVisible();
  await field('Country').selectOption({ label: 'Germany' });
  await save.click();
  await expect(section('telephone').getByRole('status').last()).toHaveText('Saved');
  const [, body] = desk.asked.find(([name]) => name === 'settings.change') ?? [];
  expect(body).toMatchObject({ country: 'DE', account: { ...account, password: null } });
});

test('while a call is live another account is refused in a sentence, and what was typed stays', async ({
  desk,
  open,
}) => {
  desk.settings = { ...desk.settings, account: { ...account, hasPassword: true } };
  desk.answers = { 'settings.change': () => failed('busy-with-calls') };
  const { page } = await open({ at: '#/settings/telephone' });
  const { settings, field, save, section } = settingsOf(page);
  await field('User').fill('1001');
  await save.click();
  await expect(section('telephone').getByRole('status').last()).toHaveText(settings.refused['busy-with-calls']);
  await expect(field('User')).toHaveValue('1001');
});

test('a connection that is lost by saving keeps what was typed; when it is back and it was saved, the section says so', async ({
  desk,
  open,
}) => {
  const { page } = await open({ at: '#/settings/telephone' });
  const { field, save, section } = settingsOf(page);
  desk.answers = {
    'settings.change': (change) => {
      desk.settings = { ...desk.settings, country: change.country };
      desk.cut();
      return ok({ fault: null });
    },
  };
  await field('Country').selectOption({ label: 'Germany' });
  await save.click();
  await expect.poll(() => desk.asked.filter(([name]) => name === 'settings.read').length).toBeGreaterThan(1);
  await expect(section('telephone').getByRole('status').last()).toHaveText('Saved');
  await expect(field('Country')).toHaveValue('DE');
});

test('before another section is opened, unsaved changes are asked about', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/hours' });
  const { field, openSection, ask, button } = settingsOf(page);
  await field('Seconds that an employee’s telephone rings').fill('25');
  await openSection('look');
  await button('Go on editing').click();
  await expect(field('Seconds that an employee’s telephone rings')).toHaveValue('25');
  await openSection('look');
  await ask.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ask).toBeHidden();
  expect(desk.settings.targetSeconds).toBe(25);
});

test('working hours, days without work and times are saved together', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/hours' });
  const { settings, section, field, button, save } = settingsOf(page);
  const hours = section('hours');
  await expect(hours.getByText(settings.hours.always)).toBeVisible();
  const monday = hours.getByRole('group', { name: 'Monday' });
  await monday.getByRole('button', { name: 'Add hours' }).click();
  await monday.getByLabel('Until').fill('12:30');
  await monday.getByRole('button', { name: 'Add hours' }).click();
  await button('Tuesday to Friday as Monday').click();
  await hours.getByRole('group', { name: 'Saturday' }).getByRole('button', { name: 'Add hours' }).click();
  await hours.getByRole('group', { name: 'Saturday' }).getByLabel('Until').fill('24');
  await field('Day without work').fill('2026-12-25');
  await button('Add this day').click();
  await expect(
    hours.getByText('Friday, 25 December 2026').or(hours.getByText('Friday 25 December 2026')),
  ).toBeVisible();
  await field(settings.hours.callback).fill('45');
  await save.click();
  await expect(hours.getByRole('status')).toHaveText('Saved');
  const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '09:00', until: '12:30' },
    { day, from: '13:30', until: '18:00' },
  ]);
  expect(desk.settings).toMatchObject({
    office: { week: [...weekdays, { day: 6, from: '09:00', until: '24:00' }], holidays: ['2026-12-25'] },
    callbackMinutes: 45,
  });
});

test('language and colours act at once, in every language', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/look' });
  const { field } = settingsOf(page);
  for (const { language, name, direction } of languages) {
    await field(name).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('heading', { name: catalogues[language].settings.region, exact: true })).toBeVisible();
  }
  for (const theme of ['dark', 'contrast', 'light'] as const) {
    await field(catalogues.ar.settings.look[theme]).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
  await field(catalogues.ar.settings.look.system).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  expect(desk.desk.preferences).toEqual({ language: 'ar', theme: 'system', keys: {}, tones: {} });
});

test('devices are chosen by name, kept in this browser, and the microphone shows that it hears', async ({ open }) => {
  const { page } = await open({ at: '#/settings/sound' });
  const { settings, section, field, button } = settingsOf(page);
  const microphone = field('Microphone');
  await expect(microphone.locator('option')).not.toHaveCount(1);
  const [, first] = await microphone.locator('option').allTextContents();
  await microphone.selectOption({ label: first ?? '' });
  await button(settings.sound.tryMicrophone).click();
  await expect(section('sound').getByText(settings.sound.level.heard)).toBeVisible();
  await button(settings.sound.tryRing).click();
  const kept = await page.evaluate(() => localStorage.getItem('portico.devices'));
  expect(JSON.parse(kept ?? 'null')).toMatchObject({ microphone: { label: first }, speaker: null, ring: null });
  await page.reload();
  await expect(microphone.locator('option:checked')).toHaveText(first ?? '');
});

test('without the permission it is told why devices have no names', async ({ open }) => {
  const { page } = await open({ at: '#/settings/sound', microphone: false });
  const { settings, section } = settingsOf(page);
  const told = section('sound').getByRole('status').first();
  await expect(told).toContainText(new RegExp(`${settings.sound.unnamed}|${catalogues.en.devices.why.refused}`));
});

test('the settings are saved as a file, with the password only when asked', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/file' });
  const { settings, field, button, section } = settingsOf(page);
  for (const withPassword of [false, true]) {
    if (withPassword) await field('With the password').check();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Save the file').click()]);
    expect(download.suggestedFilename()).toBe('portico-settings.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual({ version: 1, withPassword });
  }
  await expect(section('file').getByText(settings.file.passwordWarning)).toBeVisible();
  expect(desk.asked.filter(([name]) => name === 'settings.export').map(([, body]) => body)).toEqual([
    { withPassword: false },
    { withPassword: true },
  ]);
});

function fileOf(content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name: 'desk.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('of a file it is told what it would change before it is taken', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/file' });
  const { settings, field, button, section } = settingsOf(page);
  const file = { version: 1, account, country: 'DE', targetSeconds: 30, practiceEverySeconds: 60 };
  await field('Choose a file').setInputFiles(fileOf(file));
  const would = page.getByRole('group', { name: 'desk.json would change:' });
  await expect(would.getByRole('listitem')).toHaveText([
    'Telephone: sip:1000@pbx.example instead of The practice exchange',
    'Country: Germany instead of Ukraine',
    'Seconds that an employee’s telephone rings: 30 instead of 20',
  ]);
  expect(desk.asked.filter(([name]) => name === 'settings.import')).toEqual([]);
  await button('Take it over').click();
  await expect(section('file').getByText(settings.file.told.taken)).toBeVisible();
  expect(desk.asked.filter(([name]) => name === 'settings.import').map(([, body]) => body)).toEqual([
    { text: JSON.stringify(file) },
  ]);
});

test.describe('a file that cannot be taken is told in words:', () => {
  for (const [name, content, told] of [
    ['no JSON at all', 'hello', catalogues.en.settings.fault['not-json']],
    ['a misspelt key', { version: 1, contry: 'DE' }, 'Perhaps this was meant: country.'],
    ['an impossible value', { version: 1, country: 'Germany' }, 'The value is not possible: country.'],
    ['no version', {}, 'Something is missing in it: version.'],
  ] as const)
    test(name, async ({ desk, open }) => {
      const { page } = await open({ at: '#/settings/file' });
      const { field, section } = settingsOf(page);
      await field('Choose a file').setInputFiles(fileOf(content));
      await expect(section('file').getByRole('alert')).toContainText(told);
      expect(desk.asked.filter(([asked]) => asked === 'settings.import')).toEqual([]);
    });
});

test('a file that the backend refuses is told with its place, and nothing is changed', async ({ desk, open }) => {
  desk.answers = {
    'settings.import': () => ok({ fault: { kind: 'wrong-value', path: 'office.week.0', meant: null } }),
  };
  const { page } = await open({ at: '#/settings/file' });
  const { field, button, section } = settingsOf(page);
  await field('Choose a file').setInputFiles(fileOf({ version: 1, country: 'DE' }));
  await button('Take it over').click();
  await expect(section('file').getByRole('alert')).toContainText('office.week.0');
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  test(`axe finds nothing in the settings (${theme})`, async ({ desk, open }) => {
    desk.settings = {
      ...desk.settings,
      account: { ...account, hasPassword: true },
      office: { week: [{ day: 1, from: '09:00', until: '18:00' }], holidays: ['2026-12-25'] },
    };
    const { page } = await open({ theme });
    const { section } = settingsOf(page);
    for (const name of settingsSections) {
      await page.evaluate((at) => void (location.hash = at), `#/settings/${name}`);
      await section(name).waitFor();
      await expectAccessible(page);
    }
  });

for (const [name, plan] of [
  ['1024 wide in Russian', { viewport: { width: 1024, height: 768 }, language: 'ru' }],
  ['with doubled text', { textSize: 2 }],
  ['with doubled text in Arabic', { textSize: 2, language: 'ar' }],
  ['320 wide', { viewport: { width: 320, height: 640 } }],
] as const)
  test(`nothing of the settings reaches beyond the window ${name}`, async ({ desk, open }) => {
    desk.settings = {
      ...desk.settings,
      account: { ...account, hasPassword: true },
      office: { week: [{ day: 1, from: '09:00', until: '18:00' }], holidays: ['2026-12-25'] },
    };
    const { page } = await open(plan);
    const { section } = settingsOf(page, 'language' in plan ? plan.language : 'en');
    for (const one of settingsSections) {
      await page.evaluate((at) => void (location.hash = at), `#/settings/${one}`);
      await section(one).waitFor();
      await expectNoOverflow(page);
    }
  });

test('on a whole desk the account is checked against its exchange, and what is saved is there after loading again', async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await page.getByRole('navigation').waitFor();
  await page.evaluate(() => void (location.hash = '#/settings/telephone'));
  const { settings, section, field, button, save } = settingsOf(page);
  const told = section('telephone').getByRole('status').first();
  await button('Check').click();
  await expect(told).toHaveText(/^Registered in \d+ ms$/);
  await field('Password').fill('not this one');
  await button('Check').click();
  await expect(told).toHaveText(settings.check.reason['wrong-password']);
  await field('Password').fill('');
  await field('Country').selectOption({ label: 'Germany' });
  await save.click();
  await expect(section('telephone').getByRole('status').last()).toHaveText('Saved');
  await page.reload();
  await expect(field('Country')).toHaveValue('DE');
});
