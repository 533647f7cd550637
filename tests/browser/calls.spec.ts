import { speech, tone } from '../../electron/practice/media/sound.ts';
import { careersNumber, mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { type Desk, expect, test } from './fixture.ts';

const client = '+380675550914';
const other = '+493023125148';
const stranger = '+442079460555';
const silence = () => speech([], 0);

/** A call that rings at the desk. */
async function ring(desk: Desk, from: string, to = mainNumber, language: 'en' | 'ar' = 'en') {
  await desk.exchange.registered();
  const call = desk.exchange.call({ from, to, sound: silence() });
  await call.until('ringing');
  const { ringing, current } = consoleOf(desk.page, language);
  await expect(ringing.getByRole('listitem').or(current).first()).toBeVisible();
  return call;
}

for (const language of ['en', 'ar'] as const) {
  test(`${language}: answering a second call while talking holds the first, whose caller hears music`, async ({
    openDesk,
  }) => {
    const desk = await openDesk({ language });
    const { page, exchange } = desk;
    const seen = consoleOf(page, language);
    await exchange.registered();
    const first = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
    await first.until('ringing');
    await expect(seen.ringingItems).toHaveCount(1);
    await page.keyboard.press('F2');
    await first.until('talking');
    await expect.poll(() => first.heard().rms).toBeGreaterThan(0.001);

    const second = await ring(desk, other, mainNumber, language);
    await expect(seen.ringingItems).toHaveCount(1);
    await page.keyboard.press('F2');
    await second.until('talking');
    await first.until('held');
    await expect(seen.current).toContainText('Marta Brandt');
    await expect(seen.held).toContainText('Іваненко Олексій');
    // That it is not the room is heard by its frequency in tests/sip/hold.spec.ts.
    await expect.poll(() => first.heard().rms).toBeGreaterThan(0.001);
    await expect.poll(() => second.heard().rms).toBeGreaterThan(0.001);

    await seen.button(seen.held, seen.words.call.held.resume).click();
    await first.until('talking');
    await second.until('held');
    await expect(seen.current).toContainText('Іваненко Олексій');
    await expect.poll(() => first.heard().rms).toBeGreaterThan(0.001);
  });

  test(`${language}: mute silences the desk at the caller until unmuted`, async ({ openDesk }) => {
    const desk = await openDesk({ language });
    const seen = consoleOf(desk.page, language);
    const call = await ring(desk, client, mainNumber, language);
    await seen.button(seen.ringing, seen.words.call.ringing.answer).click();
    await call.until('talking');
    await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
    await desk.page.keyboard.press('F6');
    await expect(seen.button(seen.current, seen.words.call.bar.unmute)).toBeVisible();
    await expect.poll(() => call.heard().rms).toBeLessThan(0.001);
    await seen.button(seen.current, seen.words.call.bar.unmute).click();
    await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
  });

  test(`${language}: a declined caller is told so and stands in the journal as declined`, async ({ openDesk }) => {
    const desk = await openDesk({ language });
    const seen = consoleOf(desk.page, language);
    const call = await ring(desk, client, mainNumber, language);
    await seen.button(seen.ringing, seen.words.call.ringing.decline).click();
    await call.until('ended');
    expect([486, 603]).toContain(call.state().status);
    await expect(seen.ringingItems).toHaveCount(0);
    await seen.openJournal();
    await expect(seen.journalRows.filter({ hasText: 'Іваненко Олексій' })).toContainText(
      seen.words.call.outcome.declined,
    );
  });

  test(`${language}: a caller who gives up is missed: gone from the console, plain in the journal and in the figures`, async ({
    openDesk,
  }) => {
    const desk = await openDesk({ language });
    const seen = consoleOf(desk.page, language);
    const call = await ring(desk, stranger, careersNumber, language);
    await expect(seen.next).toContainText(seen.words.call.class.applicant);
    await expect(seen.next).toContainText('Careers');
    call.cancel();
    await call.until('ended');
    await expect(seen.ringingItems).toHaveCount(0);
    if (language === 'en')
      await expect(desk.page.getByText('1 missed').filter({ visible: true }).first()).toBeVisible();
    await seen.openJournal();
    await expect(seen.journalRows.filter({ hasText: '+44 20 7946 0555' })).toContainText(
      seen.words.call.outcome.missed,
    );
  });

  test(`${language}: typing in the essence while a call rings loses no letter, moves no focus and answers nothing`, async ({
    openDesk,
  }) => {
    const desk = await openDesk({ language });
    const seen = consoleOf(desk.page, language);
    const call = await ring(desk, client, mainNumber, language);
    await desk.page.keyboard.press('F2');
    await call.until('talking');
    await expect(seen.essence(seen.current)).toBeVisible();
    await desk.page.keyboard.press('F7');
    const text = 'ahmn 123 has a harmless note, and many more words? yes ';
    await desk.page.keyboard.type(text.slice(0, 20));
    const second = await ring(desk, other, mainNumber, language);
    await desk.page.keyboard.type(text.slice(20));
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('Space');
    await expect(seen.essence(seen.current)).toBeFocused();
    await expect(seen.essence(seen.current)).toHaveValue(`${text}\n `);
    await expect(seen.ringingItems).toHaveCount(1);
    expect(second.state().stage).toBe('ringing');
    expect(call.state().stage).toBe('talking');
  });

  test(`${language}: an essence finished after the end, while the next call is live, lands in its own row`, async ({
    openDesk,
  }) => {
    const desk = await openDesk({ language });
    const { page } = desk;
    const seen = consoleOf(page, language);
    const first = await ring(desk, client, mainNumber, language);
    await page.keyboard.press('F2');
    await first.until('talking');
    await expect(seen.essence(seen.current)).toBeVisible();
    await page.keyboard.press('F7');
    await expect(seen.essence(seen.current)).toBeFocused();
    await page.keyboard.type('Pallets are ');
    first.hangUp();
    await first.until('ended');
    await expect(seen.note).toBeVisible();
    const second = await ring(desk, other, mainNumber, language);
    // She goes on typing: neither the end nor the new ring nor its answer moved the caret.
    await page.keyboard.type('broken, ');
    await page.keyboard.press('F2');
    await second.until('talking');
    await page.keyboard.type('photographs follow');
    await expect(seen.essence(seen.note)).toHaveValue('Pallets are broken, photographs follow');
    await expect(seen.essence(seen.current)).toHaveValue('');
    await seen.essence(seen.current).fill('Second matter');
    await page.keyboard.press('Shift+F3');
    await second.until('ended');
    await seen.openJournal();
    const rows = seen.journalRows;
    await expect(rows.filter({ hasText: 'Іваненко Олексій' })).toContainText('Pallets are broken, photographs follow');
    await expect(rows.filter({ hasText: 'Marta Brandt' })).toContainText('Second matter');
  });
}

test('the page is closed in a call and opened again: the call is there, with sound both ways', async ({ openDesk }) => {
  const desk = await openDesk();
  await desk.exchange.registered();
  const call = desk.exchange.call({ from: client, to: mainNumber, sound: tone(440) });
  await call.until('ringing');
  await expect(consoleOf(desk.page).ringingItems).toHaveCount(1);
  await desk.page.keyboard.press('F2');
  await call.until('talking');
  await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
  await desk.page.close();
  await expect.poll(() => call.heard().rms).toBeLessThan(0.001);
  const page = await desk.context.newPage();
  await page.goto(desk.host.link);
  await expect(consoleOf(page).current).toContainText('Іваненко Олексій');
  await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
  expect(call.state().stage).toBe('talking');
});

test('a second page of the desk reads, and takes the telephone over only when asked', async ({ openDesk }) => {
  const desk = await openDesk();
  const call = await ring(desk, client);
  await desk.page.keyboard.press('F2');
  await call.until('talking');
  const second = await desk.context.newPage();
  await second.goto(desk.host.link);
  const seen = consoleOf(second);
  await expect(seen.current).toContainText('Іваненко Олексій');
  await seen.button(seen.current, 'Hang up').click();
  expect(call.state().stage).toBe('talking');
  await second.getByRole('button', { name: 'Take over here' }).click();
  await expect.poll(() => call.heard().rms).toBeGreaterThan(0.001);
  await seen.button(seen.current, 'Hang up').click();
  await call.until('ended');
});

test('a new ring is announced once, and the window is not taken from what is typed', async ({ openDesk }) => {
  const desk = await openDesk();
  await desk.exchange.registered();
  await desk.page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const live =
          target instanceof Element ? target.closest('[aria-live]') : target.parentElement?.closest('[aria-live]');
        const text = live?.textContent.trim() ?? '';
        if (text !== '') said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await ring(desk, client);
  const announced = () =>
    desk.page.evaluate(() => {
      const said: unknown = Reflect.get(window, 'said');
      return Array.isArray(said) ? said.filter((text) => String(text).includes('Incoming call')).length : -1;
    });
  await expect.poll(announced).toBeGreaterThan(0);
  await expect(desk.page.getByText(/Incoming call: Іваненко Олексій, Client/)).toHaveCount(1);
});
