/** What the desk's calls are to a headset: equal states mean equal lamps. */
export interface HeadsetCalls {
  /** A call rings that could be answered now. */
  readonly ringing: boolean;
  /** The call in the middle: being answered or dialled, talked to, or held; `none` also while only others wait. */
  readonly current: 'none' | 'answering' | 'talking' | 'held';
  readonly muted: boolean;
  /** Somebody else is held, to whom a swap goes. */
  readonly waiting: boolean;
}

export const noCalls: HeadsetCalls = { ringing: false, current: 'none', muted: false, waiting: false };

/** What somebody wants by pressing something on the headset; the desk decides whether it can be. */
export type HeadsetIntent =
  /** The first ringing call; who is talked to is held. */
  | 'answer'
  | 'hang-up'
  /** The first ringing call. */
  | 'reject'
  | 'mute'
  | 'unmute'
  | 'hold'
  | 'resume'
  /** Holds who is talked to, and takes the ringing call, else who waits. */
  | 'swap'
  | 'redial';
