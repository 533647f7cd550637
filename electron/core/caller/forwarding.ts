import { z } from 'zod';
import { cleanName } from './cleanText.ts';
import { readForwardReason, reasonInHistory } from './forwardReason.ts';
import { headerValues } from './headers.ts';
import type { CallerNumber, Forward, RawHeader } from './identity.ts';
import type { NameAddr } from './nameAddr.ts';
import { numberKey, understandNumber } from './number.ts';

/** Where an exchange tells which number was dialled. */
export const DialledSource = z.enum(['history-info', 'diversion', 'p-called-party-id', 'to', 'request-uri']);
export type DialledSource = z.infer<typeof DialledSource>;

export interface ForwardingOptions {
  /** ISO 3166 alpha-2 of the desk. */
  readonly country: string;
  /** Of several the first that tells something counts. */
  readonly dialledBy: readonly DialledSource[];
  /** User part of the account's own address, where every call ends up; '' for none. */
  readonly own: string;
  /** Whether it is one of the office's public numbers: it is told before others, from wherever the call came to it. */
  readonly isListed: (number: CallerNumber) => boolean;
}

/** So many are told, the newest first; a longer way is a loop or a mischief. */
const mostForwards = 5;

/**
 * The number the caller dialled: the first entry of History-Info (RFC 7044 section 9.1), the last Diversion, which is the
 * oldest (RFC 5806 section 6), P-Called-Party-ID (RFC 7315 section 4.2), To, or the address the INVITE was sent to. Null where the exchange
 * does not say or must not, and where nothing but the account's own name is told: it tells nothing of where the caller found us.
 */
export function readDialled(headers: readonly RawHeader[], options: ForwardingOptions): CallerNumber | null {
  const { country, dialledBy, own, isListed } = options;
  const told = dialledBy.flatMap((source) => readNumbers(entriesOf(headers, source), country).slice(0, 1));
  return told.find(isListed) ?? told.find((number) => own === '' || number.shown !== own) ?? null;
}

function entriesOf(headers: readonly RawHeader[], source: DialledSource): readonly NameAddr[] {
  const entries = headerValues(headers, source);
  switch (source) {
    case 'diversion':
      return entries.slice(-1);
    case 'history-info':
      return inOrder(entries).slice(0, 1);
    case 'request-uri':
      // Mostly the name under which the desk registered: only a telephone number tells something.
      return entries.filter(({ uri }) => /^(?:sips?|tel):\+?\d{7,15}(?:[@;]|$)/i.test(uri)).slice(0, 1);
    case 'p-called-party-id':
    case 'to':
      return entries.slice(0, 1);
  }
}

/**
 * Who sent the call to the desk, the last one first: the Diversions, whose first is the newest, else the entries of
 * History-Info but the desk itself. Nobody twice, whatever loops the call went through; nobody who is not to be known.
 */
export function readForwards(headers: readonly RawHeader[], country: string): readonly Forward[] {
  const diversions = headerValues(headers, 'diversion');
  const told =
    diversions.length > 0
      ? diversions.flatMap((entry) => forwardOf(entry, readForwardReason(entry.params), country))
      : fromHistory(inOrder(headerValues(headers, 'history-info')), country);
  const keys = told.map(({ number }) => numberKey(number));
  return told.filter(({ number }, index) => keys.indexOf(numberKey(number)) === index).slice(0, mostForwards);
}

/** RFC 7044 section 10.2: why an entry failed stands in its Reason; RFC 4458: or as `cause` of where it went next. */
function fromHistory(entries: readonly NameAddr[], country: string): readonly Forward[] {
  const desk = readNumbers(entries.slice(-1), country)[0];
  if (desk === undefined) return [];
  return entries
    .flatMap((entry, index) => forwardOf(entry, reasonInHistory(entry.uri, entries[index + 1]?.uri ?? ''), country))
    .filter(({ number }) => numberKey(number) !== numberKey(desk))
    .toReversed();
}

function forwardOf(entry: NameAddr, reason: Forward['reason'], country: string): readonly Forward[] {
  return readNumbers([entry], country).map((number) => ({ number, name: cleanName(entry.displayName), reason }));
}

/** By their index (RFC 7044 section 10.3: 1, 1.1, 1.2, 1.10) where each has one; else as they came. */
function inOrder(entries: readonly NameAddr[]): readonly NameAddr[] {
  const indexed = entries.map((entry) => ({ entry, index: indexOf(entry) }));
  return indexed.some(({ index }) => index === null)
    ? entries
    : indexed.toSorted((a, b) => compareIndex(a.index ?? [], b.index ?? [])).map(({ entry }) => entry);
}

function indexOf({ params }: NameAddr): readonly number[] | null {
  const index = params.find(({ name }) => name === 'index')?.value ?? '';
  return /^\d{1,4}(?:\.\d{1,4}){0,20}$/.test(index) ? index.split('.').map(Number) : null;
}

function compareIndex(a: readonly number[], b: readonly number[]): number {
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const differs = (a[place] ?? -1) - (b[place] ?? -1);
    if (differs !== 0) return differs;
  }
  return 0;
}

function readNumbers(entries: readonly NameAddr[], country: string): readonly CallerNumber[] {
  return entries
    .filter((entry) => !isPrivate(entry))
    .map((entry) => understandNumber(entry.uri, country))
    .filter((number) => number.kind !== 'withheld');
}

/** Diversion says `;privacy=full` (RFC 5806 section 4), History-Info `?Privacy=history` within its address (RFC 7044 section 10.1). */
function isPrivate(entry: NameAddr): boolean {
  return (
    entry.params.some((param) => param.name === 'privacy' && /^(?:full|uri)$/i.test(param.value)) ||
    /[?&]privacy=(?:history|id|header|session)/i.test(entry.uri)
  );
}
