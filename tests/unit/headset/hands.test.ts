import { expect, test } from 'vitest';
import type { CallView } from '#core/call/view.ts';
import type { HeadsetWish } from '#core/headset/deskCalls.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { ok } from '#core/support/result.ts';
import { isBusylight } from '#core/busylight/kind.ts';
import { createHid } from '../../../electron/adapters/hid/nodeHid.ts';
import { createHands } from '../../../electron/services/headset/hands.ts';
import { fakeClock, silentLog } from '../../fakes/clock.ts';
import { fakeNodeHid } from '../../fakes/nodeHid.ts';
import { ringingCall } from '../../fixtures/deskViews.ts';
import { usualHeadset } from './buildDescriptor.ts';

/** A desk with the usual headset and a Luxafor, over node-hid's own JavaScript. */
function desk() {
  const clock = fakeClock();
  const usb = fakeNodeHid();
  const headset = usb.plug({
    path: '/dev/hidraw3',
    vendorId: 0x1234,
    productId: 1,
    maker: 'Usual',
    product: 'Headset',
  });
  const light = usb.plug({
    path: '/dev/hidraw4',
    vendorId: 0x04d8,
    productId: 0xf372,
    product: 'LUXAFOR FLAG',
    usages: [0xff00_0001],
  });
  const wishes: HeadsetWish[] = [];
  const saved: (string | null)[] = [];
  let calls: readonly CallView[] = [];
  let redials = 0;
  const hands = createHands({
    hid: createHid({
      load: () => Promise.resolve(usb.module),
      platform: 'linux',
      timers: clock,
      log: silentLog,
      layoutSources: [() => Promise.resolve(readDescriptor(usualHeadset))],
      isBusylight,
    }),
    clock,
    timers: clock,
    log: silentLog,
    chosen: null,
    takesNoCalls: () => false,
    saveChosen: (key) => {
      saved.push(key);
      return Promise.resolve(ok(null));
    },
    takeCollections: () => false,
    calls: () => calls,
    missed: () => false,
    ask: (wish) => wishes.push(wish),
    redial: () => {
      redials += 1;
    },
    publish: () => undefined,
    tellSignal: () => undefined,
  });
  return {
    usb,
    clock,
    headset,
    light,
    hands,
    wishes,
    saved,
    redials: () => redials,
    show: (...shown: readonly CallView[]) => {
      calls = shown;
      hands.follow();
    },
  };
}

test('a desk at rest is shown as free from the start, and a call as it comes', async () => {
  const { usb, light, headset, show } = desk();
  await usb.settle();
  expect(light.writes.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(['0001ff00ff66000000']);
  show(ringingCall('a'));
  await usb.settle();
  expect(Buffer.from(light.writes.at(-1)?.bytes ?? []).toString('hex')).toBe('0001ff0000ff000000');
  expect(headset.shown().get(2)).toEqual([2, 0x04]);
});

test('a press is a wish about the first call, and Redial is one about none', async () => {
  const { usb, clock, headset, wishes, redials, show } = desk();
  await usb.settle();
  headset.feed([2, 0x10]);
  headset.feed([2, 0x00]);
  expect(redials()).toBe(1);
  clock.pass(5_000);
  show(ringingCall('a'), ringingCall('b'));
  headset.feed([2, 0x01]);
  expect(wishes).toEqual([{ kind: 'answer-asked', callId: 'a' }]);
});

test('headset and light are listed by their names, and a choice is kept', async () => {
  const { usb, hands, saved } = desk();
  await usb.settle();
  const listed = await hands.handlers['headset.list']({});
  expect(listed).toMatchObject({
    ok: true,
    value: {
      chosen: null,
      devices: [
        { key: '1234:0001:', name: 'Usual Headset', kind: 'headset', state: 'in-use' },
        { key: '04d8:f372:/dev/hidraw4', name: 'LUXAFOR FLAG', kind: 'busylight', state: 'in-use', profile: 'luxafor' },
      ],
    },
  });
  expect(await hands.handlers['headset.choose']({ key: '1234:0001:' })).toEqual({ ok: true, value: {} });
  expect(saved).toEqual(['1234:0001:']);
  expect(await hands.handlers['headset.collections']({ vendorId: 1, productId: 1, collections: 'nothing' })).toEqual({
    ok: false,
    error: 'bad-request',
  });
});

test('at the end lamps and lights are out', async () => {
  const { usb, headset, light, hands, show } = desk();
  await usb.settle();
  show(ringingCall('a'));
  await usb.settle();
  await hands.close();
  expect(headset.shown().get(2)).toEqual([2, 0x00]);
  expect(Buffer.from(light.writes.at(-1)?.bytes ?? []).toString('hex')).toBe('0001ff000000000000');
});
