import { newBranch, parameterOf, token, uriOf } from './address.ts';
import { type Header, headerOf, type SipRequest, type SipResponse, writeMessage } from './message.ts';

/** Our side of one dialog (RFC 3261 section 12): writes our requests, knows which of the desk's belong to it. */
export interface Dialog {
  readonly callId: string;
  /** Our tag, for answers. */
  readonly localTag: string;
  readonly contact: Header;
  /** A request of ours within the dialog; each has the next number. */
  readonly request: (method: string, branch: string, extra?: readonly Header[], body?: string) => string;
  readonly holds: (request: SipRequest) => boolean;
  /** false: it came out of order (RFC 3261 section 12.2.2). */
  readonly inOrder: (request: SipRequest) => boolean;
  /** The desk's new contact (target refresh, RFC 3261 section 12.2.2). */
  readonly retarget: (request: SipRequest) => void;
  /** Whether a Replaces header means this very dialog (RFC 3891 section 3). */
  readonly isNamedBy: (names: DialogNames) => boolean;
}

/** A dialog as the one who is asked to replace it knows it: `toTag` is his own tag. */
export interface DialogNames {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
}

/** A dialog that our INVITE opens. */
export interface InvitingDialog extends Dialog {
  /** `branch` also names the transaction of its CANCEL and of the ACK to a refusal. */
  readonly invite: (branch: string, headers: readonly Header[], offer: string) => string;
  readonly cancel: (branch: string, headers: readonly Header[]) => string;
  readonly ackRefusal: (branch: string, refusal: SipResponse) => string;
  /** Takes the desk's tag and contact from its 2xx; `ack` then writes the ACK, again for a repeated 2xx. */
  readonly confirm: (answer: SipResponse) => void;
  readonly ack: () => string;
}

export interface DialogOptions {
  /** From and To as they are to be written, without tag. */
  readonly from: string;
  readonly to: string;
  /** Contact of the desk. */
  readonly target: string;
  readonly domain: string;
}

export const allowed: Header = ['Allow', 'INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, REFER, SUBSCRIBE'];

const inviteNumber = 1;

/** What both kinds of dialog keep; the desk's tag, name and contact may be learnt later. */
interface Ends {
  readonly callId: string;
  readonly localTag: string;
  readonly local: string;
  remote: string;
  remoteTag: string | null;
  target: string;
  remoteNumber: number;
}

export function inviteDialog({ from, to, target: firstTarget, domain }: DialogOptions): InvitingDialog {
  const localTag = token();
  const ends: Ends = {
    callId: `${token()}@${domain}`,
    localTag,
    local: `${from};tag=${localTag}`,
    remote: to,
    remoteTag: null,
    target: firstTarget,
    remoteNumber: -1,
  };
  const contact: Header = ['Contact', `<sip:caller-${localTag}@${domain};transport=ws>`];
  const write = writer(ends, domain);
  return {
    ...dialogOf(ends, contact, domain),
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
    cancel: (branch, headers) => write('CANCEL', branch, inviteNumber, headers, '', { to, target: firstTarget }),
    ackRefusal: (branch, refusal) =>
      write('ACK', branch, inviteNumber, [], '', { to: refusal.to, target: firstTarget }),
    confirm: (answer) => {
      ends.remote = answer.to;
      ends.remoteTag = parameterOf(answer.to, 'tag');
      ends.target = uriOf(headerOf(answer, 'contact') ?? '') || ends.target;
    },
    ack: () => write('ACK', newBranch(), inviteNumber, []),
  };
}

/** A dialog that a request of the desk opens, INVITE or SUBSCRIBE; `user` is whom it asked for. */
export function acceptDialog(request: SipRequest, user: string, domain: string): Dialog {
  const localTag = token();
  const ends: Ends = {
    callId: request.callId,
    localTag,
    local: `${request.to};tag=${localTag}`,
    remote: request.from,
    remoteTag: parameterOf(request.from, 'tag') ?? '',
    target: uriOf(headerOf(request, 'contact') ?? '') || uriOf(request.from),
    remoteNumber: request.cseq.number,
  };
  return dialogOf(ends, ['Contact', `<sip:${user}@${domain};transport=ws>`], domain);
}

function dialogOf(ends: Ends, contact: Header, domain: string): Dialog {
  const write = writer(ends, domain);
  let number = inviteNumber;
  return {
    callId: ends.callId,
    localTag: ends.localTag,
    contact,
    request: (method, branch, extra = [], body = '') => {
      number += 1;
      return write(method, branch, number, extra, body);
    },
    holds: (request) =>
      request.callId === ends.callId &&
      ends.remoteTag !== null &&
      parameterOf(request.from, 'tag') === ends.remoteTag &&
      parameterOf(request.to, 'tag') === ends.localTag,
    inOrder: (request) => {
      if (request.cseq.number <= ends.remoteNumber) return false;
      ends.remoteNumber = request.cseq.number;
      return true;
    },
    retarget: (request) => {
      ends.target = uriOf(headerOf(request, 'contact') ?? '') || ends.target;
    },
    isNamedBy: ({ callId, toTag, fromTag }) =>
      callId === ends.callId && toTag === ends.localTag && fromTag === ends.remoteTag,
  };
}

function writer(ends: Ends, domain: string) {
  return (
    method: string,
    branch: string,
    number: number,
    extra: readonly Header[],
    body = '',
    { to, target }: { readonly to: string; readonly target: string } = { to: ends.remote, target: ends.target },
  ) =>
    writeMessage(
      `${method} ${target} SIP/2.0`,
      [
        ['Via', `SIP/2.0/WS ${domain};branch=${branch}`],
        ['Max-Forwards', '70'],
        ['From', ends.local],
        ['To', to],
        ['Call-ID', ends.callId],
        ['CSeq', `${number} ${method}`],
        ...extra,
      ],
      body,
    );
}
