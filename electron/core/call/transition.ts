import { unreachable } from '../support/result.ts';
import {
  type Book,
  type CallEvent,
  type CallState,
  type Effect,
  type Transition,
  findByLeg,
  findCall,
} from './book.ts';
import { backToTarget, callerLeft, conferenceAsked, lastLeft, targetHungUp } from './conference.ts';
import { classCorrected } from './correct.ts';
import { consultedLeg, digitsAsked } from './digits.ts';
import { noted } from './noted.ts';
import { pairOf } from './pair.ts';
import { outcomeOf } from './outcome.ts';
import {
  type On,
  apart,
  asks,
  change,
  currentOf,
  hold,
  isAnswering,
  journal,
  offMiddle,
  putAside,
  refuse,
  replace,
  resumed,
  same,
  without,
} from './steps.ts';
import { ofPair, togetherAsked } from './together.ts';
import { joinAsked, swapAsked, takeBackAsked, transferAsked } from './transferAsked.ts';
import {
  callerLost,
  consultationHungUp,
  targetAlerting,
  targetAnswered,
  targetEnded,
  targetLate,
  transferFailed,
  transferred,
} from './transferring.ts';

/** The desk's rules: what becomes of all its calls when something happens to one. Pure; `at` is epoch milliseconds. */
export function transition(book: Book, event: CallEvent, at: number): Transition {
  if (event.kind === 'invited') return invited(book, event, at);
  if (event.kind === 'dial-asked') return dialAsked(book, event, at);
  const pair = pairOf(book, event.callId);
  const paired = pair === null ? null : ofPair(book, pair, event, at, transition);
  if (paired !== null) return paired;
  const call = findCall(book, event.callId);
  if (call !== undefined) return ofCall(book, call, event, at);
  const consulting = findByLeg(book, event.callId);
  return consulting === undefined ? refuse(book, 'call-gone') : ofLeg(book, consulting, event, at);
}

function ofCall(
  book: Book,
  call: CallState,
  event: Exclude<CallEvent, { kind: 'invited' | 'dial-asked' }>,
  at: number,
): Transition {
  switch (event.kind) {
    case 'recognised':
      return change(book, { ...call, ...learntOf(event) }, [
        journal(call.callId, { kind: 'recognised', card: event.card }),
      ]);
    case 'class-corrected':
      return classCorrected(book, call, event);
    case 'row-secured':
      return call.rung || call.stage !== 'ringing' ? same(book) : secured(book, call);
    case 'answer-asked':
      return call.turnedAway ? refuse(book, 'call-gone') : answerAsked(book, call, at);
    case 'alerting':
      return call.stage === 'dialling'
        ? change(book, { ...call, alerting: event.early ? 'early-sound' : 'silent' }, [])
        : same(book);
    case 'answered':
      return answered(book, call, at);
    case 'answer-failed':
      return answerFailed(book, call, event);
    case 'trouble-changed':
      return call.stage === 'talking' || call.stage === 'held'
        ? change(book, { ...call, trouble: event.trouble }, [])
        : same(book);
    case 'decline-asked':
      return call.stage === 'ringing'
        ? asks(book, { kind: 'decline', callId: call.callId, how: event.how })
        : refuse(book, 'call-gone');
    case 'hang-up-asked':
      return hangUpAsked(book, call, at);
    case 'hold-asked':
      if (call.transfer !== null && call.stage !== 'ended') return refuse(book, 'transferring');
      return call.stage === 'talking' ? hold(book, call, 'button', at) : refuse(book, 'call-gone');
    case 'resume-asked':
      return resumeAsked(book, call, at);
    case 'mute-asked':
      return muteAsked(book, call, event.muted);
    case 'digits-asked':
      return digitsAsked(book, call, event.digits);
    case 'topic-noted':
      return change(book, { ...call, topic: event.topic }, [
        journal(call.callId, { kind: 'topic-noted', topic: event.topic }),
      ]);
    case 'essence-noted':
      return change(book, { ...call, essence: event.essence }, [
        journal(call.callId, { kind: 'essence-noted', essence: event.essence }),
      ]);
    case 'question-asked':
    case 'promise-given':
    case 'urgency-noted':
      return noted(book, call, event);
    case 'ended':
      return ended(book, call, event, at);
    case 'put-away-asked':
      return call.stage === 'ended'
        ? { next: without(book, call), effects: [], refused: null }
        : refuse(book, 'call-gone');
    case 'transfer-asked':
      return transferAsked(book, call, event, at);
    case 'target-late':
      return targetLate(book, call, event.legId, at);
    case 'join-asked':
      return joinAsked(book, call, at);
    case 'conference-asked':
      return conferenceAsked(book, call, at);
    case 'together-asked':
      return togetherAsked(book, call, event, at);
    case 'swap-asked':
      return swapAsked(book, call, at);
    case 'take-back-asked':
      return takeBackAsked(book, call, at);
    case 'transferred':
      return transferred(book, call, event.confirmed, at);
    case 'transfer-failed':
      return transferFailed(book, call, event.failure, at);
    default:
      return unreachable(event);
  }
}

/** What happens to the desk's own leg to the target of a transfer. */
function ofLeg(book: Book, call: CallState, event: CallEvent, at: number): Transition {
  if (event.kind === 'alerting') return targetAlerting(book, call, at);
  if (event.kind === 'answered') return targetAnswered(book, call, at);
  if (event.kind === 'ended' && call.transfer?.stage === 'left') return lastLeft(book, call, event.cause, at);
  return event.kind === 'ended' ? targetEnded(book, call, event.cause, at) : same(book);
}

function secured(book: Book, call: CallState): Transition {
  const { callId, turnedAway } = call;
  return change(book, { ...call, rung: true }, [
    turnedAway ? { kind: 'decline', callId, how: 'do-not-disturb' } : { kind: 'ring', callId },
  ]);
}

/** A correction that was made meanwhile stands. */
function learntOf({ card, targets, shownFirst }: On<'recognised'>): Pick<CallState, 'card' | 'targets' | 'shownFirst'> {
  return { card, targets, shownFirst: shownFirst ?? null };
}

const blank = {
  shownFirst: null,
  turnedAway: false,
  heldBy: null,
  alerting: null,
  muted: false,
  rung: false,
  answeredAt: null,
  heldAt: null,
  endedAt: null,
  transfer: null,
  legId: null,
  togetherAs: null,
  returned: null,
  topic: '',
  essence: '',
  asked: [],
  promise: null,
  urgent: '',
  outcome: null,
  cause: null,
  trouble: null,
} as const;

function invited(book: Book, event: On<'invited'>, at: number): Transition {
  const { callId, line, card, targets, turnedAway = false } = event;
  if (findCall(book, callId) !== undefined) return same(book);
  const call: CallState = {
    ...blank,
    callId,
    line,
    direction: 'in',
    stage: 'ringing',
    turnedAway,
    invitedAt: at,
    card,
    targets,
  };
  return {
    next: { ...book, calls: [...book.calls, call] },
    effects: [journal(callId, { kind: 'recognised', card })],
    refused: null,
  };
}

function dialAsked(book: Book, event: On<'dial-asked'>, at: number): Transition {
  const { callId, line, number, card, targets } = event;
  if (findCall(book, callId) !== undefined) return same(book);
  if (isAnswering(currentOf(book))) return refuse(book, 'answering-another');
  const call: CallState = { ...blank, callId, line, direction: 'out', stage: 'dialling', invitedAt: at, card, targets };
  const aside = putAside(book, at, call);
  return {
    next: { calls: [...aside.next.calls, call], currentId: callId },
    effects: [...aside.effects, { kind: 'dial', callId, number }, journal(callId, { kind: 'recognised', card })],
    refused: null,
  };
}

function answerAsked(book: Book, call: CallState, at: number): Transition {
  if (call.stage !== 'ringing') return refuse(book, 'call-gone');
  if (isAnswering(currentOf(book))) return refuse(book, 'answering-another');
  const aside = putAside(book, at, call);
  const answering = replace(aside.next, { ...call, stage: 'answering', rung: true, trouble: null });
  return {
    next: { ...answering, currentId: call.callId },
    effects: [...aside.effects, { kind: 'answer', callId: call.callId }],
    refused: null,
  };
}

function answered(book: Book, call: CallState, at: number): Transition {
  if (call.stage !== 'answering' && call.stage !== 'dialling') return same(book);
  // Given up while the answer was on its way: nobody waits for it any more.
  if (book.currentId !== call.callId) return asks(book, { kind: 'hang-up', callId: call.callId });
  return change(book, { ...call, stage: 'talking', answeredAt: at, trouble: null }, [
    journal(call.callId, { kind: 'answered' }),
  ]);
}

function answerFailed(book: Book, call: CallState, event: On<'answer-failed'>): Transition {
  if (call.stage !== 'answering') return change(book, { ...call, trouble: event.failure }, []);
  const ringing = replace(book, { ...call, stage: 'ringing', trouble: event.failure });
  return { next: { ...ringing, currentId: null }, effects: [], refused: null };
}

function hangUpAsked(book: Book, call: CallState, at: number): Transition {
  if (call.stage === 'ended') return refuse(book, 'call-gone');
  if (call.transfer === null) return asks(book, { kind: 'hang-up', callId: call.callId });
  if (call.transfer.stage === 'left') return targetHungUp(book, call);
  // Nobody hangs up a caller who is being handed over by a slip: the transfer is taken back first.
  return consultationHungUp(book, call, at);
}

function resumeAsked(book: Book, call: CallState, at: number): Transition {
  if (call.stage !== 'held') return refuse(book, 'call-gone');
  if (call.transfer !== null) return takeBackOrTalk(book, call, at);
  const current = book.currentId === call.callId ? undefined : currentOf(book);
  if (isAnswering(current)) return refuse(book, 'answering-another');
  const aside = putAside(book, at, call);
  const talking = replace(aside.next, { ...call, stage: 'talking', heldBy: null, heldAt: null });
  return {
    next: { ...talking, currentId: call.callId },
    effects: [...aside.effects, ...resumed(call)],
    refused: null,
  };
}

/** Back to a consultation that was put aside; while the target still rings the transfer is taken back. */
function takeBackOrTalk(book: Book, call: CallState, at: number): Transition {
  if (call.transfer?.stage === 'left') return backToTarget(book, call, at);
  return call.transfer?.stage === 'talking' ? swapAsked(book, call, at) : takeBackAsked(book, call, at);
}

function muteAsked(book: Book, call: CallState, muted: boolean): Transition {
  if (call.stage === 'ended' || call.stage === 'ringing') return refuse(book, 'call-gone');
  if (call.muted === muted) return same(book);
  const leg = consultedLeg(call);
  const effects: Effect[] = [];
  if (call.stage !== 'held') effects.push({ kind: 'microphone', callId: call.callId, on: !muted });
  // Whoever is consulted hears no room either.
  if (leg !== null) effects.push({ kind: 'microphone', callId: leg, on: !muted });
  // A held call is silent anyway; its wish is kept for the resume.
  return change(book, { ...call, muted }, effects);
}

function ended(book: Book, call: CallState, event: On<'ended'>, at: number): Transition {
  if (call.stage === 'ended' || call.transfer?.stage === 'left') return same(book);
  const stays = callerLeft(book, call, event.cause, at);
  if (stays !== null) return stays;
  const handedOver = call.transfer?.stage === 'done';
  const cause = handedOver ? { ...event.cause, by: 'desk' as const, code: 'handed-over' as const } : event.cause;
  const outcome = outcomeOf(call, cause);
  const left = callerLost(call);
  const effects = [...apart(call), ...left.effects, journal(call.callId, { kind: 'ended', outcome, cause })];
  const room = offMiddle(book, call);
  if (call.answeredAt === null) return { next: without(room, call), effects, refused: null };
  return change(
    room,
    {
      ...call,
      stage: 'ended',
      heldBy: null,
      heldAt: null,
      muted: false,
      transfer: left.transfer,
      legId: null,
      endedAt: at,
      outcome,
      cause,
      trouble: null,
    },
    effects,
  );
}
