import type { SimulatedCall } from '../../electron/practice/callState.ts';
import { speech } from '../../electron/practice/media/sound.ts';
import { type Figure, compared } from './figures.ts';
import type { Measured } from './desks.ts';

/** An offer on paper, for calls that are never answered: werift's own work would disturb the clock. */
export const paperOffer = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0 101',
  'c=IN IP4 127.0.0.1',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=ice-ufrag:bnch',
  'a=ice-pwd:benchbenchbenchbenchbench',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=rtcp-mux',
  '',
].join('\r\n');

/** Frames come 60 times a second: calls must not fall into step with them. */
function shortPause(): Promise<void> {
  return new Promise((over) => setTimeout(over, 20 + Math.random() * 50));
}

/** Waits until the card of this number is painted whole; the instant. */
export async function painted(desk: Measured, number: string): Promise<number> {
  const digits = number.replace(/\D/g, '');
  const at = await desk.page.waitForFunction(
    (known) => {
      const mark = window.paints.find((paint) => paint.digits === known);
      return mark?.at;
    },
    digits,
    { polling: 20 },
  );
  const instant = Number(await at.jsonValue());
  await desk.page.evaluate(() => void (window.paints = []));
  return instant;
}

/** A call rings until its card is painted whole, and its caller gives up then; epoch milliseconds. */
export async function rung(
  desk: Measured,
  number: string,
): Promise<{ readonly invitedAt: number; readonly paintedAt: number }> {
  const call = desk.exchange.call({ from: number, offer: paperOffer });
  const paintedAt = await painted(desk, number);
  const { invitedAt } = call.marks();
  call.cancel();
  await call.until('ended');
  await shortPause();
  return { invitedAt: invitedAt ?? Number.NaN, paintedAt };
}

/** From an INVITE to its card painted whole, in ms. */
export async function paintedAfter(desk: Measured, number: string): Promise<number> {
  const { invitedAt, paintedAt } = await rung(desk, number);
  return paintedAt - invitedAt;
}

/** (a) INVITE written by the exchange to the complete card painted, product and floor in turn. */
export async function measureRing(
  product: Measured,
  floor: Measured,
  numbers: readonly string[],
  times: number,
  /** The first calls compile code in both. */
  warmUp = 5,
): Promise<Figure> {
  const value: number[] = [];
  const least: number[] = [];
  for (let turn = 0; turn < times + warmUp; turn += 1) {
    const number = numbers[turn % numbers.length] ?? '';
    const paint = await paintedAfter(product, number);
    const bare = await paintedAfter(floor, number);
    if (turn < warmUp) continue;
    value.push(paint);
    least.push(bare);
  }
  return compared('ring: INVITE to complete card painted', value, least, {
    says: 'p50 <= floor + 6, p95 <= floor + 12',
    met: (spread, bare) => spread.p50 <= bare.p50 + 6 && spread.p95 <= bare.p95 + 12,
  });
}

interface Answered {
  readonly toAnswer: number;
  readonly toSound: number;
}

async function answered(desk: Measured, number: string): Promise<Answered> {
  const call = desk.exchange.call({ from: number, sound: speech([], 0) });
  await painted(desk, number);
  await call.until('ringing');
  // A person needs a moment to press; both have the same.
  await new Promise((over) => setTimeout(over, 250 + Math.random() * 50));
  await desk.page.keyboard.press('F2');
  await call.until('talking');
  await firstPacket(call);
  const pressedAt = await desk.page.evaluate(() => window.pressedAt);
  const { answeredAt, firstPacketAt } = call.marks();
  call.hangUp();
  await call.until('ended');
  return {
    toAnswer: (answeredAt ?? Number.NaN) - pressedAt,
    toSound: (firstPacketAt ?? Number.NaN) - pressedAt,
  };
}

async function firstPacket(call: SimulatedCall): Promise<void> {
  while (call.marks().firstPacketAt === null) {
    await new Promise((over) => setTimeout(over, 5));
  }
}

/** (b) Answer pressed to 200 at the exchange, and to the desk's first RTP at the caller. */
export async function measureAnswer(
  product: Measured,
  floor: Measured,
  numbers: readonly string[],
  times: number,
): Promise<readonly Figure[]> {
  const value: Answered[] = [];
  const least: Answered[] = [];
  for (let turn = 0; turn < times + 3; turn += 1) {
    const number = numbers[turn % numbers.length] ?? '';
    const own = await answered(product, number);
    const done = product.page.getByRole('button', { name: 'Done', exact: true });
    await done.first().click();
    const bare = await answered(floor, number);
    if (turn < 3) continue;
    value.push(own);
    least.push(bare);
  }
  const goal = {
    says: 'ahead of the floor at p50 and p95',
    met: (spread: { p50: number; p95: number }, bare: { p50: number; p95: number }) =>
      spread.p50 < bare.p50 && spread.p95 < bare.p95,
  };
  return [
    compared(
      'answer: press to 200 at the exchange',
      value.map(({ toAnswer }) => toAnswer),
      least.map(({ toAnswer }) => toAnswer),
      goal,
    ),
    compared(
      'answer: press to first RTP at the caller',
      value.map(({ toSound }) => toSound),
      least.map(({ toSound }) => toSound),
      goal,
    ),
  ];
}
