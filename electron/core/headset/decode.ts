import type { ControlPlace, HeadsetMap, Signal } from './control.ts';
import { valueAt } from './reportBits.ts';

/** What the reports so far told; made by `decode` alone, from `noMemory` on, anew at each opening. */
export interface Memory {
  /** By the place's index in the map: on when last heard. */
  readonly on: readonly boolean[];
  /** By report id: the last report's data. */
  readonly last: ReadonlyMap<number, Uint8Array>;
}

/** Nothing heard yet: every control is taken as off and every report as zeros, so a hook that is up already is told. */
export const noMemory: Memory = { on: [], last: new Map() };

export interface Decoded {
  readonly memory: Memory;
  /** In the order of the map's controls. */
  readonly signals: readonly Signal[];
}

/**
 * What an input report tells, by difference to what was told before. `report` is as the driver gives it: it begins with
 * its id where the device numbers its reports. Bits that a short report lacks keep their last value; bytes too many and
 * ids that the map does not know are nothing. Never throws.
 *
 * An absolute control tells each change. A relative one tells each 0 to 1, and a 1 that comes once more in the same
 * report, byte for byte (`changed: false`); a 1 that stays while something else in its report moves is no press. A
 * report that is the same and holds no such 1 tells its absolute hook (`changed: false`).
 */
export function decode(map: HeadsetMap, memory: Memory, report: Uint8Array): Decoded {
  const reportId = map.numbered ? report[0] : 0;
  const bytes = reportId === undefined ? undefined : map.inputBytes.get(reportId);
  if (reportId === undefined || bytes === undefined) return { memory, signals: [] };
  const start = map.numbered ? 1 : 0;
  // A copy: the driver may use its buffer again.
  const data = Uint8Array.from(report.subarray(start, start + bytes));
  const same = isSame(memory.last.get(reportId), data);
  const heard = map.controls.map((place) => {
    const value = place.reportId === reportId ? valueAt(data, place.bit, place.bits) : null;
    return value === null ? null : value === place.on;
  });
  return {
    memory: {
      on: heard.map((on, index) => on ?? memory.on[index] ?? false),
      last: new Map(memory.last).set(reportId, data),
    },
    signals: signalsOf(map.controls, reportId, memory.on, heard, same),
  };
}

/** `heard`: by place, null where the report holds nothing of it. */
function signalsOf(
  controls: readonly ControlPlace[],
  reportId: number,
  before: readonly boolean[],
  heard: readonly (boolean | null)[],
  same: boolean,
): readonly Signal[] {
  const moved: Signal[] = [];
  const unmoved: Signal[] = [];
  let group: Heard = nothingHeard;
  for (const [index, place] of controls.entries()) {
    if (place.reportId !== reportId) continue;
    group = hear(group, before[index] ?? false, heard[index] ?? null);
    if (isOneControl(place, controls[index + 1])) continue;
    const { control, absolute } = place;
    const { was, is, whole, pressed } = group;
    group = nothingHeard;
    const signal = { control, on: is, absolute, reportId, changed: is !== was };
    if (absolute ? is !== was : pressed && (!was || same)) moved.push(signal);
    else if (absolute && whole && same && control === 'hook') unmoved.push(signal);
  }
  return moved.length > 0 ? moved : unmoved;
}

/** One control in one report, over all its places: they stand together in the map, and it is on when one of them is. */
interface Heard {
  readonly was: boolean;
  readonly is: boolean;
  /** The report holds all its places. */
  readonly whole: boolean;
  /** By a bit of this report, not of one before. */
  readonly pressed: boolean;
}

const nothingHeard: Heard = { was: false, is: false, whole: true, pressed: false };

function hear({ was, is, whole, pressed }: Heard, before: boolean, now: boolean | null): Heard {
  return {
    was: was || before,
    is: is || (now ?? before),
    whole: whole && now !== null,
    pressed: pressed || now === true,
  };
}

function isOneControl(a: ControlPlace, b: ControlPlace | undefined): boolean {
  return b !== undefined && a.control === b.control && a.reportId === b.reportId && a.absolute === b.absolute;
}

/** Without a report before it, it is compared with zeros. */
function isSame(before: Uint8Array | undefined, data: Uint8Array): boolean {
  if (before === undefined) return data.every((byte) => byte === 0);
  return before.length === data.length && before.every((byte, index) => byte === data[index]);
}
