import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { LayoutSource } from './nodeHid.ts';

/**
 * The kernel shows every hidraw device's descriptor to everybody who may look into /sys, also where the device itself may
 * not be opened (Documentation/hid/hidraw.rst). A path of hidapi's libusb driver ("1-4:1.3") has none here.
 */
export function linuxLayout(folder = '/sys/class/hidraw'): LayoutSource {
  return async (device) => {
    const name = /^\/dev\/(hidraw\d+)$/.exec(device.path)?.[1];
    if (name === undefined) return null;
    const bytes = await readFile(path.join(folder, name, 'device/report_descriptor'));
    return bytes.length === 0 ? null : readDescriptor(bytes);
  };
}
