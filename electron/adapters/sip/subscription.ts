import type { Core, URI, UserAgent } from 'sip.js';
import type { Log } from '#core/support/ports.ts';
import { attempt } from './attempt.ts';
import type { EventPackage } from './eventPackage.ts';
import { keepCount } from './sequence.ts';
import { readSubscriptionState } from './sipfrag.ts';

/** How a subscription came to its end, as far as it decides when to try again. */
export interface SubscriptionLoss {
  /**
   * `again`: ask at once, as the notifier wishes. `later`: ask after a pause. `refused`: there is no such phone, or no
   * such event, or it is not for us to know: ask rarely.
   */
  readonly kind: 'again' | 'later' | 'refused';
  /** The notifier's own wish. */
  readonly retryAfterMs: number | null;
  /** The shortest time it takes subscriptions for (423). */
  readonly minExpiresSeconds: number | null;
  /** It knows no such events, of anybody (489, RFC 6665 section 4.2.1.1; 405 and 501 of those that take no SUBSCRIBE). */
  readonly unspoken: boolean;
}

/** One subscription to the state of one phone, person or mailbox (RFC 6665), from SUBSCRIBE to its end. */
export interface Subscription {
  /** SUBSCRIBE again in the same dialog, which brings the full state. */
  readonly refresh: () => void;
  /** Expires: 0; `done` when it was answered. */
  readonly end: (done: () => void) => void;
  /** Nothing more is said or heard of it; the link it was made over is gone. */
  readonly forget: () => void;
}

export interface SubscriptionPorts {
  readonly userAgent: UserAgent;
  readonly target: URI;
  readonly about: Pick<EventPackage<unknown>, 'event' | 'type'>;
  readonly log: Log;
  readonly expiresSeconds: number;
  /** It was answered, for the first time or again; for how long it is granted. */
  readonly onGranted: (seconds: number) => void;
  /** Null: a NOTIFY without a body of this package, which says nothing. */
  readonly onNotified: (body: string | null) => void;
  readonly onLost: (loss: SubscriptionLoss) => void;
}

/** RFC 6665 section 4.1.2.2 and its like: another try would fare the same. */
const refusals = new Set([403, 404, 405, 410, 416, 484, 485, 489, 501, 603, 604]);
/** Reasons of a notifier (RFC 6665 section 4.1.3). */
const unspoken = new Set([405, 489, 501]);
const atOnce = new Set(['deactivated', 'timeout']);
const forGood = new Set(['rejected', 'noresource', 'invariant']);

export function createSubscription(ports: SubscriptionPorts): Subscription {
  const { userAgent, target, about, log } = ports;
  const core = userAgent.userAgentCore;
  let dialog: Core.Subscription | null = null;
  let request: Core.OutgoingSubscribeRequest | null = null;
  let last: Core.OutgoingRequest | null = null;
  let over = false;

  const headers = (expires: number): string[] => [
    `Event: ${about.event}`,
    `Accept: ${about.type}`,
    `Expires: ${expires}`,
    `Contact: ${userAgent.contact.toString()}`,
  ];

  function lose(loss: Partial<SubscriptionLoss> & Pick<SubscriptionLoss, 'kind'>): void {
    if (over) return;
    forget();
    ports.onLost({ retryAfterMs: null, minExpiresSeconds: null, unspoken: false, ...loss });
  }

  function forget(): void {
    over = true;
    attempt(log, 'forget-subscription', () => {
      request?.waitNotifyStop();
      dialog?.dispose();
    });
  }

  const answers: Core.OutgoingSubscribeRequestDelegate = {
    onAccept: ({ message }) => {
      const expires = message.getHeader('expires') ?? '';
      if (!over) ports.onGranted(/^\d{1,6}$/.test(expires) ? Number(expires) : ports.expiresSeconds);
    },
    onRedirect: () => lose({ kind: 'refused' }),
    onReject: ({ message }) => {
      const status = message.statusCode ?? 500;
      const minimum = message.getHeader('min-expires') ?? '';
      lose({
        kind: refusals.has(status) ? 'refused' : 'later',
        retryAfterMs: seconds(message.getHeader('retry-after')),
        minExpiresSeconds: status === 423 && /^\d{1,5}$/.test(minimum) ? Number(minimum) : null,
        unspoken: unspoken.has(status),
      });
    },
  };

  function notified(notify: Core.IncomingNotifyRequest): void {
    attempt(log, 'accept-notify', () => notify.accept());
    if (over) return;
    const { message } = notify;
    const state = readSubscriptionState(message.getHeader('subscription-state'));
    const readable = message.body !== '' && message.getHeader('content-type') === about.type;
    if (!state.terminated) {
      ports.onNotified(readable ? message.body : null);
      if (state.expiresSeconds !== null) ports.onGranted(state.expiresSeconds);
      return;
    }
    const { reason, retryAfterSeconds } = state;
    const kind = atOnce.has(reason) ? 'again' : forGood.has(reason) ? 'refused' : 'later';
    lose({ kind, retryAfterMs: retryAfterSeconds === null ? null : retryAfterSeconds * 1_000 });
  }

  function ask(): void {
    const from = core.configuration.aor;
    const message = core.makeOutgoingRequestMessage(
      'SUBSCRIBE',
      target,
      from,
      target,
      {},
      headers(ports.expiresSeconds),
    );
    request = core.subscribe(message, {
      ...answers,
      onNotify: ({ request: notify, subscription }) => {
        if (subscription !== undefined) {
          dialog = subscription;
          subscription.delegate = { onNotify: notified, onTerminated: () => lose({ kind: 'later' }) };
        }
        notified(notify);
      },
      onNotifyTimeout: () => lose({ kind: 'later' }),
    });
  }

  attempt(log, 'subscribe', ask);

  return {
    refresh: () => {
      if (over || dialog === null) return;
      const refreshed = dialog;
      attempt(log, 'refresh-subscription', () => {
        keepCount(refreshed, last);
        last = refreshed.subscribe(answers, { extraHeaders: headers(ports.expiresSeconds) });
      });
    },
    end: (done) => {
      over = true;
      const ending = dialog;
      if (ending === null) {
        forget();
        done();
        return;
      }
      const gone = (): void => {
        ending.dispose();
        done();
      };
      attempt(log, 'unsubscribe', () => {
        // The last NOTIFY is answered, and heard by nobody.
        ending.delegate = { onNotify: (notify) => attempt(log, 'accept-notify', () => notify.accept()) };
        keepCount(ending, last);
        ending.subscribe({ onAccept: done, onReject: gone, onRedirect: gone }, { extraHeaders: headers(0) });
      });
    },
    forget,
  };
}

function seconds(value: string | undefined): number | null {
  const count = Number.parseInt(value ?? '', 10);
  return Number.isNaN(count) ? null : Math.max(count, 1) * 1_000;
}
