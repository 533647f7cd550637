import { describe, expect, test } from 'vitest';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { machine, opened } from './machine.ts';

const nothing = { onReport: () => undefined, onLost: () => undefined };
const telephony = String.raw`\\?\HID#VID_0B0E&PID_0306&MI_03&Col01#8&1f&0&0000#{4d1e55b2}`;
const vendor = String.raw`\\?\HID#VID_0B0E&PID_0306&MI_03&Col02#8&1f&0&0001#{4d1e55b2}`;
const volume = String.raw`\\?\HID#VID_0B0E&PID_0306&MI_03&Col03#8&1f&0&0002#{4d1e55b2}`;
const evolve = {
  path: telephony,
  vendorId: 0x0b0e,
  productId: 0x0306,
  product: 'Jabra EVOLVE LINK',
  collections: [
    { path: telephony, usage: 0x000b_0005, inputs: [2], outputs: [2] },
    { path: vendor, usage: 0xff00_0005, inputs: [4, 5], outputs: [4, 5] },
    { path: volume, usage: 0x000c_0001, inputs: [1] },
  ],
};

const descriptor = Uint8Array.from([
  // Telephony, Headset: output report 2, Off-Hook.
  0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x85, 0x02, 0x05, 0x08, 0x09, 0x17, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95,
  0x10, 0x91, 0x22, 0xc0,
  // The maker's own: output report 4.
  0x06, 0x00, 0xff, 0x09, 0x05, 0xa1, 0x01, 0x85, 0x04, 0x06, 0x40, 0xff, 0x09, 0x17, 0x91, 0x22, 0xc0,
  // Consumer control: input report 1.
  0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0x85, 0x01, 0x09, 0xe9, 0x95, 0x08, 0x81, 0x02, 0xc0,
]);

const windows = { platform: 'win32', layoutSources: [async () => readDescriptor(descriptor)] };

describe('a headset on Windows', () => {
  test('is opened at all its collections and heard from each', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    const { heard } = await opened(desk);
    await desk.usb.settle();
    headset.feed([4, 0x20, 0]);
    headset.feed([2, 1, 0]);
    headset.feed([1, 2]);
    expect([headset.open(), heard.reports]).toEqual([
      [telephony, vendor, volume],
      [
        [4, 0x20, 0],
        [2, 1, 0],
        [1, 2],
      ],
    ]);
  });

  test('takes each report at the collection that owns its id', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    const { connection } = await opened(desk);
    await connection.write(Uint8Array.of(4, 1, 0));
    await connection.write(Uint8Array.of(2, 1, 0));
    expect(headset.writes.map((write) => [write.path, ...write.bytes])).toEqual([
      [vendor, 4, 1, 0],
      [telephony, 2, 1, 0],
    ]);
    expect(headset.refused()).toBe(0);
  });

  test('is found out about where the layout does not tell: tried once, and known from then on', async () => {
    const desk = machine({ platform: 'win32' });
    const headset = desk.usb.plug(evolve);
    const { connection } = await opened(desk);
    const answers = [await connection.write(Uint8Array.of(5, 1)), await connection.write(Uint8Array.of(5, 0))];
    expect([answers, headset.writes.map(({ path }) => path), headset.refused()]).toEqual([
      [
        { ok: true, value: null },
        { ok: true, value: null },
      ],
      [vendor, vendor],
      1,
    ]);
    expect(await connection.write(Uint8Array.of(9, 0))).toEqual({ ok: false, error: 'failed' });
  });

  test('that may be opened and not used is not allowed, and is closed', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    headset.deny('use');
    const listed = await desk.hid.list();
    const [device] = listed.ok ? listed.value : [];
    expect(await desk.hid.open(device!, nothing)).toMatchObject({ ok: false, error: 'not-allowed' });
    await desk.usb.settle();
    expect(headset.open()).toEqual([]);
  });

  test('whose access is taken away later is lost once', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await desk.usb.settle();
    headset.deny('use');
    expect(await connection.write(Uint8Array.of(2, 1, 0))).toEqual({ ok: false, error: 'failed' });
    headset.failReading('ReadFile: (0x00000005) Access is denied.');
    await desk.usb.settle();
    expect([heard.lost, headset.open()]).toEqual([1, []]);
  });

  test('loses no report that comes while it is tried', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    headset.feedOnOpen([2, 1, 0]);
    const { heard } = await opened(desk);
    expect(heard.reports).toEqual([]);
    await desk.usb.settle();
    headset.feed([2, 0, 0]);
    expect(heard.reports).toEqual([
      [2, 1, 0],
      [2, 0, 0],
    ]);
  });

  test('goes on when a collection beside the telephony fails', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await desk.usb.settle();
    headset.failReading('ReadFile: (0x0000001F) A device attached to the system is not functioning.', volume);
    await desk.usb.settle();
    headset.feed([2, 1, 0]);
    expect(await connection.write(Uint8Array.of(2, 1, 0))).toEqual({ ok: true, value: null });
    expect([heard, headset.open()]).toEqual([{ reports: [[2, 1, 0]], lost: 0 }, [telephony, vendor]]);
  });

  test('is closed at all its collections', async () => {
    const desk = machine(windows);
    const headset = desk.usb.plug(evolve);
    const { connection } = await opened(desk);
    await connection.close();
    expect(headset.open()).toEqual([]);
  });
});
