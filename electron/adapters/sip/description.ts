import { Core, type Session, type SessionDescriptionHandler } from 'sip.js';

/** Where a session gets its descriptions from and brings the other side's to. SDP as text. */
export interface Negotiator {
  readonly answerTo: (offer: string) => Promise<string>;
  readonly offer: () => Promise<string>;
  readonly accept: (answer: string) => void;
}

const sdp = 'application/sdp';

/** The media half of a session of sip.js; offers and answers are told apart by the state of the dialog. */
export function createDescription(session: Session, negotiator: Negotiator): SessionDescriptionHandler {
  let offered: string | null = null;
  return {
    getDescription: async () => {
      const offer = offered;
      offered = null;
      const body = await (offer === null ? negotiator.offer() : negotiator.answerTo(offer));
      return { body, contentType: sdp };
    },
    setDescription: (description) => {
      // In a stable dialog the offer and its answer have both been seen, so this is the answer (RFC 3264 section 4).
      if (session.dialog?.signalingState === Core.SignalingState.Stable) negotiator.accept(description);
      else offered = description;
      return Promise.resolve();
    },
    hasDescription: (contentType) => contentType === sdp,
    rollbackDescription: () => {
      offered = null;
      return Promise.resolve();
    },
    sendDtmf: () => false,
    // Sound lives as long as the call, which closes it.
    close: () => undefined,
  };
}
