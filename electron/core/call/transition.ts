import type { CallId } from '../support/ids.ts';
import { unreachable } from '../support/result.ts';
import {
  type Book,
  type CallEvent,
  type CallState,
  type Effect,
  type Refusal,
  type Transition,
  findCall,
} from './book.ts';
import { outcomeOf } from './outcome.ts';

type On<K extends CallEvent['kind']> = Extract<CallEvent, { kind: K }>;

/** The desk's rules: what becomes of all its calls when something happens to one. Pure; `at` is epoch milliseconds. */
export function transition(book: Book, event: CallEvent, at: number): Transition {
  if (event.kind === 'invited') return invited(book, event, at);
  const call = findCall(book, event.callId);
  if (call === undefined) return refuse(book, 'call-gone');
  switch (event.kind) {
    case 'row-secured':
      return call.rung || call.stage !== 'ringing'
        ? same(book)
        : change(book, { ...call, rung: true }, [{ kind: 'ring', callId: call.callId }]);
    case 'answer-asked':
      return answerAsked(book, call, at);
    case 'answered':
      return answered(book, call, at);
    case 'answer-failed':
      return answerFailed(book, call, event);
    case 'decline-asked':
      return call.stage === 'ringing'
        ? { next: book, effects: [{ kind: 'decline', callId: call.callId, how: event.how }], refused: null }
        : refuse(book, 'call-gone');
    case 'hang-up-asked':
      return call.stage === 'ended'
        ? refuse(book, 'call-gone')
        : { next: book, effects: [{ kind: 'hang-up', callId: call.callId }], refused: null };
    case 'hold-asked':
      return call.stage === 'talking' ? hold(book, call, 'button', at) : refuse(book, 'call-gone');
    case 'resume-asked':
      return resumeAsked(book, call, at);
    case 'mute-asked':
      return muteAsked(book, call, event.muted);
    case 'topic-noted':
      return change(book, { ...call, topic: event.topic }, [
        journal(call.callId, { kind: 'topic-noted', topic: event.topic }),
      ]);
    case 'essence-noted':
      return change(book, { ...call, essence: event.essence }, [
        journal(call.callId, { kind: 'essence-noted', essence: event.essence }),
      ]);
    case 'ended':
      return ended(book, call, event, at);
    case 'put-away-asked':
      return call.stage === 'ended'
        ? { next: without(book, call), effects: [], refused: null }
        : refuse(book, 'call-gone');
    default:
      return unreachable(event);
  }
}

function invited(book: Book, event: On<'invited'>, at: number): Transition {
  if (findCall(book, event.callId) !== undefined) return same(book);
  const call: CallState = {
    callId: event.callId,
    stage: 'ringing',
    heldBy: null,
    muted: false,
    rung: false,
    invitedAt: at,
    answeredAt: null,
    heldAt: null,
    endedAt: null,
    card: event.card,
    topic: '',
    essence: '',
    outcome: null,
    cause: null,
    trouble: null,
  };
  const effects = [journal(call.callId, { kind: 'recognised', card: event.card })];
  return { next: { ...book, calls: [...book.calls, call] }, effects, refused: null };
}

function answerAsked(book: Book, call: CallState, at: number): Transition {
  if (call.stage !== 'ringing') return refuse(book, 'call-gone');
  const current = book.currentId === null ? undefined : findCall(book, book.currentId);
  // A second press within the answering of the first is a slip: it must not take a second call.
  if (current?.stage === 'answering') return refuse(book, 'answering-another');
  const aside = current === undefined ? same(book) : putAside(book, current, at);
  const answering = replace(aside.next, { ...call, stage: 'answering', rung: true, trouble: null });
  return {
    next: { ...answering, currentId: call.callId },
    effects: [...aside.effects, { kind: 'answer', callId: call.callId }],
    refused: null,
  };
}

/** Makes room in the middle: a talking call is held, one already held by its button moves to the held list. */
function putAside(book: Book, current: CallState, at: number): Transition {
  if (current.stage === 'talking') return hold(book, current, 'another-call', at);
  return current.stage === 'held' ? change(book, { ...current, heldBy: 'another-call' }, []) : same(book);
}

function answered(book: Book, call: CallState, at: number): Transition {
  if (call.stage !== 'answering') return same(book);
  return change(book, { ...call, stage: 'talking', answeredAt: at, trouble: null }, [
    journal(call.callId, { kind: 'answered' }),
  ]);
}

function answerFailed(book: Book, call: CallState, event: On<'answer-failed'>): Transition {
  if (call.stage !== 'answering') return change(book, { ...call, trouble: event.failure }, []);
  const ringing = replace(book, { ...call, stage: 'ringing', trouble: event.failure });
  return { next: { ...ringing, currentId: null }, effects: [], refused: null };
}

function hold(book: Book, call: CallState, by: 'button' | 'another-call', at: number): Transition {
  const next = replace(book, { ...call, stage: 'held', heldBy: by, heldAt: at });
  return {
    next: by === 'another-call' && book.currentId === call.callId ? { ...next, currentId: null } : next,
    effects: [
      // The microphone first: the room must not be heard while the re-INVITE is on its way, or if it is refused.
      { kind: 'microphone', callId: call.callId, on: false },
      { kind: 'hold', callId: call.callId },
      journal(call.callId, { kind: 'held', by }),
    ],
    refused: null,
  };
}

function resumeAsked(book: Book, call: CallState, at: number): Transition {
  if (call.stage !== 'held') return refuse(book, 'call-gone');
  const current =
    book.currentId === null || book.currentId === call.callId ? undefined : findCall(book, book.currentId);
  if (current?.stage === 'answering') return refuse(book, 'answering-another');
  const aside = current === undefined ? same(book) : putAside(book, current, at);
  const resumed = replace(aside.next, { ...call, stage: 'talking', heldBy: null, heldAt: null });
  return {
    next: { ...resumed, currentId: call.callId },
    effects: [
      ...aside.effects,
      { kind: 'resume', callId: call.callId },
      { kind: 'microphone', callId: call.callId, on: !call.muted },
      journal(call.callId, { kind: 'resumed' }),
    ],
    refused: null,
  };
}

function muteAsked(book: Book, call: CallState, muted: boolean): Transition {
  if (call.stage === 'ended' || call.stage === 'ringing') return refuse(book, 'call-gone');
  if (call.muted === muted) return same(book);
  // A held call is silent anyway; its wish is kept for the resume.
  return change(
    book,
    { ...call, muted },
    call.stage === 'held' ? [] : [{ kind: 'microphone', callId: call.callId, on: !muted }],
  );
}

function ended(book: Book, call: CallState, event: On<'ended'>, at: number): Transition {
  if (call.stage === 'ended') return same(book);
  const outcome = outcomeOf(call, event.cause);
  const effects: Effect[] = [journal(call.callId, { kind: 'ended', outcome, cause: event.cause })];
  const room = book.currentId === call.callId ? { ...book, currentId: null } : book;
  if (call.answeredAt === null) return { next: without(room, call), effects, refused: null };
  return change(
    room,
    { ...call, stage: 'ended', heldBy: null, heldAt: null, muted: false, endedAt: at, outcome, cause: event.cause },
    effects,
  );
}

function journal(callId: CallId, body: Extract<Effect, { kind: 'journal' }>['body']): Effect {
  return { kind: 'journal', callId, body };
}

function same(book: Book): Transition {
  return { next: book, effects: [], refused: null };
}

function refuse(book: Book, refused: Refusal): Transition {
  return { next: book, effects: [], refused };
}

function change(book: Book, call: CallState, effects: readonly Effect[]): Transition {
  return { next: replace(book, call), effects, refused: null };
}

function replace(book: Book, call: CallState): Book {
  return { ...book, calls: book.calls.map((other) => (other.callId === call.callId ? call : other)) };
}

function without(book: Book, call: CallState): Book {
  return { ...book, calls: book.calls.filter((other) => other.callId !== call.callId) };
}
