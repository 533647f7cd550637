import type { Timers } from '#core/support/ports.ts';
import { dialledIn, newBranch, parameterOf, token } from '../sip/address.ts';
import type { ClientTransactions } from '../sip/clientTransactions.ts';
import { acceptDialog, type Dialog } from '../sip/dialog.ts';
import type { Link } from '../sip/door.ts';
import { type Header, headerOf, type SipRequest, writeResponse } from '../sip/message.ts';
import { dialogInfo } from './dialogInfo.ts';
import type { Lamp } from './lamp.ts';

/** Who watches whose phone (RFC 6665, RFC 4235). */
export interface Subscriptions {
  /** A SUBSCRIBE of the desk, which has shown who it is where the request opens a dialog. */
  readonly receive: (link: Link, request: SipRequest) => void;
  readonly count: () => number;
  /** Nobody can be told over it any more: the desk subscribes anew. */
  readonly linkLost: (link: Link) => void;
  readonly close: () => void;
}

export interface SubscriptionsGround {
  readonly domain: string;
  /** null: nobody has this extension. */
  readonly lampOf: (extension: string) => Lamp | null;
  readonly transactions: ClientTransactions;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Subscription {
  readonly dialog: Dialog;
  link: Link;
  readonly extension: string;
  readonly lamp: Lamp;
  version: number;
  until: number;
  stopWaiting: () => void;
  stopListening: () => void;
}

/** RFC 4235 section 3.4. */
const longestSeconds = 3600;

export function createSubscriptions(ground: SubscriptionsGround): Subscriptions {
  const subscriptions = new Map<string, Subscription>();

  function receive(link: Link, request: SipRequest): void {
    const refuse = (status: number, reason: string, extra: readonly Header[] = []) =>
      link.send(writeResponse(request, status, reason, token(), extra));
    const event = headerOf(request, 'event')?.split(';', 1)[0]?.trim().toLowerCase();
    if (event !== 'dialog') {
      refuse(489, 'Bad Event', [['Allow-Events', 'dialog']]);
      return;
    }
    const known = subscriptions.get(request.callId);
    if (parameterOf(request.to, 'tag') !== null) {
      if (known?.dialog.holds(request) !== true) refuse(481, 'Subscription Does Not Exist');
      else if (known.dialog.inOrder(request)) renew(known, link, request);
      else refuse(500, 'Server Internal Error');
      return;
    }
    const extension = dialledIn(request.uri, ground.domain);
    const lamp = extension === null ? null : ground.lampOf(extension);
    if (extension === null || lamp === null) {
      refuse(404, 'Not Found');
      return;
    }
    if (known !== undefined) forget(known);
    const dialog = acceptDialog(request, extension, ground.domain);
    const made: Subscription = {
      dialog,
      link,
      extension,
      lamp,
      version: 0,
      until: 0,
      stopWaiting: () => {},
      stopListening: lamp.onChange(() => tell(made)),
    };
    subscriptions.set(request.callId, made);
    renew(made, link, request);
  }

  /** Grants the time asked for, and tells how things stand (RFC 6665 section 4.2.1). */
  function renew(subscription: Subscription, link: Link, request: SipRequest): void {
    const { dialog } = subscription;
    const seconds = secondsAsked(request);
    subscription.link = link;
    dialog.retarget(request);
    const granted = [['Expires', `${seconds}`], dialog.contact] as const;
    link.send(writeResponse(request, 200, 'OK', dialog.localTag, granted));
    subscription.stopWaiting();
    subscription.until = ground.now() + seconds * 1000;
    if (seconds === 0) {
      end(subscription);
      return;
    }
    subscription.stopWaiting = ground.timers.after(seconds * 1000, () => end(subscription));
    tell(subscription);
  }

  function end(subscription: Subscription): void {
    tell(subscription, 'terminated;reason=timeout');
    forget(subscription);
  }

  function forget(subscription: Subscription): void {
    subscription.stopWaiting();
    subscription.stopListening();
    const { callId } = subscription.dialog;
    if (subscriptions.get(callId) === subscription) subscriptions.delete(callId);
  }

  function tell(subscription: Subscription, ending?: string): void {
    const { dialog, link, lamp, extension } = subscription;
    const left = Math.max(0, Math.ceil((subscription.until - ground.now()) / 1000));
    const dialogs = lamp.dialogs();
    const headers: Header[] = [
      dialog.contact,
      ['Event', 'dialog'],
      ['Subscription-State', ending ?? `active;expires=${left}`],
    ];
    // Of a phone that is not registered nothing is known: no body, as exchanges do.
    if (dialogs !== null) headers.push(['Content-Type', 'application/dialog-info+xml']);
    const entity = `sip:${extension}@${ground.domain}`;
    const body = dialogs === null ? '' : dialogInfo(entity, subscription.version, dialogs);
    if (dialogs !== null) subscription.version += 1;
    const branch = newBranch();
    ground.transactions.send(link, 'NOTIFY', branch, dialog.request('NOTIFY', branch, headers, body), {
      // Whoever does not know the subscription any more has none (RFC 6665 section 4.2.2).
      onFinal: ({ status }) => status >= 300 && forget(subscription),
      onLost: () => forget(subscription),
    });
  }

  const all = () => [...subscriptions.values()];
  return {
    receive,
    count: () => subscriptions.size,
    linkLost: (link) => {
      for (const subscription of all()) if (subscription.link === link) forget(subscription);
    },
    close: () => {
      for (const subscription of all()) forget(subscription);
    },
  };
}

/** 0 ends it (RFC 6665 section 4.2.1.4). */
function secondsAsked(request: SipRequest): number {
  const said = headerOf(request, 'expires') ?? '';
  return /^\d{1,9}$/.test(said) ? Math.min(Number(said), longestSeconds) : longestSeconds;
}
