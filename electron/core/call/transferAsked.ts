import { type Book, type CallState, type Effect, type Transition, findCall } from './book.ts';
import { targetBack } from './conference.ts';
import {
  type On,
  apart,
  change,
  currentOf,
  hold,
  isAnswering,
  journal,
  offMiddle,
  putAside,
  quiet,
  refuse,
  replace,
  resumed,
} from './steps.ts';
import { handOverRinging } from './handOverRinging.ts';
import { handBack, isWaitingForTarget } from './transferring.ts';
import type { TransferView } from './transfer.ts';

/** What the receptionist wishes of a transfer (transfer.ts has the picture). Pure; `at` is epoch milliseconds. */
export function transferAsked(book: Book, call: CallState, event: On<'transfer-asked'>, at: number): Transition {
  if (call.transfer !== null && call.stage !== 'ended') return insteadOfJoining(book, call, event, at);
  if (call.stage !== 'talking' && call.stage !== 'held') return refuse(book, 'call-gone');
  const { how, target, legId } = event;
  const consults = how === 'consult';
  if (consults && isAnswering(currentOf(book))) return refuse(book, 'answering-another');
  const transfer: TransferView = {
    how,
    target,
    stage: how === 'blind' ? 'joining' : 'calling',
    hears: 'nobody',
    since: at,
    problem: null,
  };
  // The receptionist consults in the middle; of the other two she is free at once.
  const room = consults ? putAside(book, at, call) : { next: offMiddle(book, call), effects: [] };
  const waits = waiting(room.next, { ...call, transfer, legId: how === 'blind' ? null : legId, returned: null }, at);
  const effects: Effect[] = [
    ...room.effects,
    ...waits.effects,
    journal(call.callId, { kind: 'transfer-started', how, target, ...event.standings }),
    ...(how === 'blind'
      ? ([{ kind: 'refer', callId: call.callId, number: target.number }] as const)
      : ([
          ...(consults ? [] : ([quiet(legId), { kind: 'hear', callId: legId, on: false }] as const)),
          { kind: 'dial', callId: legId, number: target.number },
          { kind: 'await-target', callId: call.callId, legId },
        ] as const)),
  ];
  return {
    next: consults ? { ...waits.next, currentId: call.callId } : waits.next,
    effects,
    refused: null,
  };
}

/** Without announcing, after the two could not be joined: the target is let go first, and called by the caller's phone. */
function insteadOfJoining(book: Book, call: CallState, event: On<'transfer-asked'>, at: number): Transition {
  const problem = call.transfer?.problem ?? null;
  if (event.how !== 'blind' || problem === null || call.transfer?.stage !== 'talking')
    return refuse(book, 'transferring');
  const back = handBack(book, call, problem, at);
  const caller = findCall(back.next, call.callId);
  if (caller === undefined) return refuse(book, 'call-gone');
  const sent = transferAsked(back.next, caller, event, at);
  return { ...sent, effects: [...back.effects, ...sent.effects] };
}

/** Held with music; one that was held already stays so. */
function waiting(book: Book, call: CallState, at: number): Transition {
  return call.stage === 'talking'
    ? hold(book, call, 'transfer', at)
    : change(book, { ...call, heldBy: 'transfer' }, []);
}

/** Both sides of a consultation are put through to each other; while the target still rings, see `handOverRinging`. */
export function joinAsked(book: Book, call: CallState, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer !== null && isWaitingForTarget(transfer)) return handOverRinging(book, call, at);
  if (transfer?.stage !== 'talking' || legId === null) return refuse(book, 'call-gone');
  const held = call.stage === 'talking' ? hold(book, call, 'transfer', at) : change(book, call, []);
  return {
    next: replace(held.next, {
      ...call,
      stage: 'held',
      heldBy: 'transfer',
      heldAt: call.heldAt ?? at,
      transfer: { ...transfer, stage: 'joining', hears: 'nobody', since: at, problem: null },
    }),
    effects: [...apart(call), ...held.effects, quiet(legId), { kind: 'join', callId: call.callId, legId }],
    refused: null,
  };
}

/** Talks to the other one of the two; to the target first when neither is talked to. */
export function swapAsked(book: Book, call: CallState, at: number): Transition {
  const { transfer, legId } = call;
  if (transfer?.stage !== 'talking' || legId === null) return refuse(book, 'call-gone');
  const current = book.currentId === call.callId ? undefined : currentOf(book);
  if (isAnswering(current)) return refuse(book, 'answering-another');
  const aside = putAside(book, at, call);
  const toTarget = transfer.hears !== 'target';
  const turned: TransferView = { ...transfer, hears: toTarget ? 'target' : 'caller' };
  if (!toTarget) {
    const talking: CallState = { ...call, stage: 'talking', heldBy: null, heldAt: null, transfer: turned };
    return {
      next: { ...replace(aside.next, talking), currentId: call.callId },
      effects: [...aside.effects, quiet(legId), { kind: 'hold', callId: legId }, ...resumed(call)],
      refused: null,
    };
  }
  const waits =
    call.stage === 'talking'
      ? hold(aside.next, { ...call, transfer: turned }, 'transfer', at)
      : change(aside.next, { ...call, transfer: turned }, []);
  return {
    next: { ...waits.next, currentId: call.callId },
    effects: [
      ...aside.effects,
      ...apart(call),
      ...waits.effects,
      // Out of a conference the target is heard already.
      ...(transfer.hears === 'both' ? [] : targetBack(call)),
    ],
    refused: null,
  };
}

/** The transfer is given up, and the desk talks to the caller again. What is being joined cannot be called off. */
export function takeBackAsked(book: Book, call: CallState, at: number): Transition {
  const { transfer } = call;
  if (transfer === null || call.stage === 'ended') return refuse(book, 'call-gone');
  if (transfer.stage === 'left') return refuse(book, 'call-gone');
  if (transfer.stage === 'joining' || transfer.stage === 'done') return refuse(book, 'transferring');
  const current = book.currentId === call.callId ? undefined : currentOf(book);
  if (isAnswering(current)) return refuse(book, 'answering-another');
  const aside = putAside(book, at, call);
  const back = handBack(aside.next, call, 'taken-back', at);
  const talking: CallState = {
    ...call,
    stage: 'talking',
    heldBy: null,
    heldAt: null,
    transfer: null,
    legId: null,
    returned: null,
  };
  return {
    next: { ...replace(back.next, talking), currentId: call.callId },
    effects: [...aside.effects, ...back.effects, ...(call.stage === 'held' ? resumed(call) : [])],
    refused: null,
  };
}
