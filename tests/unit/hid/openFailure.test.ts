import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { whyNotOpened } from '../../../electron/adapters/hid/openFailure.ts';

/** What node-hid rejects with, word for word from linux/hid.c, mac/hid.c and windows/hid.c. */
const told: [system: string, words: string, why: string][] = [
  ['Linux', "Failed to open a device with path '/dev/hidraw3': Permission denied", 'not-allowed'],
  ['Linux', "Failed to open a device with path '/dev/hidraw3': Operation not permitted", 'not-allowed'],
  ['Linux', "Failed to open a device with path '/dev/hidraw3': No such file or directory", 'gone'],
  ['Linux', "Failed to open a device with path '/dev/hidraw3': No such device", 'gone'],
  ['Windows', 'open_device: (0x00000005) Access is denied.', 'not-allowed'],
  ['Windows', 'open_device: (0x00000002) The system cannot find the file specified.', 'gone'],
  ['Windows', 'open_device: (0x0000048F) The device is not connected.', 'gone'],
  ['Windows', 'open_device: (0x00000020) The process cannot access the file.', 'failed'],
  [
    'macOS',
    'hid_open_path: failed to open IOHIDDevice from mach entry: (0xE00002E2) (iokit) not permitted',
    'not-allowed',
  ],
  [
    'macOS',
    'hid_open_path: failed to open IOHIDDevice from mach entry: (0xE00002C5) (iokit) exclusive access',
    'failed',
  ],
  ['macOS', 'hid_open_path: device mach entry not found with the given path', 'gone'],
];

const root = process.getuid?.() === 0;

describe('a headset that cannot be opened', () => {
  test.each(told)('%s says: %s', async (system, words, why) => {
    const device = system === 'Windows' ? String.raw`\\?\HID#VID_0B0E` : 'DevSrvsID:4294969131';
    expect(await whyNotOpened(new Error(`cannot open device with path ${device}: ${words}`), device)).toBe(why);
  });

  test('where Linux says it in a language that node-hid made question marks of: the file is asked', async () => {
    const error = new Error('cannot open device with path /dev/x: Failed to open a device with path: ????? ? ???????');
    expect(await whyNotOpened(error, '/dev/portico-none')).toBe('gone');
    expect(await whyNotOpened(error, '/dev/null')).toBe('failed');
  });

  test('and may not be read: not allowed', async ({ skip }) => {
    skip(root, 'root may read every file');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-open-'));
    writeFileSync(path.join(folder, 'hidraw0'), '');
    chmodSync(path.join(folder, 'hidraw0'), 0);
    expect(await whyNotOpened(new Error('?????'), path.join(folder, 'hidraw0'))).toBe('not-allowed');
    rmSync(folder, { recursive: true });
  });
});
