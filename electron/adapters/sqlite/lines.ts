import type { Database } from 'better-sqlite3';
import { callId } from '#core/support/ids.ts';
import { dayAt } from '#core/journal/day.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { bodyOf } from './body.ts';
import { type KeptEvent, eventFields, fromEvents, isTrueAfter, isValueTrue } from './events.ts';
import { genesis } from './hashes.ts';
import { type CallRow, callOf, isIntact, isOfOldRules } from './row.ts';

interface ChainedEvent extends KeptEvent {
  /** The call that was asked for: an index may lie. */
  readonly asked: string | null;
  readonly chainBefore: Buffer | null;
}

/** The facts of one call, those alone that are as they were written. */
interface TrueCourse {
  readonly events: readonly KeptEvent[];
  /** Every event of the call that was found is as it was written. */
  readonly isTrue: boolean;
}

export interface Lines {
  /** What the line says; of one that the disk has changed, what its facts say; null where nothing of it can be believed. */
  readonly of: (row: CallRow) => ProjectedCall | null;
  /** For what is never shown: of such a line, what stands there. */
  readonly asItStands: (row: CallRow) => ProjectedCall;
  /** The same before the fact `seq` is added. */
  readonly before: (row: CallRow, seq: number) => ProjectedCall;
  readonly course: (id: number) => TrueCourse;
  /** What the facts of a call say, those that were not erased; `call` null when there are none. */
  readonly projected: (
    id: number,
  ) => TrueCourse & { readonly call: ProjectedCall | null; readonly facts: readonly CallFact[] };
}

/**
 * Lines that are never shown otherwise than they were written: each bears a sum over all that it says, and is read from
 * the facts, which bear hashes, where that does not fit. `onDamage` hears of it. Lines of old rules are read so too.
 */
export function createLines(db: Database, onDamage: (what: 'lines' | 'events') => void = () => undefined): Lines {
  const selectEvents = db.prepare<[{ readonly id: number; readonly before: number }], ChainedEvent>(
    `SELECT ${eventFields}, (SELECT call_id FROM known_call WHERE id = @id) AS asked,
       (SELECT chain_hash FROM call_event AS earlier WHERE earlier.seq = call_event.seq - 1) AS chainBefore
     ${fromEvents} WHERE call_event.call = CAST(@id AS INTEGER) AND call_event.seq < CAST(@before AS INTEGER)
     ORDER BY call_event.seq`,
  );

  function courseBefore(id: number, seq: number): TrueCourse {
    const found = selectEvents.all({ id, before: seq });
    const events = found.filter((event) => isAsWritten(event));
    if (events.length < found.length) onDamage('events');
    return { events, isTrue: events.length === found.length };
  }

  function projectedBefore(id: number, seq: number): ReturnType<Lines['projected']> {
    const course = courseBefore(id, seq);
    let call: ProjectedCall | null = null;
    let card = null;
    const facts: CallFact[] = [];
    for (const { payload, callId: ofCall, at, zone } of course.events) {
      if (payload === null) continue;
      const body = bodyOf(payload);
      const fact = { callId: callId(ofCall), at, body };
      facts.push(fact);
      const day: string = call?.entry.day ?? dayAt(at, zone);
      call = project(call, fact, { day, card });
      if (body.kind === 'recognised') card = body.card;
    }
    return { ...course, call, facts };
  }

  function lineBefore(row: CallRow, seq: number): ProjectedCall | null {
    const isOld = isOfOldRules(row);
    if (!isOld && isIntact(row)) return callOf(row);
    if (!isOld) onDamage('lines');
    const { call, events } = projectedBefore(row.id, seq);
    // Of a call whose every value was erased the old line is all there is; its facts say that it is this call's.
    return call ?? (isOld && events.length > 0 ? callOf(row) : null);
  }

  return {
    of: (row) => lineBefore(row, Number.MAX_SAFE_INTEGER),
    asItStands: (row) => lineBefore(row, Number.MAX_SAFE_INTEGER) ?? callOf(row),
    before: (row, seq) => lineBefore(row, seq) ?? callOf(row),
    course: (id) => courseBefore(id, Number.MAX_SAFE_INTEGER),
    projected: (id) => projectedBefore(id, Number.MAX_SAFE_INTEGER),
  };
}

/** Where the event before is gone, the value alone can be looked at. */
function isAsWritten(event: ChainedEvent): boolean {
  if (event.callId !== event.asked) return false;
  if (event.seq === 1) return isTrueAfter(event, genesis);
  return event.chainBefore === null ? isValueTrue(event) : isTrueAfter(event, event.chainBefore);
}
