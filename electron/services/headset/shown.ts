import type { HidDevice } from '#core/headset/ports.ts';
import type { HeadsetDevice, HeadsetView } from '#core/headset/view.ts';
import type { Link } from './link.ts';
import type { Plugged } from './plugged.ts';

export interface InUse {
  readonly plugged: Plugged;
  readonly link: Link;
}

/** Why a device could not be opened or kept open, and when it is tried again (epoch milliseconds). */
export interface OpenTrouble {
  readonly failure: 'not-allowed' | 'failed';
  readonly againAt: number;
}

/** The headset that was in use last, while none is. */
export interface LastUsed {
  readonly key: string;
  readonly name: string;
}

/** What the service knows, as far as it is shown. */
export interface Known {
  readonly isAvailable: boolean;
  readonly plugged: readonly Plugged[];
  readonly inUse: InUse | null;
  readonly last: LastUsed | null;
  /** By path. */
  readonly troubles: ReadonlyMap<string, OpenTrouble>;
}

export function viewOf({ isAvailable, plugged, inUse, last, troubles }: Known): HeadsetView {
  if (inUse !== null) return { state: 'ready', name: nameOf(inUse.plugged.device), shared: inUse.link.shared() };
  if (!isAvailable) return { state: 'unavailable', name: '', shared: false };
  const kept = plugged.find(
    ({ device, key }) => troubles.get(device.path)?.failure === 'not-allowed' && (last === null || last.key === key),
  );
  if (kept !== undefined) return { state: 'not-allowed', name: nameOf(kept.device), shared: false };
  if (last !== null) return { state: 'unplugged', name: last.name, shared: false };
  return { state: 'none', name: '', shared: false };
}

export function devicesOf(known: Known): readonly HeadsetDevice[] {
  return known.plugged.map((one) => ({
    key: one.key,
    name: nameOf(one.device),
    kind: 'headset',
    state: stateOf(one, known),
    controls: one.map.ok ? [...new Set(one.map.value.controls.map(({ control }) => control))] : [],
    lamps: one.map.ok ? [...new Set(one.map.value.lamps.map(({ lamp }) => lamp))] : [],
    profile: one.profile.name,
  }));
}

function stateOf(one: Plugged, { inUse, troubles }: Known): HeadsetDevice['state'] {
  if (one === inUse?.plugged) return 'in-use';
  return one.map.ok ? (troubles.get(one.device.path)?.failure ?? 'ready') : one.map.error;
}

/** Some products begin with their maker's name. */
export function nameOf({ maker, product }: HidDevice): string {
  return product.toLowerCase().startsWith(maker.toLowerCase()) ? product : `${maker} ${product}`.trim();
}
