import { addressParts, splitOutside } from './address.ts';
import type { Header } from './frame.ts';

const shortestSeconds = 5;
const usualSeconds = 120;

/**
 * Each binding in the registrar's answer gets its time (RFC 3261 section 10.3 step 8). Some registrars state it in
 * Expires only; sip.js then reckons with NaN and registers again every millisecond.
 */
export function withExpiry(headers: readonly Header[]): readonly Header[] {
  const value = (name: string): string => headers.find((header) => header.name === name)?.value ?? '';
  if (!value('cseq').endsWith('REGISTER')) return headers;
  const common = secondsOf(value('expires')) ?? usualSeconds;
  return headers.flatMap((header) =>
    header.name === 'contact'
      ? splitOutside(header.value, ',').map((entry) => ({ name: 'contact', value: bounded(entry, common) }))
      : header.name === 'expires'
        ? []
        : [header],
  );
}

function bounded(entry: string, common: number): string {
  const { address, parameters } = addressParts(entry);
  const stated = parameters.find((parameter) => /^expires\s*=/i.test(parameter));
  const seconds = Math.max(secondsOf(stated?.split('=')[1] ?? '') ?? common, shortestSeconds);
  const others = parameters.filter((parameter) => parameter !== stated);
  return [address, ...others, `expires=${seconds}`].join(';');
}

function secondsOf(text: string): number | null {
  const digits = /^\s*"?(\d{1,5})"?\s*$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
