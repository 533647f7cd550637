import type { CallerCard } from './card.ts';
import type { CallerClass } from './callerClass.ts';

/**
 * What a call teaches about callers like this one: the circumstances under which it rang, from coarse to fine, and the class
 * that it turned out to have. Lessons are counts by day, so that each can be shown, taken back and forgotten.
 */
export interface Lesson {
  /** As `circumstancesOf`. */
  readonly circumstances: string;
  /** Calendar day at the desk, ISO 8601. */
  readonly day: string;
  readonly shown: CallerClass;
  /** What the receptionist made of it; null: it stood to the end of the call. */
  readonly corrected: CallerClass | null;
}

/** So many calls of a day under some circumstances. Counts are whole and not below 0. */
export interface LessonCount {
  readonly circumstances: string;
  readonly day: string;
  readonly class: CallerClass;
  /** Shown and stood. */
  readonly stood: number;
  /** Corrected to this class, and away from it. */
  readonly to: number;
  readonly from: number;
}

/** What is seen of a caller before anything is said. */
interface Seen extends Pick<CallerCard, 'number' | 'contactId' | 'verification'> {
  readonly dialled: { readonly shown: string } | null;
  readonly classification: Pick<CallerCard['classification'], 'evidence'>;
}

/** Parts of a path, coarse to fine; what is not known is left out. '/' parts them, so nothing in them has one. */
export function circumstancesOf(card: Seen): string {
  const { number, dialled, classification } = card;
  const told = classification.evidence.filter((one) => one.kind === 'number-rule' || one.kind === 'header');
  return [
    whoOf(card),
    ...(dialled === null ? [] : [`to:${escaped(dialled.shown)}`]),
    ...told.map((one) => `rule:${escaped(one.note)}`),
    ...(number.kind === 'withheld' ? ['withheld'] : []),
    ...(number.country === null ? [] : [`in:${number.country}`]),
    ...(number.e164 === null ? [] : [`from:${number.e164.slice(0, prefixLength)}`]),
  ].join('/');
}

/** Plus, country and area or network, near enough: +38044, +49302. */
const prefixLength = 6;

function whoOf({ number, contactId, verification, classification }: Seen): string {
  const forged = verification === 'failed' ? '-forged' : '';
  const listed = classification.evidence.find((one) => one.kind === 'directory');
  if (listed !== undefined) return `contact${forged}:${listed.class}`;
  if (contactId !== null) return `contact${forged}`;
  const inCrm = classification.evidence.find((one) => one.kind === 'crm');
  if (inCrm !== undefined) return `crm${forged}:${inCrm.class}`;
  return number.kind === 'internal' ? 'internal' : 'outside';
}

/** Every circumstance that the path lies within, coarse to fine: '' for all calls, then part by part. */
export function within(circumstances: string): readonly string[] {
  if (circumstances === '') return [''];
  const parts = circumstances.split('/');
  return ['', ...parts.map((_, place) => parts.slice(0, place + 1).join('/'))];
}

/** What a lesson adds to the counts, once for each circumstance. Taking it back is the same with -1. */
export function countsOf(lesson: Lesson): readonly LessonCount[] {
  const { day, shown, corrected } = lesson;
  const none = { day, stood: 0, to: 0, from: 0 };
  const taught =
    corrected === null
      ? [{ ...none, class: shown, stood: 1 }]
      : [
          { ...none, class: shown, from: 1 },
          { ...none, class: corrected, to: 1 },
        ];
  return within(lesson.circumstances).flatMap((circumstances) => taught.map((count) => ({ ...count, circumstances })));
}

function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
