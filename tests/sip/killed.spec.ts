import { type Reception, receptionAt } from './console.ts';
import { expect, hearEachOther, registered, test } from './fixture.ts';
import type { Exchange } from './stack/exchange.ts';
import { closedRows } from './stack/rows.ts';
import type { Telephone } from './stack/telephone.ts';

/** How often the exchange is killed with calls up; `npm run soak -- link` does it 50 times. */
const kills = Number(process.env['PORTICO_LINK_KILLS'] ?? 3);

/** Who hangs up the second call while the exchange is away; each in turn. */
const hangsUp = ['nobody', 'caller', 'desk'] as const;

/** What the cycles have shown, for the figures at the end. */
interface Figures {
  readonly backMs: number[];
  calls: number;
  /** Calls at the telephones and at the desk that should not have been there after a cycle. */
  ghosts: number;
}

test(`the exchange is killed ${kills} times with two calls up: no leg is left behind anywhere, and no row is lost`, async ({
  desk,
  exchange,
  callerWith,
}) => {
  test.setTimeout(60_000 + kills * 30_000);
  const reception = receptionAt(desk.page);
  await expect(reception.phone()).toContainText(registered);
  // baresip 1.0.0 stops recording for good at a hold.
  const first = await callerWith({ phone: 'linphonec', user: '2002', hz: 700 });
  const second = await callerWith({ phone: 'baresip', user: '2003', hz: 800 });
  const begun = Date.now();
  const figures: Figures = { backMs: [], calls: 0, ghosts: 0 };
  await callAndTalk(first, { reception, exchange });
  figures.calls += 1;
  for (let cycle = 0; cycle < kills; cycle += 1) {
    const whoHangsUp = hangsUp[cycle % hangsUp.length];
    if (liveCalls(second) === 0) {
      await callAndTalk(second, { reception, exchange });
      figures.calls += 1;
      await expect(reception.held()).toHaveCount(1);
    }
    await exchange.kill();
    await expect(reception.phone()).not.toContainText(registered);
    // The sound is not the exchange's, and goes on.
    await hearEachOther(reception, second);
    if (whoHangsUp === 'caller') {
      await second.hangUp();
      await expect.poll(() => liveCalls(second)).toBe(0);
    }
    if (whoHangsUp === 'desk') {
      await reception.button('Hang up').click();
      await expect(reception.button('Hang up')).toHaveCount(0);
    }
    await exchange.restart();
    const since = performance.now();
    await expect(reception.phone()).toContainText(registered, { timeout: 30_000 });
    figures.backMs.push(Math.round(performance.now() - since));
    const left = whoHangsUp === 'nobody' ? 1 : 0;
    await expect(reception.button('Hang up')).toHaveCount(left);
    await expect.poll(() => liveCalls(second)).toBe(left);
    figures.ghosts += liveCalls(second) - left;
    if (left === 1) await hearEachOther(reception, second);
    await expect(reception.held()).toHaveCount(1);
    expect(liveCalls(first)).toBe(1);
    // The one that waited all the time is still there to be talked to.
    if (left === 0) {
      await reception.held().getByRole('button', { name: 'Resume' }).click();
      await hearEachOther(reception, first);
    }
  }
  await endAll([first, second], reception);
  // The last facts are written a moment after they are shown.
  await expect.poll(() => closedRows(desk.data, begun)).toBe(figures.calls);
  const lost = figures.calls - closedRows(desk.data, begun);
  const slowest = Math.max(...figures.backMs);
  const mean = Math.round(figures.backMs.reduce((sum, ms) => sum + ms, 0) / figures.backMs.length);
  process.stdout.write(
    `${kills} kills, ${figures.calls} calls, ${figures.ghosts} ghost legs, ${lost} lost rows; ` +
      `registered again ${mean} ms after the exchange answers on average, ${slowest} ms at most\n`,
  );
  expect({ ghosts: figures.ghosts, lost }).toEqual({ ghosts: 0, lost: 0 });
});

function liveCalls(telephone: Telephone): number {
  return telephone.calls().filter(({ state }) => state !== 'ended').length;
}

async function callAndTalk(
  telephone: Telephone,
  { reception, exchange }: { readonly reception: Reception; readonly exchange: Exchange },
): Promise<void> {
  await telephone.dial(`sip:${exchange.desk.user}@${exchange.domain}`);
  await expect(reception.ringing()).toHaveCount(1);
  await reception.answerByKey();
  await hearEachOther(reception, telephone);
}

/** The telephones hang up, and the desk has nothing left of them. */
async function endAll(telephones: readonly Telephone[], reception: Reception): Promise<void> {
  for (const telephone of telephones) if (liveCalls(telephone) > 0) await telephone.hangUp();
  await expect(reception.button('Hang up')).toHaveCount(0);
  await expect(reception.held()).toHaveCount(0);
  for (const telephone of telephones) await expect.poll(() => liveCalls(telephone)).toBe(0);
}
