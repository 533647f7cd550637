import type { TransferFailure } from '#core/call/transfer.ts';

/** The final or provisional status in a message/sipfrag body (RFC 3420); null when there is none to be read. */
export function statusIn(body: string): number | null {
  const digits = /^\s*SIP\/\d\.\d\s+([1-6]\d\d)(?!\d)/i.exec(body)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Subscription-State of a NOTIFY (RFC 6665 section 8.2.3); what cannot be read counts as not said. */
export interface SubscriptionEnd {
  readonly terminated: boolean;
  /** It was said that more will follow. */
  readonly goesOn: boolean;
  /** In lower case; '' when none was given. */
  readonly reason: string;
  readonly retryAfterSeconds: number | null;
  readonly expiresSeconds: number | null;
}

export function readSubscriptionState(value: string | undefined): SubscriptionEnd {
  const [state = '', ...parameters] = (value ?? '').split(';').map((part) => part.trim().toLowerCase());
  const parameter = (name: string): string =>
    parameters.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return {
    terminated: state === 'terminated',
    goesOn: state === 'active' || state === 'pending',
    reason: parameter('reason'),
    retryAfterSeconds: secondsIn(parameter('retry-after')),
    expiresSeconds: secondsIn(parameter('expires')),
  };
}

function secondsIn(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

const noAnswer = new Set([408, 487]);
const unreachable = new Set([404, 410, 480, 484, 604]);

/** What the caller's phone met when it called the target; `rang`: it told of a 180 before. */
export function failureOfTarget(status: number, rang: boolean): TransferFailure {
  if (status === 486 || status === 600) return 'busy';
  if (status === 603) return 'refused';
  if (noAnswer.has(status) || (status === 480 && rang)) return 'no-answer';
  return unreachable.has(status) ? 'unreachable' : 'failed';
}

/** Answers of a target that already talks to the desk and does not let itself be taken over (RFC 3891 section 3). */
const notReplaced = new Set([405, 420, 421, 481, 486, 501, 600, 603]);

/** A target that is on the line cannot be unreachable: either the one call did not replace the other, or it failed. */
export function failureOfJoin(status: number): TransferFailure {
  return notReplaced.has(status) ? 'not-replaced' : 'failed';
}

/** The other side knows nothing of the call, does not answer, or is out of order. */
const referFailed = new Set([400, 408, 481, 482, 491]);

/** Why the REFER itself was not taken (RFC 3515 section 2.4.2): nearly always since none are. */
export function failureOfRefer(status: number): TransferFailure {
  if (status < 400 || referFailed.has(status) || (status >= 500 && status < 600 && status !== 501)) return 'failed';
  return unreachable.has(status) ? 'unreachable' : 'not-allowed';
}
