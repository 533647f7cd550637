import { Core, type Invitation, SessionState } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Log } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { causeOfBye, causeOfCancel } from './cause.ts';

/** What the desk does to the caller's leg; each is tried, and what sip.js cannot do any more is not done. */
export interface Leg {
  /** The offer of the INVITE; null when it came without (RFC 3261 section 13.2.1). */
  readonly offer: string | null;
  /** 180 Ringing. */
  readonly ring: () => void;
  /** 200, with the description that the negotiator has ready; resolves when it is sent, or when it cannot be. */
  readonly accept: () => Promise<void>;
  readonly reject: (statusCode: number) => void;
  /** At once, or as soon as the ACK is there (RFC 3261 section 15); `answered` when the other side has answered. */
  readonly bye: (answered?: () => void) => void;
  /** An ACK lost with the link never comes: sip.js must not go on waiting for it, and hang up in the end. */
  readonly confirm: () => void;
  /** Nothing of it keeps the process alive. */
  readonly letGo: () => void;
}

export interface LegPorts {
  readonly invitation: Invitation;
  readonly log: Log;
  readonly onAck: () => void;
  /** BYE, or CANCEL. */
  readonly onEnded: (cause: EndCause) => void;
  /** A BYE while it is still ringing: the INVITE itself is yet to be rejected. */
  readonly onEarlyBye: (cause: EndCause) => void;
  /** Ended by sip.js itself, if it was not ended before. */
  readonly onTerminated: () => void;
}

export function createLeg(ports: LegPorts): Leg {
  const { invitation, log } = ports;

  invitation.delegate = {
    onCancel: ({ request }) => ports.onEnded(causeOfCancel(request)),
    onBye: (bye) => {
      attempt(log, 'accept-bye', () => bye.accept());
      ports.onEnded(causeOfBye(bye.request));
    },
    onAck: ports.onAck,
    // sip.js would follow it, and dial whatever the caller names.
    onRefer: (referral) => attempt(log, 'refuse-refer', () => referral.reject({ statusCode: 603 })),
    onMessage: (message) => attempt(log, 'refuse-message', () => message.reject({ statusCode: 405 })),
  };
  invitation.stateChange.addListener((state) => {
    if (state !== SessionState.Terminated) return;
    // A BYE may come before the ACK; sip.js would throw when it gives up waiting for that ACK.
    if (invitation.dialog !== undefined) invitation.dialog.delegate = { onAckTimeout: () => undefined };
    ports.onTerminated();
  });

  return {
    offer: offerOf(invitation),
    ring: () => {
      attempt(log, 'ring', () => invitation.progress({ statusCode: 180 }));
      if (invitation.dialog === undefined) return;
      // The caller may give up by BYE before the answer (RFC 3261 section 15); sip.js would let it ring for ever.
      invitation.dialog.delegate = {
        onBye: (bye) => {
          attempt(log, 'accept-early-bye', () => bye.accept());
          ports.onEarlyBye(causeOfCancel(bye.message));
        },
      };
    },
    accept: async () => {
      try {
        await invitation.accept();
      } catch {
        // sip.js has rejected it and told of its end, or it had ended before.
        log.warn('sip-accept-failed');
      }
    },
    reject: (statusCode) => attempt(log, 'reject', () => invitation.reject({ statusCode })),
    bye: (answered = () => undefined) => {
      const requestDelegate = { onAccept: answered, onReject: answered, onRedirect: answered };
      attempt(log, 'bye', () => invitation.bye({ requestDelegate }));
    },
    confirm: () => {
      const { dialog } = invitation;
      if (!(dialog instanceof Core.SessionDialog)) return;
      const ack = new Core.IncomingRequestMessage();
      ack.method = 'ACK';
      ack.cseq = invitation.request.cseq;
      attempt(log, 'confirm', () => dialog.receiveRequest(ack));
    },
    letGo: () => {
      if (invitation.state === SessionState.Terminating) attempt(log, 'let-go', () => invitation.dispose());
    },
  };
}

function offerOf({ body, request }: Invitation): string | null {
  return body !== undefined && body !== '' && request.getHeader('content-type') === 'application/sdp' ? body : null;
}
