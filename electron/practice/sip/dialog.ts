import { newBranch, parameterOf, token, uriOf } from './address.ts';
import { type Header, headerOf, type SipRequest, type SipResponse, writeMessage } from './message.ts';

/** Our side of one dialog that our INVITE opened (RFC 3261 section 12); writes its requests, knows which of the desk's belong to it. */
export interface Dialog {
  readonly callId: string;
  /** Our tag, for answers. */
  readonly localTag: string;
  readonly contact: Header;
  /** `branch` also names the transaction of its CANCEL and of the ACK to a refusal. */
  readonly invite: (branch: string, headers: readonly Header[], offer: string) => string;
  readonly cancel: (branch: string, headers: readonly Header[]) => string;
  readonly ackRefusal: (branch: string, refusal: SipResponse) => string;
  /** Takes the desk's tag and contact from its 2xx; `ack` then writes the ACK, again for a repeated 2xx. */
  readonly confirm: (answer: SipResponse) => void;
  readonly ack: () => string;
  readonly bye: (branch: string) => string;
  readonly holds: (request: SipRequest) => boolean;
  /** false: it came out of order (RFC 3261 section 12.2.2). */
  readonly inOrder: (request: SipRequest) => boolean;
  /** The desk's new contact (target refresh, RFC 3261 section 12.2.2). */
  readonly retarget: (request: SipRequest) => void;
}

export interface DialogOptions {
  /** From and To as they are to be written, without tag. */
  readonly from: string;
  readonly to: string;
  /** Contact of the desk. */
  readonly target: string;
  readonly domain: string;
}

export const allowed: Header = ['Allow', 'INVITE, ACK, CANCEL, BYE, INFO, OPTIONS'];

const inviteNumber = 1;

export function createDialog({ from, to, target: firstTarget, domain }: DialogOptions): Dialog {
  const callId = `${token()}@${domain}`;
  const localTag = token();
  const local = `${from};tag=${localTag}`;
  const contact: Header = ['Contact', `<sip:caller-${localTag}@${domain};transport=ws>`];
  let remote = to;
  let remoteTag: string | null = null;
  let target = firstTarget;
  let remoteNumber = -1;
  let byeNumber = inviteNumber;

  function write(method: string, branch: string, number: number, extra: readonly Header[], body = '', goal = target) {
    return writeMessage(
      `${method} ${goal} SIP/2.0`,
      [
        ['Via', `SIP/2.0/WS ${domain};branch=${branch}`],
        ['Max-Forwards', '70'],
        ['From', local],
        ['To', method === 'CANCEL' ? to : remote],
        ['Call-ID', callId],
        ['CSeq', `${number} ${method}`],
        ...extra,
      ],
      body,
    );
  }

  return {
    callId,
    localTag,
    contact,
    invite: (branch, headers, offer) =>
      write(
        'INVITE',
        branch,
        inviteNumber,
        [
          contact,
          allowed,
          ['User-Agent', 'Portico practice exchange'],
          ...headers,
          ['Content-Type', 'application/sdp'],
        ],
        offer,
      ),
    cancel: (branch, headers) => write('CANCEL', branch, inviteNumber, headers, '', firstTarget),
    ackRefusal: (branch, refusal) => {
      remote = refusal.to;
      return write('ACK', branch, inviteNumber, [], '', firstTarget);
    },
    confirm: (answer) => {
      remote = answer.to;
      remoteTag = parameterOf(answer.to, 'tag');
      target = uriOf(headerOf(answer, 'contact') ?? '') || target;
    },
    ack: () => write('ACK', newBranch(), inviteNumber, []),
    bye: (branch) => {
      byeNumber += 1;
      return write('BYE', branch, byeNumber, []);
    },
    holds: (request) =>
      request.callId === callId &&
      remoteTag !== null &&
      parameterOf(request.from, 'tag') === remoteTag &&
      parameterOf(request.to, 'tag') === localTag,
    inOrder: (request) => {
      if (request.cseq.number <= remoteNumber) return false;
      remoteNumber = request.cseq.number;
      return true;
    },
    retarget: (request) => {
      target = uriOf(headerOf(request, 'contact') ?? '') || target;
    },
  };
}
