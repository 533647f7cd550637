import { describe, expect, test } from 'vitest';
import type { HidBinding } from '../../../electron/adapters/hid/binding.ts';
import { fakeNodeHid } from '../../fakes/nodeHid.ts';
import { evolve, machine } from './machine.ts';

const nothing = { onReport: () => undefined, onLost: () => undefined };
function dlopenError(): Error {
  const words = 'libusb-1.0.so.0: cannot open shared object file: No such file or directory';
  return Object.assign(new Error(words), { code: 'ERR_DLOPEN_FAILED' });
}

describe('the list of headsets', () => {
  test('has a headset once, with all its collections, and opens nothing for it', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    expect([await desk.hid.list(), headset.everOpened()]).toEqual([{ ok: true, value: [evolve] }, []]);
  });

  test('is asked of the machine once when it is wanted twice at the same time', async () => {
    const desk = machine();
    const lists = await Promise.all([desk.hid.list(), desk.hid.list()]);
    expect([lists, desk.usb.listed()]).toEqual([
      [
        { ok: true, value: [] },
        { ok: true, value: [] },
      ],
      1,
    ]);
  });

  test('says why there is none where node-hid’s binary finds no libusb, and is there when that was installed', async () => {
    const desk = machine();
    desk.usb.plug(evolve);
    desk.usb.failLoading(dlopenError());
    expect(await desk.hid.list()).toEqual({ ok: false, error: 'unavailable', detail: dlopenError().message });
    await desk.hid.list();
    expect(desk.warned).toEqual(['hid-unavailable libusb-1.0.so.0']);
    desk.usb.failLoading(null);
    expect(await desk.hid.list()).toEqual({ ok: true, value: [evolve] });
  });

  test('loads node-hid once', async () => {
    let loaded = 0;
    const { module } = fakeNodeHid();
    const { hid } = machine({
      load: async () => {
        loaded += 1;
        return module;
      },
    });
    await hid.list();
    await hid.list();
    expect(loaded).toBe(1);
  });

  test('says so too where node-hid was not shipped at all', async () => {
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    const desk = machine({ load: () => Promise.reject<HidBinding>(missing) });
    expect(await desk.hid.list()).toEqual({ ok: false, error: 'unavailable', detail: 'Cannot find package' });
    expect(desk.warned).toEqual(['hid-unavailable ERR_MODULE_NOT_FOUND']);
  });

  test('survives that the machine fails to list', async () => {
    const desk = machine();
    desk.usb.plug(evolve);
    desk.usb.failList(new TypeError('hidapi not initialized'));
    expect(await desk.hid.list()).toEqual({ ok: false, error: 'unavailable', detail: 'hidapi not initialized' });
    desk.usb.failList(null);
    expect(await desk.hid.list()).toEqual({ ok: true, value: [evolve] });
  });

  test('stays as it was when one device holds it up, and the machine is not asked again meanwhile', async () => {
    const desk = machine();
    desk.usb.plug(evolve);
    await desk.hid.list();
    const { finish } = desk.usb.hangList();
    const lists = [desk.hid.list(), desk.hid.list()];
    desk.clock.pass(5000);
    expect(await Promise.all(lists)).toEqual([
      { ok: true, value: [evolve] },
      { ok: true, value: [evolve] },
    ]);
    expect([desk.usb.listed(), desk.warned]).toEqual([2, ['hid-list-late late']]);
    finish();
    await desk.usb.settle();
    await desk.hid.list();
    expect(desk.usb.listed()).toBe(3);
  });
});

describe('opening', () => {
  test('is refused with a reason where the system keeps the headset from us', async () => {
    const desk = machine();
    desk.usb.plug(evolve).deny('open');
    await desk.hid.list();
    expect(await desk.hid.open(evolve, nothing)).toEqual({
      ok: false,
      error: 'not-allowed',
      detail:
        "cannot open device with path /dev/hidraw3: Failed to open a device with path '/dev/hidraw3': Permission denied",
    });
  });

  test('takes the headset from no other program, as macOS would', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    await desk.hid.list();
    await desk.hid.open(evolve, nothing);
    expect(headset.everOpened()).toEqual([evolve.path]);
  });

  test('that takes too long has failed, is not tried again meanwhile, and what is opened in the end is closed', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    await desk.hid.list();
    const { finish } = desk.usb.hangList();
    const first = desk.hid.open(evolve, nothing);
    await desk.usb.settle();
    desk.clock.pass(3000);
    expect([await first, await desk.hid.open(evolve, nothing)]).toMatchObject([
      { ok: false, error: 'failed' },
      { ok: false, error: 'failed' },
    ]);
    finish();
    await desk.usb.settle();
    expect([headset.everOpened(), headset.open()]).toEqual([[evolve.path], []]);
    expect(await desk.hid.open(evolve, nothing)).toMatchObject({ ok: true });
  });

  test('before anything was listed fails, and does not throw', async () => {
    expect(await machine().hid.open(evolve, nothing)).toMatchObject({ ok: false, error: 'failed' });
  });

  test('one of two identical headsets without serial numbers leaves the other alone', async () => {
    const desk = machine();
    const left = desk.usb.plug({ ...evolve, serial: '' });
    const right = desk.usb.plug({ ...evolve, serial: '', path: '/dev/hidraw4' });
    const listed = await desk.hid.list();
    const devices = listed.ok ? listed.value : [];
    expect(devices.map(({ path }) => path)).toEqual(['/dev/hidraw3', '/dev/hidraw4']);
    await desk.hid.open(devices[1]!, nothing);
    expect([left.open(), right.open()]).toEqual([[], ['/dev/hidraw4']]);
  });
});
