import type { Line } from '../calls/line.ts';
import { headerOf, type SipRequest } from '../sip/message.ts';

/** Tells the desk how its REFER fares: NOTIFY with a status line as body, the last one ends the subscription (RFC 3515 section 2.4). */
export interface Report {
  readonly progress: (status: number, reason: string) => void;
  readonly final: (status: number, reason: string) => void;
}

/** Whether the desk wants no NOTIFY at all (RFC 4488). */
export function wantsNoReport(request: SipRequest): boolean {
  return headerOf(request, 'refer-sub')?.split(';', 1)[0]?.trim().toLowerCase() === 'false';
}

/** `isFirst`: of this dialog; later ones are told apart by the number of their REFER (RFC 3515 section 2.4.6). */
export function createReport(line: Line, request: SipRequest, isFirst: boolean): Report {
  const silent = wantsNoReport(request) || line.transfers === 'drops-transferor';
  const event = isFirst ? 'refer' : `refer;id=${request.cseq.number}`;
  const notify = (status: number, reason: string, state: string) => {
    if (silent) return;
    const headers = [
      ['Event', event],
      ['Subscription-State', state],
      ['Content-Type', 'message/sipfrag;version=2.0'],
    ] as const;
    line.notify(headers, `SIP/2.0 ${status} ${reason}\r\n`);
  };
  return {
    progress: (status, reason) => notify(status, reason, 'active;expires=60'),
    final: (status, reason) => {
      if (line.transfers !== 'never-reports') notify(status, reason, 'terminated;reason=noresource');
    },
  };
}
