import type { Encoding } from './order.ts';
import type { DecoderFor } from './row.ts';

/** RFC 2045 section 6.7 with its soft line breaks taken out already; signs that are no ASCII stand for themselves. */
export function decodeQuotedPrintable(text: string, charset: string, decoderFor: DecoderFor): string {
  return text.replace(encodedRun, (run) => decoderFor(encodingNamed(charset)).decode(bytesOf(run)));
}

/** What is ASCII between two encoded bytes belongs to the same run: UTF-16 needs both halves together. */
const encodedRun = /(?:=[\dA-Fa-f]{2}[\u0020-\u003c\u003e-\u007e]*)+/g;

function bytesOf(run: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < run.length; at += 1) {
    if (run.charAt(at) === '=') {
      bytes.push(Number.parseInt(run.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(run.charCodeAt(at));
  }
  return Uint8Array.from(bytes);
}

/** A charset parameter as one of the encodings known here; UTF-8 for any other. */
function encodingNamed(charset: string): Encoding {
  const name = charset.toLowerCase().replaceAll('_', '-');
  if (name.endsWith('1251')) return 'windows-1251';
  if (name.endsWith('1256')) return 'windows-1256';
  if (/1252$|8859-1$|latin-?1$/.test(name)) return 'windows-1252';
  if (/^utf-?16(?:le)?$/.test(name)) return 'utf-16le';
  return /^utf-?16be$/.test(name) ? 'utf-16be' : 'utf-8';
}
