import type { CallerCard } from '../caller/card.ts';
import { unreachable } from '../support/result.ts';
import type { JournalEntry } from './entry.ts';
import type { CallFact, FactBody } from './fact.ts';

/** What the projection keeps of a call. */
export interface ProjectedCall {
  readonly entry: JournalEntry;
  /** The topic's name as the card showed it, so that it is found in the desk's own language; '' for a typed topic. */
  readonly topicLabel: string;
  /** Of a call with `entry.callback`; what a callback is made of beyond its line. */
  readonly callback: {
    /** Epoch milliseconds; null while the call is not to be called back. */
    readonly dueAt: number | null;
    /** How often the desk dialled without reaching anybody, and when last. */
    readonly attempts: number;
    readonly triedAt: number | null;
  };
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
      return changed(before, {
        name: body.card.name.toWellFormed(),
        company: body.card.company.toWellFormed(),
        class: body.card.classification.class,
      });
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
    case 'ended':
      return ended(before, fact.at, { outcome: body.outcome, cause: body.cause });
    case 'transfer-ended':
      return changed(before, { ...tookIt(body), transferResult: body.result });
    case 'callback-due':
      return before.entry.callback === null
        ? { ...changed(before, { callback: 'open' }), callback: { ...before.callback, dueAt: body.dueAt } }
        : before;
    case 'callback-tried':
      return { ...before, callback: { ...before.callback, attempts: before.callback.attempts + 1, triedAt: fact.at } };
    case 'callback-closed':
      return changed(before, { callback: 'closed' });
    case 'rang':
    case 'held':
    case 'resumed':
    case 'transfer-started':
    case 'transfer-hastened':
    case 'target-answered':
    case 'sound-measured':
    case 'conference-started':
    case 'conference-ended':
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
    },
    topicLabel: '',
    callback: { dueAt: null, attempts: 0, triedAt: null },
  };
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
function tookIt({ target, result }: Extract<FactBody, { kind: 'transfer-ended' }>): Partial<JournalEntry> {
  if (result !== 'taken' && result !== 'not-confirmed') return {};
  const { name, number, at } = target;
  // "Olena Koval (*99204)": not she herself took it, or not here.
  const whom = name === '' ? number : at === undefined ? name : `${name} (${number})`;
  return { transferredTo: whom.toWellFormed() };
}

/** A clock that was set back in a call makes nothing negative. */
function lasted(from: number, until: number): number {
  return Math.max(0, until - from);
}

function labelOf(topic: string, card: CallerCard | null): string {
  return card?.guidance.topics.find((known) => known.topic === topic)?.label ?? '';
}
