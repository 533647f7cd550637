import type { CallView } from '#core/call/view.ts';
import { expect, test } from './bareFixture.ts';
import { anna, done, mediaId, sdpOf, talk } from './sound.ts';

/** Small here; `npm run soak -- page` takes a thousand, and six hundred: Chromium refuses the 501st that is not let go. */
const given = Number(process.env['PORTICO_GIVEN_UP'] ?? 120);
const prepared = Number(process.env['PORTICO_PREPARED'] ?? 60);

test(`${given} calls that ring and are given up leave nothing behind`, async ({ backend, page, caller }) => {
  test.setTimeout(240_000);
  const offer = await caller.evaluate(() => window.caller.call());
  await page.bringToFront();
  const alive = new Map<string, CallView>();
  const ring = async (which: number) => {
    const call = { ...anna, callId: `call ${which}` };
    alive.set(call.callId, call);
    backend.show(...alive.values());
    const reply = backend.ask({ kind: 'answer', mediaId: call.callId, offer });
    // Given up before, while and after the answer is prepared.
    if (which % 3 === 1) await page.evaluate(() => new Promise(requestAnimationFrame));
    else if (which % 3 === 2) sdpOf(await reply);
    expect(await backend.ask({ kind: 'close', mediaId: call.callId })).toEqual(done);
    alive.delete(call.callId);
    backend.show(...alive.values());
    await reply;
  };
  for (let first = 0; first < given; first += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => ring(first + index)));
  await expect.poll(() => page.evaluate(() => window.census().microphones)).toBe(0);
  const { peers, players } = await page.evaluate(() => window.census());
  expect({ peers, players }).toEqual({ peers: 0, players: 0 });
  expect(await page.evaluate(() => window.desk.state().order)).toEqual([]);
  // The next one is answered like the first.
  await talk(backend, caller);
});

test(`a page that has little else to do answers its call number ${prepared} too`, async ({ backend, page, caller }) => {
  test.setTimeout(180_000);
  const offer = await caller.evaluate(() => window.caller.call());
  await page.bringToFront();
  backend.show(anna);
  const prepare = async (which: number) => {
    const { ok } = await backend.ask({ kind: 'answer', mediaId: `call ${which}`, offer });
    await backend.ask({ kind: 'close', mediaId: `call ${which}` });
    return ok;
  };
  const all: boolean[] = [];
  for (let first = 0; first < prepared; first += 20)
    all.push(...(await Promise.all(Array.from({ length: 20 }, (_, index) => prepare(first + index)))));
  expect(all.filter((ok) => ok).length).toBe(prepared);
});

test('the microphone is let go soon after the last call, and not between two calls', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  const microphones = () => page.evaluate(() => window.census().microphones);
  await backend.ask({ kind: 'close', mediaId });
  backend.show({ ...anna, stage: 'ended', place: 'note', endedAt: anna.invitedAt + 1 });
  expect(await microphones()).toBe(1);
  await talk(backend, caller);
  expect(await page.evaluate(() => window.recorded.length)).toBe(1);
  await backend.ask({ kind: 'close', mediaId });
  backend.show();
  await expect.poll(microphones).toBe(0);
});
