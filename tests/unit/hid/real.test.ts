import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { loadNodeHid } from '../../../electron/adapters/hid/binding.ts';
import { createBrowserLayouts } from '../../../electron/adapters/hid/browserLayouts.ts';
import { machineHid } from '../../../electron/adapters/hid/machineHid.ts';
import { clock, timers } from '../../../electron/adapters/machine/clock.ts';
import { silentLog } from '../../fakes/clock.ts';

function realHid() {
  const isBusylight = () => false;
  return machineHid({ clock, timers, log: silentLog, browser: createBrowserLayouts(), isBusylight });
}

function hasLibusb(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const libraries = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
    return ['libusb-1.0.so.0', 'libudev.so.1'].every((name) => libraries.includes(name));
  } catch {
    return false;
  }
}

const libusb = hasLibusb();

describe('the real node-hid', () => {
  test('has what the desk uses of it', async () => {
    const binding = await loadNodeHid();
    expect([typeof binding.devicesAsync, typeof binding.HIDAsync.open]).toEqual(['function', 'function']);
  });

  test('lists this machine’s devices, opens none, and says of a path that is not there that it is gone', async ({
    skip,
  }) => {
    skip(!libusb, 'libusb-1.0-0 is not installed');
    const hid = realHid();
    expect(await hid.list()).toMatchObject({ ok: true });
    const device = {
      path: '/dev/hidraw99',
      vendorId: 1,
      productId: 1,
      serial: '',
      maker: '',
      product: '',
      usages: [],
    };
    expect(await hid.open(device, { onReport: () => undefined, onLost: () => undefined })).toMatchObject({
      ok: false,
      error: 'gone',
    });
    expect(await hid.layout(device)).toBe(null);
  });

  test('says what it lacks, and the desk goes on', async ({ skip }) => {
    skip(libusb, 'nothing is lacking here: libusb-1.0-0 is installed');
    expect(await realHid().list()).toMatchObject({ ok: false, error: 'unavailable', detail: /lib(usb|udev)/ });
  });
});
