import type { Book, CallEvent, CallState, Effect, Transition } from './book.ts';
import { type Pair, conferenceOver, parted } from './pair.ts';
import { type On, currentOf, hold, isAnswering, journal, putAside, refuse, replace, resumed, same } from './steps.ts';
import type { TransferFailure, TransferTarget, TransferView } from './transfer.ts';

/*
 * Two calls that the desk talks to one after the other are brought into one: the desk leaves them to each other, or all
 * three talk. Both keep their rows, their cards and their notes. The one that was held is told by REFER to take the other
 * one's place (as its transfer, whose leg is that other call); what fails leaves both held.
 *
 *   two calls --connect--> both held, joining --transferred--> both handed over
 *                             |--transfer failed, or one hung up--> who is left is held, with the reason
 *   two calls --conference--> both heard --swap--> the other one talks, the first is held: two calls again
 *                             |--take back--> the first one talks, the other is held: two calls again
 *                             |--another call is answered--> both held: two calls again
 *                             |--one hung up--> the desk talks to who is left
 *                             |--join--> both held, joining
 *                             |--hang up--> both are let go
 */
export function togetherAsked(book: Book, call: CallState, event: On<'together-asked'>, at: number): Transition {
  const other = book.calls.find(({ callId }) => callId === event.otherId);
  if (other === undefined || other.callId === call.callId || !isUp(call) || !isUp(other))
    return refuse(book, 'call-gone');
  if ([call, other].some(({ callId, transfer }) => transfer !== null || partner(book, callId)))
    return refuse(book, 'transferring');
  const current = currentOf(book);
  if (isAnswering(current)) return refuse(book, 'answering-another');
  const { target, caller } = event;
  if (event.how === 'connect') {
    return call.line.lineId === other.line.lineId
      ? connected(book, { caller: call, other }, { target, caller }, at)
      : refuse(book, 'other-line');
  }
  return together(book, { caller: call, other }, { target, caller }, at);
}

/** How each of the two is told of to the other one's row. */
interface Names {
  readonly target: TransferTarget;
  readonly caller: TransferTarget;
}

function isUp({ stage }: CallState): boolean {
  return stage === 'talking' || stage === 'held';
}

function partner(book: Book, callId: string): boolean {
  return book.calls.some(({ legId }) => legId === callId);
}

function connected(book: Book, { caller, other }: Pair, names: Names, at: number): Transition {
  const aside = [caller, other].reduce<Transition>((before, call) => waits(before, call, at), same(book));
  const transfer: TransferView = {
    how: 'consult',
    target: names.target,
    stage: 'joining',
    hears: 'nobody',
    since: at,
    problem: null,
  };
  const [first, second] = [caller, other].map((call): CallState => ({
    ...call,
    stage: 'held',
    heldBy: 'transfer',
    heldAt: call.heldAt ?? at,
    returned: null,
  }));
  if (first === undefined || second === undefined) return same(book);
  const handed = replace(aside.next, { ...first, transfer, legId: other.callId });
  const { currentId } = handed;
  return {
    next: {
      ...replace(handed, { ...second, togetherAs: names.caller }),
      currentId: currentId === caller.callId || currentId === other.callId ? null : currentId,
    },
    effects: [
      ...aside.effects,
      journal(caller.callId, { kind: 'transfer-started', how: 'consult', target: names.target }),
      journal(other.callId, { kind: 'transfer-started', how: 'consult', target: names.caller }),
      { kind: 'join', callId: caller.callId, legId: other.callId },
    ],
    refused: null,
  };
}

/** Music instead of silence, for as long as it takes. */
function waits(before: Transition, call: CallState, at: number): Transition {
  if (call.stage !== 'talking') return before;
  const held = hold(before.next, call, 'transfer', at);
  return { ...held, effects: [...before.effects, ...held.effects] };
}

function together(book: Book, { caller, other }: Pair, names: Names, at: number): Transition {
  const current = currentOf(book);
  const isOneOfThem = current?.callId === caller.callId || current?.callId === other.callId;
  const aside = isOneOfThem ? same(book) : putAside(book, at, caller);
  // Who is mute towards the one must not be heard by the other of a sudden.
  const isMuted = isOneOfThem && current.muted;
  const transfer: TransferView = {
    how: 'consult',
    target: names.target,
    stage: 'talking',
    hears: 'both',
    since: at,
    problem: null,
  };
  const [first, second] = [caller, other].map((call): CallState => ({
    ...call,
    stage: 'talking',
    heldBy: null,
    heldAt: null,
    muted: isMuted,
    returned: null,
  }));
  if (first === undefined || second === undefined) return same(book);
  const heard = replace(aside.next, { ...first, transfer, legId: other.callId });
  return {
    next: { ...replace(heard, { ...second, togetherAs: names.caller }), currentId: caller.callId },
    effects: [
      ...aside.effects,
      ...[caller, other].flatMap((call) => (call.stage === 'held' ? resumed({ ...call, muted: isMuted }) : [])),
      { kind: 'mix', callId: caller.callId, legId: other.callId, on: true },
      journal(caller.callId, { kind: 'conference-started', target: names.target }),
      journal(other.callId, { kind: 'conference-started', target: names.caller }),
    ],
    refused: null,
  };
}

/** What is different for two that are brought together; null: nothing. `alone`: the rules for each by itself. */
export function ofPair(
  book: Book,
  pair: Pair,
  event: CallEvent,
  at: number,
  alone: (book: Book, event: CallEvent, at: number) => Transition,
): Transition | null {
  const isConference = pair.caller.transfer?.stage === 'talking';
  switch (event.kind) {
    case 'hang-up-asked':
      return isConference ? letGo(book, pair) : refuse(book, 'transferring');
    case 'mute-asked':
      return isConference ? bothMuted(book, pair, event.muted) : null;
    case 'conference-asked':
      return isConference ? same(book) : refuse(book, 'transferring');
    case 'swap-asked':
      return isConference ? talksTo(book, pair, pair.other, at) : refuse(book, 'transferring');
    case 'take-back-asked':
      return isConference ? talksTo(book, pair, pair.caller, at) : refuse(book, 'transferring');
    case 'join-asked':
      return isConference ? leftToEachOther(book, pair, at) : refuse(book, 'transferring');
    case 'hold-asked':
    case 'resume-asked':
    case 'transfer-asked':
    case 'together-asked':
      return refuse(book, 'transferring');
    case 'ended':
      return isConference ? oneLeft(book, pair, event, at, alone) : oneLost(book, pair, event, at, alone);
    case 'transferred':
      return bothHandedOver(book, pair, event.confirmed, at, alone);
    case 'transfer-failed':
      return notConnected(book, pair, event.failure, at, alone);
    case 'dial-asked':
    case 'invited':
    case 'recognised':
    case 'class-corrected':
    case 'row-secured':
    case 'answer-asked':
    case 'answered':
    case 'answer-failed':
    case 'alerting':
    case 'trouble-changed':
    case 'decline-asked':
    case 'digits-asked':
    case 'topic-noted':
    case 'essence-noted':
    case 'question-asked':
    case 'promise-given':
    case 'urgency-noted':
    case 'target-late':
    case 'put-away-asked':
      return null;
  }
}

function letGo(book: Book, { caller, other }: Pair): Transition {
  return {
    next: book,
    effects: [
      { kind: 'hang-up', callId: caller.callId },
      { kind: 'hang-up', callId: other.callId },
    ],
    refused: null,
  };
}

function bothMuted(book: Book, { caller, other }: Pair, on: boolean): Transition {
  if (caller.muted === on) return same(book);
  const next = replace(replace(book, { ...caller, muted: on }), { ...other, muted: on });
  const microphone = ({ callId }: CallState): Effect => ({ kind: 'microphone', callId, on: !on });
  return { next, effects: [microphone(caller), microphone(other)], refused: null };
}

/** Two calls again: this one is talked to, the other one waits. */
function talksTo(book: Book, pair: Pair, stays: CallState, at: number): Transition {
  const apart = parted(book, pair);
  const waiting = stays.callId === pair.caller.callId ? apart.other : apart.caller;
  const held = hold(apart.next, waiting, 'another-call', at);
  return {
    next: { ...held.next, currentId: stays.callId },
    effects: [...conferenceOver(pair), ...held.effects],
    refused: null,
  };
}

function leftToEachOther(book: Book, pair: Pair, at: number): Transition {
  const target = pair.caller.transfer?.target;
  const caller = pair.other.togetherAs;
  if (target === undefined || caller === null) return refuse(book, 'call-gone');
  if (pair.caller.line.lineId !== pair.other.line.lineId) return refuse(book, 'other-line');
  const apart = parted(book, pair);
  const left = connected(apart.next, apart, { target, caller }, at);
  return { ...left, effects: [...conferenceOver(pair), ...left.effects] };
}

type Alone = (book: Book, event: CallEvent, at: number) => Transition;

/** Who is left talks to the desk, in the middle. */
function oneLeft(book: Book, pair: Pair, event: On<'ended'>, at: number, alone: Alone): Transition {
  const apart = parted(book, pair);
  const left = event.callId === pair.caller.callId ? pair.other : pair.caller;
  const ended = alone({ ...apart.next, currentId: left.callId }, event, at);
  return { ...ended, effects: [...conferenceOver(pair), ...ended.effects] };
}

/**
 * One of the two has ended while they are joined. Of the other one that is how it should be, and how it went is told at
 * once (adapters/sip/handover.ts); of the caller it is told before only when the two were not joined.
 */
function oneLost(book: Book, pair: Pair, event: On<'ended'>, at: number, alone: Alone): Transition {
  if (event.callId === pair.other.callId)
    return { ...same(book), next: replace(book, { ...pair.other, cause: event.cause }) };
  const apart = parted(book, pair);
  const ended = alone(apart.next, event, at);
  const lost = otherEnded(ended.next, pair, at, alone);
  return {
    next: lost.next,
    effects: [...transferOver(pair, 'caller-hung-up', 'failed'), ...ended.effects, ...lost.effects],
    refused: null,
  };
}

function bothHandedOver(book: Book, pair: Pair, confirmed: boolean, at: number, alone: Alone): Transition {
  const { caller, other } = pair;
  const { transfer } = caller;
  if (transfer?.stage !== 'joining') return same(book);
  const done: TransferView = { ...transfer, stage: 'done', since: at };
  const handed = replace(book, { ...caller, legId: null, transfer: done });
  const asTarget = other.togetherAs ?? transfer.target;
  const both = replace(handed, { ...other, togetherAs: null, transfer: { ...done, target: asTarget } });
  const result = confirmed ? 'taken' : 'not-confirmed';
  const lost = otherEnded(both, pair, at, alone);
  return {
    next: lost.next,
    effects: [
      { kind: 'hang-up', callId: caller.callId },
      ...(other.cause === null ? ([{ kind: 'hang-up', callId: other.callId }] as const) : []),
      ...transferOver(pair, result, result),
      ...lost.effects,
    ],
    refused: null,
  };
}

/** Nobody is lost by it: both wait in the held list, one of them with the reason. */
function notConnected(book: Book, pair: Pair, failure: TransferFailure, at: number, alone: Alone): Transition {
  const { transfer } = pair.caller;
  if (transfer?.stage !== 'joining') return same(book);
  const result = pair.other.cause === null ? failure : 'target-hung-up';
  const apart = parted(book, pair);
  const returned = { target: transfer.target, how: transfer.how, result, at } as const;
  const told = replace(apart.next, { ...apart.caller, returned });
  const lost = otherEnded(told, pair, at, alone);
  return { next: lost.next, effects: [...transferOver(pair, result, 'failed'), ...lost.effects], refused: null };
}

type Result = TransferFailure | 'taken' | 'not-confirmed' | 'target-hung-up' | 'caller-hung-up';

function transferOver({ caller, other }: Pair, ofCaller: Result, ofOther: Result): readonly Effect[] {
  const { transfer } = caller;
  if (transfer === null) return [];
  const { how, target } = transfer;
  return [
    journal(caller.callId, { kind: 'transfer-ended', how, target, result: ofCaller }),
    journal(other.callId, { kind: 'transfer-ended', how, target: other.togetherAs ?? target, result: ofOther }),
  ];
}

/** Its end was told while the two were joined: now it is known what it means. */
function otherEnded(book: Book, { other }: Pair, at: number, alone: Alone): Transition {
  const { callId, cause } = other;
  return cause === null ? same(book) : alone(book, { kind: 'ended', callId, cause }, at);
}
