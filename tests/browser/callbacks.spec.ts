import type { JournalCall, JournalEntry } from '#core/journal/entry.ts';
import { ok } from '#core/support/result.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import { lineView } from '../fixtures/deskViews.ts';
import { callbacksAt, olena, talkingCall } from '../fixtures/officeViews.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow } from './fixture.ts';
import { type Screens, test } from './screensFixture.ts';

const now = Date.now();
const callbacks = callbacksAt(now);

function askedOf({ backend }: Screens, wanted: string) {
  return backend.asked.filter(([name]) => name === wanted).map(([, body]) => body);
}

for (const language of ['en', 'ar'] as const)
  test(`${language}: who was missed stands in the list with when to call back, the late ones in the strip above`, async ({
    openScreens,
  }) => {
    const { page, backend } = await openScreens({ language, desk: { callbacks } });
    const seen = consoleOf(page, language);
    const { callback } = seen.words.call;
    const rows = seen.callbacks.getByRole('listitem');
    await expect(rows).toHaveText([/Kanzlei Vogt.*\+49 30 5550 1482/, /\+48 22 555 01 99/, /Олена Гриценко/]);
    await expect(rows.nth(1)).toContainText(/\d\d:\d\d/);
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('header')).toContainText(language === 'en' ? '1 callback overdue' : 'اتصال متأخر');
    if (language === 'en') await expect(rows.first()).toHaveText(/8 min late.*called 3 times.*1 try/);
    await expectAccessible(page);
    await expectNoOverflow(page);
    backend.change({ callbacks: [] });
    await expect(seen.callbacks).toContainText(callback.none);
    await expectAccessible(page);
  });

for (const language of ['en', 'ar'] as const)
  test(`${language}: new messages in the mailbox stand above who is owed a call, and are listened to by one press`, async ({
    openScreens,
  }) => {
    const screens = await openScreens({
      language,
      desk: { callbacks, lines: [lineView({ messages: { fresh: 12, kept: 3, number: '*97' } })] },
    });
    const { page, backend } = screens;
    const seen = consoleOf(page, language);
    const { messages } = seen.words.call;
    await expect(seen.callbacks).toContainText(language === 'en' ? '12 new voicemail messages' : '12 رسالة جديدة');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await seen.button(seen.callbacks, messages.listen).click();
    await expect.poll(() => askedOf(screens, 'call.dial')).toEqual([{ number: '*97', callbackId: null }]);
    backend.change({ lines: [lineView({ messages: { fresh: null, kept: null, number: null } })] });
    await expect(seen.callbacks).toContainText(messages.some);
    await expect(seen.button(seen.callbacks, messages.listen)).toHaveCount(0);
    backend.change({ lines: [lineView()] });
    await expect(seen.callbacks).not.toContainText(messages.some);
  });

test('one key calls the most urgent back, and a button each of them', async ({ openScreens }) => {
  const screens = await openScreens({ desk: { callbacks } });
  const { page } = screens;
  const seen = consoleOf(page);
  await expect(seen.callbacks.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('KeyB');
  await expect.poll(() => askedOf(screens, 'call.dial')).toEqual([{ number: '+493055501482', callbackId: 'm1' }]);
  await seen.callbacks.getByRole('listitem').nth(2).hover();
  await seen.button(seen.callbacks, 'Call back Олена Гриценко').click();
  await expect.poll(() => askedOf(screens, 'call.dial')).toContainEqual({ number: '+380445550177', callbackId: 'm3' });
});

test('the key for calling back is a letter while somebody types, and holds nobody who is talked to', async ({
  openScreens,
}) => {
  const screens = await openScreens({ desk: { callbacks }, calls: [talkingCall('a', now)] });
  const { page, backend } = screens;
  const seen = consoleOf(page);
  await seen.essence(seen.current).focus();
  await page.keyboard.press('KeyB');
  await expect(seen.essence(seen.current)).toHaveValue('b');
  await seen.current.getByRole('heading', { level: 2 }).focus();
  await page.keyboard.press('KeyB');
  backend.show();
  await expect(seen.current).toHaveCount(0);
  expect(askedOf(screens, 'call.dial')).toEqual([]);
});

test('what needs no call any more is closed by its button', async ({ openScreens }) => {
  const screens = await openScreens({ desk: { callbacks } });
  const seen = consoleOf(screens.page);
  await seen.button(seen.callbacks, 'Done: Kanzlei Vogt need not be called back').click();
  await expect.poll(() => askedOf(screens, 'callback.close')).toEqual([{ callbackId: 'm1' }]);
});

test('a number that cannot be dialled is refused with what to do', async ({ openScreens }) => {
  const { page, backend } = await openScreens({ desk: { callbacks } });
  backend.answers = { 'call.dial': () => ({ ok: false, error: 'bad-number' }) };
  await expect(consoleOf(page).callbacks.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('KeyB');
  await expect(page.getByText('This cannot be dialled', { exact: false })).toBeVisible();
});

test('on the practice exchange one caller is brought in, or three at once', async ({ openScreens }) => {
  const screens = await openScreens({});
  const { page, backend } = screens;
  backend.answers = { 'practice.bring-in': () => ok({}) };
  await page.getByRole('button', { name: 'Bring in a call' }).click();
  await page.getByRole('button', { name: 'Bring in three at once' }).click();
  await expect.poll(() => askedOf(screens, 'practice.bring-in')).toEqual([{ calls: 1 }, { calls: 3 }]);
});

const line: JournalEntry = {
  callId: 'j1',
  line: null,
  direction: 'in',
  invitedAt: now - 60_000,
  day: new Date(now).toISOString().slice(0, 10),
  answeredAt: now - 50_000,
  endedAt: now - 20_000,
  waitMs: 10_000,
  talkMs: 30_000,
  name: 'Kateryna Melnyk',
  company: 'Horyzont LLC',
  number: '+380675550914',
  numberShown: '+380 67 555 0914',
  class: 'client',
  dialled: '+380 44 555 0100',
  topic: '',
  essence: 'Wants an offer',
  outcome: 'answered',
  cause: { by: 'desk', status: null, q850: null, code: 'handed-over' },
  transferredTo: 'Olena Koval',
  transferResult: 'taken',
  callback: null,
  urgent: '',
  deviations: 0,
};

for (const language of ['en', 'ar'] as const)
  test(`${language}: the journal says to whom a caller went, whom the desk called, and who is to be called back`, async ({
    openScreens,
  }) => {
    const { page, backend } = await openScreens({ language });
    const seen = consoleOf(page, language);
    const { call, journal } = seen.words;
    const entries: JournalEntry[] = [
      line,
      {
        ...line,
        callId: 'j2',
        direction: 'out',
        answeredAt: null,
        talkMs: 0,
        outcome: 'not-reached',
        cause: { by: 'caller', status: 486, q850: null, code: 'busy' },
        transferredTo: '',
        transferResult: null,
      },
      { ...line, callId: 'j3', outcome: 'missed', transferredTo: '', transferResult: null, callback: 'open' },
    ];
    const at = now - 60_000;
    const told: JournalCall = {
      entry: line,
      card: ringingCall('j1').card,
      isWhole: true,
      course: [
        { at, body: { kind: 'answered' } },
        { at, body: { kind: 'held', by: 'transfer' } },
        { at, body: { kind: 'transfer-started', how: 'assisted', target: olena } },
        { at, body: { kind: 'target-answered', target: olena } },
        { at, body: { kind: 'transfer-ended', how: 'assisted', target: olena, result: 'taken' } },
        { at, body: { kind: 'callback-due', dueAt: now } },
        { at, body: { kind: 'callback-tried', callId: 'x' } },
        { at, body: { kind: 'callback-closed', why: 'reached', callId: 'x' } },
      ],
    };
    backend.answers = {
      'journal.list': () =>
        ok({
          entries: entries.map((entry) => ({ ...entry, topicLabel: '', found: [] })),
          more: false,
          partial: false,
        }),
      'journal.call': () => ok(told),
    };
    await seen.openJournal();
    await expect(seen.journalRows.filter({ hasText: call.outcome['not-reached'] })).toContainText(journal.outgoing);
    await expect(seen.journalRows.filter({ hasText: call.outcome.missed })).toContainText(journal.toCallBack);
    await expect(seen.journalRows.filter({ hasText: 'Olena Koval' })).toHaveCount(1);
    await expectAccessible(page);
    await seen.journalRows.filter({ hasText: 'Olena Koval' }).getByRole('link').click();
    const steps = page
      .getByRole('region', { name: journal.page.region })
      .getByRole('list')
      .last()
      .getByRole('listitem');
    await expect(steps).toHaveCount(8);
    if (language === 'en')
      await expect(steps).toHaveText([
        /Answered/,
        /Hears music while the call is handed over/,
        /Transfer to Olena Koval begun/,
        /Olena Koval answered/,
        /Handed over to Olena Koval/,
        /To be called back by/,
        /Called back/,
        /Reached: the callback is done/,
      ]);
    await expectAccessible(page);
    await expectNoOverflow(page);
  });
