import { Core, type Invitation } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Log } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { causeOfCancel } from './cause.ts';

/** What the desk does to a caller until the call is answered; each is tried, and what sip.js cannot do is not done. */
export interface IncomingLeg {
  /** The offer of the INVITE; null when it came without (RFC 3261 section 13.2.1). */
  readonly offer: string | null;
  /** 180 Ringing. */
  readonly ring: () => void;
  /** 200, with the description that the negotiator has ready, and these headers; resolves when it is sent, or when it cannot be. */
  readonly accept: (extraHeaders: readonly string[]) => Promise<void>;
  /** `warning`: code and text of a Warning (RFC 3261 section 20.43), for whoever looks after the caller's PBX. */
  readonly reject: (statusCode: number, warning?: string) => void;
  /** An ACK lost with the link never comes: sip.js must not go on waiting for it, and hang up in the end. */
  readonly confirm: () => void;
}

export interface IncomingLegPorts {
  readonly invitation: Invitation;
  readonly log: Log;
  /** A BYE while it is still ringing: the INVITE itself is yet to be rejected. */
  readonly onEarlyBye: (cause: EndCause) => void;
}

export function createIncomingLeg({ invitation, log, onEarlyBye }: IncomingLegPorts): IncomingLeg {
  return {
    offer: offerOf(invitation),
    ring: () => {
      attempt(log, 'ring', () => invitation.progress({ statusCode: 180 }));
      if (invitation.dialog === undefined) return;
      // The caller may give up by BYE before the answer (RFC 3261 section 15); sip.js would let it ring for ever.
      invitation.dialog.delegate = {
        onBye: (bye) => {
          attempt(log, 'accept-early-bye', () => bye.accept());
          onEarlyBye(causeOfCancel(bye.message));
        },
      };
    },
    accept: async (extraHeaders) => {
      try {
        await invitation.accept({ extraHeaders: [...extraHeaders] });
      } catch {
        // sip.js has rejected it and told of its end, or it had ended before.
        log.warn('sip-accept-failed');
      }
    },
    reject: (statusCode, warning) => {
      const extraHeaders = warning === undefined ? [] : [`Warning: ${warning}`];
      attempt(log, 'reject', () => invitation.reject({ statusCode, extraHeaders }));
    },
    confirm: () => {
      const { dialog } = invitation;
      if (!(dialog instanceof Core.SessionDialog)) return;
      const ack = new Core.IncomingRequestMessage();
      ack.method = 'ACK';
      ack.cseq = invitation.request.cseq;
      attempt(log, 'confirm', () => dialog.receiveRequest(ack));
    },
  };
}

/** Other media are offered, and no sound among them, or a refused one (RFC 3264 section 5.1). */
export const lacksAudio = (offer: string | null): boolean =>
  offer !== null && /^m=/m.test(offer) && !/^m=audio [1-9]/m.test(offer);

function offerOf({ body, request }: Invitation): string | null {
  return body !== undefined && body !== '' && request.getHeader('content-type') === 'application/sdp' ? body : null;
}
