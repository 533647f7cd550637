import { type Core, type Inviter, SessionState } from 'sip.js';
import type { EndCause } from '#core/call/end.ts';
import type { Log } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import { causeOfRefusal } from './dialCause.ts';
import { provisionalStatus } from './provisional.ts';

/** What the desk does to somebody it calls, until the call is answered. */
export interface DialledLeg {
  readonly invite: () => void;
  /** CANCEL, as soon as it may be sent (RFC 3261 section 9.1); a 200 that crosses it is followed by a BYE. */
  readonly cancel: () => void;
}

export interface DialledLegPorts {
  readonly inviter: Inviter;
  readonly log: Log;
  /** Somebody takes care of the INVITE: 100 Trying, or more. */
  readonly onTrying: () => void;
  /** 180 Ringing. */
  readonly onRinging: () => void;
  /** A provisional response with a description: sound before the answer (RFC 3960). `rings`: it was a 180. */
  readonly onEarlySound: (description: string, rings: boolean) => void;
  /** 2xx. */
  readonly onAccepted: (answer: Core.IncomingResponse) => void;
  /** The ACK is on the wire. */
  readonly onAnswered: () => void;
  readonly onRefused: (cause: EndCause) => void;
}

export function createDialledLeg(ports: DialledLegPorts): DialledLeg {
  const { inviter, log } = ports;
  let request: Core.OutgoingInviteRequest | null = null;
  let cancelled = false;
  /** Which of our INVITEs the CANCEL was for: the one with credentials (401, 407) is another transaction. */
  let cancelledBranch: string | undefined;
  let [rang, forwarded] = [false, false];

  inviter.stateChange.addListener((state) => {
    if (state === SessionState.Established) ports.onAnswered();
  });

  function cancel(): void {
    if (cancelled) return;
    cancelled = true;
    cancelledBranch = request?.message.branch;
    attempt(log, 'cancel', () => inviter.cancel());
  }

  function progressed({ message }: Core.IncomingResponse): void {
    if (cancelled) {
      // sip.js answers a challenge that crossed the CANCEL, and would let the target ring.
      const branch = request?.message.branch;
      if (branch === cancelledBranch) return;
      cancelledBranch = branch;
      attempt(log, 'cancel-again', () => request?.cancel());
      return;
    }
    ports.onTrying();
    const status = provisionalStatus(message);
    rang ||= status === 180;
    forwarded ||= status === 181;
    const sounds = status > 100 && message.body !== '' && message.getHeader('content-type') === 'application/sdp';
    if (sounds) ports.onEarlySound(message.body, status === 180);
    else if (status === 180) ports.onRinging();
  }

  return {
    invite: () =>
      attempt(log, 'invite', async () => {
        request = await inviter.invite({
          requestDelegate: {
            onTrying: progressed,
            onAccept: ports.onAccepted,
            onReject: ({ message }) => ports.onRefused(causeOfRefusal(message, { rang, forwarded })),
            // Whoever is named there was not asked for.
            onRedirect: ({ message }) => ports.onRefused(causeOfRefusal(message, { rang, forwarded })),
          },
        });
      }),
    cancel,
  };
}
