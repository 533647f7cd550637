import type { Control } from '#core/headset/control.ts';
import type { ReportField, ReportLayout } from '#core/headset/reportField.ts';
import {
  type Item,
  array,
  bits,
  collection,
  count,
  descriptor,
  feature,
  fill,
  id,
  input,
  logical,
  long,
  output,
  page,
  pop,
  pressed,
  push,
  range,
  size,
  toggled,
  usage,
  wholeUsage,
} from './buildDescriptor.ts';

export interface Random {
  /** 0 to `below` - 1. */
  readonly int: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly bytes: (length: number) => Uint8Array;
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    pick: (from) => {
      const one = from[int(from.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
  };
}

const callUsages = [0x07, 0x20, 0x20, 0x21, 0x23, 0x24, 0x26, 0x2f, 0x2a, 0x97, 0x50];
const lampUsages = [0x09, 0x17, 0x18, 0x1e, 0x20, 0x21, 0x2a, 0x01];
const oddValues = [0, 1, 2, 7, 8, 31, 32, 33, 64, 255, 256, 0x7fff, 0xffff, 0x1_0000, 0x7fff_ffff, 0xffff_ffff];

/** A telephony device as it could be, and here and there as it should not be. */
export function anyDescriptor(random: Random): Uint8Array {
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + random.int(most) }, () => make());
  const some = (from: readonly number[]) => many(6, () => random.pick(from));
  const flags = () => random.pick([toggled, pressed, 0x02, 0x23, 0x07, 0x42, array, 0x40]);
  const part = (): Item =>
    random.pick<() => Item>([
      () => [...page(0x0b), ...bits(input, flags(), ...some(callUsages))],
      () => [...page(0x08), ...bits(output, flags(), ...some(lampUsages))],
      () => [...page(0x0b), ...usage(0x07), ...page(0x09), ...count(1), ...input(flags())],
      () => [...wholeUsage(0xff30_fffd), ...count(1), ...input(flags())],
      () => [...page(random.pick([0x0b, 0xff30])), ...keys(), ...input(array)],
      () => [
        ...page(random.pick([0xff30, 0xff40])),
        ...bits(random.pick([input, output]), flags(), ...some(callUsages)),
      ],
      () => fill(random.pick([input, output, feature]), random.int(17)),
      () => id(random.int(8)),
      () => random.pick([push, pop, long(...random.bytes(random.int(6)))]),
      () => [...size(random.pick(oddValues)), ...count(random.pick(oddValues)), ...usage(0x26), ...input(flags())],
      () => [...usage(0x05), 0xa1, random.int(3), ...random.pick<Item>([[], [0xc0]])],
    ])();
  const keys = (): Item => [
    ...logical(random.int(3), random.int(16)),
    ...size(1 + random.int(9)),
    ...count(1 + random.int(3)),
    ...random.pick([range(0x20, 0x2f), usage(...some(callUsages)), range(0xb0, 0xbb)]),
  ];
  return descriptor(...many(3, () => collection(random.pick([0x0b, 0x0b, 0x0c, 0xff00]), 0x05, ...many(9, part))));
}

/** A descriptor with a few bytes changed, cut out, doubled or put in, or its end cut off. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = [...bytes];
  for (let times = 1 + random.int(4); times > 0; times -= 1) {
    const at = random.int(changed.length + 1);
    const until = at + random.int(12);
    const before = changed.slice(0, at);
    changed = random.pick<() => number[]>([
      () => [...before, random.int(256), ...changed.slice(at + 1)],
      () => [...before, (changed[at] ?? 0) ^ (1 << random.int(8)), ...changed.slice(at + 1)],
      () => [...before, ...changed.slice(until)],
      () => [...before, ...changed.slice(at, until), ...changed.slice(at)],
      () => [...before, ...random.bytes(random.int(8)), ...changed.slice(at)],
      () => before,
    ])();
  }
  return Uint8Array.from(changed);
}

/** A report as this device could send it, or one that is too short, too long, or not its own. */
export function anyReport(layout: ReportLayout, random: Random): Uint8Array {
  const [reportId, length] = random.pick([...layout.bytes.input, [random.int(256), random.int(9)] as const]);
  const lengths = [length, length, length, Math.max(0, length - 1 - random.int(3)), length + random.int(70)];
  const data = random.bytes(Math.min(random.pick(lengths), 128));
  // Mostly few bits, as buttons are.
  const sparse = random.int(4) > 0 ? data.map((byte) => byte & random.int(256) & random.int(256)) : data;
  return layout.numbered ? Uint8Array.from([reportId, ...sparse]) : sparse;
}

const usagesOf: Partial<Record<Control, readonly number[]>> = {
  hook: [0x0b_0020, 0xff30_0020],
  drop: [0x0b_0026, 0xff30_0026],
  reject: [0x0b_0007, 0x09_0007, 0xff30_0007, 0xff30_fffd],
};

/**
 * What a report holds of a control that answers, ends or refuses a call, looked up bit by bit in the descriptor's
 * fields; null: it holds nothing of it. Knows nothing of maps and of what came before.
 */
export function heldIn(layout: ReportLayout, report: Uint8Array, control: Control): ReadonlySet<boolean> | null {
  const usages = usagesOf[control];
  if (usages === undefined) return null;
  const reportId = layout.numbered ? report[0] : 0;
  const digits = [...report.subarray(layout.numbered ? 1 : 0)]
    .map((byte) => [...byte.toString(2).padStart(8, '0')].toReversed().join(''))
    .join('');
  const held = layout.fields
    .filter((field) => field.direction === 'input' && field.reportId === reportId)
    .filter((field) => field.bit + field.bits <= digits.length)
    .flatMap((field) => {
      const slice = digits.slice(field.bit, field.bit + field.bits);
      const value = Number.parseInt(Array.from(slice).toReversed().join(''), 2);
      return usages.filter((one) => names(field, one)).map((one) => isHeld(field, value, one));
    });
  return new Set(held);
}

function names({ kind, usage: own, usageBefore, runs }: ReportField, one: number): boolean {
  if (kind === 'variable') return own === one || usageBefore === one;
  return runs.some(({ first, count: many }) => one >= first && one < first + many);
}

function isHeld(field: ReportField, value: number, one: number): boolean {
  const { kind, logicalMin, logicalMax, bits: wide } = field;
  if (kind === 'variable') return value === (logicalMin >= 1 ? Math.max(1, Math.min(logicalMax, 2 ** wide - 1)) : 1);
  // An array that has no value for nothing rests at 0.
  if (value === 0 && logicalMax - logicalMin + 1 >= 2 ** wide) return false;
  let index = value - logicalMin;
  for (const { first, count: many } of field.runs) {
    if (index >= 0 && index < many) return first + index === one;
    index -= many;
  }
  return false;
}
