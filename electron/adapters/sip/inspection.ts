import { splitOutside } from './address.ts';
import { bodyOf } from './body.ts';
import type { Frame } from './frame.ts';

/** What a request is answered before sip.js sees it. */
export interface Refusal {
  readonly status: number;
  /** Whole lines, such as Allow. */
  readonly headers: readonly string[];
}

/** What a desk does when it is asked; REFER is understood, and declined (RFC 3515 section 2.4.2). */
const allow = 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY, INFO, REFER';

const known = new Set([
  'INVITE',
  'ACK',
  'CANCEL',
  'BYE',
  'OPTIONS',
  'NOTIFY',
  'INFO',
  'UPDATE',
  'REFER',
  'PRACK',
  'REGISTER',
  'SUBSCRIBE',
  'PUBLISH',
  'MESSAGE',
]);
/** Known, and not for a desk: it is no registrar and no notifier, and nobody would read a message. */
const notAllowed = new Set(['REGISTER', 'SUBSCRIBE', 'PUBLISH', 'MESSAGE']);
/** They end something: whatever else is wrong with them, they are taken as they are meant. */
const ending = new Set(['BYE', 'CANCEL']);
/** Of these sip.js or the call itself answers a Require; a NOTIFY tells only what was asked for. */
const requiresElsewhere = new Set(['INVITE', 'UPDATE', 'NOTIFY']);

const mandatory = ['via', 'from', 'to', 'call-id', 'cseq'] as const;
/** RFC 3261 section 8.1.1.5. */
const greatestNumber = 2 ** 31 - 1;

const refuse = (status: number, ...headers: readonly string[]): Refusal => ({ status, headers });

/**
 * RFC 3261 section 8.2 for what sip.js drops or takes without a look: method, header and content, in this order. Null:
 * it is for sip.js, or it is none to be answered (a response, an ACK). Where RFC 4475 leaves the choice between 400 and a
 * guess at what was meant, the guess is taken, since somebody may be waiting for the desk.
 */
export function inspect(frame: Frame): Refusal | null {
  const line = /^(\S+)\s+(\S.*?)\s+SIP\/(\d{1,9}\.\d{1,9})$/i.exec(frame.startLine);
  const method = line?.[1] ?? /^([A-Z]+)\s/.exec(frame.startLine)?.[1] ?? null;
  if (method === null || method === 'ACK' || /^SIP\//i.test(frame.startLine)) return null;
  if (line === null) return refuse(400);
  const [, , uri = '', version = ''] = line;
  return (
    (version === '2.0' ? null : refuse(505)) ??
    ofMethod(method) ??
    ofHeaders(frame, method) ??
    (notAllowed.has(method) ? refuse(405, allow) : null) ??
    ofTarget(uri) ??
    ofDialog(frame, method) ??
    ofRequire(frame, method) ??
    ofContent(frame, method)
  );
}

function ofMethod(method: string): Refusal | null {
  return known.has(method) ? null : refuse(501, allow);
}

function ofHeaders({ headers, body }: Frame, method: string): Refusal | null {
  const values = (name: string): Set<string> =>
    new Set(headers.filter((header) => header.name === name).map((header) => header.value));
  if (mandatory.some((name) => values(name).size === 0)) return refuse(400);
  // Two that differ have no meaning (RFC 4475 section 3.3.8); the same twice has.
  if (['from', 'to', 'call-id', 'cseq'].some((name) => values(name).size > 1)) return refuse(400);
  const [, number, named] = /^(\d{1,12})\s+(\S+)$/.exec([...values('cseq')][0] ?? '') ?? [];
  if (number === undefined || Number(number) > greatestNumber || named !== method) return refuse(400);
  if (ending.has(method)) return null;
  // The topmost is what was sent to us; those below are others' business.
  if (isEmptyIn([...values('via')][0] ?? '')) return refuse(400);
  const [length, ...others] = values('content-length');
  if (length === undefined) return null;
  // A frame is one message (RFC 7118 section 5), but one that lost its end is not what was meant (section 18.3).
  const isWrong = others.length > 0 || !/^\d{1,9}$/.test(length) || Number(length) > body.length;
  return isWrong ? refuse(400) : null;
}

/** RFC 4475 section 3.1.2.1: separators with nothing between them. One at the very end is met in the field. */
const isEmptyIn = (via: string): boolean =>
  splitOutside(via.replace(/;\s*$/, ''), ',').some((one) => splitOutside(one, ';').some((part) => part.trim() === ''));

function ofTarget(uri: string): Refusal | null {
  const scheme = /^<?\s*([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1]?.toLowerCase();
  return scheme === undefined || ['sip', 'sips', 'tel'].includes(scheme) ? null : refuse(416);
}

/** What has a meaning only in a call or a subscription, and what a desk will not do for the asking. */
function ofDialog({ headers }: Frame, method: string): Refusal | null {
  const value = (name: string): string => headers.find((header) => header.name === name)?.value ?? '';
  const isInside = /;\s*tag\s*=/i.test(value('to'));
  // No provisional response of the desk's was ever a reliable one (RFC 3262 section 3).
  if (method === 'PRACK') return refuse(481);
  if (isInside) return null;
  switch (method) {
    case 'INFO':
    case 'UPDATE':
      return refuse(481);
    case 'REFER':
      // Whoever is followed can make the desk dial what he likes.
      return refuse(603);
    case 'NOTIFY':
      return ofEvent(/^[^\s;]*/.exec(value('event'))?.[0].toLowerCase() ?? '');
    default:
      return null;
  }
}

/** A NOTIFY that belongs to no subscription (RFC 6665 section 4.1.3); waiting messages are told unasked by many a PBX. */
function ofEvent(event: string): Refusal | null {
  if (event === 'message-summary') return null;
  if (event === 'dialog' || event === 'refer' || event === 'presence') return refuse(481);
  return refuse(489, 'Allow-Events: dialog, presence, refer, message-summary');
}

function ofRequire({ headers }: Frame, method: string): Refusal | null {
  if (ending.has(method) || requiresElsewhere.has(method)) return null;
  const required = headers.flatMap(({ name, value }) => (name === 'require' ? value.split(',') : []));
  const options = required.map((option) => option.trim()).filter((option) => option !== '');
  return options.length === 0 ? null : refuse(420, `Unsupported: ${options.join(', ')}`);
}

function ofContent(frame: Frame, method: string): Refusal | null {
  if (method !== 'INVITE') return null;
  const values = (name: string): string[] =>
    frame.headers.flatMap((header) => (header.name === name ? [header.value.toLowerCase()] : []));
  const accepted = values('accept').join(',');
  if (accepted !== '' && !/(?:application\/(?:sdp|\*)|\*\/\*)/.test(accepted))
    return refuse(406, 'Warning: 399 portico "A session is described by application/sdp"');
  if (frame.body.length === 0 || values('content-disposition').some((value) => /handling\s*=\s*optional/.test(value)))
    return null;
  if (values('content-encoding').some((encoding) => encoding !== 'identity' && encoding !== ''))
    return refuse(415, 'Accept: application/sdp', 'Accept-Encoding: identity');
  const { type } = bodyOf(frame);
  return type === null || type === 'application/sdp' ? null : refuse(415, 'Accept: application/sdp');
}
