import type { CauseCode, EndCause } from './end.ts';
import type { Book, CallState, Effect, Transition } from './book.ts';
import type { CallId } from '../support/ids.ts';
import { apart, asks, change, journal, quiet, same } from './steps.ts';
import type { TransferFailure, TransferResult, TransferView } from './transfer.ts';

/** What becomes of a transfer (transfer.ts has the picture). Pure; `at` is epoch milliseconds. */
export function targetAlerting(book: Book, call: CallState, at: number): Transition {
  return call.transfer?.stage === 'calling'
    ? change(book, { ...call, transfer: { ...call.transfer, stage: 'ringing', since: at } }, [])
    : same(book);
}

export function targetAnswered(book: Book, call: CallState, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer === null || legId === null || !isWaitingForTarget(transfer)) return same(book);
  const told = journal(call.callId, { kind: 'target-answered', target: transfer.target });
  if (transfer.how !== 'assisted') return talkToTarget(book, call, at, [told]);
  return change(book, { ...call, transfer: { ...transfer, stage: 'joining', since: at } }, [
    { kind: 'join', callId: call.callId, legId },
    told,
  ]);
}

/** The one who is consulted is heard, unless the receptionist is with another call meanwhile: then she hears music. */
function talkToTarget(book: Book, call: CallState, at: number, effects: readonly Effect[]): Transition {
  const { transfer, legId } = call;
  if (transfer === null || legId === null) return same(book);
  const isHere = book.currentId === call.callId;
  const talking: TransferView = { ...transfer, stage: 'talking', hears: isHere ? 'target' : 'nobody', since: at };
  return change(book, { ...call, transfer: talking }, [
    ...(isHere ? heardAgain(call, legId) : ([quiet(legId), { kind: 'hold', callId: legId }] as const)),
    ...effects,
  ]);
}

function heardAgain(call: CallState, legId: CallId): readonly Effect[] {
  return [
    { kind: 'hear', callId: legId, on: true },
    { kind: 'microphone', callId: legId, on: !call.muted },
  ];
}

/** Called, and not answered yet. */
export function isWaitingForTarget({ stage }: TransferView): boolean {
  return stage === 'calling' || stage === 'ringing';
}

/** The leg to the target is gone. While the two are joined that is how it should be: the telephone tells how it went. */
export function targetEnded(book: Book, call: CallState, cause: EndCause, at: number): Transition {
  const { transfer } = call;
  if (transfer === null) return same(book);
  switch (transfer.stage) {
    case 'calling':
    case 'ringing':
      return handBack(book, { ...call, legId: null }, resultOf.get(cause.code) ?? 'failed', at);
    case 'talking': {
      const back = handBack(book, { ...call, legId: null }, 'target-hung-up', at);
      return { ...back, effects: [...apart(call), ...back.effects] };
    }
    case 'joining':
    case 'done':
    case 'left':
      return change(book, { ...call, legId: null }, []);
  }
}

/** Why nobody took the call, from how the leg to the target ended; it failed where nothing is said here. */
const resultOf: ReadonlyMap<CauseCode, TransferResult> = new Map([
  ['busy', 'busy'],
  ['declined', 'refused'],
  ['declined-elsewhere', 'refused'],
  ['blocked', 'refused'],
  ['not-answered-in-time', 'no-answer'],
  ['forwarded-unanswered', 'no-answer'],
  ['gave-up', 'no-answer'],
  ['elsewhere', 'no-answer'],
  ['no-such-number', 'unreachable'],
  ['number-incomplete', 'unreachable'],
  ['number-changed', 'unreachable'],
  ['not-registered', 'unreachable'],
  ['no-route', 'unreachable'],
  ['redirected', 'unreachable'],
  ['unreachable', 'unreachable'],
  ['not-allowed', 'unreachable'],
  ['service-unavailable', 'unreachable'],
  ['congested', 'unreachable'],
]);

export function targetLate(book: Book, call: CallState, legId: CallId, at: number): Transition {
  const { transfer } = call;
  return transfer !== null && call.legId === legId && isWaitingForTarget(transfer)
    ? handBack(book, call, 'no-answer', at)
    : same(book);
}

/** The transfer is over without the target: what is left of it is hung up, and the caller waits with the reason. */
export function handBack(book: Book, call: CallState, result: TransferResult, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer === null) return same(book);
  const { how, target } = transfer;
  const inMiddle = book.currentId === call.callId;
  return change(
    book,
    {
      ...call,
      // In the middle it is resumed like any call that was held there; elsewhere it waits in the held list.
      heldBy: call.stage === 'held' ? (inMiddle ? 'button' : 'transfer') : null,
      transfer: null,
      legId: null,
      // Who has taken part in a conference has not refused the call.
      returned: transfer.hears === 'both' ? null : { target, how, result, at },
    },
    [
      ...apart(call),
      ...(legId === null ? [] : ([{ kind: 'hang-up', callId: legId }] as const)),
      journal(call.callId, { kind: 'transfer-ended', how, target, result }),
    ],
  );
}

/** Caller and target talk: the desk leaves. */
export function transferred(book: Book, call: CallState, confirmed: boolean, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer?.stage !== 'joining') return same(book);
  const { how, target } = transfer;
  return change(book, { ...call, legId: null, transfer: { ...transfer, stage: 'done', since: at } }, [
    { kind: 'hang-up', callId: call.callId },
    ...(legId === null ? [] : ([{ kind: 'hang-up', callId: legId }] as const)),
    journal(call.callId, { kind: 'transfer-ended', how, target, result: confirmed ? 'taken' : 'not-confirmed' }),
  ]);
}

/** A target that is still on the line is not left in silence: it is a consultation again, and the desk says why. */
export function transferFailed(book: Book, call: CallState, failure: TransferFailure, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer?.stage !== 'joining') return same(book);
  if (legId === null) return handBack(book, call, failure, at);
  const problem = failure === 'not-allowed' || failure === 'not-replaced' ? failure : 'failed';
  const consulting: CallState = { ...call, transfer: { ...transfer, how: 'consult', problem } };
  // With nobody in the middle the consultation is there, so that somebody speaks to the one who answered.
  const room = book.currentId === null ? { ...book, currentId: call.callId } : book;
  return talkToTarget(room, consulting, at, []);
}

/** The caller is gone: the leg to the target with it; what was under way is told with the reason. */
export function callerLost(call: CallState): { effects: readonly Effect[]; transfer: TransferView | null } {
  const { transfer, legId } = call;
  if (transfer === null || transfer.stage === 'done') return { effects: [], transfer };
  const { how, target } = transfer;
  return {
    effects: [
      ...(legId === null ? [] : ([{ kind: 'hang-up', callId: legId }] as const)),
      journal(call.callId, { kind: 'transfer-ended', how, target, result: 'caller-hung-up' }),
    ],
    transfer: null,
  };
}

/** "Hang up" in a consultation is for whoever is heard: the target, and the caller waits; or the caller, and both are let go. */
export function consultationHungUp(book: Book, call: CallState, at: number): Transition {
  return call.transfer?.stage === 'talking' && call.transfer.hears !== 'target'
    ? asks(book, { kind: 'hang-up', callId: call.callId })
    : call.transfer?.stage === 'joining' || call.transfer?.stage === 'done'
      ? { next: book, effects: [], refused: 'transferring' }
      : handBack(book, call, 'taken-back', at);
}
