import type { HeadsetMap, NoCallControl } from '#core/headset/control.ts';
import { headsetMap } from '#core/headset/headsetMap.ts';
import type { Hid, HidDevice } from '#core/headset/ports.ts';
import { type Profile, profileFor } from '#core/headset/profiles.ts';
import type { Result } from '#core/support/result.ts';
import { hex } from './hex.ts';

/** A layout that is not known, or shows no call control, is asked for again so much later: the browser may know more. */
const askAgainMs = 10_000;

/** A device that is plugged in, as far as it is known without opening it. */
export interface Plugged {
  readonly device: HidDevice;
  /** vendor:product:serial, with a count where two are the same. */
  readonly key: string;
  readonly profile: Profile;
  readonly map: Result<HeadsetMap, NoCallControl | 'layout-unknown'>;
}

export interface PluggedList {
  /** The devices of a look, each with its layout; those that were known stay the same ones. */
  readonly look: (devices: readonly HidDevice[], now: number) => Promise<readonly Plugged[]>;
  /** Layouts that were not known, or of no use, are asked for at the next look. */
  readonly askAgain: () => void;
}

export function createPluggedList(hid: Pick<Hid, 'layout'>): PluggedList {
  let known: readonly Plugged[] = [];
  /** Those that the last look missed: a look may. */
  let missing: readonly Plugged[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;

  async function describe(device: HidDevice, key: string): Promise<Plugged> {
    const profile = profileFor(device.vendorId, device.productId);
    const layout = await hid.layout(device);
    const map = layout === null ? ({ ok: false, error: 'layout-unknown' } as const) : headsetMap(layout, profile);
    return { device, key, profile, map };
  }

  return {
    look: async (devices, now) => {
      const asksAgain = now - askedAt >= askAgainMs;
      if (asksAgain) askedAt = now;
      const isListed = (one: Plugged): boolean => devices.some((device) => isSame(one.device, device));
      const stays = known.filter(isListed);
      const taken = new Set(stays.map(({ key }) => key));
      const found: Plugged[] = [];
      for (const device of devices) {
        const before =
          stays.find((one) => isSame(one.device, device)) ??
          missing.find((one) => isSame(one.device, device) && !taken.has(one.key));
        const isKnown = before !== undefined && (before.map.ok || !asksAgain);
        const key = before?.key ?? freeKey(device, taken);
        taken.add(key);
        found.push(isKnown ? before : await describe(device, key));
      }
      missing = known.filter((one) => !isListed(one));
      known = found;
      return found;
    },
    askAgain: () => {
      askedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** One that is plugged in keeps its key: the second of two that are the same is the one that came later. */
function freeKey({ vendorId, productId, serial }: HidDevice, taken: ReadonlySet<string>): string {
  const plain = `${hex(vendorId, 4)}:${hex(productId, 4)}:${serial}`;
  let key = plain;
  for (let count = 2; taken.has(key); count += 1) key = `${plain}#${count}`;
  return key;
}

/** A path may be given to another device after an unplugging. */
function isSame(a: HidDevice, b: HidDevice): boolean {
  return a.path === b.path && a.vendorId === b.vendorId && a.productId === b.productId && a.serial === b.serial;
}
