import type { JournalEntry } from '../journal/entry.ts';
import type { CallFact } from '../journal/fact.ts';
import { type CallId, callId } from '../support/ids.ts';
import type { OpenCall } from './openCall.ts';

/** A call as far as callbacks are concerned. */
export type FollowedCall = Pick<JournalEntry, 'direction' | 'number' | 'answeredAt'>;

/**
 * The facts about callbacks that follow from a fact about a call, to be committed with it: a missed caller is to be called
 * back; whoever is talked to needs no call back; a call that was dialled in vain was a try. `call`: as it is after the fact;
 * `open`: all missed calls of its number that are to be called back; `dueAt`: by when one missed at an instant is.
 */
export function followUps(
  call: FollowedCall,
  { callId: id, at, body }: CallFact,
  open: readonly OpenCall[],
  dueAt: (missedAt: number) => number,
): CallFact[] {
  if (call.number === '') return [];
  if (body.kind === 'answered')
    return open.map((missed) => closed(missed, at, { direction: call.direction, callId: id }));
  if (body.kind !== 'ended') return [];
  if (call.direction === 'out') return call.answeredAt === null ? open.map((missed) => tried(missed, at, id)) : [];
  return body.outcome === 'missed' ? [due({ callId: id }, at, dueAt(at))] : [];
}

/** The missed call is to be called back by `dueAt`. */
export function due(missed: Pick<OpenCall, 'callId'>, at: number, dueAt: number): CallFact {
  return { callId: callId(missed.callId), at, body: { kind: 'callback-due', dueAt: Math.round(dueAt) } };
}

/** The person was talked to in a call; `null`: the receptionist says that no call back is needed. */
export function closed(
  missed: Pick<OpenCall, 'callId'>,
  at: number,
  talked: { readonly direction: 'in' | 'out'; readonly callId: string } | null,
): CallFact {
  const why = talked === null ? 'not-needed' : talked.direction === 'out' ? 'reached' : 'called-again';
  return {
    callId: callId(missed.callId),
    at,
    body: { kind: 'callback-closed', why, callId: talked?.callId ?? null },
  };
}

function tried(missed: OpenCall, at: number, dialled: CallId): CallFact {
  return { callId: callId(missed.callId), at, body: { kind: 'callback-tried', callId: dialled } };
}
