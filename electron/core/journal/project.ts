import type { CallerCard } from '../caller/card.ts';
import { unreachable } from '../support/result.ts';
import type { JournalEntry } from './entry.ts';
import type { CallFact } from './fact.ts';

/** What the projection keeps of a call. */
export interface ProjectedCall {
  readonly entry: JournalEntry;
  /** The topic's name as the card showed it, so that it is found in the desk's own language; '' for a typed topic. */
  readonly topicLabel: string;
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
        number: body.number.toWellFormed(),
        numberShown: body.numberShown.toWellFormed(),
        dialled: body.dialled.toWellFormed(),
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
        entry: { ...before.entry, topic: body.topic.toWellFormed() },
        topicLabel: labelOf(body.topic, context.card).toWellFormed(),
      };
    case 'essence-noted':
      return changed(before, { essence: body.essence.toWellFormed() });
    case 'ended':
      return ended(before, fact.at, { outcome: body.outcome, cause: body.cause });
    case 'rang':
    case 'held':
    case 'resumed':
      return before;
    default:
      return unreachable(body);
  }
}

function firstSeen(fact: CallFact, day: string): ProjectedCall {
  return {
    entry: {
      callId: fact.callId,
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
      topic: '',
      essence: '',
      outcome: null,
      cause: null,
    },
    topicLabel: '',
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

/** A clock that was set back in a call makes nothing negative. */
function lasted(from: number, until: number): number {
  return Math.max(0, until - from);
}

function labelOf(topic: string, card: CallerCard | null): string {
  return card?.guidance.topics.find((known) => known.topic === topic)?.label ?? '';
}
