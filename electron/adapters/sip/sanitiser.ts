import type { RawHeader } from '#core/caller/identity.ts';
import {
  addressParts,
  isPlainAddress,
  isPlainCallId,
  isPlainParameter,
  isPlainToken,
  isPlainVia,
  splitOutside,
} from './address.ts';
import { bodyOf } from './body.ts';
import { type Branches, createBranches, transactionOf } from './branches.ts';
import type { Frame, Header } from './frame.ts';
import { identityHeaders } from './identityHeaders.ts';
import { isAnswerToInvite, withoutEarlyDialog } from './provisional.ts';
import { withExpiry } from './registeredContacts.ts';
import { type StandIns, createStandIns, standInHost } from './standIns.ts';
import { plainStartLine } from './startLine.ts';
import { subscriptionHeaders } from './subscriptionHeaders.ts';

/** A message as sip.js may read it, with what it said before it was mended. */
export interface Arrival {
  readonly text: string;
  readonly sipCallId: string;
  readonly identity: readonly RawHeader[];
}

export interface Sanitiser {
  /** Null for what no mending makes a SIP message. */
  readonly receive: (frame: Frame) => Arrival | null;
  readonly send: (message: string) => string;
  /** What stands on the wire where sip.js sees a stand-in of this call. */
  readonly original: (sipCallId: string, text: string) => string;
}

/** Stands between the wire and sip.js, which drops without a word what its grammar does not like. */
export function createSanitiser(): Sanitiser {
  const standIns = createStandIns();
  const branches = createBranches();
  return {
    receive: (frame) => {
      const plainStart = plainStartLine(frame.startLine);
      if (plainStart === null) return null;
      const sipCallId = clean(frame.headers.find((header) => header.name === 'call-id')?.value ?? '');
      const isRequest = !plainStart.startsWith('SIP/');
      const shownCallId = standIns.callId(sipCallId, isPlainCallId(sipCallId));
      const { text, type, headers: besides } = bodyOf(frame);
      const { startLine, headers } = isRequest
        ? { startLine: plainStart, headers: withTarget(plainStart, subscriptionHeaders(plainStart, besides, type)) }
        : answerToUs(plainStart, besides);
      const isRegistrars =
        !isRequest && headers.some(({ name, value }) => name === 'cseq' && value.endsWith('REGISTER'));
      const transaction = transactionOf(plainStart, headers);
      const mended = [...mend(headers, { standIns, branches, sipCallId, shownCallId, transaction, isRegistrars })];
      if (type !== null) mended.push({ name: 'content-type', value: type });
      const head = mended.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
      return {
        text: `${startLine}\r\n${head}\r\n${text}`,
        sipCallId,
        identity: identityHeaders(frame.headers, frame.startLine),
      };
    },
    send: standIns.restore,
    original: standIns.restoreText,
  };
}

/** An INVITE without Contact, as RFC 2543 allowed it, goes back to where it came from; sip.js would refuse it. */
function withTarget(startLine: string, headers: readonly Header[]): readonly Header[] {
  if (!startLine.startsWith('INVITE ') || headers.some(({ name, value }) => name === 'contact' && value !== ''))
    return headers;
  const from = headers.find(({ name }) => name === 'from')?.value ?? '';
  return [...headers.filter(({ name }) => name !== 'contact'), { name: 'contact', value: addressParts(from).address }];
}

function answerToUs(startLine: string, headers: readonly Header[]): ReturnType<typeof withoutEarlyDialog> {
  const said = withExpiry(headers).filter(({ name, value }) => name !== 'contact' || value.trim() !== '');
  const shown = withoutEarlyDialog(startLine, said);
  const to = said.find(({ name }) => name === 'to');
  const contact = said.some(({ name }) => name === 'contact');
  if (contact || to === undefined || !startLine.startsWith('SIP/2.0 2') || !isAnswerToInvite(headers)) return shown;
  // sip.js drops a 200 without Contact, and the target would talk to nobody: its address is the best that is known.
  return { ...shown, headers: [...shown.headers, { name: 'contact', value: addressParts(to.value).address }] };
}

interface Context {
  readonly standIns: StandIns;
  /** As it came, and as sip.js sees it. */
  readonly sipCallId: string;
  readonly shownCallId: string;
  readonly branches: Branches;
  /** Of a request; null for a response. */
  readonly transaction: string | null;
  /** An answer to REGISTER. */
  readonly isRegistrars: boolean;
}

function* mend(headers: readonly Header[], context: Context): Generator<Header> {
  let topVia = true;
  for (const { name, value: raw } of headers) {
    const value = clean(raw);
    switch (name) {
      case 'call-id':
        yield { name, value: context.shownCallId };
        break;
      case 'via':
        for (const via of splitOutside(value, ',')) {
          yield { name, value: topVia ? mendVia(via.trim(), context) : via.trim() };
          topVia = false;
        }
        break;
      case 'from':
      case 'to':
        yield { name, value: mendAddress(value, context) };
        break;
      case 'contact':
      case 'record-route':
      case 'refer-to':
        yield { name, value: mendList(name, value, context) };
        break;
      case 'cseq':
        yield { name, value: value.replace(/\s+/, ' ') };
        break;
      case 'expires':
      case 'min-expires':
        // Beyond a day the timer of sip.js overflows and ends the call at once.
        if (/^\d{1,5}$/.test(value) && Number(value) <= 86_400) yield { name, value };
        break;
      case 'www-authenticate':
      case 'proxy-authenticate':
        // Of several challenges (RFC 8760) the one that sip.js can answer.
        if ((/algorithm\s*=\s*"?([\w-]+)/i.exec(value)?.[1] ?? 'MD5').toUpperCase() === 'MD5') yield { name, value };
        break;
      // sip.js would parse these for nothing; the identity is read by Portico from the header as it came.
      case 'max-forwards':
      case 'p-asserted-identity':
        break;
      default:
        yield { name, value: value.slice(0, 8_192) };
    }
  }
}

const viaOf = (label: string): string => `SIP/2.0/WS ${label}.${standInHost};branch=z9hG4bK${label}`;

function mendVia(value: string, { standIns, branches, sipCallId, transaction }: Context): string {
  if (isPlainVia(value)) {
    if (transaction === null || branches.names(value, `${sipCallId} ${transaction}`)) return value;
  } else if (transaction === null) {
    // In a response it is our own, by which sip.js finds the request: what others added to it is of no use.
    const [, ours, branch] = /^(SIP\/2\.0\/\w+\s+[^;\s]+).*?;\s*branch=([^;,\s]+)/i.exec(value) ?? [];
    if (ours !== undefined && branch !== undefined) return `${ours};branch=${branch}`;
  }
  return standIns.text(sipCallId, value, viaOf, transaction ?? '');
}

/** Only a registrar has several Contacts; elsewhere a comma belongs to a name that should have been quoted. */
function mendList(name: string, value: string, context: Context): string {
  const entries = splitOutside(value, ',').map((entry) => entry.trim());
  if (
    name === 'contact' &&
    !context.isRegistrars &&
    !entries.every((entry) => isPlainAddress(addressParts(entry).address))
  )
    return mendAddress(value, context);
  return entries
    .map((entry) => {
      // sip.js takes a route only in brackets (RFC 3261 section 20.30).
      if (name !== 'record-route' || entry.includes('<')) return mendAddress(entry, context);
      return context.standIns.address(context.sipCallId, `route ${entry}`, entry, entry);
    })
    .join(', ');
}

function mendAddress(value: string, context: Context): string {
  const { standIns, sipCallId } = context;
  const { address, uri, parameters } = addressParts(value);
  const rest = value.slice(address.length);
  if (/^\s*(?:;|$)/.test(rest) && parameters.every(isPlainParameter))
    return (isPlainAddress(address) ? address : standIns.address(sipCallId, address, address, uri)) + rest;
  const readable = readableParameters(parameters, context);
  // Its other parameters are never sent back; and the registrar's must name our own contact.
  if (context.transaction === null && isPlainAddress(address)) return [address, ...readable].join(';');
  const shown = [standIns.address(sipCallId, value, address, uri), ...readable].join(';');
  standIns.whole(sipCallId, value, shown);
  return shown;
}

/** Those that sip.js can read, and the tag in any case: without it there is no dialog. */
function readableParameters(parameters: readonly string[], { standIns, sipCallId }: Context): string[] {
  return parameters.flatMap((parameter) => {
    if (isPlainParameter(parameter)) return [parameter];
    const tag = /^tag\s*=\s*(\S+)$/i.exec(parameter)?.[1];
    if (tag === undefined) return [];
    return [`tag=${isPlainToken(tag) ? tag : standIns.text(sipCallId, tag, (label) => `${label}.stand-in`)}`];
  });
}

/** Control characters, lone line ends and NUL among them, are no part of any header (RFC 3261 section 25.1). */
function clean(value: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return value.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim();
}
