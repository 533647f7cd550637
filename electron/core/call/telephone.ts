import type { CallId, MediaId } from '../support/ids.ts';
import type { Result } from '../support/result.ts';
import type { RawHeader } from '../caller/identity.ts';
import type { EndCause } from './end.ts';
import type { ToldPresence } from '../routing/told.ts';
import type { Lamp } from './lamp.ts';
import type { MessagesWaiting } from './messages.ts';
import type { PhoneState } from './phone.ts';
import type { CallTrouble } from './trouble.ts';
import type { Presented } from '../pbx/presented.ts';
import type { TransferFailure } from './transfer.ts';

/** A SIP account at the customer's PBX (or the practice exchange). */
export interface SipAccount {
  /** Address of record: sip:1000@pbx.example. */
  readonly uri: string;
  /** SIP over WebSocket (RFC 7118): ws://host:port/path or wss://... */
  readonly server: string;
  /** Used when the first one is not there; likewise. */
  readonly secondServer?: string | undefined;
  /** Digest user name. */
  readonly user: string;
  readonly password: string;
}

/** Facts the telephone reports to the desk, in the past tense. `at`: epoch milliseconds. */
export type TelephoneEvent =
  | { readonly kind: 'phone-changed'; readonly lineId: string; readonly phone: PhoneState }
  /** An INVITE is about to be read, a matter of milliseconds; if it comes to a call, `invited` has these very `headers`. */
  | { readonly kind: 'heard'; readonly lineId: string; readonly headers: readonly RawHeader[] }
  | {
      readonly kind: 'invited';
      readonly callId: CallId;
      readonly lineId: string;
      readonly at: number;
      readonly sipCallId: string;
      /** Identity headers as they came, before any mending, each value cut at 1,024 characters. */
      readonly headers: readonly RawHeader[];
    }
  /** The other side of a call that was dialled rings. `early`: it sends sound of its own already (RFC 3960). */
  | { readonly kind: 'alerting'; readonly callId: CallId; readonly at: number; readonly early: boolean }
  /** The 200 to the INVITE is on the wire; of a dialled call: it came, and its ACK is on the wire. */
  | { readonly kind: 'answered'; readonly callId: CallId; readonly at: number }
  /** It could not be answered; the call goes on ringing. */
  | { readonly kind: 'answer-failed'; readonly callId: CallId; readonly failure: MediaFailure }
  /** Something in a talking call is not as wished, and the call goes on; null: it is again. */
  | { readonly kind: 'trouble-changed'; readonly callId: CallId; readonly trouble: CallTrouble | null }
  /** Rejected by us, cancelled, hung up or lost; the last event of a call. `sdp` problems come as status 488. */
  | { readonly kind: 'ended'; readonly callId: CallId; readonly at: number; readonly cause: EndCause }
  /**
   * The caller of `callId` is connected to the target: the final NOTIFY said 2xx (RFC 3515 section 2.4.5; a 202 says
   * nothing) and, for `join`, the leg to the target was replaced. `confirmed` false: the caller's leg was ended from the
   * other side before any final NOTIFY, as some PBXs do. The desk then hangs up what is left.
   */
  | { readonly kind: 'transferred'; readonly callId: CallId; readonly at: number; readonly confirmed: boolean }
  /** The caller is still connected to the desk, as is the target of a `join` unless its leg has `ended`. */
  | {
      readonly kind: 'transfer-failed';
      readonly callId: CallId;
      readonly at: number;
      readonly failure: TransferFailure;
    }
  /** What is known of an extension that is watched at a line's exchange, each time it changes. */
  | { readonly kind: 'lamp'; readonly lineId: string; readonly extension: string; readonly lamp: Lamp }
  /** What somebody at a watched extension says of herself, each time it changes; null: nothing, or nothing known. */
  | {
      readonly kind: 'presence';
      readonly lineId: string;
      readonly extension: string;
      readonly presence: ToldPresence | null;
    }
  /** What waits in the mailbox of a line, each time it changes; null: not known, or no mailbox. */
  | { readonly kind: 'messages'; readonly lineId: string; readonly messages: MessagesWaiting | null };

/**
 * The telephone's port, implemented by adapters/sip. Wishes return at once; what became of them comes as events.
 * A wish for a call that is gone, or that the call's stage does not allow, is ignored.
 */
export interface Telephone {
  /**
   * Registers the line and keeps it registered (reconnects, registers again) until `disconnect` or `close`; over a new link
   * where it had one, whose calls are hung up. Nothing that happens to a line touches another one or its calls.
   */
  readonly connect: (lineId: string, account: SipAccount) => void;
  /** The line is given up: its calls are hung up, and it is unregistered. */
  readonly disconnect: (lineId: string) => void;
  /** Sends 180 Ringing and begins to prepare the answer (RFC 3261 section 13.3.1.1). */
  readonly ring: (callId: CallId) => void;
  readonly answer: (callId: CallId) => void;
  /** 486 Busy Here, 603 Decline, or 480 Temporarily Unavailable, by which the exchange looks for somebody else. */
  readonly decline: (callId: CallId, how: 'busy' | 'declined' | 'do-not-disturb') => void;
  readonly hangUp: (callId: CallId) => void;
  /**
   * re-INVITE with a=sendonly, and music instead of the microphone; the microphone is silenced before it is sent and
   * stays so if it is refused.
   */
  readonly hold: (callId: CallId) => void;
  readonly resume: (callId: CallId) => void;
  /** Silences or opens the microphone towards this call only; no signalling. */
  readonly microphone: (callId: CallId, on: boolean) => void;
  /** Whether the desk hears this call; no signalling. Heard unless told otherwise. */
  readonly hear: (callId: CallId, on: boolean) => void;
  /** `on`: the other sides of the two hear each other besides the desk; false: no more. No signalling. */
  readonly mix: (callId: CallId, legId: CallId, on: boolean) => void;
  /**
   * Presses keys (0 to 9, *, #, A to D) for the other side, one after the other behind those that were asked before: as
   * RTP events (RFC 4733), else, or where the PBX wants it so, by INFO with application/dtmf-relay.
   */
  readonly digits: (callId: CallId, digits: string, how: DigitsHow) => void;
  /**
   * INVITE over that line to `number`: an extension or number as dialled, or a sip: URI. `callId` is the desk's, and new.
   * `caller`: on whose behalf; left out: the desk's own.
   */
  readonly dial: (callId: CallId, lineId: string, number: string, caller?: Presented) => void;
  /** Blind: REFER to the caller (RFC 3515). In flight until `transferred` or `transfer-failed`. */
  readonly refer: (callId: CallId, number: string) => void;
  /** REFER with Replaces (RFC 3891, RFC 5589): the other side of `callId` takes over `legId`, which talks on the same line. */
  readonly join: (callId: CallId, legId: CallId) => void;
  /**
   * Subscribes at that line's exchange to the dialog events (RFC 4235) and the presence (RFC 3856) of these people's
   * extensions, to the dialog events of these places for parked callers, and to no others any more. May be asked before the
   * line is connected, and holds for whatever account it has.
   */
  readonly watch: (lineId: string, people: readonly string[], places?: readonly string[]) => void;
  /** A new page owns the sound: each live call is offered anew, each ringing one prepared anew. */
  readonly renewMedia: () => void;
  /** A call of that line's account was turned away while the account was tried: it is told as missed, if the line did not get it too. */
  readonly turnedAway: (lineId: string, sipCallId: string, headers: readonly RawHeader[]) => void;
  /**
   * The sound of one connection does not come through any more, as the page sees it (ICE, RFC 8445): the call is offered
   * anew, by which the page makes a fresh path, and its line is tested.
   */
  readonly pathLost: (mediaId: string) => void;
  /** The machine slept, or its network changed: every line is tested at once instead of at its next beat. */
  readonly testLine: () => void;
  /** Hangs up what is left, unregisters, closes every link; at most 2 s. */
  readonly close: () => Promise<void>;
}

/** `rtp`: INFO only where telephone-event was not agreed on. */
export type DigitsHow = 'rtp' | 'info';

export type MediaFailure =
  /** No page owns the telephone. */
  | 'no-page'
  /** The page went away while asked. */
  | 'page-lost'
  | 'microphone-refused'
  | 'no-microphone'
  /** The offer has no audio this browser can speak. */
  | 'unusable-offer'
  /** No answer from the page in time. */
  | 'page-silent';

/** What one connection carries: what is sent to the other side, and whether the desk hears that side. */
export interface Sound {
  readonly send: 'microphone' | 'silence' | 'music';
  readonly hear: boolean;
  /** Whose sound is sent besides, in a conference: what the other side of that connection says; never with music. */
  readonly with?: MediaId | null;
}

/** The page's RTCPeerConnections, asked by adapters/sip through the contract. SDP in and out as text (RFC 8866). */
export interface Media {
  /** Takes the remote offer and gives an answer with gathered host candidates; the microphone is attached, silent. */
  readonly answer: (mediaId: MediaId, offer: string) => Promise<Result<string, MediaFailure>>;
  /** A new offer of an existing or new connection; `held`: a=sendonly and the microphone silent. */
  readonly offer: (mediaId: MediaId, held: boolean) => Promise<Result<string, MediaFailure>>;
  /** The other side has refused our offer: what was agreed before stands (RFC 3261 section 14.1). */
  readonly restore: (mediaId: MediaId) => Promise<Result<null, MediaFailure>>;
  /** The remote answer to our offer. */
  readonly accept: (mediaId: MediaId, answer: string) => Promise<Result<null, MediaFailure>>;
  readonly sound: (mediaId: MediaId, sound: Sound) => Promise<Result<null, MediaFailure>>;
  /** Plays them as RTP events (RFC 4733), in their order; `no-telephone-event`: these were not agreed on. */
  readonly digits: (mediaId: MediaId, digits: string) => Promise<Result<null, MediaFailure | 'no-telephone-event'>>;
  readonly close: (mediaId: MediaId) => void;
}
