import type { CallerClass } from '#core/caller/callerClass.ts';
import { cleanLine } from '#core/caller/cleanText.ts';
import { type Corrected, lastOf, valueOf } from '#core/journal/corrected.ts';
import type { Correction, Corrector } from '#core/journal/correction.ts';
import type { JournalCall } from '#core/journal/entry.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { callId as callIdOf } from '#core/support/ids.ts';
import type { Clock } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

export interface CorrectionsPorts {
  readonly clock: Clock;
  readonly store: Pick<JournalStore, 'call'>;
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  /** Its call lasts, or its note is open on the console. */
  readonly isAtDesk: (callId: string) => boolean;
  /** The facts by which a call is of another class. */
  readonly classFacts: (
    past: JournalCall,
    to: CallerClass | null,
    at: number,
    who: Corrector,
  ) => readonly CallFact[] | 'same' | 'no-card';
  /** What the desk calls a topic now; '' for a typed one. */
  readonly labelOf: (topic: string) => string;
}

/** Why a call is left as it is. */
export type LeftAlone = 'same' | 'at-desk' | 'erased' | 'call-gone' | 'corrected-since';

type Prepared = { readonly facts: readonly CallFact[] } | { readonly left: LeftAlone };

/** What became of the calls of a bulk correction: how many of each, and the days of those that were changed. */
export interface Tally {
  readonly changed: readonly JournalCall[];
  readonly left: readonly LeftAlone[];
}

export interface Corrections {
  readonly one: (
    callId: string,
    change: Correction,
    who: Corrector,
  ) => Promise<Result<null, Exclude<LeftAlone, 'same' | 'corrected-since'> | 'not-written'>>;
  /** All of them in one commit; null: the disk refuses. Calls that a run that was cut short had changed count as changed. */
  readonly some: (
    callIds: readonly string[],
    change: Extract<Correction, { field: 'topic' | 'class' }>,
    who: Corrector & { readonly bulk: string },
  ) => Promise<Tally | null>;
  /** Writes back what that bulk correction had changed. */
  readonly undo: (
    callIds: readonly string[],
    field: 'topic' | 'class',
    who: Corrector & { readonly bulk: string; readonly undo: true },
  ) => Promise<Tally | null>;
}

/** Says afterwards what calls are: a fact more in each, which keeps what was said before, who said otherwise, and why. */
export function createCorrections(ports: CorrectionsPorts): Corrections {
  const { clock, store } = ports;
  // Two corrections of one call must not both go out from what it was before.
  const inTurn = createTurns();

  function prepared(past: JournalCall, change: Correction, who: Corrector): Prepared {
    const { entry } = past;
    if (entry.endedAt === null || ports.isAtDesk(entry.callId)) return { left: 'at-desk' };
    const at = clock.now();
    if (change.field === 'class') {
      const facts = ports.classFacts(past, change.to, at, who);
      if (facts === 'no-card') return { left: 'erased' };
      return facts === 'same' ? { left: 'same' } : { facts };
    }
    if (change.field !== 'topic' && isErased(past)) return { left: 'erased' };
    const wanted = tidy(change);
    const from = valueOf(entry, wanted.field);
    if (wanted.to === from) return { left: 'same' };
    const { by, session, why, bulk, undo } = who;
    const body: Corrected = {
      kind: 'corrected',
      field: wanted.field,
      from,
      to: wanted.to,
      ...(wanted.field === 'topic' ? labels(past, wanted.to) : {}),
      ...(wanted.field === 'transferredTo' && wanted.employeeId !== null ? { employeeId: wanted.employeeId } : {}),
      by,
      session,
      why,
      ...(bulk === undefined ? {} : { bulk }),
      ...(undo === undefined ? {} : { undo }),
    };
    return { facts: [{ callId: callIdOf(entry.callId), at, body }] };
  }

  function labels({ entry, card, course }: JournalCall, to: string): Pick<Corrected, 'label' | 'fromLabel'> {
    const label = ports.labelOf(to);
    const last = lastOf(course, 'topic');
    const noted = card?.guidance.topics.find(({ topic }) => topic === entry.topic)?.label ?? '';
    const fromLabel = last?.kind === 'corrected' ? (last.label ?? '') : noted;
    return { ...(label === '' ? {} : { label }), ...(fromLabel === '' ? {} : { fromLabel }) };
  }

  async function each(
    callIds: readonly string[],
    prepare: (past: JournalCall) => Prepared | 'done',
  ): Promise<Tally | null> {
    const read = await Promise.all(callIds.map((callId) => store.call(callId)));
    const changed: JournalCall[] = [];
    const left: LeftAlone[] = [];
    const facts: CallFact[] = [];
    for (const past of read) {
      const next = past === null ? { left: 'call-gone' as const } : prepare(past);
      if (next !== 'done' && 'left' in next) left.push(next.left);
      else if (past !== null) changed.push(past);
      if (next !== 'done' && 'facts' in next) facts.push(...next.facts);
    }
    if (facts.length > 0 && !(await ports.keep(facts))) return null;
    return { changed, left };
  }

  return {
    one: (callId, change, who) =>
      inTurn(async () => {
        const past = await store.call(callId);
        if (past === null) return failed('call-gone');
        const next = prepared(past, change, who);
        if ('facts' in next) return (await ports.keep(next.facts)) ? ok(null) : failed('not-written');
        if (next.left === 'same' || next.left === 'corrected-since') return ok(null);
        return failed(next.left);
      }),
    some: (callIds, change, who) =>
      inTurn(() =>
        each(callIds, (past) => {
          const last = lastOf(past.course, change.field);
          if (isOf(last, who.bulk) && last.undo === undefined) return 'done';
          return prepared(past, change, who);
        }),
      ),
    undo: (callIds, field, who) =>
      inTurn(() =>
        each(callIds, (past) => {
          const last = lastOf(past.course, field);
          if (isOf(last, who.bulk)) return last.undo === true ? 'done' : prepared(past, backTo(last), who);
          const wasChanged = past.course.some(({ body }) => isOf(body, who.bulk));
          return { left: wasChanged ? 'corrected-since' : 'same' };
        }),
      ),
  };
}

type OfBulk = Extract<CallFact['body'], { kind: 'corrected' | 'class-corrected' }>;

function isOf(body: CallFact['body'] | null, bulk: string): body is OfBulk {
  return (body?.kind === 'corrected' || body?.kind === 'class-corrected') && body.bulk === bulk;
}

function backTo(body: OfBulk): Extract<Correction, { field: 'topic' | 'class' }> {
  return body.kind === 'class-corrected' ? { field: 'class', to: body.from } : { field: 'topic', to: body.from };
}

function isErased({ card, course }: JournalCall): boolean {
  return card === null && course.some(({ body }) => body.kind === 'person-erased');
}

const longestName = 200;

/** Names are one harmless line; an essence keeps its lines, and a topic is the key that it is. */
function tidy(change: Exclude<Correction, { field: 'class' }>): Exclude<Correction, { field: 'class' }> {
  const isAsTyped = change.field === 'essence' || change.field === 'topic';
  return { ...change, to: isAsTyped ? change.to.toWellFormed() : cleanLine(change.to, longestName) };
}
