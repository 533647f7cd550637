import {
  controlsById,
  idOf,
  lampsById,
  ledPage,
  pageOf,
  programmeButton,
  telephonyLamps,
  telephonyPage,
  vendorReject,
} from './callUsages.ts';
import type { Control, ControlPlace, HeadsetLamp, LampPlace } from './control.ts';
import type { Mirror } from './profiles.ts';
import type { ReportField } from './reportField.ts';

export interface FoundControl {
  readonly place: ControlPlace;
  /** On a page of the maker. */
  readonly mirror: boolean;
}

export interface FoundLamp {
  readonly place: LampPlace;
  readonly mirror: boolean;
}

/** A usage that a field can tell, and the raw value by which it does. */
interface Told {
  readonly usage: number;
  readonly before: number | null;
  readonly on: number;
}

/** No control of calls is wider, and values beyond cannot be compared exactly (HID 1.11 section 8.2: at most 32 bits). */
const maxBits = 32;

/** More usages than any array of calls holds; the rest of a longer one (a keyboard's) is not looked through. */
const maxUsages = 512;

export function controlsOf(fields: readonly ReportField[], mirror: Mirror | null): readonly FoundControl[] {
  return fields
    .filter(({ direction, bits }) => direction === 'input' && bits <= maxBits)
    .flatMap((field) =>
      toldBy(field).flatMap(({ usage, before, on }): FoundControl[] => {
        const { reportId, bit, bits, absolute } = field;
        const control = controlOf(field, usage, before, mirror);
        const isOwn = mirror !== null && pageOf(usage) === mirror.controls;
        return control === null ? [] : [{ place: { control, reportId, bit, bits, on, absolute }, mirror: isOwn }];
      }),
    );
}

export function lampsOf(fields: readonly ReportField[], mirror: Mirror | null): readonly FoundLamp[] {
  return fields
    .filter(({ direction, bits }) => direction === 'output' && bits <= maxBits)
    .flatMap((field) =>
      toldBy(field).flatMap(({ usage, on }): FoundLamp[] => {
        const { reportId, bit, bits, kind } = field;
        const lamp = lampOf(usage, mirror);
        const isOwn = pageOf(usage) !== ledPage && pageOf(usage) !== telephonyPage;
        const off = restOf(field, on);
        const place = { reportId, bit, bits, on, off, slot: kind === 'array' };
        return lamp === null ? [] : [{ place: { lamp, ...place }, mirror: isOwn }];
      }),
    );
}

function controlOf(field: ReportField, usage: number, before: number | null, mirror: Mirror | null): Control | null {
  if (usage === vendorReject) return 'reject';
  if (pageOf(usage) === telephonyPage || (mirror !== null && pageOf(usage) === mirror.controls))
    return controlsById.get(idOf(usage)) ?? null;
  if (isButton7OfCalls(field, usage, before)) return 'reject';
  const { page, reportId, bit } = programmeButton;
  return pageOf(usage) === page && field.reportId === reportId && field.bit === bit ? 'programme' : null;
}

/** `09 07 05 09`: 0B:07 that became 09:07. Declared so, only in a telephony collection: a mouse has a button 7 too. */
function isButton7OfCalls(field: ReportField, usage: number, before: number | null): boolean {
  return (
    usage === 0x09_0007 &&
    (before === 0x0b_0007 || field.collections.some((collection) => pageOf(collection) === telephonyPage))
  );
}

function lampOf(usage: number, mirror: Mirror | null): HeadsetLamp | null {
  const id = idOf(usage);
  if (pageOf(usage) === ledPage) return lampsById.get(id) ?? null;
  if (pageOf(usage) === telephonyPage) return telephonyLamps.get(id) ?? null;
  if (mirror === null) return null;
  if (pageOf(usage) === mirror.lamps) return lampsById.get(id) ?? null;
  return pageOf(usage) === mirror.controls && id === 0x9e ? 'ringer' : null;
}

/** Constant by its flags or not: what has a usage is live on several headsets. */
function toldBy(field: ReportField): readonly Told[] {
  if (field.kind === 'variable') return [{ usage: field.usage, before: field.usageBefore, on: onOf(field) }];
  const told: Told[] = [];
  for (const { first, count, before } of field.runs) {
    for (let index = 0; index < count && told.length < indices(field); index += 1) {
      const on = raw(field, field.logicalMin + told.length);
      told.push({ usage: first + index, before: before === null ? null : before + index, on });
    }
  }
  // An array says by a value outside its range that nothing is on (HID 1.11 section 6.2.2.5). Where no value is outside,
  // as on EPOS (one bit, 0 to 1, two usages), 0 is at rest all the same, and no usage may be on by it.
  return hasRest(field) ? told : told.filter(({ on }) => on !== 0);
}

/** An on/off control is 1 and 0 (HID Usage Tables, OOC), else the ends of its range; whole bytes are written 1 too. */
function onOf(field: ReportField): number {
  return field.logicalMin >= 1 && highest(field) > 1 ? highest(field) : 1;
}

/** What a lamp's field holds while it is out; `on` is taken already. */
function restOf(field: ReportField, on: number): number {
  const { kind, logicalMin } = field;
  if (kind === 'array') return logicalMin > 0 ? 0 : raw(field, highest(field) + 1);
  return logicalMin >= 1 && on !== logicalMin ? raw(field, logicalMin) : 0;
}

/** How many of its usages an array can name. Without a range it is not understood. */
function indices(field: ReportField): number {
  const { logicalMin, logicalMax, bits } = field;
  if ((logicalMin === 0 && logicalMax === 0) || logicalMin < -(2 ** (bits - 1))) return 0;
  return Math.min(highest(field) - logicalMin + 1, maxUsages);
}

function hasRest(field: ReportField): boolean {
  return highest(field) - field.logicalMin + 1 < 2 ** field.bits;
}

/** The end of its range, as far as its bits reach. */
function highest({ logicalMin, logicalMax, bits }: ReportField): number {
  return Math.min(logicalMax, 2 ** (logicalMin < 0 ? bits - 1 : bits) - 1);
}

/** As it stands in the report: cut to the field's bits, negative numbers as their two's complement. */
function raw({ bits }: ReportField, value: number): number {
  const size = 2 ** bits;
  return ((value % size) + size) % size;
}
