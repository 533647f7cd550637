import type { CallId } from '../support/ids.ts';
import {
  type Book,
  type CallEvent,
  type CallState,
  type Effect,
  type Refusal,
  type Transition,
  findCall,
} from './book.ts';
import { type Pair, conferenceOver, pairOf, parted } from './pair.ts';

/** The steps that the desk's rules are made of. Pure; `at` is epoch milliseconds. */
export type On<K extends CallEvent['kind']> = Extract<CallEvent, { kind: K }>;

export function journal(callId: CallId, body: Extract<Effect, { kind: 'journal' }>['body']): Effect {
  return { kind: 'journal', callId, body };
}

export function same(book: Book): Transition {
  return { next: book, effects: [], refused: null };
}

export function refuse(book: Book, refused: Refusal): Transition {
  return { next: book, effects: [], refused };
}

export function change(book: Book, call: CallState, effects: readonly Effect[]): Transition {
  return { next: replace(book, call), effects, refused: null };
}

/** Nothing changes yet: what comes of the effects is told by later events. */
export function asks(book: Book, ...effects: readonly Effect[]): Transition {
  return { next: book, effects, refused: null };
}

export function replace(book: Book, call: CallState): Book {
  return { ...book, calls: book.calls.map((other) => (other.callId === call.callId ? call : other)) };
}

export function without(book: Book, call: CallState): Book {
  return { ...book, calls: book.calls.filter((other) => other.callId !== call.callId) };
}

export function currentOf(book: Book): CallState | undefined {
  return book.currentId === null ? undefined : findCall(book, book.currentId);
}

/** A second press within the answering of the first is a slip: it must not take a second call. */
export function isAnswering(call: CallState | undefined): boolean {
  return call?.stage === 'answering';
}

/** Off the middle, wherever it goes now. */
export function offMiddle(book: Book, call: CallState): Book {
  return book.currentId === call.callId ? { ...book, currentId: null } : book;
}

export function hold(book: Book, call: CallState, by: NonNullable<CallState['heldBy']>, at: number): Transition {
  const next = replace(book, { ...call, stage: 'held', heldBy: by, heldAt: at });
  return {
    next: by === 'another-call' ? offMiddle(next, call) : next,
    effects: [
      // The microphone first: the room must not be heard while the re-INVITE is on its way, or if it is refused.
      { kind: 'microphone', callId: call.callId, on: false },
      { kind: 'hold', callId: call.callId },
      journal(call.callId, { kind: 'held', by }),
    ],
    refused: null,
  };
}

/** The effects by which the desk talks to a held call again. */
export function resumed(call: CallState): readonly Effect[] {
  return [
    { kind: 'resume', callId: call.callId },
    { kind: 'microphone', callId: call.callId, on: !call.muted },
    journal(call.callId, { kind: 'resumed' }),
  ];
}

/**
 * Makes room in the middle: a talking call is held, one already held moves to the held list, a number that is being
 * dialled is given up, and whoever is consulted hears music.
 */
export function putAside(book: Book, at: number, but: CallState): Transition {
  const current = currentOf(book);
  if (current === undefined || current.callId === but.callId) return same(book);
  const pair = pairOf(book, current.callId);
  if (pair !== null) return pairAside(book, pair, at);
  const off = offMiddle(book, current);
  switch (current.stage) {
    case 'talking':
      return current.transfer === null ? hold(book, current, 'another-call', at) : consultationAside(off, current, at);
    case 'held':
      return current.transfer === null
        ? change(off, { ...current, heldBy: 'another-call' }, [])
        : consultationAside(off, current, at);
    case 'dialling':
      return { next: off, effects: [{ kind: 'hang-up', callId: current.callId }], refused: null };
    case 'ringing':
    case 'answering':
    case 'ended':
      return same(book);
  }
}

/** Desk, caller and target hear each other (conference.ts). */
export function isConference({ transfer }: Pick<CallState, 'transfer'>): boolean {
  return transfer?.stage === 'talking' && transfer.hears === 'both';
}

/** What ends with a conference, before anything else is asked; nothing where there is none. */
export function apart(call: CallState): readonly Effect[] {
  const { callId, legId, transfer } = call;
  if (transfer === null || legId === null || !isConference(call)) return [];
  return [
    { kind: 'mix', callId, legId, on: false },
    journal(callId, { kind: 'conference-ended', target: transfer.target }),
  ];
}

/** Two that were brought together are two calls again, and both wait. */
function pairAside(book: Book, pair: Pair, at: number): Transition {
  const two = parted(book, pair);
  const first = hold(two.next, two.caller, 'another-call', at);
  const second = hold(first.next, two.other, 'another-call', at);
  return { ...second, effects: [...conferenceOver(pair), ...first.effects, ...second.effects] };
}

/** Both sides of a consultation wait: one hears music already, the other one from now on. */
function consultationAside(book: Book, call: CallState, at: number): Transition {
  if (call.transfer === null) return same(book);
  const waiting: CallState = { ...call, transfer: { ...call.transfer, hears: 'nobody' } };
  if (call.stage === 'talking') {
    const held = hold(book, waiting, 'transfer', at);
    const leg = isConference(call) ? call.legId : null;
    const targetWaits = leg === null ? [] : ([quiet(leg), { kind: 'hold', callId: leg }] as const);
    return {
      ...held,
      next: offMiddle(held.next, call),
      effects: [...apart(call), ...held.effects, ...targetWaits],
    };
  }
  const leg = call.transfer.hears === 'target' ? call.legId : null;
  return change(book, waiting, leg === null ? [] : [quiet(leg), { kind: 'hold', callId: leg }]);
}

/** The room is not heard on this leg. */
export function quiet(legId: CallId): Effect {
  return { kind: 'microphone', callId: legId, on: false };
}
