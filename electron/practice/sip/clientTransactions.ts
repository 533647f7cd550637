import type { Timers } from '#core/support/ports.ts';
import type { Link } from './door.ts';
import type { SipResponse } from './message.ts';

/** What comes back to a request of ours: after `onFinal` or `onLost` nothing more. */
interface ResponseHandlers {
  readonly onProvisional?: (response: SipResponse) => void;
  readonly onFinal: (response: SipResponse) => void;
  /** The link broke, or nothing came for 64*T1. */
  readonly onLost: () => void;
}

export interface ClientTransactions {
  readonly send: (link: Link, method: string, branch: string, message: string, handlers: ResponseHandlers) => void;
  /** false: it answers nothing that is open, as a repeated 2xx does. */
  readonly receive: (response: SipResponse) => boolean;
  readonly linkLost: (link: Link) => void;
  readonly close: () => void;
}

/** 64*T1, Timers B and F (RFC 3261 section 17.1). WebSocket is reliable: nothing is sent twice (section 17.1.1.2). */
export const silentMs = 32_000;

interface Open {
  readonly link: Link;
  readonly handlers: ResponseHandlers;
  readonly stopWaiting: () => void;
}

/** Matches answers to our requests by the branch of the topmost Via and the method (RFC 3261 section 17.1.3). */
export function createClientTransactions(timers: Timers): ClientTransactions {
  const open = new Map<string, Open>();

  function lose(key: string): void {
    const transaction = open.get(key);
    open.delete(key);
    transaction?.stopWaiting();
    transaction?.handlers.onLost();
  }

  return {
    send: (link, method, branch, message, handlers) => {
      const key = `${method} ${branch}`;
      open.set(key, { link, handlers, stopWaiting: timers.after(silentMs, () => lose(key)) });
      link.send(message);
    },
    receive: (response) => {
      const key = `${response.cseq.method} ${response.branch}`;
      const transaction = open.get(key);
      if (transaction === undefined) return false;
      transaction.stopWaiting();
      if (response.status < 200) {
        transaction.handlers.onProvisional?.(response);
        return true;
      }
      open.delete(key);
      transaction.handlers.onFinal(response);
      return true;
    },
    linkLost: (link) => {
      for (const [key, transaction] of open) if (transaction.link === link) lose(key);
    },
    close: () => {
      for (const transaction of open.values()) transaction.stopWaiting();
      open.clear();
    },
  };
}
