import type { Callback } from '#core/callbacks/callback.ts';
import { closed, due, followUps } from '#core/callbacks/followUps.ts';
import { callbacksOf } from '#core/callbacks/list.ts';
import type { OpenCall } from '#core/callbacks/openCall.ts';
import type { CallerCard } from '#core/caller/card.ts';
import type { JournalEntry } from '#core/journal/entry.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { workedTime } from '#core/routing/workedTime.ts';
import type { Clock, Log } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

const minuteMs = 60_000;
const endedKept = 200;
/**
 * So far back a missed call that nothing was noted of is taken up: a ring cut off before a fortnight's closing is, but not
 * all that an office missed before its Portico knew callbacks.
 */
const takenUpMs = 14 * 24 * 60 * minuteMs;

export interface Callbacks {
  /** Open ones, most urgent first. */
  readonly list: () => Callback[];
  /** Whether anybody waits, without making the list. */
  readonly anybody: () => boolean;
  /** Keeps the desk's facts, and with them in the same commit what follows for callbacks; answers as JournalKeeper.keep. */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  /** Closes it, by the receptionist; one that is closed already is fine. 'not-written': it waits in memory. */
  readonly notNeeded: (callbackId: string) => Promise<Result<null, 'not-written'>>;
  readonly handlers: HandlersOf<'callback'>;
  /** The journal was written: one that could not be read at the start may be now. */
  readonly onWritten: () => void;
  /** The journal is another one: callbacks that only it knows are taken up. */
  readonly again: () => void;
}

export interface CallbacksPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<JournalStore, 'openCallbacks'>;
  /** See JournalKeeper.keep. */
  readonly keep: (facts: readonly CallFact[]) => Promise<boolean>;
  /** As they are now; a callback keeps the due time that it was given. */
  readonly rules: () => { readonly callbackMinutes: number };
  /** When calls on that number are answered (`dialled` as in the invited fact; '' for none), as it is now. */
  readonly hoursOn: (dialled: string) => OfficeHours;
  /** The list is another one. */
  readonly onChanged: () => void;
}

/** Sees to it that no missed caller is forgotten. Stands between the desk and the keeper, since callbacks follow from facts. */
export function createCallbacks(ports: CallbacksPorts): Callbacks {
  /** Calls of this run that have not ended. */
  const live = new Map<string, ProjectedCall>();
  /** Those that ended last: an answer may be promised while the note is finished. */
  const ended = new Map<string, JournalEntry>();
  /** In order of arrival, those of the journal first. */
  let open: readonly OpenCall[] = [];
  let shown: readonly OpenCall[] = open;
  let reading: 'not-read' | 'under-way' | 'read' = 'not-read';
  /** What happened before the journal was read: it counts for its missed calls too. */
  let meanwhile: readonly { readonly entry: JournalEntry; readonly fact: CallFact }[] = [];
  /** Calls missed before the journal was read: it may tell of them again. */
  const missedMeanwhile = new Set<string>();

  /** In the hours of the number that the caller dialled. */
  function dueAt({ dialled }: Pick<JournalEntry, 'dialled'>, missedAt: number): number {
    const { callbackMinutes } = ports.rules();
    const worked = workedTime(ports.hoursOn(dialled), ports.clock.zone()).after(missedAt, callbackMinutes);
    // An office that never works has its callers called back all the same.
    return worked ?? missedAt + callbackMinutes * minuteMs;
  }

  function followedBy(fact: CallFact): readonly CallFact[] {
    const before = live.get(fact.callId) ?? null;
    if (before === null && fact.body.kind === 'recognised') learnt(fact.callId, fact.body.card);
    if (before === null && fact.body.kind === 'promise-given') promised(fact.callId, fact.at, fact.body.dueAt);
    if (before === null && fact.body.kind !== 'invited') return [];
    const call = project(before, fact, { day: '', card: null });
    if (fact.body.kind === 'ended') {
      live.delete(fact.callId);
      remember(call.entry);
    } else live.set(fact.callId, call);
    const { entry } = call;
    if (fact.body.kind === 'promise-given') promisedIn(entry, fact.at, fact.body.dueAt);
    const sameNumber = open.filter(({ number }) => number === entry.number);
    const follow = followUps(entry, fact, sameNumber, (missedAt) => dueAt(entry, missedAt));
    if (reading !== 'read' && (fact.body.kind === 'answered' || fact.body.kind === 'ended'))
      meanwhile = [...meanwhile, { entry, fact }];
    for (const next of follow) take(next, entry);
    return follow;
  }

  function remember(entry: JournalEntry): void {
    ended.set(entry.callId, entry);
    const [oldest] = ended.keys();
    if (ended.size > endedKept && oldest !== undefined) ended.delete(oldest);
  }

  /** In a call that has ended already, while its note is finished. */
  function promised(callId: string, at: number, by: number): void {
    const entry = ended.get(callId);
    if (entry !== undefined) promisedIn(entry, at, by);
  }

  /** A promise that is given anew takes the other's place. */
  function promisedIn(entry: JournalEntry, at: number, by: number): void {
    if (entry.number === '') return;
    open = [...open.filter(({ callId }) => callId !== entry.callId), { ...missedNow(entry, at, by), promised: true }];
    if (reading !== 'read') missedMeanwhile.add(entry.callId);
  }

  /** Who it was that was missed is known a moment later. */
  function learnt(callId: string, { name, company, classification }: CallerCard): void {
    const known = { name, company, class: classification.class };
    if (open.some((missed) => missed.callId === callId))
      open = open.map((missed) => (missed.callId === callId ? { ...missed, ...known } : missed));
  }

  /** Brings the open calls to the state after a fact about one of them; `entry`: the call that was missed just now. */
  function take({ callId, at, body }: CallFact, entry: JournalEntry | null): void {
    if (body.kind === 'callback-due' && entry !== null) {
      open = [...open, missedNow(entry, at, body.dueAt)];
      if (reading !== 'read') missedMeanwhile.add(callId);
    }
    if (body.kind === 'callback-closed') open = open.filter((missed) => missed.callId !== callId);
    if (body.kind === 'callback-tried')
      open = open.map((missed) =>
        missed.callId === callId ? { ...missed, attempts: missed.attempts + 1, triedAt: at } : missed,
      );
  }

  function show(): void {
    if (shown === open) return;
    shown = open;
    ports.onChanged();
  }

  async function read(): Promise<void> {
    if (reading !== 'not-read') return;
    reading = 'under-way';
    const found = await ports.store.openCallbacks(ports.clock.now() - takenUpMs).catch(() => null);
    reading = found === null ? 'not-read' : 'read';
    if (found === null) return;
    const missed = found.filter(({ callId }) => !missedMeanwhile.has(callId));
    const facts = missed.flatMap(catchUp);
    const left = missed
      .filter(({ talked }) => talked === null)
      .map((call) => ({ ...call, dueAt: call.dueAt ?? dueAt(call, call.missedAt) }));
    if (left.length > 0) open = [...left, ...open];
    for (const { entry, fact } of meanwhile) {
      const before = open.filter(
        (call) => call.number === entry.number && left.some(({ callId }) => callId === call.callId),
      );
      for (const next of followUps(entry, fact, before, (missedAt) => dueAt(entry, missedAt)))
        if (next.callId !== fact.callId) {
          take(next, null);
          facts.push(next);
        }
    }
    meanwhile = [];
    missedMeanwhile.clear();
    if (facts.length > 0) ports.log.info('callbacks-caught-up', { facts: facts.length });
    if (facts.length > 0) void ports.keep(facts);
    show();
  }

  /** What an earlier run did not come to note: it was killed, or knew no callbacks. */
  function catchUp(call: OpenCall): CallFact[] {
    const at = ports.clock.now();
    if (call.talked !== null) return call.dueAt === null ? [] : [closed(call, at, call.talked)];
    if (call.dueAt !== null) return [];
    return [due(call, at, dueAt(call, call.missedAt))];
  }

  async function notNeeded(callbackId: string): Promise<Result<null, 'not-written'>> {
    const number = open.find(({ callId }) => callId === callbackId)?.number;
    const facts = open
      .filter((missed) => missed.number === number)
      .map((missed) => closed(missed, ports.clock.now(), null));
    if (facts.length === 0) return ok(null);
    for (const fact of facts) take(fact, null);
    show();
    return (await ports.keep(facts)) ? ok(null) : failed('not-written');
  }

  void read();
  return {
    list: () => callbacksOf(open),
    anybody: () => open.length > 0,
    keep: (facts) => {
      const kept = ports.keep(facts.flatMap((fact) => [fact, ...followedBy(fact)]));
      show();
      return kept;
    },
    notNeeded,
    handlers: {
      'callback.close': async ({ callbackId }) => {
        const noted = await notNeeded(callbackId);
        return noted.ok ? ok({}) : noted;
      },
    },
    onWritten: () => void read(),
    again: () => {
      if (reading !== 'read') return;
      for (const { callId } of open) missedMeanwhile.add(callId);
      reading = 'not-read';
      void read();
    },
  };
}

function missedNow(entry: JournalEntry, missedAt: number, dueAt: number): OpenCall {
  const { callId, number, numberShown, name, company, dialled, line } = entry;
  return {
    callId,
    number,
    numberShown,
    name,
    company,
    class: entry.class,
    dialled,
    line,
    missedAt,
    dueAt,
    attempts: 0,
    triedAt: null,
    promised: false,
    talked: null,
  };
}
