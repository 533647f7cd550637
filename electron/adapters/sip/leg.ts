import {
  type Core,
  type Notification,
  type Session,
  type SessionDelegate,
  type SessionInviteOptions,
  SessionState,
} from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Log } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { causeOfBye } from './cause.ts';
import { keepCount } from './sequence.ts';

/** What the desk does to the other side of an answered call; what sip.js cannot do any more is not done. */
export interface Leg {
  readonly invite: (options: SessionInviteOptions) => Promise<unknown>;
  readonly isEstablished: () => boolean;
  /** From now on our 200 to their re-INVITE has these headers too. */
  readonly answerWith: (headers: (request: Core.IncomingRequestMessage) => readonly string[]) => void;
  /** At once, or as soon as the ACK is there (RFC 3261 section 15); `answered` when the other side has answered. */
  readonly bye: (answered?: () => void) => void;
  /** REFER with this Refer-To (RFC 3515 section 2.1); the answer is the status of its final response. */
  readonly refer: (referTo: string, answered: (status: number) => void) => void;
  /**
   * One key by INFO, `application/dtmf-relay` (Cisco's, and what PBXs read; RFC 6086 section 2 leaves such use as it was);
   * resolves with the status of the final response, 481 when the call is gone.
   */
  readonly info: (digit: string) => Promise<number>;
  /** CSeq of the last REFER, by which its NOTIFYs may be told apart (RFC 3515 section 2.4.6). */
  readonly referNumber: () => number | null;
  readonly dialog: () => DialogName | null;
  /** Nothing of it keeps the process alive. */
  readonly letGo: () => void;
}

/** A dialog by its parts (RFC 3261 section 12), as sip.js sees them. */
export interface DialogName {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** The URI of the other side's Contact. */
  readonly remoteTarget: string;
}

export interface LegPorts {
  readonly session: Session;
  readonly log: Log;
  /** What only one kind of session is told. */
  readonly more: Pick<SessionDelegate, 'onAck' | 'onCancel'>;
  /** BYE. */
  readonly onBye: (cause: EndCause) => void;
  readonly onNotified: (notification: Notification) => void;
  /** Ended by sip.js itself, if it was not ended before. */
  readonly onTerminated: () => void;
}

export function createLeg(ports: LegPorts): Leg {
  const { session, log } = ports;
  let referral: Core.OutgoingRequest | null = null;
  let information: Core.OutgoingRequest | null = null;

  function keepCounts(): void {
    keepCount(session.dialog, referral);
    keepCount(session.dialog, information);
  }

  session.delegate = {
    ...ports.more,
    onBye: (bye) => {
      attempt(log, 'accept-bye', () => bye.accept());
      ports.onBye(causeOfBye(bye.request));
    },
    onNotify: (notification) => {
      const refused = refusalOf(notification, referral !== null);
      if (refused !== null) {
        attempt(log, 'refuse-notify', () => notification.reject({ statusCode: refused }));
        return;
      }
      attempt(log, 'accept-notify', () => notification.accept());
      ports.onNotified(notification);
    },
    // sip.js would follow it, and dial whatever the caller names.
    onRefer: (asked) => attempt(log, 'refuse-refer', () => asked.reject({ statusCode: 603 })),
  };
  session.stateChange.addListener((state) => {
    if (state !== SessionState.Terminated) return;
    // A BYE may come before the ACK; sip.js would throw when it gives up waiting for that ACK.
    if (session.dialog !== undefined) session.dialog.delegate = { onAckTimeout: () => undefined };
    ports.onTerminated();
  });

  return {
    invite: (options) => {
      keepCounts();
      return session.invite(options);
    },
    answerWith: (headers) => {
      const dialog = session.dialog;
      const before = dialog?.delegate;
      if (dialog === undefined || before === undefined) return;
      dialog.delegate = {
        ...before,
        onInvite: (asked) => {
          const accept = asked.accept.bind(asked);
          asked.accept = (options) => {
            const extraHeaders = [...(options?.extraHeaders ?? []), ...headers(asked.message)];
            return accept({ statusCode: 200, ...options, extraHeaders });
          };
          before.onInvite?.(asked);
        },
      };
    },
    isEstablished: () => session.state === SessionState.Established,
    bye: (answered = () => undefined) => {
      keepCounts();
      const requestDelegate = { onAccept: answered, onReject: answered, onRedirect: answered };
      attempt(log, 'bye', () => session.bye({ requestDelegate }));
    },
    refer: (referTo, answered) => {
      keepCounts();
      const { contact, configuration } = session.userAgent;
      const told = ({ message }: Core.IncomingResponse): void => answered(message.statusCode ?? 500);
      attempt(log, 'refer', () => {
        const asked = session.dialog?.refer(
          { onAccept: told, onReject: told, onRedirect: told },
          {
            extraHeaders: [
              `Refer-To: ${referTo}`,
              `Referred-By: <${configuration.uri.toString()}>`,
              `Contact: ${contact.toString()}`,
            ],
          },
        );
        referral = asked ?? null;
        if (asked === undefined) answered(481);
      });
    },
    info: (digit) =>
      new Promise((answered) => {
        keepCounts();
        const told = ({ message }: Core.IncomingResponse): void => answered(message.statusCode ?? 500);
        try {
          const asked = session.dialog?.info({ onAccept: told, onReject: told, onRedirect: told }, keyPressed(digit));
          information = asked ?? null;
          if (asked === undefined) answered(481);
        } catch {
          // The dialog has ended, or is not confirmed yet.
          answered(481);
        }
      }),
    referNumber: () => referral?.message.cseq ?? null,
    dialog: () => {
      const { dialog } = session;
      if (dialog === undefined) return null;
      const { callId, localTag, remoteTag, remoteTarget } = dialog;
      return { callId, localTag, remoteTag, remoteTarget: remoteTarget.toString() };
    },
    letGo: () => {
      if (session.state === SessionState.Terminating) attempt(log, 'let-go', () => session.dispose());
    },
  };
}

/** 160 ms, as long as a person presses. */
function keyPressed(digit: string): Core.RequestOptions {
  const content = `Signal=${digit}\r\nDuration=160\r\n`;
  return { body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content } };
}

/** Inside a call only a REFER is told about: of another event (489), or of none that was sent (481; RFC 6665 section 4.1.3). */
function refusalOf({ request }: Notification, referred: boolean): 481 | 489 | null {
  const event = request.getHeader('event') ?? '';
  if (!/^refer\b/.test(event)) return 489;
  return referred ? null : 481;
}
