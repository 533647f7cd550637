import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { Clock } from '#core/support/ports.ts';
import type { LayoutSource } from './nodeHid.ts';
import { dictsOf } from './plist.ts';

const run = promisify(execFile);

/** Several devices are looked at in one go. */
const keptMs = 5000;

/**
 * hidapi's path on macOS is the registry's entry (mac/hid.c: "DevSrvsID:" and its id in decimal); ioreg tells that entry's
 * properties, among them the descriptor as the device gave it.
 */
export function macLayout(clock: Pick<Clock, 'now'>, ioreg: () => Promise<string> = askIoreg): LayoutSource {
  let asked = { at: -Infinity, descriptors: Promise.resolve(new Map<string, Uint8Array>()) };
  return async (device) => {
    const id = /^DevSrvsID:(\d+)$/.exec(device.path)?.[1];
    if (id === undefined) return null;
    const now = clock.now();
    // A clock that was set back would keep it for ever.
    if (Math.abs(now - asked.at) > keptMs) asked = { at: now, descriptors: ioreg().then(descriptorsIn) };
    const bytes = (await asked.descriptors).get(id);
    return bytes === undefined ? null : readDescriptor(bytes);
  };
}

async function askIoreg(): Promise<string> {
  const { stdout } = await run('/usr/sbin/ioreg', ['-a', '-r', '-c', 'IOHIDDevice', '-l'], {
    encoding: 'utf8',
    timeout: 5000,
    maxBuffer: 32 * 1024 * 1024,
  });
  return stdout;
}

/** Registry entry id in decimal -> descriptor. */
function descriptorsIn(text: string): Map<string, Uint8Array> {
  const descriptors = new Map<string, Uint8Array>();
  for (const dict of dictsOf(text)) {
    const id = dict.get('IORegistryEntryID');
    const base64 = dict.get('ReportDescriptor');
    if (id !== undefined && /^(\d+|0x[\da-f]+)$/i.test(id) && base64 !== undefined)
      descriptors.set(BigInt(id).toString(), Buffer.from(base64, 'base64'));
  }
  return descriptors;
}
