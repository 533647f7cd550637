import type { Hid } from '#core/headset/ports.ts';
import type { Clock } from '#core/support/ports.ts';
import { loadNodeHid } from './binding.ts';
import type { BrowserLayouts } from './browserLayouts.ts';
import { linuxLayout } from './linuxLayout.ts';
import { macLayout } from './macLayout.ts';
import { createHid, type HidPorts, type LayoutSource } from './nodeHid.ts';

export interface MachineHidPorts extends Pick<HidPorts, 'timers' | 'log' | 'isBusylight'> {
  readonly clock: Pick<Clock, 'now'>;
  readonly browser: BrowserLayouts;
}

/** The devices of the machine we run on. */
export function machineHid({ clock, browser, ...ports }: MachineHidPorts): Hid {
  const { platform } = process;
  return createHid({ ...ports, load: loadNodeHid, platform, layoutSources: layoutSources(platform, clock, browser) });
}

/**
 * The descriptor as the device gave it comes before what a browser made of it: the browser does not tell every flag, has
 * to be asked by a person, and knows kinds of devices, not the one in hand. Windows keeps descriptors to itself
 * (HidD_GetPreparsedData gives what it made of them, and would cost a second native module), so there is no other there.
 */
function layoutSources(platform: string, clock: Pick<Clock, 'now'>, browser: BrowserLayouts): readonly LayoutSource[] {
  if (platform === 'linux') return [linuxLayout(), browser.source];
  if (platform === 'darwin') return [macLayout(clock), browser.source];
  return [browser.source];
}
