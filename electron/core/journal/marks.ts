import { type Outcome, Outcome as Outcomes } from '../call/end.ts';
import { type DeviationKind, DeviationKinds } from '../deviations/deviation.ts';
import type { JournalFilter, Length } from './filter.ts';
import type { ProjectedCall } from './project.ts';
import { digitsOf } from './search.ts';

/**
 * Words of private use (U+E000 on) that stand in the search index beside those of the call's texts, so that filters and
 * search are met in one index. Nothing that is typed folds to one. Whoever changes them raises `projectionVersion`.
 */
const first = 0xe0_00;
const single = (place: number): string => String.fromCodePoint(first + place);

const ways = { in: single(1), out: single(2) } as const;
const answered = single(3);
const unanswered = single(4);
const toCallBack = single(5);
const deviates = single(6);
const inNumber = single(7);
const inTransferred = single(8);
const afterNumber = single(9);
const kinds = { class: single(16), topic: single(17), employee: single(18), dialled: single(19) } as const;
const outcomes = 32;
const deviations = 64;
const lengths = { talk: 96, wait: 128 } as const;
/** Letters of a value's hash begin here. */
const hashLetters = 256;
const hashBase = 5_888;

/** Where one length of talk or waiting ends and the next begins, milliseconds. */
const lengthSteps: readonly number[] = [
  0, 1, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 2_700, 3_600, 5_400, 7_200,
].map((seconds) => seconds * 1_000);

/** What a filter asks of the marks: of each group one word at least; a word that is a beginning ends in `*`. */
export interface Marked {
  readonly groups: readonly (readonly string[])[];
  /** The marks tell all; else calls that have them are still to be looked at (`fits`). */
  readonly isExact: boolean;
}

/** The marks of a call, each once. */
export function marksOf({ entry, handedTo, deviated }: ProjectedCall): readonly string[] {
  const { direction, outcome, talkMs, waitMs } = entry;
  const marks = [
    ways[direction],
    entry.answeredAt === null ? unanswered : answered,
    valueMark('class', entry.class),
    valueMark('topic', entry.topic),
    ...(outcome === null ? [] : [outcomeMark(outcome)]),
    ...(direction === 'in' ? [valueMark('dialled', entry.dialled)] : []),
    ...(handedTo === '' ? [] : [valueMark('employee', handedTo)]),
    ...(entry.callback === 'open' ? [toCallBack] : []),
    ...(entry.deviations > 0 ? [deviates] : []),
    ...deviated.map(deviationMark),
    ...(entry.endedAt === null || talkMs === null ? [] : [lengthMark('talk', stepOf(talkMs))]),
    ...(waitMs === null ? [] : [lengthMark('wait', stepOf(waitMs))]),
  ];
  return marks;
}

/** Every three digits of a number that stand together, its end among them. */
export function digitMarks(where: 'number' | 'transferred', digits: string): readonly string[] {
  const mark = where === 'number' ? inNumber : inTransferred;
  const padded = `${digits}${afterNumber}${afterNumber}`;
  return [...new Set(Array.from(digits, (_, at) => `${mark}${padded.slice(at, at + 3)}`))];
}

/** Of these all must be there where the digits stand together in a number; up to three digits say that they do. */
export function digitsSought(where: 'number' | 'transferred', digits: string): readonly string[] {
  const mark = where === 'number' ? inNumber : inTransferred;
  if (digits.length < 3) return [`${mark}${digits}*`];
  return [...new Set(Array.from({ length: digits.length - 2 }, (_, at) => `${mark}${digits.slice(at, at + 3)}`))];
}

export function markedBy(filter: JournalFilter): Marked {
  const { classes = [], topics = [], employees = [], dialled = [], outcomes: ends = [] } = filter;
  const groups: (readonly string[])[] = [
    classes.map((value) => valueMark('class', value)),
    topics.map((value) => valueMark('topic', value)),
    employees.map((value) => valueMark('employee', value)),
    dialled.map((value) => valueMark('dialled', value)),
    ends.map(outcomeMark),
  ];
  if (filter.direction !== undefined) groups.push([ways[filter.direction]]);
  if (filter.answered !== undefined) groups.push([filter.answered ? answered : unanswered]);
  if (filter.openCallback === true) groups.push([toCallBack]);
  if (filter.deviations !== undefined)
    groups.push(filter.deviations === 'any' ? [deviates] : filter.deviations.map(deviationMark));
  const long = [lengthSought('talk', filter.talk), lengthSought('wait', filter.wait)].filter((one) => one !== null);
  groups.push(...long.map(({ marks }) => marks));
  const number = digitsOf(filter.number ?? '');
  if (number !== '') groups.push(...digitsSought('number', number).map((mark) => [mark]));
  return {
    groups: groups.filter((group) => group.length > 0),
    isExact: number.length <= 3 && long.every(({ isExact }) => isExact),
  };
}

/** null: any length. Of a range that is empty the marks say nothing. */
function lengthSought(
  of: keyof typeof lengths,
  wanted: Length | undefined,
): { readonly marks: readonly string[]; readonly isExact: boolean } | null {
  if (wanted === undefined || (wanted.fromMs === null && wanted.belowMs === null)) return null;
  const from = wanted.fromMs ?? 0;
  const below = wanted.belowMs ?? Number.MAX_SAFE_INTEGER;
  const [least, most] = [stepOf(from), stepOf(Math.max(from, below - 1))];
  const marks = Array.from({ length: most - least + 1 }, (_, nth) => lengthMark(of, least + nth));
  const isOnSteps = lengthSteps.includes(from) && (wanted.belowMs === null || lengthSteps.includes(below));
  return { marks, isExact: isOnSteps && from < below };
}

function stepOf(ms: number): number {
  const next = lengthSteps.findIndex((step) => step > ms);
  return (next === -1 ? lengthSteps.length : next) - 1;
}

function lengthMark(of: keyof typeof lengths, step: number): string {
  return single(lengths[of] + step);
}

function outcomeMark(outcome: Outcome): string {
  return single(outcomes + Outcomes.options.indexOf(outcome));
}

export const missedMark = outcomeMark('missed');

function deviationMark(kind: DeviationKind): string {
  return single(deviations + DeviationKinds.options.indexOf(kind));
}

/** Three letters of 5,888: of ten thousand topics hardly two have the same. What is shown is looked at once more. */
function valueMark(kind: keyof typeof kinds, value: string): string {
  let hash = hashOf(value.toWellFormed());
  let mark: string = kinds[kind];
  for (let letter = 0; letter < 3; letter += 1) {
    mark += single(hashLetters + (hash % hashBase));
    hash = Math.floor(hash / hashBase);
  }
  return mark;
}

/** 53 bits, two FNV-1a of 32 (draft-eastlake-fnv) with bases of their own, mixed at the end as MurmurHash3 does. */
function hashOf(text: string): number {
  let one = 0x81_1c_9d_c5;
  let two = 0x9e_37_79_b9;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01_00_01_93);
    two = Math.imul(two ^ unit, 0x85_eb_ca_6b);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85_eb_ca_6b);
  two = Math.imul(two ^ (two >>> 13), 0xc2_b2_ae_35);
  return ((two ^ (two >>> 16)) >>> 11) * 4_294_967_296 + ((one ^ (one >>> 13)) >>> 0);
}
