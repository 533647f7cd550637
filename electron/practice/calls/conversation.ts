import type { Timers } from '#core/support/ports.ts';
import type { CallMedia } from '../media/callMedia.ts';
import { newBranch } from '../sip/address.ts';
import { type ClientTransactions, silentMs } from '../sip/clientTransactions.ts';
import { allowed, type Dialog } from '../sip/dialog.ts';
import type { Link } from '../sip/door.ts';
import { type Header, headerOf, type SipRequest, writeResponse } from '../sip/message.ts';

export interface ConversationOptions {
  readonly dialog: Dialog;
  readonly link: Link;
  readonly media: CallMedia;
  readonly timers: Timers;
  readonly transactions: ClientTransactions;
  readonly isUp: () => boolean;
  readonly onHeld: (held: boolean) => void;
  /** The desk hung up, or did not come back after its link was lost. */
  readonly onOver: (endedBy: 'desk' | 'network') => void;
  readonly onRefer: (request: SipRequest) => void;
}

/** The part of a call that is the same whoever began it: requests of the desk within it, and ours. */
export interface Conversation {
  readonly receive: (from: Link, request: SipRequest) => void;
  readonly reply: (
    request: SipRequest,
    status: number,
    reason: string,
    extra?: readonly Header[],
    body?: string,
  ) => void;
  readonly send: (message: string) => void;
  readonly link: () => Link;
  readonly notify: (headers: readonly Header[], body: string) => void;
  readonly bye: () => void;
  /** Keys the desk pressed, by INFO. */
  readonly pressed: () => string;
  readonly linkLost: (link: Link) => void;
  /** Nothing is waited for any more. */
  readonly stop: () => void;
}

/** What a NOTIFY comes to is the desk's own affair: the call goes on either way. */
const unheeded = { onFinal: () => {}, onLost: () => {} };

export function createConversation(options: ConversationOptions): Conversation {
  const { dialog, media } = options;
  let link = options.link;
  /** Branch of the desk's re-INVITE that is being answered. */
  let renegotiating: string | null = null;
  let pressed = '';
  let stopWaiting: (() => void) | null = null;

  const reply: Conversation['reply'] = (request, status, reason, extra = [], body = '') =>
    link.send(writeResponse(request, status, reason, dialog.localTag, extra, body));

  async function renegotiate(request: SipRequest): Promise<void> {
    renegotiating = request.branch;
    try {
      const { answer, held } = await media.renegotiate(request.body);
      if (!options.isUp()) {
        reply(request, 487, 'Request Terminated');
        return;
      }
      dialog.retarget(request);
      reply(request, 200, 'OK', [dialog.contact, allowed, ['Content-Type', 'application/sdp']], answer);
      options.onHeld(held);
    } catch {
      reply(request, 488, 'Not Acceptable Here');
    } finally {
      renegotiating = null;
    }
  }

  function receive(from: Link, request: SipRequest): void {
    if (request.method === 'ACK') return;
    if (request.method === 'CANCEL') {
      // A re-INVITE is answered within milliseconds: its CANCEL counts as having crossed the 200.
      if (renegotiating === request.branch) reply(request, 200, 'OK');
      else reply(request, 481, 'Call/Transaction Does Not Exist');
      return;
    }
    if (!dialog.inOrder(request)) {
      from.send(writeResponse(request, 500, 'Server Internal Error', dialog.localTag));
      return;
    }
    // After a lost link the desk comes back over another one, and the call with it.
    if (link !== from) stopWaiting?.();
    link = from;
    switch (request.method) {
      case 'INVITE':
        // RFC 3261 section 14.2
        if (renegotiating !== null) reply(request, 500, 'Server Internal Error', [['Retry-After', '1']]);
        else void renegotiate(request);
        return;
      case 'BYE':
        reply(request, 200, 'OK');
        options.onOver('desk');
        return;
      case 'INFO':
        pressed += digitOf(request);
        reply(request, 200, 'OK');
        return;
      case 'OPTIONS':
        reply(request, 200, 'OK', [allowed]);
        return;
      case 'REFER':
        options.onRefer(request);
        return;
      default:
        reply(request, 405, 'Method Not Allowed', [allowed]);
    }
  }

  return {
    receive,
    reply,
    send: (message) => link.send(message),
    link: () => link,
    notify: (headers, body) => {
      const branch = newBranch();
      const message = dialog.request('NOTIFY', branch, [dialog.contact, ...headers], body);
      options.transactions.send(link, 'NOTIFY', branch, message, unheeded);
    },
    bye: () => link.send(dialog.request('BYE', newBranch())),
    pressed: () => pressed,
    linkLost: (lost) => {
      // The sound goes on without the link: the desk has a while to come back with a re-INVITE.
      if (lost === link && options.isUp())
        stopWaiting = options.timers.after(silentMs, () => options.onOver('network'));
    },
    stop: () => stopWaiting?.(),
  };
}

/** A key sent by INFO, `application/dtmf-relay` or `application/dtmf`; '' where there is none. */
function digitOf(request: SipRequest): string {
  const kind = headerOf(request, 'content-type')?.toLowerCase() ?? '';
  if (!kind.startsWith('application/dtmf')) return '';
  return /^(?:Signal\s*=\s*)?([0-9A-D*#])\s*$/im.exec(request.body)?.[1]?.toUpperCase() ?? '';
}
