import type { CallState } from '../callState.ts';
import type { Dialog } from '../sip/dialog.ts';
import type { Link } from '../sip/door.ts';
import type { Header, SipRequest } from '../sip/message.ts';
import type { Party } from './party.ts';

/** How the phone of somebody who is handed on deals with REFER. Each way but the first is a phone that exists. */
export type TransferManner =
  | 'follows'
  /** Takes Replaces for nothing, and tells success all the same: the consultation goes on. */
  | 'ignores-replaces'
  /** Does as asked, and never sends the final NOTIFY. */
  | 'never-reports'
  /** Hangs up on the desk right after its 202, and sends no NOTIFY. */
  | 'drops-transferor';

/** One call between the desk and somebody at the exchange, as the switchboard sees it. */
export interface Line {
  readonly dialog: Dialog;
  readonly party: Party;
  readonly transfers: TransferManner;
  /** Whether this request of the desk belongs to the call. */
  readonly holds: (request: SipRequest) => boolean;
  readonly receive: (link: Link, request: SipRequest) => void;
  /** The desk repeats its 2xx to our INVITE: the ACK was lost (RFC 3261 section 13.2.2.4). */
  readonly acknowledgeAgain: () => void;
  readonly linkLost: (link: Link) => void;
  /** Answered, and not ended. */
  readonly isUp: () => boolean;
  readonly reply: (request: SipRequest, status: number, reason: string, extra?: readonly Header[]) => void;
  /** A NOTIFY within the call; nothing once it ended. */
  readonly notify: (headers: readonly Header[], body: string) => void;
  /** BYE to the desk; whoever is being handed on stays on the phone. */
  readonly release: () => void;
  /** Whoever is at the exchange's end puts the receiver down. */
  readonly hangUp: () => void;
}

export type EndedBy = CallState['endedBy'];

/** What such a phone says of itself: a desk may know by this whether a consultation can be replaced (RFC 3891 section 6.2). */
export function supportedBy(transfers: TransferManner): Header[] {
  return transfers === 'ignores-replaces' ? [] : [['Supported', 'replaces']];
}
