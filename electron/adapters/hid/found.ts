import { cleanName } from '#core/caller/cleanText.ts';
import { profileFor } from '#core/headset/profiles.ts';
import type { HidDevice } from '#core/headset/ports.ts';
import type { HidEntry } from './binding.ts';
import { collectionNumber, joinedPath } from './windowsPath.ts';

/** A device with the paths that belong to it: one each, and on Windows one for each top-level collection. */
export interface FoundDevice {
  readonly device: HidDevice;
  /** The one that tells whether it is there comes first: the device's own `path`. */
  readonly paths: readonly FoundPath[];
}

export interface FoundPath {
  readonly path: string;
  /** Page in the upper 16 bits; 0 where it has several or the system does not tell. */
  readonly usage: number;
}

interface Part {
  readonly entries: readonly Entry[];
  readonly unit: string;
}
type Entry = HidEntry & { readonly path: string };

const page = { telephony: 0x0b, consumer: 0x0c };
/** Where makers repeat the telephony page (Jabra, Yealink), and the page of the Teams button. */
const headsetPages: ReadonlySet<number> = new Set([0xff30, 0xff99]);
/** Generic Desktop: mouse, keyboard, keypad. */
const typing: ReadonlySet<number> = new Set([0x0001_0002, 0x0001_0006, 0x0001_0007]);

/**
 * Of everything that hidapi lists the devices that may be headsets or busylights, in its order. What somebody types on
 * is never among them, nor any path of it: reports of a keyboard are no business of ours, and would be recorded. That
 * costs the headset whose keys stand in one descriptor with a keyboard's; on Windows its other collections remain.
 */
export function foundDevices(
  entries: readonly HidEntry[],
  platform: string,
  isBusylight: (vendorId: number, productId: number) => boolean,
): readonly FoundDevice[] {
  const windows = platform === 'win32';
  const parts = partsOf(entries.filter(hasPath), windows);
  const typedOn = unitsWith(parts, isTyping);
  const telephones = unitsWith(parts, isTelephony);
  return parts.flatMap((part) => {
    const open = part.entries.filter((entry) => !isTyping(entry));
    const first = open.find(isTelephony) ?? open[0];
    if (first === undefined || (!windows && open.length < part.entries.length)) return [];
    if (!isBusylight(first.vendorId, first.productId) && !isTelephony(first)) {
      // Volume keys of a keyboard; or another interface of a headset whose telephony is listed by itself.
      if (typedOn.has(part.unit) || telephones.has(part.unit) || !open.some(mayBeHeadset)) return [];
    }
    return [found(open, first, windows)];
  });
}

function hasPath(entry: HidEntry): entry is Entry {
  return entry.path !== undefined && entry.path !== '';
}

function partsOf(entries: readonly Entry[], windows: boolean): readonly Part[] {
  const grouped = Map.groupBy(entries, (entry) => (windows ? joinedPath(entry.path) : entry.path));
  return [...grouped.values()].map((group) => ({ entries: group, unit: unitOf(group[0]) }));
}

/** Two of one kind without serials are one unit here: what is asked of units holds for both. */
function unitOf(entry: Entry | undefined): string {
  return `${entry?.vendorId}:${entry?.productId}:${entry?.serialNumber ?? ''}`;
}

function unitsWith(parts: readonly Part[], has: (entry: Entry) => boolean): ReadonlySet<string> {
  return new Set(parts.filter((part) => part.entries.some(has)).map((part) => part.unit));
}

function isTyping(entry: HidEntry): boolean {
  return typing.has(usageOf(entry));
}

function isTelephony(entry: HidEntry): boolean {
  return entry.usagePage === page.telephony;
}

/** Generic headsets keep their telephony inside the consumer collection: any device with one may be a headset. */
function mayBeHeadset(entry: HidEntry): boolean {
  if (entry.usagePage === page.consumer || headsetPages.has(entry.usagePage ?? 0)) return true;
  return profileFor(entry.vendorId, entry.productId).name !== 'generic';
}

function usageOf(entry: HidEntry): number {
  return (entry.usagePage ?? 0) * 0x1_0000 + (entry.usage ?? 0);
}

function found(open: readonly Entry[], first: Entry, windows: boolean): FoundDevice {
  const others = open
    .filter((entry) => entry !== first)
    .toSorted((a, b) => collectionNumber(a.path) - collectionNumber(b.path));
  const device = {
    path: first.path,
    vendorId: first.vendorId,
    productId: first.productId,
    serial: cleanName(first.serialNumber ?? ''),
    maker: cleanName(first.manufacturer ?? ''),
    product: cleanName(first.product ?? ''),
    usages: [...new Set(open.map(usageOf))],
  };
  if (!windows) return { device, paths: [{ path: first.path, usage: 0 }] };
  return { device, paths: [first, ...others].map((entry) => ({ path: entry.path, usage: usageOf(entry) })) };
}
