import type { Timers } from '#core/support/ports.ts';
import type { Phone, Refusal, Rung } from '../employees/phone.ts';
import { type ClientTransactions, silentMs } from '../sip/clientTransactions.ts';
import { acceptDialog, allowed } from '../sip/dialog.ts';
import type { Link } from '../sip/door.ts';
import type { SipRequest } from '../sip/message.ts';
import { offersAudio } from '../media/description.ts';
import { createConversation } from './conversation.ts';
import { type EndedBy, type Line, supportedBy, type TransferManner } from './line.ts';

export interface TakenCallOptions {
  /** The desk's INVITE. */
  readonly request: SipRequest;
  readonly link: Link;
  readonly phone: Phone;
  readonly domain: string;
  readonly transfers: TransferManner;
  readonly onRefer: (line: Line, request: SipRequest) => void;
  /** The line is over. */
  readonly onOver: () => void;
  readonly transactions: ClientTransactions;
  readonly timers: Timers;
}

/*
 * A call of the desk to a phone of the exchange:
 *
 *   ringing --picked up--> answering --200--> up --BYE--> over
 *      |                       |                            ^
 *      '--CANCEL 487, BYE 487, declined 603, unanswered 480, unusable SDP 488, link lost--'
 *
 * The one who was rung may stay on the phone when the line is over: the desk has joined her with another.
 */
export function takeCall(options: TakenCallOptions): Line | Refusal {
  const { request, phone, timers } = options;
  if (!offersAudio(request.body)) return { kind: 'refused', status: 488, reason: 'Not Acceptable Here' };
  const dialog = acceptDialog(request, phone.address, options.domain);
  let stage: 'ringing' | 'answering' | 'up' | 'over' = 'ringing';
  let stopWaiting: (() => void) | null = null;
  const isUp = () => stage === 'up';

  const outcome = phone.ring({
    callId: request.callId,
    isDesk: true,
    onPickedUp: () => void pickUp(),
    onDeclined: () => refuse(603, 'Decline', 'callee'),
    onUnanswered: () => refuse(480, 'Temporarily Unavailable', 'exchange'),
    onHungUp: release,
  });
  if (outcome.kind === 'refused') return outcome;
  const rung: Rung = outcome;
  const { party } = rung;
  const conversation = createConversation({
    dialog,
    link: options.link,
    media: party.media,
    timers,
    transactions: options.transactions,
    isUp,
    onHeld: (held) => rung.talks(held ? 'held' : 'talking'),
    onOver: (endedBy) => end(endedBy),
    onRefer: (refer) => options.onRefer(line, refer),
  });

  function end(endedBy: EndedBy, status?: number): void {
    if (stage === 'over') return;
    stage = 'over';
    stopWaiting?.();
    conversation.stop();
    options.onOver();
    rung.lineOver(endedBy, status);
  }

  function refuse(status: number, reason: string, endedBy: EndedBy): void {
    if (stage !== 'ringing' && stage !== 'answering') return;
    conversation.reply(request, status, reason);
    end(endedBy, status);
  }

  async function pickUp(): Promise<void> {
    if (stage !== 'ringing') return;
    stage = 'answering';
    try {
      const { answer, held } = await party.media.answer(request.body);
      // It may have been cancelled meanwhile.
      if (stage !== 'answering') return;
      stage = 'up';
      const described = ['Content-Type', 'application/sdp'] as const;
      conversation.reply(
        request,
        200,
        'OK',
        [dialog.contact, allowed, ...supportedBy(options.transfers), described],
        answer,
      );
      stopWaiting = timers.after(silentMs, unacknowledged);
      rung.talks(held ? 'held' : 'talking');
    } catch {
      refuse(488, 'Not Acceptable Here', 'media');
    }
  }

  /** RFC 3261 section 13.3.1.4. */
  function unacknowledged(): void {
    conversation.bye();
    end('network');
  }

  function release(): void {
    if (stage !== 'up') return;
    conversation.bye();
    end('callee');
  }

  function receive(from: Link, asked: SipRequest): void {
    if (asked.method === 'ACK') {
      stopWaiting?.();
      return;
    }
    const early = stage === 'ringing' || stage === 'answering';
    if (early && (asked.method === 'CANCEL' || asked.method === 'BYE')) {
      conversation.reply(asked, 200, 'OK');
      refuse(487, 'Request Terminated', 'desk');
      return;
    }
    conversation.receive(from, asked);
  }

  const line: Line = {
    dialog,
    party,
    transfers: options.transfers,
    holds: (asked) => dialog.holds(asked) || isCancelOf(request, asked),
    receive,
    acknowledgeAgain: () => {},
    linkLost: (lost) => {
      if (stage === 'up') conversation.linkLost(lost);
      else if (lost === options.link) end('network');
    },
    isUp,
    reply: conversation.reply,
    notify: (headers, body) => isUp() && conversation.notify(headers, body),
    release,
    hangUp: () => {
      if (stage === 'up') release();
      else refuse(480, 'Temporarily Unavailable', 'exchange');
    },
  };
  conversation.reply(request, 180, 'Ringing', [dialog.contact]);
  return line;
}

/** RFC 3261 section 9.1: a CANCEL has the branch of what it takes back, and To without a tag. */
function isCancelOf(invite: SipRequest, asked: SipRequest): boolean {
  return asked.method === 'CANCEL' && asked.callId === invite.callId && asked.branch === invite.branch;
}
