import type { Locator, Page } from 'playwright';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { keyPlaces } from '../../renderer/ui/keyBindings.ts';
import { languages } from '../../renderer/i18n/languages.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import type { ScreenDesk } from './screenDesk.ts';
import { expect, expectAccessible, test } from './screenFixture.ts';

type Act = keyof typeof catalogues.en.settings.keys.act;
type Place = keyof typeof catalogues.en.settings.keys.place;

function keysOf(page: Page, language: keyof typeof catalogues = 'en') {
  const { keys } = catalogues[language].settings;
  const row = (act: Act): Locator => page.getByRole('row').filter({ hasText: keys.act[act] }).first();
  return {
    keys,
    row,
    key: (act: Act, place: Place): Locator =>
      row(act).getByRole('cell').nth(keyPlaces.indexOf(place)).getByRole('button'),
    waiting: page.getByRole('button', { name: keys.press, exact: true }),
  };
}

function answered(desk: ScreenDesk): number {
  return desk.asked.filter(([name]) => name === 'call.answer').length;
}

for (const { language } of languages)
  test(`another key is given by pressing it, and acts at once (${language})`, async ({ desk, open }) => {
    const { page } = await open({ at: '#/settings/keys', language });
    const { key, waiting } = keysOf(page, language);
    await key('answer', 'everywhere').click();
    await expect(waiting).toBeFocused();
    await page.keyboard.press('Shift+F7');
    await expect(key('answer', 'everywhere')).toHaveText('⇧F7');
    await key('answer', 'outside').click();
    await page.keyboard.press('z');
    await expect(key('answer', 'outside')).toHaveText('Z');
    expect(desk.desk.preferences.keys).toEqual({ answer: ['Shift+F7', 'KeyZ', 'NumpadEnter'] });
    desk.show(ringingCall('r1'));
    await page.getByRole('region', { name: catalogues[language].call.strip.label }).waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.press('a');
    expect(answered(desk)).toBe(0);
    await page.keyboard.press('Shift+F7');
    await expect.poll(() => answered(desk)).toBe(1);
  });

test('the button shows on its control the key that acts now', async ({ desk, open }) => {
  desk.desk = { ...desk.desk, preferences: { ...desk.desk.preferences, keys: { 'show-keys': ['F15', 'KeyZ'] } } };
  const { page, words } = await open();
  await expect(page.getByRole('button', { name: words.desk.keys.show })).toHaveAttribute('aria-keyshortcuts', 'F15 Z');
  await page.keyboard.press('z');
  const list = page.getByRole('dialog');
  await expect(list).toContainText('F15');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(list).toBeHidden();
});

test('while a key waits for another, nothing else acts: not the call, not the list of keys', async ({ desk, open }) => {
  desk.desk = { ...desk.desk, calls: [ringingCall('r1')] };
  const { page } = await open({ at: '#/settings/keys' });
  const { key, row, keys } = keysOf(page);
  await key('mute', 'everywhere').click();
  await page.keyboard.press('F2');
  await expect(row('mute').getByRole('alert')).toHaveText(keys.refusal.taken.replace('{{act}}', keys.act.answer));
  expect([answered(desk), desk.desk.preferences.keys]).toEqual([0, {}]);
  await page.keyboard.press('F2');
  await expect.poll(() => answered(desk)).toBe(1);
});

test('what may not be a key is refused with a sentence, and the old key stays', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/keys' });
  const { key, row, keys } = keysOf(page);
  const { refusal } = keys;
  for (const [act, place, pressed, told] of [
    ['mute', 'everywhere', 'q', refusal['letter-while-typing']],
    ['mute', 'everywhere', 'F5', refusal.kept],
    ['mute', 'everywhere', 'Enter', refusal.kept],
    ['mute', 'everywhere', 'ArrowUp', refusal.kept],
    ['mute', 'outside', 'Control+q', refusal['with-modifier']],
    ['mute', 'outside', '3', refusal.digit],
    ['mute', 'outside', 'Shift+Q', refusal['with-shift']],
    ['mute', 'outside', 'F7', refusal.wrongPlace.outside],
    ['mute', 'numpad', 'q', refusal.wrongPlace.numpad],
    ['mute', 'outside', 'Shift', refusal['modifier-alone']],
    ['hang-up', 'everywhere', 'x', refusal.slip],
    ['hang-up', 'everywhere', 'F7', refusal.slip],
    ['decline', 'everywhere', 'd', refusal.slip],
  ] as const) {
    await key(act, place).click();
    await page.keyboard.press(pressed);
    await expect(row(act).getByRole('alert')).toHaveText(told);
    await page.keyboard.press('Escape');
  }
  expect(desk.desk.preferences.keys).toEqual({});
});

test('Escape and Tab leave a key as it was, Delete takes it away where it may', async ({ desk, open }) => {
  const { page } = await open({ at: '#/settings/keys' });
  const { key, waiting, row, keys } = keysOf(page);
  for (const leave of ['Escape', 'Tab']) {
    await key('mute', 'outside').click();
    await page.keyboard.press(leave);
    await expect(waiting).toHaveCount(0);
  }
  await key('mute', 'outside').click();
  await page.keyboard.press('Delete');
  await expect(key('mute', 'outside')).toHaveAccessibleName(/no key$/);
  expect(desk.desk.preferences.keys).toEqual({ mute: ['F6'] });
  await key('mute', 'everywhere').click();
  await page.keyboard.press('Delete');
  await expect(row('mute').getByRole('alert')).toHaveText(keys.refusal.kept);
});

test('one act’s keys are reset, and all of them', async ({ desk, open }) => {
  desk.desk = {
    ...desk.desk,
    preferences: { ...desk.desk.preferences, keys: { mute: ['F14'], hold: ['F15'], essence: ['F16'] } },
  };
  const { page } = await open({ at: '#/settings/keys' });
  const { key } = keysOf(page);
  await page.getByRole('button', { name: 'Reset the keys of: Mute or unmute' }).click();
  await expect(key('mute', 'everywhere')).toHaveText('F6');
  await expect(key('hold', 'everywhere')).toHaveText('F15');
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(key('hold', 'everywhere')).toHaveText('F3');
  expect(desk.desk.preferences.keys).toEqual({});
});

test('hanging up by itself needs the new key to be held down', async ({ desk, open }) => {
  desk.desk = {
    ...desk.desk,
    calls: [{ ...ringingCall('r1'), stage: 'talking', place: 'current', answeredAt: 1_795_302_005_000 }],
    preferences: { ...desk.desk.preferences, keys: { 'hang-up-held-down': ['NumpadDivide'] } },
  };
  const { page, words } = await open();
  const hungUp = () => desk.asked.filter(([name]) => name === 'call.hang-up').length;
  await page.getByRole('region', { name: words.call.card.current }).waitFor();
  await page.keyboard.press('NumpadDivide');
  await expect(page.locator('html')).not.toHaveAttribute('data-hanging-up');
  expect(hungUp()).toBe(0);
  await page.keyboard.down('NumpadDivide');
  await expect.poll(hungUp).toBe(1);
  await page.keyboard.up('NumpadDivide');
});

test('the list of keys shows them as they are, leads to where they are changed, and axe finds nothing in it', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, preferences: { ...desk.desk.preferences, keys: { hold: ['F14', 'KeyQ'] } } };
  const { page, words } = await open({ theme: 'contrast' });
  await page.keyboard.press('?');
  const list = page.getByRole('dialog');
  const row = (act: Act) => list.locator('dl > div').filter({ hasText: words.settings.keys.act[act] });
  await expect(row('hold').locator('kbd')).toHaveText(['F14', 'Q']);
  await expect(row('answer').locator('kbd')).toHaveText(['F2', 'A', 'Enter']);
  await expectAccessible(page);
  await list.getByRole('link', { name: words.desk.keys.change }).click();
  await expect(page.getByRole('region', { name: words.settings.section.keys, exact: true })).toBeVisible();
});
