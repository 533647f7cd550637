import { afterEach, expect, it } from 'vitest';
import { type Desk, type DeskOptions, closeDesks, openDesk } from './sip/desk.ts';
import { type Heard, respond } from './sip/message.ts';
import { randomOf } from './sip/mutation.ts';
import { type Notifier, createNotifier, dialogInfo } from './sip/notifier.ts';

afterEach(closeDesks);

const extensions = Array.from({ length: 300 }, (_, n) => String(1_100 + n));
/** A PBX answers 503 to who asks for more. */
const atOnce = 8;

async function watching(options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(options);
  // Hours pass in these tests, in which nobody registers again.
  desk.peer.grants = 86_400;
  await desk.registered();
  desk.telephone.watch('main', extensions);
  return desk;
}

const asks = (message: Heard): boolean => message.status === null && message.method === 'SUBSCRIBE';
const isInside = (message: Heard): boolean => message.one('to').includes(';tag=');
const count = (desk: Desk, fits: (message: Heard) => boolean): number => desk.peer.heard.filter(fits).length;
const extensionOf = ({ startLine }: Heard): number => Number(/^SUBSCRIBE sip:(\d+)@/.exec(startLine)?.[1]);

/** Answers all 300, in the order in which they ask; tells how many were under way at once. */
async function takeAll(desk: Desk, answer: (notifier: Notifier, extension: number) => void): Promise<number> {
  const round = Math.floor(count(desk, (message) => asks(message) && !isInside(message)) / extensions.length);
  let most = 0;
  for (let taken = round * extensions.length; taken < (round + 1) * extensions.length; taken += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const subscribe = await desk.peer.take((message) => asks(message) && !isInside(message));
    most = Math.max(most, count(desk, (message) => asks(message) && !isInside(message)) - taken);
    answer(createNotifier(desk, subscribe), extensionOf(subscribe));
  }
  return most;
}

/** Every way in which a notifier has been seen to begin. */
function begin(notifier: Notifier, extension: number): void {
  switch (extension % 5) {
    case 0:
      notifier.accept(dialogInfo(0, ['a terminated recipient', 'b confirmed initiator', 'c terminated']));
      break;
    case 1:
      notifier.notify(dialogInfo(0, ['a early recipient']));
      notifier.accept('');
      break;
    case 2:
      notifier.accept('');
      notifier.notify(dialogInfo(0, ['a terminated']));
      break;
    case 3:
      // Of what was missed it asks: the full state comes with the refresh.
      notifier.accept(dialogInfo(7, ['a confirmed'], 'partial'));
      break;
    default:
      notifier.accept(dialogInfo(3, []));
  }
}
const begun = ['busy', 'ringing', 'free', 'busy', 'free'] as const;

/** What the desk knows now, of how many. */
function known(desk: Desk): Readonly<Record<string, number>> {
  const states = new Map(extensions.map((extension) => [extension, 'never told']));
  for (const event of desk.events) if (event.kind === 'lamp') states.set(event.extension, event.lamp.state);
  const counts: Record<string, number> = {};
  for (const state of states.values()) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

it('three hundred lamps come on however their notifiers begin, go out with the link, and come on again over the next', async () => {
  const desk = await watching();
  const timers: number[] = [];
  for (let link = 0; link < 3; link += 1) {
    // oxlint-disable no-await-in-loop -- one link after the other
    const notifiers = new Map<string, Notifier>();
    const most = await takeAll(desk, (notifier, extension) => {
      notifiers.set(notifier.subscribe.one('call-id'), notifier);
      begin(notifier, extension);
    });
    for (let refreshed = 0; refreshed < 60; refreshed += 1) {
      const refresh = await desk.peer.take((message) => asks(message) && isInside(message));
      desk.peer.send(respond(refresh, 200, [['Expires', '600']]));
      notifiers.get(refresh.one('call-id'))?.notify(dialogInfo(9, ['b confirmed', 'a terminated']));
    }
    await desk.peer.settled();
    expect({ most, known: known(desk) }).toEqual({ most: atOnce, known: { busy: 120, ringing: 60, free: 120 } });
    const [sent, answered] = [link + 1, count(desk, ({ method, status }) => method === 'NOTIFY' && status === 200)];
    expect(answered).toBe(sent * (300 + 60 + 60 + 60));
    expect(count(desk, (message) => asks(message) && isInside(message))).toBe(sent * 60);
    timers.push(desk.clock.pending());
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    expect(known(desk)).toEqual({ unknown: 300 });
    desk.clock.pass(500);
    await desk.phone('registered');
    // oxlint-enable no-await-in-loop
  }
  // Nothing of an earlier link waits for anything.
  expect(new Set(timers).size).toBe(1);
  const last = extensions.map((extension) =>
    desk.events.filter((event) => event.kind === 'lamp' && event.extension === extension),
  );
  expect(
    last.every((told, n) => told.length === 6 && told.at(-2)?.kind === 'lamp' && lampOf(told.at(-2)) === begun[n % 5]),
  ).toBe(true);
});

const lampOf = (event: Desk['events'][number] | undefined): string | null =>
  event?.kind === 'lamp' ? event.lamp.state : null;

it('three hundred subscriptions are refreshed one by one, spread over the time that they have', async () => {
  const random = randomOf(7);
  const desk = await watching({ random: () => random.int(1_000) / 1_000 });
  await takeAll(desk, (notifier) => notifier.accept(dialogInfo(0, [])));
  await desk.peer.settled();
  const perStep: number[] = [];
  for (let step = 0; step < 60; step += 1) {
    desk.clock.pass(10_000);
    // oxlint-disable no-await-in-loop -- step by step
    await desk.peer.settled();
    let refreshed = 0;
    for (let left = inside(desk) - answered(desk); left > 0; left = inside(desk) - answered(desk)) {
      const refresh = await desk.peer.take((message) => asks(message) && isInside(message));
      desk.peer.send(respond(refresh, 200, [['Expires', '600']]));
      taken.set(desk, answered(desk) + 1);
      refreshed += 1;
      await desk.peer.settled();
    }
    // oxlint-enable no-await-in-loop
    perStep.push(refreshed);
  }
  const [early, busiest] = [perStep.slice(0, 35).reduce((sum, n) => sum + n, 0), Math.max(...perStep)];
  const sum = perStep.slice(0, 52).reduce((before, n) => before + n, 0);
  expect({ early, spread: busiest < 45, sum }).toEqual({ early: 0, spread: true, sum: 300 });
  expect(known(desk)).toEqual({ free: 300 });
});

const taken = new WeakMap<Desk, number>();
const answered = (desk: Desk): number => taken.get(desk) ?? 0;
const inside = (desk: Desk): number => count(desk, (message) => asks(message) && isInside(message));

it('a PBX that is asked for too much is left alone for as long as it wishes, and then asked for a few at a time', async () => {
  const desk = await watching();
  await takeAll(desk, (notifier) => notifier.refuse(503, [['Retry-After', '30']]));
  await desk.peer.settled();
  desk.clock.pass(29_999);
  await desk.peer.settled();
  expect({ asked: count(desk, asks), known: known(desk) }).toEqual({ asked: 300, known: { 'never told': 300 } });
  desk.clock.pass(1);
  expect(await takeAll(desk, (notifier) => notifier.accept(dialogInfo(0, [])))).toBe(atOnce);
  await desk.peer.settled();
  expect(known(desk)).toEqual({ free: 300 });
});

it('a NOTIFY in fragments (RFC 6455 section 5.4) is one NOTIFY', async () => {
  const desk = await openDesk();
  await desk.registered();
  desk.telephone.watch('main', ['105']);
  const notifier = createNotifier(desk, await desk.peer.take(asks));
  notifier.accept('');
  const whole: string[] = [];
  const wire = {
    ...desk,
    peer: { ...desk.peer, send: (message: string | Buffer) => void whole.push(String(message)) },
  };
  createNotifier(wire, notifier.subscribe, notifier.tag).notify(dialogInfo(1, ['a confirmed']));
  desk.peer.sendInParts(whole[0]?.replace('CSeq: 1 ', 'CSeq: 2 ') ?? '', 7);
  expect((await desk.event('lamp')).lamp.state).toBe('busy');
});
