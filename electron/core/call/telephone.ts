import type { CallId, MediaId } from '../support/ids.ts';
import type { Result } from '../support/result.ts';
import type { RawHeader } from '../caller/identity.ts';
import type { EndCause } from './end.ts';
import type { PhoneState } from './phone.ts';

/** A SIP account at the customer's PBX (or the practice exchange). */
export interface SipAccount {
  /** Address of record: sip:1000@pbx.example. */
  readonly uri: string;
  /** SIP over WebSocket (RFC 7118): ws://host:port/path or wss://... */
  readonly server: string;
  /** Digest user name. */
  readonly user: string;
  readonly password: string;
}

/** Facts the telephone reports to the desk, in the past tense. `at`: epoch milliseconds. */
export type TelephoneEvent =
  | { readonly kind: 'phone-changed'; readonly phone: PhoneState }
  /** An INVITE is about to be read, a matter of milliseconds; if it comes to a call, `invited` has these very `headers`. */
  | { readonly kind: 'heard'; readonly headers: readonly RawHeader[] }
  | {
      readonly kind: 'invited';
      readonly callId: CallId;
      readonly at: number;
      readonly sipCallId: string;
      /** Identity headers as they came, before any mending, each value cut at 1,024 characters. */
      readonly headers: readonly RawHeader[];
    }
  /** The 200 to the INVITE is on the wire. */
  | { readonly kind: 'answered'; readonly callId: CallId; readonly at: number }
  /** It could not be answered; the call goes on ringing. */
  | { readonly kind: 'answer-failed'; readonly callId: CallId; readonly failure: MediaFailure }
  /** Rejected by us, cancelled, hung up or lost; the last event of a call. `sdp` problems come as status 488. */
  | { readonly kind: 'ended'; readonly callId: CallId; readonly at: number; readonly cause: EndCause };

/**
 * The telephone's port, implemented by adapters/sip. Wishes return at once; what became of them comes as events.
 * A wish for a call that is gone, or that the call's stage does not allow, is ignored.
 */
export interface Telephone {
  /** Registers and keeps registered (reconnects, registers again) until `close`. */
  readonly connect: (account: SipAccount) => void;
  /** Sends 180 Ringing and begins to prepare the answer (RFC 3261 section 13.3.1.1). */
  readonly ring: (callId: CallId) => void;
  readonly answer: (callId: CallId) => void;
  /** 486 Busy Here or 603 Decline. */
  readonly decline: (callId: CallId, how: 'busy' | 'declined') => void;
  readonly hangUp: (callId: CallId) => void;
  /** re-INVITE with a=sendonly; the microphone is silenced before it is sent and stays so if it is refused. */
  readonly hold: (callId: CallId) => void;
  readonly resume: (callId: CallId) => void;
  /** Silences or opens the microphone towards this call only; no signalling. */
  readonly microphone: (callId: CallId, on: boolean) => void;
  /** A new page owns the sound: each live call is offered anew, each ringing one prepared anew. */
  readonly renewMedia: () => void;
  /** Hangs up what is left, unregisters, closes the link; at most 2 s. */
  readonly close: () => Promise<void>;
}

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

/** The page's RTCPeerConnections, asked by adapters/sip through the contract. SDP in and out as text (RFC 8866). */
export interface Media {
  /** Takes the remote offer and gives an answer with gathered host candidates; the microphone is attached, silent. */
  readonly answer: (mediaId: MediaId, offer: string) => Promise<Result<string, MediaFailure>>;
  /** A new offer of an existing or new connection; `held`: a=sendonly and the microphone silent. */
  readonly offer: (mediaId: MediaId, held: boolean) => Promise<Result<string, MediaFailure>>;
  /** The remote answer to our offer. */
  readonly accept: (mediaId: MediaId, answer: string) => Promise<Result<null, MediaFailure>>;
  readonly microphone: (mediaId: MediaId, on: boolean) => Promise<Result<null, MediaFailure>>;
  readonly close: (mediaId: MediaId) => void;
}
