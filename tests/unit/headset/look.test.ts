import { expect, test } from 'vitest';
import type { Hid, HidDevice } from '#core/headset/ports.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import { ok } from '#core/support/result.ts';
import { createHeadset } from '../../../electron/services/headset/headset.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';
import { usualHeadset } from './buildDescriptor.ts';

const device: HidDevice = {
  path: 'a',
  vendorId: 0x1234,
  productId: 1,
  serial: '',
  maker: 'Usual',
  product: 'Headset',
  usages: [0x000b_0005],
};

/** A machine with one headset, whose layout is what `layout` says when it is asked. */
function machine(layout: () => ReportLayout | null, onSeen: () => void = () => undefined) {
  const clock = fakeClock();
  const hid: Hid = {
    list: () => Promise.resolve(ok([device])),
    layout: () => Promise.resolve(layout()),
    open: () =>
      Promise.resolve(
        ok({
          write: () => Promise.resolve(ok(null)),
          writeFeature: () => Promise.resolve(ok(null)),
          close: () => Promise.resolve(),
        }),
      ),
  };
  const headset = createHeadset({
    hid,
    clock,
    timers: clock,
    log: silentLog,
    chosen: null,
    onIntent: () => undefined,
    onSignal: () => undefined,
    onChanged: () => undefined,
    onSeen,
    isBusylight: () => false,
  });
  return { clock, headset };
}

test('a look that fails by a mistake of ours is followed by the next', async () => {
  let looks = 0;
  const { clock, headset } = machine(
    () => readDescriptor(usualHeadset),
    () => {
      looks += 1;
      if (looks === 1) throw new Error('a mistake');
    },
  );
  await settled();
  expect(headset.view().state).toBe('none');
  clock.pass(2_000);
  await settled();
  await settled();
  expect(headset.view().state).toBe('ready');
});

test('a headset that showed nothing but media keys is looked at anew when the browser tells more', async () => {
  let layout: ReportLayout = { ...readDescriptor(usualHeadset), fields: [], topLevel: [0x000c_0001] };
  const { headset } = machine(() => layout);
  await settled();
  expect(headset.devices().devices.map(({ state }) => state)).toEqual(['media-keys-only']);
  layout = readDescriptor(usualHeadset);
  headset.lookAgain();
  await settled();
  await settled();
  expect(headset.devices().devices.map(({ state }) => state)).toEqual(['in-use']);
});
