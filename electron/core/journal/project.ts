import type { CallerCard } from '../caller/card.ts';
import type { LastSeen } from '../caller/belief.ts';
import type { CallerClass } from '../caller/callerClass.ts';
import { type Lesson, circumstancesOf } from '../caller/lesson.ts';
import type { DeviationKind } from '../deviations/deviation.ts';
import { unreachable } from '../support/result.ts';
import type { JournalEntry } from './entry.ts';
import type { Corrected } from './corrected.ts';
import type { CallFact, FactBody } from './fact.ts';

type Correction = Extract<FactBody, { kind: 'class-corrected' }>;

/** What the projection keeps of a call. */
export interface ProjectedCall {
  readonly entry: JournalEntry;
  /** The topic's name as the card showed it, so that it is found in the desk's own language; '' for a typed topic. */
  readonly topicLabel: string;
  /** How the class came about, for what the call teaches. */
  readonly classed: Classed;
  /** Of a call with `entry.callback`; what a callback is made of beyond its line. */
  readonly callback: {
    /** Epoch milliseconds; null while the call is not to be called back. */
    readonly dueAt: number | null;
    /** How often the desk dialled without reaching anybody, and when last. */
    readonly attempts: number;
    readonly triedAt: number | null;
    /** An answer was promised, by `dueAt`. */
    readonly promised: boolean;
  };
  /** The employee who took the call from the desk; '' for nobody. */
  readonly handedTo: string;
  /** In what ways it went otherwise than its playbook says, each once. */
  readonly deviated: readonly DeviationKind[];
  /** The person behind the call was erased. */
  readonly erased: boolean;
}

/** The class as it was shown first, and whether somebody said otherwise. */
interface Classed {
  readonly shown: CallerClass;
  /** Of the class shown, 0..1. */
  readonly confidence: number;
  /** As `circumstancesOf`; null: the card was not shown yet. */
  readonly circumstances: string | null;
  readonly corrected: boolean;
}

export interface ProjectionContext {
  /** Calendar day at the desk of the fact, ISO 8601; counts only for a call's first fact. */
  readonly day: string;
  /** The card as it was last shown; counts only for topic-noted. */
  readonly card: CallerCard | null;
}

/**
 * One step of the journal's projection: the call's line after the fact. Total: any fact may come at any time, and
 * a call whose invite is missing has a line all the same. The first answer and the first end stand.
 */
export function project(current: ProjectedCall | null, fact: CallFact, context: ProjectionContext): ProjectedCall {
  const before = current ?? firstSeen(fact, context.day);
  const { body } = fact;
  switch (body.kind) {
    case 'invited':
      return changed(before, {
        direction: body.direction,
        number: body.number.toWellFormed(),
        numberShown: body.numberShown.toWellFormed(),
        dialled: body.dialled.toWellFormed(),
        line: body.line ?? null,
        name: before.entry.name === '' ? body.displayName.toWellFormed() : before.entry.name,
      });
    case 'recognised':
      return recognised(before, body.card);
    case 'class-corrected':
      return corrected(before, body);
    case 'answered':
      return answered(before, fact.at);
    case 'topic-noted':
      return {
        ...before,
        entry: { ...before.entry, topic: body.topic.toWellFormed() },
        topicLabel: labelOf(body.topic, context.card).toWellFormed(),
      };
    case 'essence-noted':
      return changed(before, { essence: body.essence.toWellFormed() });
    case 'corrected':
      return said(before, body);
    case 'ended':
      return ended(before, fact.at, { outcome: body.outcome, cause: body.cause });
    case 'transfer-ended':
      return {
        ...changed(before, { ...tookIt(body), transferResult: body.result }),
        handedTo: isTaken(body) ? (body.target.employeeId ?? '') : before.handedTo,
      };
    case 'callback-due':
      return before.entry.callback === null
        ? { ...changed(before, { callback: 'open' }), callback: { ...before.callback, dueAt: body.dueAt } }
        : before;
    case 'callback-tried':
      return { ...before, callback: { ...before.callback, attempts: before.callback.attempts + 1, triedAt: fact.at } };
    case 'callback-closed':
      return changed(before, { callback: 'closed' });
    case 'promise-given':
      // Who cannot be called back is promised nothing that could be kept here.
      return before.entry.number === ''
        ? before
        : {
            ...changed(before, { callback: 'open' }),
            callback: { ...before.callback, dueAt: body.dueAt, promised: true },
          };
    case 'urgency-noted':
      return changed(before, { urgent: body.word.toWellFormed() });
    case 'person-erased':
      return leftOf(fact, context.day, body.left);
    case 'deviation-noted':
      return deviatedBy(before, body.deviation.kind);
    case 'question-asked':
    case 'deviation-explained':
    case 'rang':
    case 'held':
    case 'resumed':
    case 'transfer-started':
    case 'transfer-hastened':
    case 'target-answered':
    case 'sound-measured':
    case 'conference-started':
    case 'conference-ended':
    case 'park-ended':
    case 'forgery-forgotten':
      return before;
    default:
      return unreachable(body);
  }
}

function firstSeen(fact: CallFact, day: string): ProjectedCall {
  return {
    entry: {
      callId: fact.callId,
      direction: 'in',
      invitedAt: fact.at,
      day,
      answeredAt: null,
      endedAt: null,
      waitMs: null,
      talkMs: null,
      name: '',
      company: '',
      number: '',
      numberShown: '',
      class: 'unknown',
      dialled: '',
      line: null,
      topic: '',
      essence: '',
      outcome: null,
      cause: null,
      transferredTo: '',
      transferResult: null,
      callback: null,
      urgent: '',
      deviations: 0,
    },
    topicLabel: '',
    classed: { shown: 'unknown', confidence: 0, circumstances: null, corrected: false },
    callback: { dueAt: null, attempts: 0, triedAt: null, promised: false },
    handedTo: '',
    deviated: [],
    erased: false,
  };
}

function deviatedBy(before: ProjectedCall, kind: DeviationKind): ProjectedCall {
  const after = changed(before, { deviations: before.entry.deviations + 1 });
  return before.deviated.includes(kind) ? after : { ...after, deviated: [...before.deviated, kind] };
}

/** What an older Portico left may lack what was added since. */
function leftOf(fact: CallFact, day: string, text: string): ProjectedCall {
  const blank = firstSeen(fact, day);
  const left: ProjectedCall = JSON.parse(text);
  return { ...blank, ...left, entry: { ...blank.entry, ...left.entry, callId: fact.callId } };
}

/** Of a card that comes after a correction the class does not count: it is the correction's. */
function recognised(before: ProjectedCall, card: CallerCard): ProjectedCall {
  const { class: shown, confidence } = card.classification;
  const names = { name: card.name.toWellFormed(), company: card.company.toWellFormed() };
  if (before.classed.corrected) return changed(before, names);
  const classed = { shown, confidence, circumstances: circumstancesOf(card), corrected: false };
  return { ...changed(before, { ...names, class: shown }), classed };
}

function corrected(before: ProjectedCall, { to, undone = false }: Correction): ProjectedCall {
  const stands = undone || to === before.classed.shown;
  return {
    ...changed(before, { class: undone ? before.classed.shown : to }),
    classed: { ...before.classed, corrected: !stands },
  };
}

/** What is said afterwards stands in the line, as if it had been noted so. */
function said(before: ProjectedCall, { field, to, label = '', employeeId = '' }: Corrected): ProjectedCall {
  const after = { ...before, entry: { ...before.entry, [field]: to.toWellFormed() } };
  if (field === 'topic') return { ...after, topicLabel: label.toWellFormed() };
  return field === 'transferredTo' ? { ...after, handedTo: employeeId } : after;
}

/** What the call teaches: nothing while it lasts, and nothing when nobody spoke to the caller or said what class it is. */
export function lessonOf({ entry, classed }: ProjectedCall): Lesson | null {
  const { circumstances, shown, corrected: isCorrected } = classed;
  if (entry.direction === 'out' || entry.endedAt === null || circumstances === null) return null;
  if (!isCorrected && entry.answeredAt === null) return null;
  return { circumstances, day: entry.day, shown, corrected: isCorrected ? entry.class : null };
}

/** What the call says of its number to the next one that comes from it; null: nothing. */
export function lastSeenOf({ entry, classed }: ProjectedCall): LastSeen | null {
  const { confidence, circumstances, corrected: isCorrected } = classed;
  if (entry.endedAt === null || entry.number === '' || entry.class === 'unknown') return null;
  if (!isCorrected && entry.answeredAt === null) return null;
  const at = entry.invitedAt;
  return { class: entry.class, confidence, corrected: isCorrected, circumstances: circumstances ?? '', at };
}

function changed(before: ProjectedCall, change: Partial<JournalEntry>): ProjectedCall {
  return { ...before, entry: { ...before.entry, ...change } };
}

function answered(before: ProjectedCall, at: number): ProjectedCall {
  const { answeredAt, endedAt, invitedAt } = before.entry;
  if (answeredAt !== null || endedAt !== null) return before;
  return changed(before, { answeredAt: at, waitMs: lasted(invitedAt, at) });
}

function ended(before: ProjectedCall, at: number, how: Pick<JournalEntry, 'outcome' | 'cause'>): ProjectedCall {
  const { answeredAt, endedAt, invitedAt, waitMs } = before.entry;
  if (endedAt !== null) return before;
  return changed(before, {
    ...how,
    endedAt: at,
    waitMs: waitMs ?? lasted(invitedAt, at),
    talkMs: answeredAt === null ? 0 : lasted(answeredAt, at),
  });
}

/** A transfer that came back later leaves who had taken the call before. */
function tookIt(transfer: Extract<FactBody, { kind: 'transfer-ended' }>): Partial<JournalEntry> {
  if (!isTaken(transfer)) return {};
  const { target } = transfer;
  const { name, number, at } = target;
  // "Olena Koval (*99204)": not she herself took it, or not here.
  const whom = name === '' ? number : at === undefined ? name : `${name} (${number})`;
  return { transferredTo: whom.toWellFormed() };
}

function isTaken({ result }: Extract<FactBody, { kind: 'transfer-ended' }>): boolean {
  return result === 'taken' || result === 'not-confirmed';
}

/** A clock that was set back in a call makes nothing negative. */
function lasted(from: number, until: number): number {
  return Math.max(0, until - from);
}

function labelOf(topic: string, card: CallerCard | null): string {
  return card?.guidance.topics.find((known) => known.topic === topic)?.label ?? '';
}
