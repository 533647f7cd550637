import type { Bridge } from '../callState.ts';
import type { CallMedia } from '../media/callMedia.ts';

/**
 * One person at the exchange's end of a call. She outlives her line to the desk where the desk hands her on:
 *
 *   with the desk --REFER--> leaving --joined--> bridged --either hangs up--> gone
 *         |         <------------'|  came to nothing                           ^
 *         '----line over----------+----line over, and it came to nothing-------'
 */
export interface Party {
  readonly media: CallMedia;
  readonly bridge: () => Bridge | null;
  readonly isLeaving: () => boolean;
  /** The desk hands her on: her sound stays when the line ends. */
  readonly leave: () => void;
  /** That came to nothing. */
  readonly stay: () => void;
  readonly join: (bridge: Bridge) => void;
  /** The bridge is over. */
  readonly part: () => void;
  /** The line to the desk is over. */
  readonly lineOver: () => void;
  /** She puts the receiver down, wherever she is. */
  readonly quit: () => void;
  /** Told once, when neither a line nor a bridge is left. */
  readonly onGone: (listener: () => void) => void;
}

export interface PartyOptions {
  readonly media: CallMedia;
  /** Whether the desk is at the other end; else somebody who is being handed on. */
  readonly hasLine: boolean;
  readonly onJoined: () => void;
  /** The bridge is over; a line that is still up is to be hung up. */
  readonly onParted: () => void;
}

export function createParty({ media, onJoined, onParted, ...options }: PartyOptions): Party {
  let lined = options.hasLine;
  let leaving = !lined;
  let bridge: Bridge | null = null;
  let gone = false;
  const listeners: (() => void)[] = [];

  const settle = () => {
    if (lined || leaving || bridge !== null || gone) return;
    gone = true;
    media.close();
    for (const listener of listeners) listener();
  };
  return {
    media,
    bridge: () => bridge,
    isLeaving: () => leaving,
    leave: () => {
      leaving = true;
    },
    stay: () => {
      leaving = false;
      settle();
    },
    join: (joined) => {
      leaving = false;
      bridge = joined;
      onJoined();
    },
    part: () => {
      bridge = null;
      onParted();
      settle();
    },
    lineOver: () => {
      lined = false;
      if (leaving || bridge !== null) media.leaveDesk();
      settle();
    },
    quit: () => {
      leaving = false;
      if (bridge === null) settle();
      else bridge.end();
    },
    onGone: (listener) => void listeners.push(listener),
  };
}
