import type { Timers } from '#core/support/ports.ts';
import { type CallState, createCallRecord, type SimulatedCall } from './callState.ts';
import type { CallMedia } from './media/callMedia.ts';
import { newBranch } from './sip/address.ts';
import { type ClientTransactions, silentMs } from './sip/clientTransactions.ts';
import { allowed, type Dialog } from './sip/dialog.ts';
import type { Link } from './sip/door.ts';
import { type Header, headerOf, type SipRequest, type SipResponse, writeResponse } from './sip/message.ts';

export interface SimulatedCallOptions {
  readonly dialog: Dialog;
  readonly link: Link;
  readonly headers: readonly Header[];
  readonly media: (onFirstPacket: () => void) => CallMedia;
  readonly transactions: ClientTransactions;
  readonly timers: Timers;
  readonly now: () => number;
  readonly onProblem: (code: 'media-failed' | 'unusable-answer') => void;
}

/** The call as the exchange's switchboard sees it. */
export interface Line {
  readonly call: SimulatedCall;
  readonly holds: (request: SipRequest) => boolean;
  /** A request of the desk within this call. */
  readonly receive: (link: Link, request: SipRequest) => void;
  /** The desk repeats its 2xx to our INVITE: the ACK was lost (RFC 3261 section 13.2.2.4). */
  readonly acknowledgeAgain: () => void;
  readonly linkLost: (link: Link) => void;
}

/** One caller's call to the desk: the INVITE is written as soon as the offer is ready. */
export function placeCall(options: SimulatedCallOptions): Line {
  const { dialog, transactions, timers } = options;
  const record = createCallRecord(options.now);
  const media = options.media(() => record.mark('firstPacketAt'));
  const branch = newBranch();
  let link = options.link;
  let provisional = false;
  let cancelling: { readonly headers: readonly Header[]; sent: boolean } | null = null;
  /** Branch of the desk's re-INVITE that is being answered. */
  let renegotiating: string | null = null;
  let pressed = '';
  let stopWaiting: (() => void) | null = null;

  const stage = () => record.state().stage;
  const isUp = () => stage() === 'talking' || stage() === 'held';

  function end(endedBy: CallState['endedBy'], status = record.state().status): void {
    if (stage() === 'ended') return;
    stopWaiting?.();
    media.close();
    record.mark('endedAt');
    record.change({ stage: 'ended', status, endedBy });
  }

  async function invite(): Promise<void> {
    let offer = '';
    try {
      offer = await media.offer();
    } catch {
      if (stage() !== 'ended') options.onProblem('media-failed');
      end('media');
      return;
    }
    if (stage() === 'ended') return;
    if (!link.isOpen()) {
      end('network');
      return;
    }
    const message = dialog.invite(branch, options.headers, offer);
    record.mark('invitedAt');
    transactions.send(link, 'INVITE', branch, message, {
      onProvisional: progressed,
      onFinal: (response) => (response.status < 300 ? answered(response) : refused(response)),
      onLost: () => end(cancelling === null ? 'network' : 'caller'),
    });
    record.change({ stage: 'calling' });
  }

  function progressed(response: SipResponse): void {
    provisional = true;
    if (response.status === 180 && stage() === 'calling') {
      record.mark('rangAt');
      record.change({ stage: 'ringing' });
    }
    sendCancel();
  }

  function refused(response: SipResponse): void {
    link.send(dialog.ackRefusal(branch, response));
    end(cancelling === null ? 'desk' : 'caller', response.status);
  }

  function answered(response: SipResponse): void {
    record.mark('answeredAt');
    dialog.confirm(response);
    link.send(dialog.ack());
    // The CANCEL crossed the answer: the call is up, and is hung up (RFC 3261 section 9.1).
    if (cancelling !== null) {
      link.send(dialog.bye(newBranch()));
      end('caller', response.status);
      return;
    }
    record.change({ stage: 'talking', status: response.status });
    media.accept(response.body).catch(() => {
      options.onProblem('unusable-answer');
      if (isUp()) link.send(dialog.bye(newBranch()));
      end('media');
    });
  }

  /** A CANCEL may only follow a provisional answer (RFC 3261 section 9.1). */
  function sendCancel(): void {
    if (cancelling === null || cancelling.sent || !provisional) return;
    cancelling.sent = true;
    link.send(dialog.cancel(branch, cancelling.headers));
    stopWaiting = timers.after(silentMs, () => end('caller'));
  }

  function cancel(reason?: string): void {
    if (isUp() || stage() === 'ended' || cancelling !== null) return;
    cancelling = { headers: reason === undefined ? [] : [['Reason', reason]], sent: false };
    if (stage() === 'preparing') end('caller');
    else sendCancel();
  }

  function hangUp(): void {
    if (!isUp()) {
      cancel();
      return;
    }
    link.send(dialog.bye(newBranch()));
    end('caller');
  }

  function reply(request: SipRequest, status: number, reason: string, extra: readonly Header[] = [], body = ''): void {
    link.send(writeResponse(request, status, reason, dialog.localTag, extra, body));
  }

  async function renegotiate(request: SipRequest): Promise<void> {
    renegotiating = request.branch;
    try {
      const { answer, held } = await media.renegotiate(request.body);
      if (!isUp()) {
        reply(request, 487, 'Request Terminated');
        return;
      }
      dialog.retarget(request);
      reply(request, 200, 'OK', [dialog.contact, allowed, ['Content-Type', 'application/sdp']], answer);
      record.change({ stage: held ? 'held' : 'talking' });
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
        end('desk');
        return;
      case 'INFO':
        pressed += digitOf(request);
        reply(request, 200, 'OK');
        return;
      case 'OPTIONS':
        reply(request, 200, 'OK', [allowed]);
        return;
      default:
        reply(request, 405, 'Method Not Allowed', [allowed]);
    }
  }

  void invite();
  return {
    call: {
      callId: dialog.callId,
      state: record.state,
      marks: record.marks,
      onChange: record.onChange,
      until: record.until,
      heard: media.heard,
      packets: media.packets,
      digits: () => media.digits() + pressed,
      cancel,
      hangUp,
    },
    holds: dialog.holds,
    receive,
    acknowledgeAgain: () => link.send(dialog.ack()),
    linkLost: (lost) => {
      // The sound goes on without the link: the desk has a while to come back with a re-INVITE.
      if (lost === link && isUp()) stopWaiting = timers.after(silentMs, () => end('network'));
    },
  };
}

/** A key sent by INFO, `application/dtmf-relay` or `application/dtmf`; '' where there is none. */
function digitOf(request: SipRequest): string {
  const kind = headerOf(request, 'content-type')?.toLowerCase() ?? '';
  if (!kind.startsWith('application/dtmf')) return '';
  return /^(?:Signal\s*=\s*)?([0-9A-D*#])\s*$/im.exec(request.body)?.[1]?.toUpperCase() ?? '';
}
