import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { failed, ok } from '#core/support/result.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import { askedOf, at, current, evolve, headsetOf, light, plugIn, savi, troubled } from './headsetDesk.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

test('without a headset it is told how one comes here, and one that is plugged in appears by itself', async ({
  desk,
  open,
}) => {
  const { page } = await open({ at });
  const { headset, section, devices } = headsetOf(page);
  await expect(section.getByText(headset.none)).toBeVisible();
  plugIn(desk, evolve);
  await expect(devices).toHaveCount(1);
  await expect(section.getByText(headset.none)).toBeHidden();
});

for (const { language, locale } of languages)
  test(`it is told what each headset can do, in words (${language})`, async ({ desk, open }) => {
    plugIn(desk, evolve, savi, light);
    const { page, complaints } = await open({ at, language });
    const { headset, devices } = headsetOf(page, language);
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    const names = (['hook', 'flash', 'redial', 'mute', 'reject', 'programme'] as const).map(
      (control) => headset.control[control].short,
    );
    const lamps = (['off-hook', 'ring', 'mute', 'hold'] as const).map((lamp) => headset.lamp.short[lamp]);
    await expect(devices).toHaveCount(3);
    await expect(devices.nth(0)).toContainText(evolve.name);
    await expect(devices.nth(0)).toContainText(headset.state['in-use']);
    await expect(devices.nth(0)).toContainText(list.format(names));
    await expect(devices.nth(0)).toContainText(list.format(lamps));
    await expect(devices.nth(1)).toContainText(headset.state.ready);
    await expect(devices.nth(2)).toContainText(headset.busylightShows);
    expect(complaints).toEqual([]);
  });

test('another headset is chosen by the keyboard, and Portico chooses again when it is told to', async ({
  desk,
  open,
}) => {
  plugIn(desk, evolve, savi);
  const { page } = await open({ at });
  const { headset, choice } = headsetOf(page);
  await expect(choice(headset.use.automatic)).toBeChecked();
  await choice(headset.use.automatic).focus();
  await page.keyboard.press('ArrowDown');
  await expect(choice(evolve.name)).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(choice(savi.name)).toBeChecked();
  await choice(headset.use.automatic).check();
  await expect
    .poll(() => askedOf(desk, 'headset.choose'))
    .toEqual([{ key: evolve.key }, { key: savi.key }, { key: null }]);
});

test('two of the same are told apart, and a chosen one that is not plugged in stays chosen', async ({ desk, open }) => {
  plugIn(desk, evolve, { ...evolve, key: `${evolve.key}#2`, state: 'ready' });
  desk.headsets = { ...desk.headsets, chosen: 'at-home' };
  const { page } = await open({ at });
  const { headset, choice, devices } = headsetOf(page);
  await expect(choice('Jabra Evolve 65, number 1')).toBeVisible();
  await expect(choice('Jabra Evolve 65, number 2')).toBeVisible();
  await expect(choice(headset.use.away)).toBeChecked();
  await expect(devices).toHaveCount(2);
});

test('each button is ticked as it is pressed, with what it does, and the focus stays where it was', async ({
  desk,
  open,
}) => {
  plugIn(desk, evolve);
  const { page } = await open({ at });
  const { headset, section, buttons, choice } = headsetOf(page);
  // That another program has it is no button.
  await expect(buttons).toHaveCount(6);
  await choice(headset.use.automatic).focus();
  const mute = buttons.filter({ hasText: headset.control.mute.name });
  await expect(mute).toContainText(headset.check.waiting);
  await expect(mute).toContainText(headset.control.mute.does);
  desk.signal({ control: 'mute', on: true });
  await expect(mute).toContainText(headset.check.works);
  await expect(section.getByRole('status').filter({ hasText: 'Mute button works.' })).toBeVisible();
  desk.signal({ control: 'in-use', on: true });
  desk.signal({ control: 'hook', on: true });
  desk.signal({ control: 'hook', on: false });
  await expect(buttons.filter({ hasText: headset.check.works })).toHaveCount(2);
  for (const control of ['flash', 'redial', 'reject', 'programme'] as const) desk.signal({ control, on: true });
  await expect(section.getByText(headset.check.all)).toBeVisible();
  await expect(choice(headset.use.automatic)).toBeFocused();
});

test('each lamp is lit by its name; what stands in the way is told', async ({ desk, open }) => {
  plugIn(desk, evolve);
  const { page } = await open({ at });
  const { headset, section, lamps, button } = headsetOf(page);
  await expect(lamps.getByRole('button')).toHaveCount(4);
  await button(headset.lamp.name.ring).click();
  await expect(section.getByText('Ringing lamp: lit for two seconds. Look at the headset.')).toBeVisible();
  for (const [code, words] of [
    ['busy-with-calls', headset.lamp.busy],
    ['not-there', headset.lamp.gone],
    ['internal', headset.lamp.failed],
  ] as const) {
    desk.answers = { 'headset.try-lamp': () => failed(code) };
    await button(headset.lamp.name.mute).click();
    await expect(section.getByText(words)).toBeVisible();
  }
  expect(askedOf(desk, 'headset.try-lamp')).toEqual([
    { lamp: 'ring' },
    { lamp: 'mute' },
    { lamp: 'mute' },
    { lamp: 'mute' },
  ]);
});

test('while a call is live no lamp is tried, and the call that came took no focus away', async ({ desk, open }) => {
  plugIn(desk, evolve);
  const { page } = await open({ at });
  const { headset, section, button } = headsetOf(page);
  const ring = button(headset.lamp.name.ring);
  await ring.focus();
  desk.show(ringingCall('ringing'));
  await expect(section.getByText(headset.lamp.busy)).toBeVisible();
  await expect(ring).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(section.getByRole('status').filter({ hasText: headset.lamp.busy })).toBeVisible();
  expect(askedOf(desk, 'headset.try-lamp')).toEqual([]);
  desk.show();
  await ring.click();
  await expect.poll(() => askedOf(desk, 'headset.try-lamp')).toEqual([{ lamp: 'ring' }]);
});

test('whatever is wrong with a headset is told in a sentence with what to do', async ({ desk, open }) => {
  const states = ['failed', 'media-keys-only', 'no-telephony', 'no-hook', 'layout-unknown'] as const;
  plugIn(desk, troubled('not-allowed'), ...states.map(troubled));
  const { page } = await open({ at });
  const { headset, section, devices } = headsetOf(page);
  await expect(devices.nth(0)).toContainText(headset.state['not-allowed'].linux);
  // What has no buttons for calls cannot be chosen.
  await expect(section.getByRole('radio')).toHaveCount(1 + 3);
  for (const [place, state] of states.entries())
    await expect(devices.nth(place + 1)).toContainText(headset.state[state]);
});

test('a headset in a call of another program, and a computer where none can be used, are told', async ({
  desk,
  open,
}) => {
  plugIn(desk, evolve);
  const { page } = await open({ at });
  const { headset, section, devices } = headsetOf(page);
  await expect(devices.first()).toContainText(headset.state['in-use']);
  desk.change({ headset: { state: 'ready', name: evolve.name, shared: true } });
  await expect(devices.first()).toContainText(headset.state.shared);
  desk.change({ headset: { state: 'unavailable', name: '', shared: false } });
  await expect(section.getByText(headset.unavailable.linux)).toBeVisible();
  await expect(devices).toHaveCount(0);
});

/** What Chromium tells of a headset, shortened. */
const collections = [
  {
    usagePage: 0x0b,
    usage: 5,
    type: 1,
    children: [],
    inputReports: [{ reportId: 2, items: [{ isAbsolute: true, usages: [0x0b_0020], reportSize: 1, reportCount: 1 }] }],
    outputReports: [],
    featureReports: [],
  },
];

/** Replaces the browser's WebHID: `null` has none, an empty list is a person who chooses nothing. */
async function withWebHid(page: Page, seen: readonly object[] | 'refused' | null): Promise<void> {
  await page.evaluate((answer) => {
    const hid = {
      requestDevice: () => (answer === 'refused' ? Promise.reject(new Error('refused')) : Promise.resolve(answer)),
    };
    Object.defineProperty(navigator, 'hid', { value: answer === null ? undefined : hid, configurable: true });
  }, seen);
}

test('where only the browser knows the buttons, it is asked once and the backend is told', async ({ desk, open }) => {
  plugIn(desk, troubled('layout-unknown'));
  const { page } = await open();
  await withWebHid(page, [{ vendorId: 0x0b0e, productId: 0x030c, collections }]);
  desk.answers = {
    'headset.collections': () => {
      plugIn(desk, evolve);
      return ok({});
    },
  };
  await page.evaluate((hash) => void (location.hash = hash), at);
  const { headset, button, devices } = headsetOf(page);
  await button(headset.permission.button).click();
  await expect(devices.first()).toContainText(headset.state['in-use']);
  expect(askedOf(desk, 'headset.collections')).toEqual([{ vendorId: 0x0b0e, productId: 0x030c, collections }]);
});

test('what the browser was allowed to see before is told to each backend by itself', async ({ desk, open }) => {
  const seen = { vendorId: 0x0b0e, productId: 0x030c, collections };
  const { page } = await open();
  await page.addInitScript((device) => {
    const hid = { getDevices: () => Promise.resolve([device]), addEventListener: () => undefined };
    Object.defineProperty(navigator, 'hid', { value: hid });
  }, seen);
  await page.reload();
  await expect.poll(() => askedOf(desk, 'headset.collections')).toEqual([seen]);
  desk.cut();
  await expect.poll(() => askedOf(desk, 'headset.collections')).toEqual([seen, seen]);
});

for (const [name, seen, told] of [
  ['nothing was chosen', [], 'nothing'],
  ['the browser refuses', 'refused', 'failed'],
  ['the browser has no WebHID', null, 'missing'],
] as const)
  test(`it is told when ${name}`, async ({ desk, open }) => {
    plugIn(desk, troubled('layout-unknown'));
    const { page } = await open();
    await withWebHid(page, seen);
    await page.evaluate((hash) => void (location.hash = hash), at);
    const { headset, section, button } = headsetOf(page);
    if (seen !== null) await button(headset.permission.button).click();
    await expect(section.getByRole('status').filter({ hasText: headset.permission[told] })).toBeVisible();
    expect(askedOf(desk, 'headset.collections')).toEqual([]);
  });

test('a recording is saved as a file, and it is told what is in it', async ({ desk, open }) => {
  plugIn(desk, evolve);
  const { page } = await open({ at });
  const { headset, section, button } = headsetOf(page);
  await expect(section.getByText(headset.recording.advice)).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), button(headset.recording.save).click()]);
  expect(download.suggestedFilename()).toBe('portico-headset.json');
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual({ reports: [] });
  await expect(section.getByText(headset.recording.saved)).toBeVisible();
  desk.answers = { 'headset.recording': () => failed('internal') };
  await button(headset.recording.save).click();
  await expect(section.getByText(headset.recording.failed)).toBeVisible();
});

for (const theme of ['light', 'dark', 'contrast'] as const)
  test(`axe finds nothing in the headset's settings and lines (${theme})`, async ({ desk, open }) => {
    plugIn(desk, evolve, savi, light, troubled('not-allowed'), troubled('layout-unknown'));
    desk.desk = { ...desk.desk, telephone: 'yours', headset: { state: 'unplugged', name: savi.name, shared: false } };
    const { page } = await open({ at, theme });
    const { buttons, band } = headsetOf(page);
    desk.signal({ control: 'mute', on: true });
    desk.show(current);
    await buttons.first().waitFor();
    await band.waitFor();
    await expectAccessible(page);
  });

for (const [name, plan] of [
  ['1024 wide in Russian', { viewport: { width: 1024, height: 768 }, language: 'ru' }],
  ['with doubled text', { textSize: 2 }],
  ['with doubled text in Arabic', { textSize: 2, language: 'ar' }],
  ['320 wide', { viewport: { width: 320, height: 640 } }],
  ['320 wide in Ukrainian', { viewport: { width: 320, height: 640 }, language: 'uk' }],
] as const)
  test(`nothing of the headset's settings reaches beyond the window ${name}`, async ({ desk, open }) => {
    plugIn(desk, evolve, savi, light, troubled('not-allowed'), troubled('layout-unknown'));
    desk.desk = { ...desk.desk, telephone: 'yours', headset: { state: 'unplugged', name: savi.name, shared: false } };
    const { page } = await open({ ...plan, at });
    const { buttons, band } = headsetOf(page, 'language' in plan ? plan.language : 'en');
    desk.show(current);
    await buttons.first().waitFor();
    await band.waitFor();
    await expectNoOverflow(page);
  });
