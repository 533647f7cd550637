import { describe, expect, test } from 'vitest';
import type { HidEntry } from '../../../electron/adapters/hid/binding.ts';
import { foundDevices } from '../../../electron/adapters/hid/found.ts';

/** `usages` in hex, one line of the list each: 'b:5' is telephony's headset. */
function entries(path: string, ids: string, usages: string, more: Partial<HidEntry> = {}): HidEntry[] {
  const [vendorId = 0, productId = 0] = ids.split(':').map((id) => Number.parseInt(id, 16));
  return usages.split(' ').map((pair) => {
    const [usagePage = 0, usage = 0] = pair.split(':').map((part) => Number.parseInt(part, 16));
    return { vendorId, productId, path, serialNumber: '', interface: 0, usagePage, usage, ...more };
  });
}

const blink1 = (vendorId: number) => vendorId === 0x27b8;

function paths(list: readonly HidEntry[], platform = 'linux'): string[] {
  return foundDevices(list, platform, blink1).map(({ device }) => device.path);
}

describe('what may be a headset', () => {
  test('is what has a telephony page, of a maker known or not', () => {
    expect(
      paths([...entries('/dev/hidraw0', '1532:511', 'c:1 b:5'), ...entries('/dev/hidraw1', 'abcd:1', 'b:1')]),
    ).toEqual(['/dev/hidraw0', '/dev/hidraw1']);
  });

  test('is what has only volume keys too: some keep their telephony there', () => {
    expect(paths(entries('/dev/hidraw0', '0d8c:14', 'c:1'))).toEqual(['/dev/hidraw0']);
  });

  test('is a known maker’s device whose pages are its own, and a busylight', () => {
    const list = [
      ...entries('/dev/hidraw0', '0b0e:24c9', 'ff00:1'),
      ...entries('/dev/hidraw1', '27b8:1ed', 'ff00:1'),
      ...entries('/dev/hidraw2', 'abcd:1', 'ff00:1'),
      ...entries('/dev/hidraw3', 'abcd:2', 'ff30:5'),
    ];
    expect(paths(list)).toEqual(['/dev/hidraw0', '/dev/hidraw1', '/dev/hidraw3']);
  });

  test('is no keyboard and no mouse, nor their volume keys in another interface', () => {
    const list = [
      ...entries('/dev/hidraw0', '046d:c31c', '1:6', { interface: 0 }),
      ...entries('/dev/hidraw1', '046d:c31c', 'c:1 1:80', { interface: 1 }),
      ...entries('/dev/hidraw2', '046d:c52b', '1:6', { interface: 0 }),
      ...entries('/dev/hidraw3', '046d:c52b', '1:2 c:1 1:80', { interface: 1 }),
      ...entries('/dev/hidraw4', '046d:c52b', 'ff00:1 ff00:2', { interface: 2 }),
    ];
    expect(paths(list)).toEqual([]);
  });

  test('is not what somebody types on, be there a telephony key beside: its reports would be overheard', () => {
    expect(paths(entries('/dev/hidraw0', '413c:2500', '1:6 b:5'))).toEqual([]);
  });

  test('is a headset with a keyboard in another interface, without that interface', () => {
    const list = [
      ...entries('/dev/hidraw0', '0b0e:1', '1:6', { interface: 2 }),
      ...entries('/dev/hidraw1', '0b0e:1', 'b:5', { interface: 3 }),
    ];
    expect(paths(list)).toEqual(['/dev/hidraw1']);
  });

  test('is one device, not two, when its volume keys have an interface of their own', () => {
    const list = [
      ...entries('/dev/hidraw0', '047f:c056', 'c:1', { interface: 2 }),
      ...entries('/dev/hidraw1', '047f:c056', 'b:5 ffa0:3', { interface: 3 }),
    ];
    expect(paths(list)).toEqual(['/dev/hidraw1']);
  });

  test('has no path without a path', () => {
    expect(paths([{ vendorId: 0x0b0e, productId: 1, interface: 0, usagePage: 0x0b, usage: 5 }])).toEqual([]);
  });

  test('has its names made harmless, whatever the device calls itself', () => {
    const names = { manufacturer: ' GN\u0000 ', product: 'Evolve\n\u202E65', serialNumber: 'A\u00071' };
    expect(foundDevices(entries('/dev/hidraw0', '0b0e:306', 'b:5', names), 'linux', blink1)).toEqual([
      {
        device: {
          path: '/dev/hidraw0',
          vendorId: 0x0b0e,
          productId: 0x0306,
          serial: 'A1',
          maker: 'GN',
          product: 'Evolve 65',
          usages: [0x000b_0005],
        },
        paths: [{ path: '/dev/hidraw0', usage: 0 }],
      },
    ]);
  });

  test('is listed on macOS as on Linux: many lines, one path', () => {
    const path = 'DevSrvsID:4294969131';
    expect(paths(entries(path, '0b0e:306', 'b:5 ff00:5 c:1'), 'darwin')).toEqual([path]);
  });
});

function collection(mi: string, col: string, instance: string): string {
  const number = String(Number.parseInt(col, 16) - 1).padStart(4, '0');
  return String.raw`\\?\HID#VID_0B0E&PID_0306&MI_${mi}&Col${col}#${instance}&0&${number}#{4d1e55b2-f16f-11cf-88cb-001111000030}`;
}

describe('on Windows, where each collection has a path,', () => {
  test('those of one headset are one device, at the path of its telephony; the others follow in their order', () => {
    const list = [
      ...entries(collection('03', '03', '8&1f'), '0b0e:306', 'c:1'),
      ...entries(collection('03', '02', '8&1f'), '0b0e:306', 'ff00:5'),
      ...entries(collection('03', '01', '8&1f').toLowerCase(), '0b0e:306', 'b:5'),
    ];
    expect(foundDevices(list, 'win32', blink1)).toMatchObject([
      {
        device: {
          path: collection('03', '01', '8&1f').toLowerCase(),
          usages: [0x000c_0001, 0xff00_0005, 0x000b_0005],
        },
        paths: [
          { path: collection('03', '01', '8&1f').toLowerCase(), usage: 0x000b_0005 },
          { path: collection('03', '02', '8&1f'), usage: 0xff00_0005 },
          { path: collection('03', '03', '8&1f'), usage: 0x000c_0001 },
        ],
      },
    ]);
  });

  test('two identical headsets without serial numbers stay two', () => {
    const list = ['8&1f', '8&2e'].flatMap((instance) => [
      ...entries(collection('03', '01', instance), '0b0e:306', 'b:5'),
      ...entries(collection('03', '02', instance), '0b0e:306', 'c:1'),
    ]);
    expect(paths(list, 'win32')).toEqual([collection('03', '01', '8&1f'), collection('03', '01', '8&2e')]);
  });

  test('a keyboard of the headset’s own is left out, the rest of it is not', () => {
    const list = [
      ...entries(collection('03', '01', '8&1f'), '0b0e:306', '1:6'),
      ...entries(collection('03', '02', '8&1f'), '0b0e:306', 'b:5'),
    ];
    expect(foundDevices(list, 'win32', blink1).map((one) => one.paths)).toEqual([
      [{ path: collection('03', '02', '8&1f'), usage: 0x000b_0005 }],
    ]);
  });

  test('more than nine collections keep their order, and an interface with one alone is a device', () => {
    const list = [
      ...['01', '0A', '0B', '09', '02'].flatMap((col) =>
        entries(collection('03', col, '8&1f'), '6993:b02b', col === '01' ? 'b:5' : 'ff00:1'),
      ),
      ...entries(String.raw`\\?\hid#vid_0d8c&pid_0014&mi_03#7&2e&0&0000#{4d1e}`, '0d8c:14', 'c:1'),
    ];
    expect(foundDevices(list, 'win32', blink1).map((one) => one.paths.map(({ path }) => path))).toEqual([
      ['01', '02', '09', '0A', '0B'].map((col) => collection('03', col, '8&1f')),
      [String.raw`\\?\hid#vid_0d8c&pid_0014&mi_03#7&2e&0&0000#{4d1e}`],
    ]);
  });
});
