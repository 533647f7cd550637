import type { CallId } from '../support/ids.ts';
import type { CallerCard } from '../caller/card.ts';
import type { FactBody } from '../journal/fact.ts';
import type { EndCause, Outcome } from './end.ts';
import type { TargetRule } from '../routing/staff.ts';
import type { CallLine } from './line.ts';
import type { MediaFailure } from './telephone.ts';
import type { CallTrouble } from './trouble.ts';
import type { ReturnedView, TransferFailure, TransferHow, TransferTarget, TransferView } from './transfer.ts';

/**
 * One call at the desk.
 *
 *   ringing --answer-asked--> answering --answered--> talking <--resume/hold--> held --transfer asked--> (transfer.ts)
 *      ^                         |                     ^ |                        |
 *      +------answer-failed------+                     | every stage --ended--> ended --put-away--> gone
 *                       dialling --answered------------+
 *
 * A call that ends before it was answered leaves the console at once; an answered one stays as a note to finish.
 */
export interface CallState {
  readonly callId: CallId;
  /** Over which it came or was dialled; legs to targets go out on it too. */
  readonly line: CallLine;
  readonly direction: 'in' | 'out';
  readonly stage: 'ringing' | 'answering' | 'dialling' | 'talking' | 'held' | 'ended';
  /** Of a dialled call: the other side rings, by its PBX's own sound or not; null before. */
  readonly alerting: 'silent' | 'early-sound' | null;
  /** Held by its own button (stays current), because another was answered, or to be transferred; null unless held. */
  readonly heldBy: 'button' | 'another-call' | 'transfer' | null;
  readonly muted: boolean;
  /** It came while the desk took no calls: shown nowhere, refused as soon as it is in the journal. */
  readonly turnedAway: boolean;
  /** 180 was asked for; asked once. */
  readonly rung: boolean;
  readonly invitedAt: number;
  readonly answeredAt: number | null;
  readonly heldAt: number | null;
  readonly endedAt: number | null;
  /** Shown in full from its arrival: who, what kind, why, what to say. */
  readonly card: CallerCard;
  /** The card before the receptionist corrected the class; null: she did not. */
  readonly shownFirst: CallerCard | null;
  /** Whom the rules name for this caller. */
  readonly targets: readonly TargetRule[];
  readonly transfer: TransferView | null;
  /** The desk's own leg to the target of the transfer; null for a blind one, and when the leg has ended. */
  readonly legId: CallId | null;
  /** It is brought into one with the call whose `legId` it is (together.ts), which tells of this one so; null: it is not. */
  readonly togetherAs: TransferTarget | null;
  /** The last transfer that came back. */
  readonly returned: ReturnedView | null;
  readonly topic: string;
  readonly essence: string;
  /** Questions ticked, as they were shown. */
  readonly asked: readonly string[];
  /** An answer was promised by then, epoch milliseconds; null: none. */
  readonly promise: number | null;
  /** The urgent word that the note speaks of; '' for none. */
  readonly urgent: string;
  readonly outcome: Outcome | null;
  readonly cause: EndCause | null;
  readonly trouble: MediaFailure | CallTrouble | null;
}

/** All calls of the desk, in order of arrival. */
export interface Book {
  readonly calls: readonly CallState[];
  /** The call in the middle: answering, talking, or held by its button. */
  readonly currentId: CallId | null;
}

export const emptyBook: Book = { calls: [], currentId: null };

/** For the journal: what could be seen of everybody when the call was given to somebody. */
export type Standings = Pick<Extract<FactBody, { kind: 'transfer-started' }>, 'ranked' | 'targetNow'>;

/** Facts (past tense) and wishes (-asked) about one call. */
export type CallEvent =
  | {
      readonly kind: 'invited';
      readonly callId: CallId;
      readonly line: CallLine;
      /** The desk takes no calls now. */
      readonly turnedAway?: boolean;
      readonly card: CallerCard;
      readonly targets: readonly TargetRule[];
    }
  /** What was late to be known of who is at the other end; `shownFirst`: as it would be without the correction. */
  | {
      readonly kind: 'recognised';
      readonly callId: CallId;
      readonly shownFirst?: CallerCard;
      readonly card: CallerCard;
      readonly targets: readonly TargetRule[];
    }
  /** `card`: made anew for the class that the receptionist chose; `undone`: as it was shown first. */
  | {
      readonly kind: 'class-corrected';
      readonly callId: CallId;
      readonly card: CallerCard;
      readonly targets: readonly TargetRule[];
      readonly undone: boolean;
    }
  /** The row is on the disk, or 300 ms have passed. */
  | { readonly kind: 'row-secured'; readonly callId: CallId }
  | { readonly kind: 'answer-asked'; readonly callId: CallId }
  | { readonly kind: 'answered'; readonly callId: CallId }
  | { readonly kind: 'answer-failed'; readonly callId: CallId; readonly failure: MediaFailure }
  | { readonly kind: 'trouble-changed'; readonly callId: CallId; readonly trouble: CallTrouble | null }
  | { readonly kind: 'decline-asked'; readonly callId: CallId; readonly how: 'busy' | 'declined' }
  | { readonly kind: 'hang-up-asked'; readonly callId: CallId }
  | { readonly kind: 'hold-asked'; readonly callId: CallId }
  | { readonly kind: 'resume-asked'; readonly callId: CallId }
  | { readonly kind: 'mute-asked'; readonly callId: CallId; readonly muted: boolean }
  /** Keys of the telephone pressed for whoever is heard: 0 to 9, *, #, A to D. They may be secret: nobody keeps them. */
  | { readonly kind: 'digits-asked'; readonly callId: CallId; readonly digits: string }
  | { readonly kind: 'topic-noted'; readonly callId: CallId; readonly topic: string }
  | { readonly kind: 'essence-noted'; readonly callId: CallId; readonly essence: string }
  | { readonly kind: 'question-asked'; readonly callId: CallId; readonly question: string; readonly asked: boolean }
  | { readonly kind: 'promise-given'; readonly callId: CallId; readonly dueAt: number }
  /** `targets`: whom the rules name now. */
  | {
      readonly kind: 'urgency-noted';
      readonly callId: CallId;
      readonly word: string;
      readonly targets: readonly TargetRule[];
    }
  | { readonly kind: 'ended'; readonly callId: CallId; readonly cause: EndCause }
  /** The desk calls somebody; `callId` is new. */
  | {
      readonly kind: 'dial-asked';
      readonly callId: CallId;
      readonly line: CallLine;
      readonly number: string;
      readonly card: CallerCard;
      readonly targets: readonly TargetRule[];
    }
  /** Of a dialled call, or of a leg to a target, as are `answered` and `ended`. */
  | { readonly kind: 'alerting'; readonly callId: CallId; readonly early: boolean }
  /** `legId`: new, for the leg to the target; not used by a blind one. */
  | {
      readonly kind: 'transfer-asked';
      readonly callId: CallId;
      readonly legId: CallId;
      readonly how: TransferHow;
      readonly target: TransferTarget;
      /** How those who were suggested, and the target, stood then. */
      readonly standings?: Standings;
    }
  /** The target was given the time it has to answer. */
  | { readonly kind: 'target-late'; readonly callId: CallId; readonly legId: CallId }
  | { readonly kind: 'join-asked'; readonly callId: CallId }
  | { readonly kind: 'conference-asked'; readonly callId: CallId }
  /** Two calls of the desk become one. `target`: how the other one is told of to this one's row, `caller`: the reverse. */
  | {
      readonly kind: 'together-asked';
      readonly callId: CallId;
      readonly otherId: CallId;
      readonly how: 'connect' | 'conference';
      readonly target: TransferTarget;
      readonly caller: TransferTarget;
    }
  | { readonly kind: 'swap-asked'; readonly callId: CallId }
  | { readonly kind: 'take-back-asked'; readonly callId: CallId }
  | { readonly kind: 'transferred'; readonly callId: CallId; readonly confirmed: boolean }
  | { readonly kind: 'transfer-failed'; readonly callId: CallId; readonly failure: TransferFailure }
  | { readonly kind: 'put-away-asked'; readonly callId: CallId };

/** What the desk must do about it, in order. */
export type Effect =
  | { readonly kind: 'journal'; readonly callId: CallId; readonly body: FactBody }
  | { readonly kind: 'ring' | 'answer' | 'hang-up' | 'hold' | 'resume'; readonly callId: CallId }
  | { readonly kind: 'decline'; readonly callId: CallId; readonly how: 'busy' | 'declined' | 'do-not-disturb' }
  | { readonly kind: 'microphone' | 'hear'; readonly callId: CallId; readonly on: boolean }
  | { readonly kind: 'dial' | 'refer'; readonly callId: CallId; readonly number: string }
  /** Each of the two hears the other besides the desk, or no more. */
  | { readonly kind: 'mix'; readonly callId: CallId; readonly legId: CallId; readonly on: boolean }
  | { readonly kind: 'digits'; readonly callId: CallId; readonly digits: string }
  | { readonly kind: 'join' | 'await-target'; readonly callId: CallId; readonly legId: CallId };

/** `transferring`: a transfer is under way that does not allow it. `other-line`: the two are at different exchanges. */
export type Refusal = 'call-gone' | 'answering-another' | 'transferring' | 'other-line';

export interface Transition {
  readonly next: Book;
  readonly effects: readonly Effect[];
  /** Why a wish was not granted; the book is unchanged then. */
  readonly refused: Refusal | null;
}

/** The call whose transfer has this leg to its target. */
export function findByLeg(book: Book, legId: string): CallState | undefined {
  return book.calls.find((call) => call.legId === legId);
}

export function findCall(book: Book, callId: string): CallState | undefined {
  return book.calls.find((call) => call.callId === callId);
}
