import type { Timers } from '#core/support/ports.ts';
import { createCallRecord, type SimulatedCall } from '../callState.ts';
import type { CallMedia } from '../media/callMedia.ts';
import { newBranch } from '../sip/address.ts';
import { type ClientTransactions, silentMs } from '../sip/clientTransactions.ts';
import type { InvitingDialog } from '../sip/dialog.ts';
import type { Link } from '../sip/door.ts';
import type { Header, SipRequest, SipResponse } from '../sip/message.ts';
import { createConversation } from './conversation.ts';
import { type EndedBy, type Line, supportedBy, type TransferManner } from './line.ts';
import { createParty } from './party.ts';

export interface PlacedCallOptions {
  readonly dialog: InvitingDialog;
  readonly link: Link;
  readonly headers: readonly Header[];
  readonly media: (onFirstPacket: () => void) => CallMedia;
  readonly transfers: TransferManner;
  readonly onRefer: (line: Line, request: SipRequest) => void;
  readonly transactions: ClientTransactions;
  readonly timers: Timers;
  readonly now: () => number;
  readonly onProblem: (code: 'media-failed' | 'unusable-answer') => void;
}

/** One caller's call to the desk: the INVITE is written as soon as the offer is ready. */
export function placeCall(options: PlacedCallOptions): { readonly call: SimulatedCall; readonly line: Line } {
  const { dialog, transactions, timers } = options;
  const record = createCallRecord(options.now);
  const media = options.media(() => record.mark('firstPacketAt'));
  const branch = newBranch();
  let provisional = false;
  let cancelling: { readonly headers: readonly Header[]; sent: boolean } | null = null;
  let stopWaiting: (() => void) | null = null;

  const stage = () => record.state().stage;
  const isUp = () => stage() === 'talking' || stage() === 'held';
  const party = createParty({
    media,
    hasLine: true,
    onJoined: () => record.change({}),
    onParted: release,
  });
  const conversation = createConversation({
    dialog,
    link: options.link,
    media,
    timers,
    transactions,
    isUp,
    onHeld: (held) => record.change({ stage: held ? 'held' : 'talking' }),
    onOver: (endedBy) => end(endedBy),
    onRefer: (request) => options.onRefer(line, request),
  });

  function end(endedBy: EndedBy, status = record.state().status): void {
    if (stage() === 'ended') return;
    stopWaiting?.();
    conversation.stop();
    record.mark('endedAt');
    record.change({ stage: 'ended', status, endedBy });
    party.lineOver();
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
    if (!options.link.isOpen()) {
      end('network');
      return;
    }
    const message = dialog.invite(branch, [...supportedBy(options.transfers), ...options.headers], offer);
    record.mark('invitedAt');
    transactions.send(options.link, 'INVITE', branch, message, {
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
    conversation.send(dialog.ackRefusal(branch, response));
    end(cancelling === null ? 'desk' : 'caller', response.status);
  }

  function answered(response: SipResponse): void {
    record.mark('answeredAt');
    dialog.confirm(response);
    conversation.send(dialog.ack());
    // The CANCEL crossed the answer: the call is up, and is hung up (RFC 3261 section 9.1).
    if (cancelling !== null) {
      conversation.bye();
      end('caller', response.status);
      return;
    }
    record.change({ stage: 'talking', status: response.status });
    media.accept(response.body).catch(() => {
      options.onProblem('unusable-answer');
      if (isUp()) conversation.bye();
      end('media');
    });
  }

  /** A CANCEL may only follow a provisional answer (RFC 3261 section 9.1). */
  function sendCancel(): void {
    if (cancelling === null || cancelling.sent || !provisional) return;
    cancelling.sent = true;
    conversation.send(dialog.cancel(branch, cancelling.headers));
    stopWaiting = timers.after(silentMs, () => end('caller'));
  }

  function cancel(reason?: string): void {
    if (isUp() || stage() === 'ended' || cancelling !== null) return;
    cancelling = { headers: reason === undefined ? [] : [['Reason', reason]], sent: false };
    if (stage() === 'preparing') end('caller');
    else sendCancel();
  }

  function release(): void {
    if (!isUp()) return;
    conversation.bye();
    end('caller');
  }

  function hangUp(): void {
    party.quit();
    if (isUp()) release();
    else cancel();
  }

  const line: Line = {
    dialog,
    party,
    transfers: options.transfers,
    holds: dialog.holds,
    receive: conversation.receive,
    acknowledgeAgain: () => conversation.send(dialog.ack()),
    linkLost: conversation.linkLost,
    isUp,
    reply: conversation.reply,
    notify: (headers, body) => isUp() && conversation.notify(headers, body),
    release,
    hangUp,
  };
  void invite();
  return {
    line,
    call: {
      callId: dialog.callId,
      state: record.state,
      marks: record.marks,
      onChange: record.onChange,
      until: record.until,
      heard: media.heard,
      packets: media.packets,
      digits: () => media.digits() + conversation.pressed(),
      bridge: party.bridge,
      cancel,
      hangUp,
    },
  };
}
