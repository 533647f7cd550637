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
import { type Header, takeApart } from './frame.ts';
import { identityHeaders } from './identityHeaders.ts';
import { withExpiry } from './registeredContacts.ts';
import { type StandIns, createStandIns, standInHost } from './standIns.ts';
import { plainStartLine } from './startLine.ts';

/** A message as sip.js may read it, with what it said before it was mended. */
export interface Arrival {
  readonly text: string;
  readonly sipCallId: string;
  readonly identity: readonly RawHeader[];
}

export interface Sanitiser {
  /** Null for a keep-alive and for what no mending makes a SIP message. */
  readonly receive: (bytes: Buffer) => Arrival | null;
  readonly send: (message: string) => string;
}

/** Stands between the wire and sip.js, which drops without a word what its grammar does not like. */
export function createSanitiser(): Sanitiser {
  const standIns = createStandIns();
  return {
    receive: (bytes) => {
      const frame = takeApart(bytes);
      const startLine = frame === null ? null : plainStartLine(frame.startLine);
      if (frame === null || startLine === null) return null;
      const sipCallId = clean(frame.headers.find((header) => header.name === 'call-id')?.value ?? '');
      const isRequest = !startLine.startsWith('SIP/');
      const shownCallId = standIns.callId(sipCallId, isPlainCallId(sipCallId));
      const { text, type, headers } = bodyOf(frame);
      const mended = [
        ...mend(isRequest ? headers : withExpiry(headers), { standIns, sipCallId, shownCallId, isRequest }),
      ];
      if (type !== null) mended.push({ name: 'content-type', value: type });
      const head = mended.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
      return { text: `${startLine}\r\n${head}\r\n${text}`, sipCallId, identity: identityHeaders(frame.headers) };
    },
    send: standIns.restore,
  };
}

interface Context {
  readonly standIns: StandIns;
  /** As it came, and as sip.js sees it. */
  readonly sipCallId: string;
  readonly shownCallId: string;
  readonly isRequest: boolean;
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

function mendVia(value: string, { standIns, sipCallId, isRequest }: Context): string {
  if (isPlainVia(value)) return value;
  // In a response it is our own, by which sip.js finds the request: what others added to it is of no use.
  const [, ours, branch] = /^(SIP\/2\.0\/\w+\s+[^;\s]+).*?;\s*branch=([^;,\s]+)/i.exec(value) ?? [];
  if (!isRequest && ours !== undefined && branch !== undefined) return `${ours};branch=${branch}`;
  return standIns.text(sipCallId, value, (label) => `SIP/2.0/WS ${label}.${standInHost};branch=z9hG4bK${label}`);
}

/** A request has one Contact; a comma in it belongs to a name that should have been quoted. */
function mendList(name: string, value: string, context: Context): string {
  const entries = splitOutside(value, ',').map((entry) => entry.trim());
  if (name === 'contact' && context.isRequest && !entries.every((entry) => isPlainAddress(addressParts(entry).address)))
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
  // Of a response nothing is ever sent back; and the registrar's must name our own contact.
  if (!context.isRequest && isPlainAddress(address)) return [address, ...readable].join(';');
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
