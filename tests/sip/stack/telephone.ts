import type { Ear } from './ear.ts';

/** One call as the telephone itself sees it. */
export interface TelephoneCall {
  /** The telephone's own name for it; new for every call. */
  readonly id: string;
  readonly state: 'calling' | 'ringing' | 'talking' | 'holding' | 'held' | 'ended';
  /** Why it ended, in the telephone's own words; '' until then. */
  readonly because: string;
}

/** A real telephone: it plays a tone of its own into the microphone and records what it hears. */
export interface Telephone {
  readonly address: string;
  /** Frequency of its own tone, which its partner is to hear. */
  readonly hz: number;
  readonly dial: (uri: string) => Promise<void>;
  /** Takes the call that rings. */
  readonly answer: () => Promise<void>;
  /** Ends the call in progress; refuses the one that rings. */
  readonly hangUp: () => Promise<void>;
  readonly hold: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Every call since its start, the oldest first. */
  readonly calls: () => readonly TelephoneCall[];
  readonly ear: () => Promise<Ear>;
  readonly close: () => Promise<void>;
}

/**
 * What a telephone does with a call that comes: it rings until somebody answers at it, answers at once (linphonec only
 * while it has no other call, baresip always), is refused at once by the person it rings at, or is busy without ringing
 * and without a call that its lamp could show.
 */
export type Manner = 'rings' | 'answers' | 'refuses' | 'is-busy';
