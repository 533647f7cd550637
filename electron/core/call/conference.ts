import type { Book, CallState, Effect, Transition } from './book.ts';
import type { EndCause } from './end.ts';
import { outcomeOf } from './outcome.ts';
import {
  apart,
  asks,
  change,
  currentOf,
  isAnswering,
  isConference,
  journal,
  putAside,
  refuse,
  replace,
  resumed,
  same,
} from './steps.ts';

/*
 * Three talk together: desk, caller and target, each hearing the two others. It is a consultation in which both are heard
 * (`hears: 'both'`), so that whatever ends a consultation ends it, and `apart` is told wherever it does.
 *
 *   talking (target | caller | nobody) --conference asked--> talking (both)
 *   talking (both) --swap, another call--> talking (target | nobody): the caller hears music
 *                  --join asked--> joining: the desk leaves, the two stay
 *                  --take back, target hung up--> the desk talks to the caller
 *                  --caller hung up--> left: the desk talks to the target, on the caller's own row, until one hangs up
 *                  --hang up--> both are let go
 */
export function conferenceAsked(book: Book, call: CallState, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer?.stage !== 'talking' || legId === null) return refuse(book, 'call-gone');
  if (transfer.hears === 'both') return same(book);
  if (isAnswering(book.currentId === call.callId ? undefined : currentOf(book)))
    return refuse(book, 'answering-another');
  const aside = putAside(book, at, call);
  const together: CallState = {
    ...call,
    stage: 'talking',
    heldBy: null,
    heldAt: null,
    transfer: { ...transfer, hears: 'both', since: at, problem: null },
  };
  return {
    next: { ...replace(aside.next, together), currentId: call.callId },
    effects: [
      ...aside.effects,
      ...(call.stage === 'held' ? resumed(call) : []),
      ...(transfer.hears === 'target' ? [] : targetBack(call)),
      { kind: 'mix', callId: call.callId, legId, on: true },
      journal(call.callId, { kind: 'conference-started', target: transfer.target }),
    ],
    refused: null,
  };
}

/** The desk talks to whom it consults again, after music. */
export function targetBack({ legId, muted }: CallState): readonly Effect[] {
  if (legId === null) return [];
  return [
    { kind: 'resume', callId: legId },
    { kind: 'hear', callId: legId, on: true },
    { kind: 'microphone', callId: legId, on: !muted },
  ];
}

/** Out of a conference the caller is left, not the target: nobody whom the desk talks to is hung up on. */
export function callerLeft(book: Book, call: CallState, cause: EndCause, at: number): Transition | null {
  const { transfer } = call;
  if (transfer === null || !isConference(call) || cause.by === 'desk' || cause.by === 'portico') return null;
  const { how, target } = transfer;
  return change(
    book,
    {
      ...call,
      stage: 'held',
      heldBy: 'transfer',
      heldAt: at,
      cause,
      transfer: { ...transfer, stage: 'left', hears: 'target', since: at },
    },
    [...apart(call), journal(call.callId, { kind: 'transfer-ended', how, target, result: 'caller-hung-up' })],
  );
}

/** Back from another call to the target whose caller has left. */
export function backToTarget(book: Book, call: CallState, at: number): Transition {
  const { transfer } = call;
  if (transfer?.stage !== 'left') return refuse(book, 'call-gone');
  const current = book.currentId === call.callId ? undefined : currentOf(book);
  if (isAnswering(current)) return refuse(book, 'answering-another');
  if (transfer.hears === 'target') return same(book);
  const aside = putAside(book, at, call);
  const talking = replace(aside.next, { ...call, transfer: { ...transfer, hears: 'target' } });
  return {
    next: { ...talking, currentId: call.callId },
    effects: [...aside.effects, ...targetBack(call)],
    refused: null,
  };
}

/** The last of the two whom the desk talked to is gone: the caller's row ends, with the caller's cause. */
export function lastLeft(book: Book, call: CallState, cause: EndCause, at: number): Transition {
  const why = call.cause ?? cause;
  const outcome = outcomeOf(call, why);
  const room = book.currentId === call.callId ? { ...book, currentId: null } : book;
  const ended: CallState = {
    ...call,
    stage: 'ended',
    heldBy: null,
    heldAt: null,
    muted: false,
    transfer: null,
    legId: null,
    endedAt: at,
    outcome,
    cause: why,
  };
  return change(room, ended, [journal(call.callId, { kind: 'ended', outcome, cause: why })]);
}

/** "Hang up", when only the target is left. */
export function targetHungUp(book: Book, { legId }: CallState): Transition {
  return legId === null ? refuse(book, 'call-gone') : asks(book, { kind: 'hang-up', callId: legId });
}
