import { expect, test } from 'vitest';
import type { HidConnection, HidDevice, HidEvents, OpenFailure } from '#core/headset/ports.ts';
import { failed, ok, type Result } from '#core/support/result.ts';
import { createBusylights } from '../../../electron/services/headset/busylight.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';

type Written = Result<null, 'failed' | 'hung' | 'gone'>;

const luxafor = device('/dev/hidraw3', 0x04d8, 0xf372);
const kuando = device('/dev/hidraw4', 0x27bb, 0x3bcd);
const blink = device('/dev/hidraw5', 0x27b8, 0x01ed);
const headset = device('/dev/hidraw0', 0x0b0e, 0x0300);

const lit = {
  red: '0001ffff0000000000',
  dark: '0001ff000000000000',
  green: '0001ff00ff66000000',
  blue: '0001ff0000ff000000',
};

function device(path: string, vendorId: number, productId: number): HidDevice {
  return { path, vendorId, productId, serial: '', maker: '', product: '', usages: [] };
}

/** The machine's lights: what is written to each, and what its writes and openings answer. */
function fakeLights() {
  const written: string[] = [];
  const opened: string[] = [];
  const closed: string[] = [];
  const events = new Map<string, HidEvents>();
  let nextOpen: Result<null, OpenFailure> = ok(null);
  let answers: (Written | Promise<Written>)[] = [];

  function write(at: HidDevice, report: Uint8Array): Promise<Written> {
    written.push(`${at.path.slice(-1)} ${Buffer.from(report).toString('hex')}`);
    return Promise.resolve(answers.shift() ?? ok(null));
  }

  return {
    written,
    opened,
    closed,
    take: () => written.splice(0),
    open(at: HidDevice, told: HidEvents): Promise<Result<HidConnection, OpenFailure>> {
      opened.push(at.path);
      if (!nextOpen.ok) return Promise.resolve(nextOpen);
      events.set(at.path, told);
      return Promise.resolve(
        ok({
          write: (report) => write(at, report),
          writeFeature: (report) => write(at, report),
          close: () => Promise.resolve(void closed.push(at.path)),
        }),
      );
    },
    refuseOpening: (why: OpenFailure | null) => {
      nextOpen = why === null ? ok(null) : failed(why);
    },
    answer: (...next: (Written | Promise<Written>)[]) => {
      answers = next;
    },
    lose: (at: HidDevice) => events.get(at.path)?.onLost(),
  };
}

function setUp() {
  const hid = fakeLights();
  const clock = fakeClock();
  const busylights = createBusylights({ hid, timers: clock, log: silentLog });
  return { hid, clock, busylights };
}

test('every busylight that is plugged in is opened once and shows how the desk stands; headsets are left alone', async () => {
  const { hid, busylights } = setUp();
  busylights.show('in-call');
  busylights.seen([headset, luxafor, kuando, blink]);
  busylights.seen([headset, luxafor, kuando, blink]);
  await settled();
  expect(hid.opened).toEqual([luxafor.path, kuando.path, blink.path]);
  expect(hid.take().map((line) => line.slice(0, 20))).toEqual([
    `3 ${lit.red}`,
    '4 001000640000ff0080',
    '5 016eff000000000000',
  ]);
  expect(busylights.lights()).toEqual([
    { device: luxafor, kind: 'luxafor', state: 'in-use' },
    { device: kuando, kind: 'kuando', state: 'in-use' },
    { device: blink, kind: 'blink1', state: 'in-use' },
  ]);
});

test('a light blinks while it rings, and stays lit from the moment the call is answered', async () => {
  const { hid, clock, busylights } = setUp();
  busylights.seen([luxafor]);
  busylights.show('ringing');
  await settled();
  clock.pass(500);
  await settled();
  clock.pass(500);
  await settled();
  clock.pass(100);
  busylights.show('in-call');
  await settled();
  clock.pass(60_000);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.blue}`, `3 ${lit.dark}`, `3 ${lit.blue}`, `3 ${lit.red}`]);
  expect(clock.pending()).toBe(0);
});

test('a Kuando Busylight is kept lit through a long call', async () => {
  const { hid, clock, busylights } = setUp();
  busylights.show('in-call');
  busylights.seen([kuando]);
  await settled();
  for (let ten = 0; ten < 3; ten += 1) {
    clock.pass(10_000);
    await settled();
  }
  const reports = hid.take();
  expect(reports).toHaveLength(4);
  expect(new Set(reports).size).toBe(1);
});

test('changes while a report is under way end in the newest, with one write at a time', async () => {
  const { hid, busylights } = setUp();
  let through: (written: Written) => void = () => {};
  hid.answer(new Promise<Written>((resolve) => (through = resolve)));
  busylights.show('free');
  busylights.seen([luxafor]);
  await settled();
  busylights.show('ringing');
  busylights.show('in-call');
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.green}`]);
  through(ok(null));
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.red}`]);
});

test('a write that fails is tried again; a light that takes none is opened anew ten seconds later', async () => {
  const { hid, clock, busylights } = setUp();
  hid.answer(failed('failed'));
  busylights.show('in-call');
  busylights.seen([luxafor]);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.red}`, `3 ${lit.red}`]);

  hid.answer(failed('failed'), failed('failed'));
  busylights.show('free');
  await settled();
  expect(hid.closed).toEqual([luxafor.path]);
  expect(busylights.lights().map(({ state }) => state)).toEqual(['failed']);
  hid.take();
  busylights.seen([luxafor]);
  clock.pass(10_000);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.green}`]);
  expect(busylights.lights().map(({ state }) => state)).toEqual(['in-use']);
});

test('a light that hangs is not tried twice', async () => {
  const { hid, busylights } = setUp();
  hid.answer(failed('hung'));
  busylights.show('in-call');
  busylights.seen([luxafor]);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.red}`]);
  expect(hid.closed).toEqual([luxafor.path]);
});

test('a light that is plugged in again shows how the desk stands now', async () => {
  const { hid, busylights } = setUp();
  busylights.show('free');
  busylights.seen([luxafor]);
  await settled();
  hid.lose(luxafor);
  busylights.show('in-call');
  expect(busylights.lights()).toEqual([]);
  hid.take();
  busylights.seen([luxafor]);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.red}`]);
});

test('a light that is no longer listed is closed and forgotten, also when it is just being opened', async () => {
  const { hid, clock, busylights } = setUp();
  busylights.show('ringing');
  busylights.seen([luxafor]);
  await settled();
  busylights.seen([blink]);
  busylights.seen([]);
  await settled();
  clock.pass(5000);
  await settled();
  expect(hid.closed.toSorted()).toEqual([luxafor.path, blink.path]);
  expect(busylights.lights()).toEqual([]);
  expect(clock.pending()).toBe(0);
});

test('a light that the system keeps from us is told and tried again every ten seconds', async () => {
  const { hid, clock, busylights } = setUp();
  hid.refuseOpening('not-allowed');
  busylights.show('in-call');
  busylights.seen([luxafor]);
  await settled();
  expect(busylights.lights().map(({ state }) => state)).toEqual(['not-allowed']);
  busylights.seen([luxafor]);
  await settled();
  expect(hid.opened).toHaveLength(1);
  hid.refuseOpening(null);
  clock.pass(10_000);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.red}`]);
});

test('at the end every light goes dark and nothing is written or opened any more', async () => {
  const { hid, clock, busylights } = setUp();
  busylights.show('ringing');
  busylights.seen([luxafor]);
  await settled();
  hid.take();
  await busylights.close();
  busylights.show('in-call');
  busylights.seen([luxafor, kuando]);
  clock.pass(60_000);
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.dark}`]);
  expect(hid.closed).toEqual([luxafor.path]);
  expect(clock.pending()).toBe(0);
});

test('a light that hangs holds up the end for a second and no longer', async () => {
  const { hid, clock, busylights } = setUp();
  hid.answer(new Promise<Written>(() => {}));
  busylights.show('in-call');
  busylights.seen([luxafor]);
  await settled();
  let isOver = false;
  const over = busylights.close().then(() => (isOver = true));
  clock.pass(999);
  await settled();
  expect(isOver).toBe(false);
  clock.pass(1);
  await over;
  expect(isOver).toBe(true);
});

test('after a sleep each light is told anew how the desk stands', async () => {
  const { hid, busylights } = setUp();
  busylights.show('in-call');
  busylights.seen([luxafor]);
  await settled();
  hid.take();
  busylights.show('in-call');
  await settled();
  expect(hid.take()).toEqual([]);
  busylights.resumed();
  await settled();
  expect(hid.take()).toEqual([`3 ${lit.red}`]);
});
