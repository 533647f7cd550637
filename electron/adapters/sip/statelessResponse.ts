import { createHash } from 'node:crypto';
import type { Frame } from './frame.ts';
import type { Refusal } from './inspection.ts';

const phrases: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [405, 'Method Not Allowed'],
  [406, 'Not Acceptable'],
  [415, 'Unsupported Media Type'],
  [416, 'Unsupported URI Scheme'],
  [420, 'Bad Extension'],
  [481, 'Call/Transaction Does Not Exist'],
  [489, 'Bad Event'],
  [500, 'Server Internal Error'],
  [501, 'Not Implemented'],
  [505, 'Version Not Supported'],
  [603, 'Decline'],
]);

const copied: ReadonlyMap<string, string> = new Map([
  ['from', 'From'],
  ['to', 'To'],
  ['call-id', 'Call-ID'],
  ['cseq', 'CSeq'],
]);

/** Whoever sends more would have an answer as long as that. */
const longestValue = 8_192;

/**
 * The answer of a stateless server (RFC 3261 sections 8.2.6.2 and 8.2.7): what came is copied as far as it is there, and
 * the same request has the same tag again. Null without a Via, by which nobody would know what is answered.
 */
export function statelessResponse({ headers }: Frame, { status, headers: more }: Refusal): string | null {
  const vias = headers.filter(({ name }) => name === 'via').map(({ value }) => `Via: ${shown(value)}`);
  if (vias.length === 0) return null;
  const lines = [...copied].flatMap(([name, spelled]) => {
    const value = headers.find((header) => header.name === name)?.value;
    if (value === undefined) return [];
    return [
      `${spelled}: ${shown(value)}${name === 'to' && !/;\s*tag\s*=/i.test(value) ? `;tag=${tagFor(headers)}` : ''}`,
    ];
  });
  return [
    `SIP/2.0 ${status} ${phrases.get(status) ?? '-'}`,
    ...vias,
    ...lines,
    ...more,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

const shown = (value: string): string =>
  // oxlint-disable-next-line no-control-regex -- no part of any header (RFC 3261 section 25.1)
  value.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').slice(0, longestValue);

function tagFor(headers: Frame['headers']): string {
  const said = headers.filter(({ name }) => name === 'call-id' || name === 'from' || name === 'cseq');
  return createHash('sha256')
    .update(said.map(({ value }) => value).join('\n'))
    .digest('hex')
    .slice(0, 12);
}
