import type { Caller } from './caller.ts';

/** The caller's phone tells how far it has come with the target (RFC 3515 section 2.4.5). */
export function sipfrag(caller: Pick<Caller, 'notify'>, status: number, subscriptionState: string): void {
  caller.notify(
    [
      ['Event', 'refer'],
      ['Subscription-State', subscriptionState],
      ['Content-Type', 'message/sipfrag;version=2.0'],
    ],
    `SIP/2.0 ${status} Whatever\r\n`,
  );
}
