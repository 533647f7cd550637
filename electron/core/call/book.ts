import type { CallId } from '../support/ids.ts';
import type { CallerCard } from '../caller/card.ts';
import type { FactBody } from '../journal/fact.ts';
import type { EndCause, Outcome } from './end.ts';
import type { MediaFailure } from './telephone.ts';

/**
 * One call at the desk.
 *
 *   ringing --answer-asked--> answering --answered--> talking <--resume/hold--> held
 *      ^                         |                       |                        |
 *      +------answer-failed------+          every stage --ended--> ended --put-away--> gone
 *
 * A ringing call that ends leaves the console at once; an answered one stays as a note to finish.
 */
export interface CallState {
  readonly callId: CallId;
  readonly stage: 'ringing' | 'answering' | 'talking' | 'held' | 'ended';
  /** Held by its own button (stays current) or because another was answered; null unless held. */
  readonly heldBy: 'button' | 'another-call' | null;
  readonly muted: boolean;
  /** 180 was asked for; asked once. */
  readonly rung: boolean;
  readonly invitedAt: number;
  readonly answeredAt: number | null;
  readonly heldAt: number | null;
  readonly endedAt: number | null;
  /** Shown in full from its arrival: who, what kind, why, what to say. */
  readonly card: CallerCard;
  readonly topic: string;
  readonly essence: string;
  readonly outcome: Outcome | null;
  readonly cause: EndCause | null;
  readonly trouble: MediaFailure | null;
}

/** All calls of the desk, in order of arrival. */
export interface Book {
  readonly calls: readonly CallState[];
  /** The call in the middle: answering, talking, or held by its button. */
  readonly currentId: CallId | null;
}

export const emptyBook: Book = { calls: [], currentId: null };

/** Facts (past tense) and wishes (-asked) about one call. */
export type CallEvent =
  | { readonly kind: 'invited'; readonly callId: CallId; readonly card: CallerCard }
  /** The row is on the disk, or 300 ms have passed. */
  | { readonly kind: 'row-secured'; readonly callId: CallId }
  | { readonly kind: 'answer-asked'; readonly callId: CallId }
  | { readonly kind: 'answered'; readonly callId: CallId }
  | { readonly kind: 'answer-failed'; readonly callId: CallId; readonly failure: MediaFailure }
  | { readonly kind: 'decline-asked'; readonly callId: CallId; readonly how: 'busy' | 'declined' }
  | { readonly kind: 'hang-up-asked'; readonly callId: CallId }
  | { readonly kind: 'hold-asked'; readonly callId: CallId }
  | { readonly kind: 'resume-asked'; readonly callId: CallId }
  | { readonly kind: 'mute-asked'; readonly callId: CallId; readonly muted: boolean }
  | { readonly kind: 'topic-noted'; readonly callId: CallId; readonly topic: string }
  | { readonly kind: 'essence-noted'; readonly callId: CallId; readonly essence: string }
  | { readonly kind: 'ended'; readonly callId: CallId; readonly cause: EndCause }
  | { readonly kind: 'put-away-asked'; readonly callId: CallId };

/** What the desk must do about it, in order. */
export type Effect =
  | { readonly kind: 'journal'; readonly callId: CallId; readonly body: FactBody }
  | { readonly kind: 'ring' | 'answer' | 'hang-up' | 'hold' | 'resume'; readonly callId: CallId }
  | { readonly kind: 'decline'; readonly callId: CallId; readonly how: 'busy' | 'declined' }
  | { readonly kind: 'microphone'; readonly callId: CallId; readonly on: boolean };

export type Refusal = 'call-gone' | 'answering-another';

export interface Transition {
  readonly next: Book;
  readonly effects: readonly Effect[];
  /** Why a wish was not granted; the book is unchanged then. */
  readonly refused: Refusal | null;
}

export function findCall(book: Book, callId: string): CallState | undefined {
  return book.calls.find((call) => call.callId === callId);
}
