import { type BrowserContext, type Page } from 'playwright';
import type { Language } from '#core/caller/company.ts';
import { speech, tone } from '../../electron/practice/media/sound.ts';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { careersNumber, mainNumber, office } from '../product/company.ts';
import { shownBy, startHeadsetDesk, type HeadsetDesk } from '../product/headsetDesk.ts';
import { scratchFolder } from '../product/host.ts';
import { consoleOf } from './console.ts';
import { expect, test as plain } from './fixture.ts';
import { headsetOf } from './headsetDesk.ts';

const client = '+380675550914';
const applicant = '+380441234567';

/** Report 2 of the usual headset. In: hook, in use, mute, flash, redial, drop. Out: off-hook, mute, ring, hold. */
const up = [2, 0x01];
const down = [2, 0x00];
const press = (bit: number, hook: 0 | 1) => [
  [2, (1 << bit) | hook],
  [2, hook],
];
const [mute, flash, drop] = [2, 3, 5];
const lamps = { dark: [2, 0], talk: [2, 0x01], muted: [2, 0x03], ring: [2, 0x04], waiting: [2, 0x05], held: [2, 0x09] };

interface Reception extends HeadsetDesk {
  readonly page: Page;
  readonly exchange: Exchange;
  readonly complaints: readonly string[];
}

const test = plain.extend<{ readonly openReception: (language: Language) => Promise<Reception> }>({
  openReception: async ({ chrome }, lend) => {
    const closing: (() => Promise<unknown> | void)[] = [];
    await lend(async (language) => {
      const { folder, remove } = scratchFolder();
      closing.push(remove);
      const exchange = await createExchange({ password: 'practice makes perfect' });
      closing.push(() => exchange.close());
      const settings = { version: 1, account: exchange.account, country: 'UA' };
      const desk = await startHeadsetDesk({ data: folder, settings, company: office, language });
      closing.push(desk.close);
      const context: BrowserContext = await chrome.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['microphone'],
      });
      closing.push(() => context.close());
      const complaints: string[] = [];
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(desk.link);
      await exchange.registered();
      await expect(headsetOf(page, language).sign).toBeVisible();
      return { ...desk, page, exchange, complaints };
    });
    for (const close of closing.toReversed()) await close();
  },
});

for (const language of ['en', 'ar'] as const)
  test(`${language}: a call is answered, muted, held, swapped and ended by the headset, and its lamps tell each of it`, async ({
    openReception,
  }) => {
    const { page, exchange, headset, complaints } = await openReception(language);
    const seen = consoleOf(page, language);
    const { bar } = seen.words.call;
    const shown = expect.poll(shownBy(headset));
    const feed = (...reports: readonly (readonly number[])[]) => {
      for (const report of reports) headset.feed(report);
    };
    await shown.toEqual(lamps.dark);
    // Answering brings the console, whatever was looked at.
    await seen.openJournal();

    const first = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
    await first.until('ringing');
    await shown.toEqual(lamps.ring);
    feed(up);
    await first.until('talking');
    await shown.toEqual(lamps.talk);
    await expect(seen.current).toContainText('Іваненко Олексій');
    await expect.poll(() => first.heard().rms).toBeGreaterThan(0.001);

    feed(...press(mute, 1));
    await expect(seen.button(seen.current, bar.unmute)).toBeVisible();
    await shown.toEqual(lamps.muted);
    await expect.poll(() => first.heard().rms).toBeLessThan(0.001);
    feed(...press(mute, 1));
    await expect(seen.button(seen.current, bar.mute)).toBeVisible();
    await shown.toEqual(lamps.talk);

    feed(...press(flash, 1));
    await first.until('held');
    await expect(seen.button(seen.current, bar.resume)).toBeVisible();
    await shown.toEqual(lamps.held);
    feed(...press(flash, 1));
    await first.until('talking');
    await shown.toEqual(lamps.talk);

    const second = exchange.call({ from: applicant, to: careersNumber, sound: speech([], 0) });
    await second.until('ringing');
    await shown.toEqual(lamps.waiting);
    feed(...press(flash, 1));
    await second.until('talking');
    await first.until('held');
    await expect(seen.held).toContainText('Іваненко Олексій');
    await shown.toEqual(lamps.talk);
    feed(...press(flash, 1));
    await first.until('talking');
    await second.until('held');
    await expect(seen.current).toContainText('Іваненко Олексій');

    // Who is talked to is ended, who waits waits on.
    feed(down);
    await first.until('ended');
    expect(second.state().stage).toBe('held');
    await shown.toEqual([2, 0x08]);
    feed(...press(flash, 0));
    await second.until('talking');
    await shown.toEqual(lamps.talk);
    // The headset follows the lamp, which is no press.
    feed(up);
    await expect(seen.current).toContainText('+380 44 123 45 67');
    feed(down);
    await second.until('ended');
    await shown.toEqual(lamps.dark);
    expect(complaints).toEqual([]);
  });

test('a ringing call is refused by the headset, the one that is talked to goes on', async ({ openReception }) => {
  const { page, exchange, headset } = await openReception('en');
  const seen = consoleOf(page);
  const first = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
  await first.until('ringing');
  headset.feed(up);
  await first.until('talking');
  const second = exchange.call({ from: applicant, to: careersNumber, sound: speech([], 0) });
  await second.until('ringing');
  await expect(seen.ringingItems).toHaveCount(1);
  for (const report of press(drop, 1)) headset.feed(report);
  await second.until('ended');
  expect(second.state().status).toBe(603);
  await expect(seen.ringingItems).toHaveCount(0);
  expect(first.state().stage).toBe('talking');
  await expect.poll(shownBy(headset)).toEqual(lamps.talk);
});

test('unplugged in a call: the call goes on and it is said; plugged in again it shows the call and ends it', async ({
  openReception,
}) => {
  const { page, exchange, headset } = await openReception('en');
  const call = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
  await call.until('ringing');
  headset.feed(up);
  await call.until('talking');
  headset.unplug();
  const { band, sign } = headsetOf(page);
  await expect(band).toBeVisible();
  await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
  headset.plugAgain('/dev/hidraw7');
  await expect(band).toHaveCount(0);
  await expect(sign).toHaveAccessibleName('Headset: Usual Headset');
  await expect.poll(shownBy(headset)).toEqual(lamps.talk);
  headset.feed(up);
  headset.feed(down);
  await call.until('ended');
});
