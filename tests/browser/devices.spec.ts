import type { Page } from 'playwright';
import { expect, test, words } from './devicesFixture.ts';
import { anna, mediaId } from './sound.ts';
import type { SoundCards } from './soundCards.ts';

/** What the microphones of the desk hear, hertz; their places in what `tones` tells. */
const [desk, headset] = [700, 1100];
const tones = [desk, headset];

// One browser and one set of devices for all of them.
test.describe.configure({ mode: 'default' });

test.beforeEach(({ cards }) => {
  cards.plug('Desk', desk);
  cards.plug('Headset', headset);
  cards.makeDefault('Desk');
});

test.afterEach(({ cards }) => {
  cards.unplug('Headset');
  cards.unplug('Desk');
});

/** Chooses a device as a person does. */
async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/settings/sound'));
  await page.getByLabel(field, { exact: true }).selectOption({ label: name });
}

/** Waits until the caller has heard a tone for a while. */
async function hears(caller: Page, place: number): Promise<void> {
  await expect.poll(() => caller.evaluate((hz) => window.caller.tones(hz), tones)).toMatch(new RegExp(`${place}{10}$`));
}

const { sound } = words.settings;

/** One look after the other without a pause: of a ring most is silence. */
function heardOn(cards: SoundCards, name: string) {
  return expect.poll(() => cards.heardOn(name), { intervals: [0] });
}

test('the microphone is changed in mid-call, and the caller hears no gap', async ({ openPage, inCall }) => {
  const page = await openPage();
  const caller = await inCall(page);
  await hears(caller, 0);
  await choose(page, sound.microphone, 'Headset');
  let heard = '';
  await expect
    .poll(async () => {
      heard += await caller.evaluate((hz) => window.caller.tones(hz), tones);
      return heard;
    })
    .toMatch(/1{10}$/);
  const gaps = (heard.match(/\.+/g) ?? []).map((gap) => gap.length);
  // 60 ms at most: frames in which one tone gives way to the other.
  expect({ heard: /^[0.]+[1.]+$/.test(heard), longest: Math.max(0, ...gaps) <= 3 }).toEqual({
    heard: true,
    longest: true,
  });
});

test('a headset unplugged in a call: another microphone speaks within a second and is named; plugged in again it is taken back', async ({
  cards,
  backend,
  openPage,
  inCall,
}) => {
  const page = await openPage();
  await choose(page, sound.microphone, 'Headset');
  await choose(page, sound.speaker, 'Headset');
  const caller = await inCall(page);
  await hears(caller, 1);
  await heardOn(cards, 'Headset').toBe(440);

  cards.unplug('Headset');
  await expect(page.locator('[data-band="microphone"]')).toHaveText(
    'Headset is not plugged in: you now speak through the system’s own microphone.',
  );
  await hears(caller, 0);
  await heardOn(cards, 'Desk').toBe(440);

  cards.plug('Headset', headset);
  await expect(page.getByText('You speak through Headset again.')).toBeVisible();
  await expect(page.locator('[data-band="microphone"]')).toHaveCount(0);
  await hears(caller, 1);
  await heardOn(cards, 'Headset').toBe(440);

  // Muted, another microphone is muted too.
  await backend.ask({ kind: 'sound', mediaId, send: 'silence', hear: true });
  await choose(page, sound.microphone, words.settings.sound.systems);
  await expect.poll(() => caller.evaluate((hz) => window.caller.tones(hz), tones)).toMatch(/^\.{10,}$/);
});

test('without any microphone a call is taken, the caller is heard, and the first one plugged in speaks', async ({
  cards,
  openPage,
  inCall,
}) => {
  cards.unplug('Headset');
  cards.unplug('Desk');
  const page = await openPage();
  const caller = await inCall(page);
  await expect(page.locator('[data-band="microphone"]')).toContainText('No microphone is plugged in.');
  await expect(page.locator('[data-band="microphone"]')).toContainText('does not hear you');
  cards.plug('Desk', desk);
  cards.plug('Headset', headset);
  cards.makeDefault('Desk');
  await hears(caller, 0);
  await expect(page.locator('[data-band="microphone"]')).toHaveCount(0);
  await heardOn(cards, 'Desk').toBe(440);
});

/** Whether anything was heard on a device in some looks. */
async function isHeardOn(cards: SoundCards, name: string): Promise<boolean> {
  for (let look = 0; look < 5; look += 1) if ((await cards.heardOn(name)) > 0) return true;
  return false;
}

test('calls ring on the chosen device and the second one, not on the one for callers; a dialled call is heard there', async ({
  cards,
  backend,
  openPage,
}) => {
  cards.plug('Loudspeaker', 300);
  const page = await openPage();
  // Browsers let nothing sound before the first key.
  await page.keyboard.press('Shift');
  await page.keyboard.press('a');
  await expect(page.locator('[data-band="sound"]')).toHaveCount(0);
  await choose(page, sound.speaker, 'Headset');
  await choose(page, sound.ring, 'Loudspeaker');
  backend.show(anna);
  await heardOn(cards, 'Loudspeaker').toBeGreaterThan(500);
  expect([await isHeardOn(cards, 'Headset'), await isHeardOn(cards, 'Desk')]).toEqual([false, false]);

  await choose(page, sound.alsoRing, 'Headset');
  await heardOn(cards, 'Headset').toBeGreaterThan(500);
  await page.getByLabel(sound.volume.ring).fill('0');
  await expect(page.locator('[data-band="devices"]')).toContainText('you will not hear calls');
  await expect.poll(() => isHeardOn(cards, 'Loudspeaker')).toBe(false);
  await page.getByLabel(sound.volume.ring).fill('100');

  // Unplugged while it rings, it goes on ringing where it can be heard.
  cards.unplug('Loudspeaker');
  await expect(page.locator('[data-band="devices"]')).toContainText(
    'Loudspeaker is not plugged in: calls ring on the system’s own device.',
  );
  await heardOn(cards, 'Desk').toBeGreaterThan(500);

  backend.show({ ...anna, direction: 'out', stage: 'dialling', place: 'current', alerting: 'silent' });
  await heardOn(cards, 'Headset').toBe(425);
});

test('whoever speaks hears herself on the device for callers, and is told what is the matter', async ({
  cards,
  openPage,
}) => {
  const page = await openPage();
  await choose(page, sound.microphone, 'Headset');
  await choose(page, sound.speaker, 'Headset');
  await page.getByRole('button', { name: sound.echo.button }).click();
  await expect(page.getByText(sound.echo.play)).toBeVisible();
  await heardOn(cards, 'Headset').toBe(headset);
  await expect(page.getByText(sound.echo.verdict.good)).toBeVisible();
});
