import { expect } from 'vitest';
import type { HeadsetCalls, HeadsetIntent } from '#core/headset/callState.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { createHid } from '../../../../electron/adapters/hid/nodeHid.ts';
import { createHeadset } from '../../../../electron/services/headset/headset.ts';
import type { Headset } from '../../../../electron/services/headset/ports.ts';
import { fakeClock, type FakeClock, silentLog } from '../../../fakes/clock.ts';
import { fakeNodeHid, type FakeNodeHid } from '../../../fakes/nodeHid.ts';
import type { FakeHeadset } from '../../../fakes/nodeHidDevice.ts';
import { usualHeadset } from '../buildDescriptor.ts';

/** What happens at the desk beside the headset; everything else in a course is bytes that the headset sends. */
const happenings = {
  'a call rings': (desk) => ({ ...desk, ringing: desk.ringing + 1 }),
  'the caller gives up': (desk) => ({ ...desk, ringing: desk.ringing - 1 }),
  'the desk answers': (desk) => answered(desk),
  'the desk dials': (desk) => ({ ...desk, current: 'answering' }),
  'the call ends': (desk) => ({ ...desk, current: 'none', muted: false }),
  'the desk mutes': (desk) => ({ ...desk, muted: true }),
  'the desk unmutes': (desk) => ({ ...desk, muted: false }),
  'the desk holds': (desk) => ({ ...desk, current: 'held' }),
  'the desk resumes': (desk) => ({ ...desk, current: 'talking' }),
  'the consultation ends': (desk) => ({ ...desk, current: 'held', muted: false, waiting: false }),
  'the held call is put aside': (desk) => ({ ...desk, current: 'none', waiting: true }),
} as const satisfies Readonly<Record<string, (desk: Desk) => Desk>>;

type Happening = keyof typeof happenings;

interface Desk extends Omit<HeadsetCalls, 'ringing'> {
  readonly ringing: number;
}

/** As the desk does it; a wish that cannot be is left alone. */
const wishes: Readonly<Record<HeadsetIntent, (desk: Desk) => Desk>> = {
  answer: (desk) => (desk.ringing > 0 ? answered(desk) : desk),
  'hang-up': (desk) => ({ ...desk, current: 'none', muted: false }),
  reject: (desk) => ({ ...desk, ringing: desk.ringing - 1 }),
  mute: (desk) => ({ ...desk, muted: true }),
  unmute: (desk) => ({ ...desk, muted: false }),
  hold: (desk) => ({ ...desk, current: 'held' }),
  resume: (desk) => ({ ...desk, current: 'talking' }),
  swap: (desk) =>
    desk.ringing > 0 ? answered(desk) : { ...desk, current: 'talking', waiting: desk.current !== 'none' },
  redial: (desk) => ({ ...desk, current: 'answering' }),
};

function answered(desk: Desk): Desk {
  const waiting = desk.waiting || desk.current === 'talking' || desk.current === 'held';
  return { ringing: desk.ringing - 1, current: 'talking', muted: false, waiting };
}

export interface ReplayedDevice {
  readonly descriptor?: Uint8Array;
  readonly vendorId?: number;
  readonly productId?: number;
  readonly path?: string;
  readonly serial?: string;
}

/** A desk with headsets over node-hid's own JavaScript, whose binary is a fake, and a clock that stands. */
export interface Replayed {
  readonly usb: FakeNodeHid;
  readonly clock: FakeClock;
  readonly headset: Headset;
  readonly plug: (device?: ReplayedDevice) => FakeHeadset;
  readonly happen: (what: Happening) => void;
  /** Moves the clock, and lets everything be done that is due meanwhile. */
  readonly pass: (ms: number) => Promise<void>;
  /** What was meant and written and shown since it was asked last: `answer`, `0201`, `view ready`. */
  readonly course: () => readonly string[];
  readonly signals: () => readonly string[];
  /** The desk takes its time to do what is wished: it does it when `happen` says so. */
  readonly stopAnswering: () => void;
}

export function replayed(chosen: string | null = null): Replayed {
  const clock = fakeClock();
  const usb = fakeNodeHid();
  const course: string[] = [];
  const signals: string[] = [];
  const descriptors = new Map<string, Uint8Array>();
  const plugged: FakeHeadset[] = [];
  const told = new Map<FakeHeadset, number>();
  let desk: Desk = { ringing: 0, current: 'none', muted: false, waiting: false };
  let answers = true;
  const keyOf = (vendorId: number, productId: number) => `${vendorId}:${productId}`;
  const hid = createHid({
    load: async () => usb.module,
    platform: 'linux',
    timers: clock,
    log: silentLog,
    layoutSources: [
      async ({ vendorId, productId }) => {
        const bytes = descriptors.get(keyOf(vendorId, productId));
        return bytes === undefined ? null : readDescriptor(bytes);
      },
    ],
    isBusylight: () => false,
  });
  const headset = createHeadset({
    hid,
    clock,
    timers: clock,
    log: silentLog,
    chosen,
    onIntent: (intent) => {
      collect();
      course.push(intent);
      if (answers) become(wishes[intent](desk));
    },
    onSignal: ({ control, on }) => signals.push(`${control} ${on ? 'on' : 'off'}`),
    onChanged: ({ state, shared }) => {
      collect();
      course.push(`view ${state}${shared ? ', shared' : ''}`);
    },
    onSeen: () => undefined,
    isBusylight: () => false,
  });

  function become(next: Desk): void {
    desk = next;
    headset.setCalls({ ...desk, ringing: desk.ringing > 0 });
  }

  /** In the order in which they were written, one headset after the other. */
  function collect(): void {
    for (const device of plugged) {
      for (const { bytes, by } of device.writes.slice(told.get(device) ?? 0)) {
        if (by === 'us') course.push(Buffer.from(bytes).toString('hex'));
      }
      told.set(device, device.writes.length);
    }
  }

  return {
    usb,
    clock,
    headset,
    plug: ({
      descriptor = usualHeadset,
      vendorId = 0xf055,
      productId = 1,
      path = '/dev/hidraw3',
      serial = '',
    } = {}) => {
      descriptors.set(keyOf(vendorId, productId), descriptor);
      const device = usb.plug({ path, vendorId, productId, serial, maker: 'Maker', product: 'Headset' });
      plugged.push(device);
      return device;
    },
    happen: (what) => become(happenings[what](desk)),
    pass: async (ms) => {
      await usb.settle();
      for (let left = ms; left > 0; left -= 50) {
        clock.pass(Math.min(50, left));
        await usb.settle();
      }
    },
    course: () => {
      collect();
      return course.splice(0);
    },
    signals: () => signals.splice(0),
    stopAnswering: () => {
      answers = false;
    },
  };
}

/** When (ms from the start), what happens or is sent, and what comes of it before the next step. */
export type CourseStep = readonly [at: number, what: string, ...comes: string[]];

/**
 * Plays a course and compares it: `play(device, ...steps)`. The first step is the plugging, at 0, the clock stands at it
 * until all is opened; after the last one five seconds pass.
 */
export async function expectCourse(device: ReplayedDevice, ...steps: readonly CourseStep[]): Promise<void> {
  expect(await played(device, steps)).toEqual(steps);
}

async function played(device: ReplayedDevice, steps: readonly CourseStep[]): Promise<readonly CourseStep[]> {
  const desk = replayed();
  const plugged = desk.plug(device);
  await desk.pass(0);
  await desk.pass(2_000);
  const came: CourseStep[] = [];
  let now = 0;
  let before: readonly [number, string] = [0, 'plugged'];
  for (const [at, what] of steps.slice(1)) {
    await desk.pass(at - now);
    came.push([...before, ...desk.course()]);
    before = [at, what];
    now = at;
    if (isHappening(what)) desk.happen(what);
    else if (what === 'unplugged') plugged.unplug();
    else if (what === 'plugged again') plugged.plugAgain();
    else if (what === 'the machine slept') desk.headset.resumed();
    else plugged.feed([...Buffer.from(what, 'hex')]);
    await desk.usb.settle();
  }
  await desk.pass(5_000);
  came.push([...before, ...desk.course()]);
  await desk.headset.close();
  return came;
}

function isHappening(what: string): what is Happening {
  return what in happenings;
}
