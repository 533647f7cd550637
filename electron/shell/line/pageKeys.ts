import type { CallView } from '#core/call/view.ts';
import type { CallName, RequestOf } from '#core/contract/contract.ts';
import type { Carrier } from '#core/contract/frame.ts';
import type { GlobalKey } from './messages.ts';

export interface KeyedLine {
  /** The page's line, to be served by the backend. */
  readonly carrier: Carrier;
  /** Asks as the page itself would: it carries the sound, so that it may. */
  readonly press: (key: GlobalKey, calls: readonly CallView[]) => void;
}

/**
 * A global key is pressed while the page is out of sight, and is meant for the page: its wish joins the page's own
 * requests, with ids that the page never gives, and the answer goes nowhere (what comes of it is pushed to the page).
 */
export function withGlobalKeys(line: Carrier): KeyedLine {
  let hear: ((frame: unknown) => void) | null = null;
  let lastId = 0;

  function ask<N extends CallName>(name: N, body: RequestOf<N>): void {
    lastId -= 1;
    hear?.({ type: 'request', id: lastId, name, body });
  }

  return {
    carrier: {
      send: (frame) => {
        if (frame.type !== 'answer' || frame.id >= 0) line.send(frame);
      },
      onFrame: (listener) => {
        hear = listener;
        line.onFrame(listener);
      },
      onClose: line.onClose,
    },
    press: (key, calls) => {
      const current = calls.find(({ place, stage }) => place === 'current' && stage !== 'ended');
      const ringing = calls.find(({ stage }) => stage === 'ringing');
      if (key === 'answer' && ringing !== undefined) ask('call.answer', { callId: ringing.callId });
      if (key === 'hang-up' && current !== undefined) ask('call.hang-up', { callId: current.callId });
      if (key === 'mute' && current !== undefined) ask('call.mute', { callId: current.callId, muted: !current.muted });
    },
  };
}
