import { type Inviter, type URI, UserAgent } from 'sip.js';
import { createDialled } from './dialled.ts';
import type { CallSession, Replaceable, SessionPorts } from './session.ts';

/*
 * A talking call without sound, which the other side will not have changed: a new one takes its place (RFC 3891), under
 * the same name at the desk.
 *
 *   INVITE with Replaces --200--> the new call is the call; the other side ends the old one
 *                        --180, refused, unanswered--> the old one stays, and is said to have no sound
 */

/** How the INVITE must be for it: Require makes a telephone that cannot do it refuse, not ring. */
export const replacingHeaders = ({ replaces }: Replaceable): string[] => [`Replaces: ${replaces}`, 'Require: replaces'];

/**
 * Null when the other side's Contact is no address to call, or one at our own exchange: that is where telephones are called
 * with the desk's account, and nobody may choose by his Contact whom the desk calls.
 */
export function replacementUri({ target }: Replaceable, domain: string): URI | null {
  const uri = UserAgent.makeURI(target);
  if (uri === undefined || uri.host.toLowerCase() === domain.replace(/:\d+$/, '').toLowerCase()) return null;
  // Headers have no place in a request line (RFC 3261 section 19.1.1).
  uri.clearHeaders();
  return uri;
}

export interface ReplacementPorts extends SessionPorts {
  readonly inviter: Inviter;
  readonly replaced: Replaceable;
  readonly onTaken: () => void;
}

export function createReplacement(ports: ReplacementPorts): CallSession {
  const { replaced, onTaken, onEvent } = ports;
  let stage: 'asking' | 'taken' | 'refused' = 'asking';

  const next = createDialled({
    ...ports,
    onEvent: (event) => {
      if (stage === 'taken') {
        onEvent(event);
        return;
      }
      if (event.kind === 'answered') {
        // As it is wished now: it may have been held or muted, or hung up, while this one was asked for.
        const wishes = replaced.wishes();
        if (!replaced.replaced()) {
          stage = 'refused';
          next.hangUp();
          return;
        }
        stage = 'taken';
        onTaken();
        if (replaced.troubled()) onEvent({ kind: 'trouble-changed', callId: ports.callId, trouble: null });
        next.microphone(wishes.microphone);
        next.hear(wishes.hear);
        // Music, before the room is heard there for a moment.
        if (wishes.held) next.hold(true);
      } else if (event.kind === 'ended') {
        if (stage === 'asking') replaced.notReplaced();
        stage = 'refused';
      } else if (event.kind === 'alerting') {
        // A second call rings there, of which nobody knows.
        next.hangUp();
      }
    },
    onOver: () => {
      if (stage === 'taken') ports.onOver();
    },
    // What fails twice is told.
    onStranded: () => false,
  });
  next.microphone(false);
  next.hear(false);
  return next;
}
