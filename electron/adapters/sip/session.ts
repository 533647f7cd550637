import type { DigitsHow, Media, TelephoneEvent } from '#core/call/telephone.ts';
import type { CallId, MediaId } from '#core/support/ids.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import type { Negotiator } from './description.ts';
import type { JoinedLeg } from './handover.ts';
import type { Leaving } from './leaving.ts';
import type { Pace } from './pace.ts';
import type { SoundWishes } from './sound.ts';

/** One call, from its INVITE to its end; who sent the INVITE is told apart in incoming.ts and dialled.ts. */
export interface CallSession {
  readonly ring: () => void;
  /** In the queue of those whose answer is worth preparing. */
  readonly isRinging: () => boolean;
  readonly prepare: () => void;
  readonly answer: () => void;
  readonly decline: (how: 'busy' | 'declined' | 'do-not-disturb') => void;
  readonly hangUp: () => void;
  readonly hold: (held: boolean) => void;
  readonly microphone: (on: boolean) => void;
  readonly hear: (on: boolean) => void;
  /** Which connection of the page is its sound. */
  readonly mediaId: MediaId;
  /** With whom it is mixed has changed. */
  readonly mixed: () => void;
  readonly digits: (digits: string, how: DigitsHow) => void;
  /** Blind; `referTo` null: there is no such target. */
  readonly refer: (referTo: string | null) => void;
  readonly join: (leg: JoinedLeg | null) => void;
  /** For a join; null unless both sides talk. */
  readonly asLeg: () => JoinedLeg | null;
  readonly renewMedia: () => void;
  /** The sound does not come through any more; ignored unless `mediaId` is this call's. */
  readonly pathLost: (mediaId: string) => void;
  /** Who talks there, for a call that takes the place of this one (RFC 3891); null unless both talk and they can. */
  readonly replaceable: () => Replaceable | null;
  readonly linkLost: () => void;
  readonly linkRestored: () => void;
  /** Portico stops; resolves when the other side knows. */
  readonly stop: () => Promise<void>;
  readonly negotiator: Negotiator;
}

export interface Replaceable {
  /** The URI of the other side's Contact. */
  readonly target: string;
  /** Value of a Replaces header: the dialog as the other side knows it. */
  readonly replaces: string;
  /** As they are now. */
  readonly wishes: () => SoundWishes;
  /** Something that is wrong with it was told to the desk. */
  readonly troubled: () => boolean;
  /** The new call takes its place, and it ends without a word to the desk; false when it has ended already. */
  readonly replaced: () => boolean;
  /** It has not. */
  readonly notReplaced: () => void;
}

export interface SessionPorts {
  readonly callId: CallId;
  readonly mediaId: MediaId;
  /** The connection of whom the other side hears besides the desk; null for nobody. */
  readonly mixedWith: () => MediaId | null;
  readonly media: Media;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly random: () => number;
  readonly pace: Pace;
  readonly linkUp: () => boolean;
  /** Calls of the desk that were given up before they were answered. */
  readonly leaving: Leaving;
  /** The link leads to another server than the one that the call was made over. */
  readonly isAway: () => boolean;
  /** There is no sound, and no re-INVITE will bring it; true when a call that takes the place of this one is tried. */
  readonly onStranded: () => boolean;
  /** What stands on the wire where sip.js sees a stand-in. */
  readonly original: (sipCallId: string, text: string) => string;
  readonly onEvent: (event: TelephoneEvent) => void;
  /** It left the queue of ringing calls: the next one may be prepared. */
  readonly onMoved: () => void;
  /** Nothing more is to be done for it, on any link. */
  readonly onOver: () => void;
}
