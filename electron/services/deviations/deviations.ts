import { compare } from '#core/deviations/compare.ts';
import {
  type Deviation,
  type DeviationKind,
  type DeviationsView,
  type Explained,
  mendable,
} from '#core/deviations/deviation.ts';
import { createTalks } from '#core/deviations/talks.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { workingTime } from '#core/routing/workingTime.ts';
import type { CallId } from '#core/support/ids.ts';
import type { Clock, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

/** A note that nobody finishes is judged as it is. */
const finishedAfterMs = 30 * 60_000;
const mostFinished = 20;
/** A list of them is told a moment after the call's end: the card of the next one comes first. */
const restMs = 150;

export interface DeviationsPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  /** As they are now. */
  readonly office: () => OfficeHours;
  /** Keeps what is found later than with a call's own facts. */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  readonly publish: (views: DeviationsView[]) => void;
}

export interface Deviations {
  /** The desk's facts, and with a call's end what was found in it. */
  readonly withDeviations: (facts: readonly CallFact[]) => readonly CallFact[];
  /** Of the calls whose note is to be finished; those without are left out. */
  readonly views: () => DeviationsView[];
  /** The calls that are still at the desk: the note of any other is finished. */
  readonly atDesk: (callIds: readonly string[]) => void;
  readonly explain: (
    callId: string,
    what: DeviationKind,
    explained: Explained,
  ) => Promise<Result<null, 'call-gone' | 'not-written'>>;
  readonly close: () => void;
}

interface Followed {
  readonly callId: CallId;
  readonly course: { readonly at: number; readonly body: FactBody }[];
  readonly noted: Set<DeviationKind>;
  readonly explained: Map<DeviationKind, Explained>;
  endedAt: number | null;
  /** What stands now; found anew with each fact after the end. */
  found: readonly Deviation[];
  stopWaiting: (() => void) | null;
}

/** Compares what was done in each call with its playbook. Stands between the desk and the keeper, as callbacks do. */
export function createDeviations(ports: DeviationsPorts): Deviations {
  const followed = new Map<string, Followed>();
  const talks = createTalks();
  /** A reason that was typed until the last moment comes after its note was put away. */
  let finished: readonly Followed[] = [];
  let stopTelling: (() => void) | null = null;

  function look(call: Followed): void {
    const came = call.course[0]?.at ?? 0;
    const answered = call.course.find(({ body }) => body.kind === 'answered')?.at;
    const until = answered ?? call.endedAt ?? came;
    const open = workingTime(ports.office(), ports.clock.zone()).at(came).state === 'open';
    call.found = compare(call.course, { otherCallMs: talks.besides(call.callId, came, until), open });
  }

  /** The facts of those that were not noted yet; `all`: those too that could still have been mended. */
  function toNote(call: Followed, at: number, all: boolean): CallFact[] {
    const fresh = call.found.filter(({ kind }) => !call.noted.has(kind) && (all || !mendable.has(kind)));
    for (const { kind } of fresh) call.noted.add(kind);
    return fresh.map((deviation) => ({ callId: call.callId, at, body: { kind: 'deviation-noted', deviation } }));
  }

  function follow(fact: CallFact): readonly CallFact[] {
    talks.heard(fact);
    const known = followed.get(fact.callId);
    if (known === undefined && (fact.body.kind !== 'invited' || fact.body.direction === 'out')) return [fact];
    const call = known ?? begin(fact.callId);
    call.course.push({ at: fact.at, body: fact.body });
    if (fact.body.kind === 'ended') {
      call.endedAt = fact.at;
      look(call);
      // A call that nobody answered leaves the desk at once.
      const answered = call.course.some(({ body }) => body.kind === 'answered');
      const notes = toNote(call, fact.at, !answered);
      if (answered) call.stopWaiting = ports.timers.after(finishedAfterMs, () => finish(call));
      else followed.delete(fact.callId);
      tell();
      return [fact, ...notes];
    }
    if (call.endedAt !== null) {
      look(call);
      tell();
    }
    return [fact];
  }

  function begin(callId: CallId): Followed {
    const call: Followed = {
      callId,
      course: [],
      noted: new Set(),
      explained: new Map(),
      endedAt: null,
      found: [],
      stopWaiting: null,
    };
    followed.set(callId, call);
    return call;
  }

  function finish(call: Followed): void {
    call.stopWaiting?.();
    followed.delete(call.callId);
    finished = [call, ...finished].slice(0, mostFinished);
    const facts = toNote(call, ports.clock.now(), true);
    if (facts.length > 0) void ports.keep(facts);
    tell();
  }

  function tell(): void {
    stopTelling ??= ports.timers.after(restMs, () => {
      stopTelling = null;
      ports.publish(views());
    });
  }

  function views(): DeviationsView[] {
    return [...followed.values()]
      .filter(({ endedAt, found }) => endedAt !== null && found.length > 0)
      .map(({ callId, found, explained }) => ({
        callId,
        deviations: found.map((deviation) => ({ deviation, explained: explained.get(deviation.kind) ?? null })),
      }));
  }

  return {
    withDeviations: (facts) => facts.flatMap(follow),
    views,
    atDesk: (callIds) => {
      const there = new Set(callIds);
      for (const call of followed.values()) if (call.endedAt !== null && !there.has(call.callId)) finish(call);
    },
    explain: async (callId, what, explained) => {
      const call = followed.get(callId) ?? finished.find((one) => one.callId === callId);
      const deviation = call?.found.find(({ kind }) => kind === what);
      if (call === undefined || deviation === undefined) return failed('call-gone');
      const at = ports.clock.now();
      const first: CallFact[] = call.noted.has(what)
        ? []
        : [{ callId: call.callId, at, body: { kind: 'deviation-noted', deviation } }];
      call.noted.add(what);
      call.explained.set(what, explained);
      tell();
      const kept = await ports.keep([
        ...first,
        { callId: call.callId, at, body: { kind: 'deviation-explained', what, ...explained } },
      ]);
      return kept ? ok(null) : failed('not-written');
    },
    close: () => {
      stopTelling?.();
      for (const call of followed.values()) {
        call.stopWaiting?.();
        if (call.endedAt !== null) {
          const facts = toNote(call, ports.clock.now(), true);
          if (facts.length > 0) void ports.keep(facts);
        }
      }
      followed.clear();
    },
  };
}
