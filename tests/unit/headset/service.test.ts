import { expect, test } from 'vitest';
import type { HidConnection, HidDevice, HidEvents } from '#core/headset/ports.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { failed, ok } from '#core/support/result.ts';
import { createHeadset } from '../../../electron/services/headset/headset.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';
import { usualHeadset } from './buildDescriptor.ts';
import { replayed } from './replay/replayed.ts';

const headset: HidDevice = {
  path: '/dev/hidraw3',
  vendorId: 0xf055,
  productId: 1,
  serial: '',
  maker: 'Maker',
  product: 'Headset',
  usages: [0x000b_0005],
};

/** A headset whose first opening goes as the test says. */
function desk(firstWrite: (events: HidEvents) => ReturnType<HidConnection['write']>) {
  const clock = fakeClock();
  let opened = 0;
  const front = createHeadset({
    hid: {
      list: () => Promise.resolve(ok([headset])),
      layout: () => Promise.resolve(readDescriptor(usualHeadset)),
      open: (_, events) => {
        opened += 1;
        const write = opened === 1 ? () => firstWrite(events) : () => Promise.resolve(ok(null));
        return Promise.resolve(
          ok({ write, writeFeature: () => Promise.resolve(ok(null)), close: () => Promise.resolve() }),
        );
      },
    },
    clock,
    timers: clock,
    log: silentLog,
    chosen: null,
    onIntent: () => undefined,
    onSignal: () => undefined,
    onChanged: () => undefined,
    onSeen: () => undefined,
    isBusylight: () => false,
  });
  return {
    pass: async (ms: number) => {
      clock.pass(ms);
      for (let turn = 0; turn < 5; turn += 1) await settled();
    },
    state: () => `${front.view().state}, opened ${opened}`,
  };
}

test('a headset that is lost while it is being opened is not taken for ready, and is found by the next look', async () => {
  const { pass, state } = desk((events) => {
    events.onLost();
    return Promise.resolve(failed('gone'));
  });
  await pass(0);
  expect(state()).toBe('none, opened 1');
  await pass(2_000);
  expect(state()).toBe('ready, opened 2');
});

/** Two headsets; the first is in use. */
async function two() {
  const front = replayed();
  const first = front.plug({ productId: 1, path: '/dev/hidraw1' });
  await front.pass(1_000);
  const second = front.plug({ productId: 2, path: '/dev/hidraw2' });
  await front.pass(4_000);
  return {
    ...front,
    first,
    /** Each report fails twice before it is trouble. */
    fail: async (times: number) => {
      for (let count = 0; count < 2 * times; count += 1) first.rejectNextWrite();
      front.happen('a call rings');
      await front.pass(100);
    },
    inUse: () => [...first.open(), ...second.open()],
  };
}

test('a headset that fails twice is tried again before another is taken, and kept when it recovers', async () => {
  const { fail, pass, inUse } = await two();
  await fail(2);
  expect(inUse()).toEqual([]);
  await pass(9_000);
  expect(inUse()).toEqual([]);
  await pass(5_000);
  expect(inUse()).toEqual(['/dev/hidraw1']);
  await pass(10_000);
  expect(inUse()).toEqual(['/dev/hidraw1']);
});

test('one that fails for good gives way to the other, once it had its time', async () => {
  const { fail, pass, inUse } = await two();
  await fail(20);
  await pass(14_000);
  expect(inUse()).toEqual([]);
  await pass(4_000);
  expect(inUse()).toEqual(['/dev/hidraw2']);
});

test('one failure is forgotten after five minutes without another: it is opened anew at once again', async () => {
  const opened: number[] = [];
  for (const minutes of [4, 6]) {
    const { fail, pass, happen, first } = await two();
    await fail(1);
    happen('the caller gives up');
    await pass(minutes * 60_000);
    await fail(1);
    opened.push(first.open().length);
  }
  expect(opened).toEqual([0, 1]);
});
