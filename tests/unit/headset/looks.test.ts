import { expect, test } from 'vitest';
import type { HidDevice } from '#core/headset/ports.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { ok } from '#core/support/result.ts';
import { createHeadset } from '../../../electron/services/headset/headset.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';
import { usualHeadset } from './buildDescriptor.ts';

const headset: HidDevice = {
  path: '/dev/hidraw3',
  vendorId: 0xf055,
  productId: 1,
  serial: '',
  maker: 'Maker',
  product: 'Headset',
  usages: [0x000b_0005],
};

/** A machine whose list is what the test says; connections say nothing of themselves. */
function desk() {
  const clock = fakeClock();
  let listed: readonly HidDevice[] = [headset];
  const course: string[] = [];
  const front = createHeadset({
    hid: {
      list: () => Promise.resolve(ok(listed)),
      layout: () => Promise.resolve(readDescriptor(usualHeadset)),
      open: ({ path }) => {
        course.push(`open ${path}`);
        return Promise.resolve(
          ok({
            write: () => Promise.resolve(ok(null)),
            writeFeature: () => Promise.resolve(ok(null)),
            close: () => {
              course.push(`close ${path}`);
              return Promise.resolve();
            },
          }),
        );
      },
    },
    clock,
    timers: clock,
    log: silentLog,
    chosen: null,
    onIntent: () => undefined,
    onSignal: () => undefined,
    onChanged: ({ state }) => course.push(state),
    onSeen: (devices) => course.push(`seen ${devices.length}`),
    isBusylight: (vendorId) => vendorId === 0x27bb,
  });
  return {
    front,
    /** The next look at the machine finds these. */
    look: async (devices: readonly HidDevice[]) => {
      listed = devices;
      clock.pass(2_000);
      await settled();
      await settled();
      return course.splice(0);
    },
  };
}

test('one look that misses the headset does not take it away; two in turn do', async () => {
  const { look } = desk();
  const other = { ...headset, path: '/dev/hidraw4', productId: 2 };
  await settled();
  await settled();
  expect([
    await look([headset]),
    await look([other]),
    await look([headset, other]),
    await look([other]),
    await look([other]),
    await look([headset, other]),
  ]).toEqual([
    ['seen 1', 'open /dev/hidraw3', 'ready', 'seen 1'],
    ['seen 1'],
    ['seen 2'],
    ['seen 1'],
    ['seen 1', 'unplugged', 'close /dev/hidraw3'],
    ['seen 2', 'open /dev/hidraw3', 'ready'],
  ]);
});

test('a busylight is told to whom it concerns, and is no headset', async () => {
  const { look, front } = desk();
  await settled();
  await look([]);
  expect([await look([{ ...headset, path: '/dev/hidraw9', vendorId: 0x27bb }]), front.devices().devices]).toEqual([
    ['seen 1', 'unplugged', 'close /dev/hidraw3'],
    [],
  ]);
});
