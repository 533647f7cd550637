import type { Page } from 'playwright';
import type { CallView } from '#core/call/view.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import { openDeskPage } from './bareDesk.ts';
import { expect, test } from './bareFixture.ts';

const anna = ringingCall('anna');
const boris = ringingCall('boris');
const talking: CallView = { ...anna, stage: 'talking', place: 'current', answeredAt: anna.invitedAt + 1 };

function connection(page: Page): Promise<string> {
  return page.evaluate(() => window.desk.state().connection);
}

/** Also across a reload of the page. */
async function becomesOpen(page: Page): Promise<void> {
  await page.waitForFunction(() => window.desk?.state().connection === 'open');
}

function essence(page: Page, callId: string) {
  return page.getByRole('textbox', { name: `Essence of ${callId}` });
}

/** Two frames later: whatever waits for the paint of what is shown now has gone on. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
}

test('the token leaves the address bar and stays with the tab', async ({ context, backend, page }) => {
  expect(await connection(page)).toBe('open');
  expect(page.url()).toBe(new URL('/?audio=raw', backend.link).href);
  await page.reload();
  await becomesOpen(page);
  const other = await openDeskPage(context, new URL('/', backend.link).href);
  expect(await connection(other)).toBe('no-token');
});

test('a link of an earlier start is told as such, and the right one opens in the same tab', async ({
  context,
  backend,
}) => {
  const page = await openDeskPage(context, backend.link.replace(/token=.*/, 'token=of-yesterday'));
  expect(await connection(page)).toBe('wrong-token');
  await page.goto(backend.link);
  await becomesOpen(page);
});

test('a lost backend is found again, the desk is asked anew and the call’s sound goes on', async ({
  backend,
  page,
  caller,
}) => {
  backend.show(talking);
  const offer = await caller.evaluate(() => window.caller.call());
  await backend.ask({ kind: 'answer', mediaId: 'm', offer });
  backend.desk = { ...backend.desk, calls: [talking, boris], telephone: 'nobody' };
  backend.cut();
  await expect.poll(() => page.evaluate(() => window.desk.connections)).toEqual(['open', 'lost', 'open']);
  expect(await page.evaluate(() => window.desk.state().order)).toEqual(['anna', 'boris']);
  await expect.poll(() => page.evaluate(() => window.desk.state().telephone)).toBe('yours');
  expect((await page.evaluate(() => window.census())).peers).toBe(1);
});

test('the page takes the telephone when nobody has it, and only then', async ({ context, backend, caller }) => {
  backend.desk = { ...backend.desk, telephone: 'another' };
  const page = await openDeskPage(context, backend.link);
  const owned = () => backend.asked.filter(([name]) => name === 'telephone.own').map(([, body]) => body);
  expect(owned()).toEqual([]);
  backend.desk = { ...backend.desk, telephone: 'nobody' };
  backend.push('desk.changed', { telephone: 'nobody' });
  await expect.poll(owned).toEqual([{ takeOver: false }]);

  // Another page takes over: this one falls silent at once.
  backend.show(talking);
  const offer = await caller.evaluate(() => window.caller.call());
  await backend.ask({ kind: 'answer', mediaId: 'm', offer });
  backend.push('desk.changed', { telephone: 'another' });
  await expect
    .poll(async () => {
      const { peers, players, microphones } = await page.evaluate(() => window.census());
      return { peers, players, microphones };
    })
    .toEqual({ peers: 0, players: 0, microphones: 0 });
  expect(owned()).toEqual([{ takeOver: false }]);
  expect(await page.evaluate(() => window.desk.takeTelephone())).toEqual({ ok: true, value: {} });
  expect(owned()).toEqual([{ takeOver: false }, { takeOver: true }]);
});

test('a call rings from the first key on, stops at once, and only beeps while somebody is talked to', async ({
  backend,
  page,
}) => {
  const state = () => page.evaluate(() => window.desk.state().sound);
  const heard = () =>
    page.evaluate(() => window.census().events.filter((event) => ['ring', 'beep', 'stop'].includes(event)));
  backend.show(anna);
  await expect(essence(page, 'anna')).toBeVisible();
  expect([await state(), await heard()]).toEqual(['locked', []]);
  await page.keyboard.press('Shift');
  await page.keyboard.press('a');
  await expect.poll(heard).toEqual(['ring']);
  expect(await state()).toBe('open');
  backend.show(anna, boris);
  await expect(essence(page, 'boris')).toBeVisible();
  await painted(page);
  backend.show(talking, boris);
  await expect.poll(heard).toEqual(['ring', 'stop']);
  backend.show(talking, boris, ringingCall('clara'));
  await expect.poll(heard).toEqual(['ring', 'stop', 'beep']);
  backend.show(boris);
  await expect.poll(heard).toEqual(['ring', 'stop', 'beep', 'ring']);
  backend.show();
  await expect.poll(heard).toEqual(['ring', 'stop', 'beep', 'ring', 'stop']);
});

test('one call’s change draws only its own card', async ({ backend, page }) => {
  backend.show(anna, boris);
  await expect(essence(page, 'boris')).toBeVisible();
  const drawn = () => page.evaluate(() => ({ ...window.desk.drawn }));
  const before = await drawn();
  backend.push('desk.changed', { calls: [talking], order: ['anna', 'boris'] });
  await expect(page.getByRole('listitem').first()).toContainText('talking');
  expect(await drawn()).toEqual({ anna: (before['anna'] ?? 0) + 1, boris: before['boris'] });
});

test('what is typed is saved after a pause, and the last words when the page is left', async ({ backend, page }) => {
  const noted = () => backend.asked.filter(([name]) => name === 'call.note-essence').map(([, body]) => body);
  backend.show(talking);
  await essence(page, 'anna').pressSequentially('wants the offer');
  await expect.poll(noted).toContainEqual({ callId: 'anna', essence: 'wants the offer' });
  await essence(page, 'anna').pressSequentially(', today');
  await page.goto('about:blank');
  await expect.poll(() => noted().at(-1)).toEqual({ callId: 'anna', essence: 'wants the offer, today' });
});

test('what is typed while the backend is away reaches it afterwards', async ({ backend, page }) => {
  const noted = () => backend.asked.filter(([name]) => name === 'call.note-essence').map(([, body]) => body);
  backend.show(talking);
  await essence(page, 'anna').fill('first');
  await expect.poll(noted).toEqual([{ callId: 'anna', essence: 'first' }]);
  backend.deaf = true;
  backend.cut();
  await expect.poll(() => connection(page)).toBe('lost');
  await essence(page, 'anna').fill('first, then more');
  await expect(essence(page, 'anna')).toHaveAttribute('data-state', 'unsent');
  backend.deaf = false;
  await expect.poll(() => noted().at(-1)).toEqual({ callId: 'anna', essence: 'first, then more' });
  await expect(essence(page, 'anna')).toHaveValue('first, then more');
  await expect(essence(page, 'anna')).toHaveAttribute('data-state', 'saved');
});

test('the backend’s older words never take the place of what is being typed', async ({ backend, page }) => {
  backend.show(talking);
  await essence(page, 'anna').fill('new words');
  backend.push('desk.changed', { calls: [{ ...talking, essence: 'old words' }], order: ['anna'] });
  await expect.poll(() => page.evaluate(() => window.desk.state().calls['anna']?.essence)).toBe('old words');
  await expect(essence(page, 'anna')).toHaveValue('new words');
  await expect(essence(page, 'anna')).toHaveAttribute('data-state', 'saved');
  backend.push('desk.changed', { calls: [{ ...talking, essence: 'new words' }], order: ['anna'] });
  backend.push('desk.changed', { calls: [{ ...talking, essence: 'corrected elsewhere' }], order: ['anna'] });
  await expect(essence(page, 'anna')).toHaveValue('corrected elsewhere');
});
