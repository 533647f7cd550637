import type { HeadsetLamp, HeadsetMap, LampPlace, Lamps } from './control.ts';
import { putValue } from './reportBits.ts';

/**
 * The output reports that bring a headset from the lamps it shows to the wanted ones: only those that differ, each whole
 * (a report sets everything that stands in it), beginning with its id, 0 where reports are not numbered. `shown` null:
 * what it shows is not known, so all of them.
 */
export function encode(map: HeadsetMap, shown: Lamps | null, wanted: Lamps): readonly Uint8Array[] {
  return ids(map, wanted).flatMap((reportId) => {
    const report = lampReport(map, reportId, wanted);
    return shown !== null && isSame(report, lampReport(map, reportId, shown)) ? [] : [report];
  });
}

/** The whole reports in which these lamps stand, also when nothing in them changes: an acknowledgement. */
export function reportsOf(map: HeadsetMap, lamps: readonly HeadsetLamp[], wanted: Lamps): readonly Uint8Array[] {
  const theirs = new Set(map.lamps.filter(({ lamp }) => lamps.includes(lamp)).map(({ reportId }) => reportId));
  return ids(map, wanted)
    .filter((reportId) => theirs.has(reportId))
    .map((reportId) => lampReport(map, reportId, wanted));
}

/** Going off-hook comes first, as some take Mute only then; going on-hook last, when nothing else is lit any more. */
function ids(map: HeadsetMap, wanted: Lamps): number[] {
  const offHook = new Set(map.lamps.filter(({ lamp }) => lamp === 'off-hook').map(({ reportId }) => reportId));
  const all = [...map.outputBytes.keys()];
  const first = all.filter((reportId) => offHook.has(reportId) === wanted.has('off-hook'));
  return [...first, ...all.filter((reportId) => !first.includes(reportId))];
}

function lampReport(map: HeadsetMap, reportId: number, lit: Lamps): Uint8Array {
  const places = map.lamps.filter((place) => place.reportId === reportId);
  const data = new Uint8Array(map.outputBytes.get(reportId) ?? 0);
  for (const { bit, bits, off } of places) putValue(data, bit, bits, off);
  for (const { bit, bits, on } of litPlaces(places, lit)) putValue(data, bit, bits, on);
  return Uint8Array.from([reportId, ...data]);
}

/** Every place of a lit lamp; among an array's slots the first that no other lamp has taken (HID 1.11 section 6.2.2.5). */
function litPlaces(places: readonly LampPlace[], lit: Lamps): readonly LampPlace[] {
  const taken = new Map<number, HeadsetLamp>();
  for (const { slot, lamp, bit } of places) {
    if (slot && lit.has(lamp) && !taken.has(bit) && ![...taken.values()].includes(lamp)) taken.set(bit, lamp);
  }
  return places.filter(({ slot, lamp, bit }) => (slot ? taken.get(bit) === lamp : lit.has(lamp)));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
