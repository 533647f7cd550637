import { e164Of } from '../caller/number.ts';
import { plainE164 } from '../caller/plainNumber.ts';

/** What the cells or properties that hold a contact's numbers come to. */
export interface NumbersRead {
  /** E.164 with plus, each once, in their order. */
  readonly numbers: readonly string[];
  /** As written: neither a number that can be dialled from outside nor a short internal one. */
  readonly leftOut: readonly string[];
  readonly someInternal: boolean;
}

/** More than anybody has; the rest of a hostile list is not looked at. */
const mostNumbers = 50;
const longestCell = 2_000;

/** Between two numbers of one cell; Google writes " ::: ". A slash may belong to one number, as in 030/1234567. */
const separators = /[;,\n\r|\u060C\u061B]+|:::|\s\/\s|\s+(?=\+)/u;

/** Every number in these texts, as the desk's `country` (ISO 3166 alpha-2) reads it. */
export function readNumbers(texts: readonly string[], country: string): NumbersRead {
  const numbers = new Set<string>();
  const leftOut: string[] = [];
  let someInternal = false;
  for (const piece of texts.flatMap(piecesOf).slice(0, mostNumbers)) {
    const read = readPiece(piece, country);
    if (read === 'internal') someInternal = true;
    else if (read === 'none') leftOut.push(piece);
    else for (const number of read) numbers.add(number);
  }
  return { numbers: [...numbers], leftOut, someInternal };
}

function piecesOf(text: string): readonly string[] {
  if (plain.test(text)) return [text.trim()];
  return text
    .slice(0, longestCell)
    .replace(extensionParameter, '')
    .split(separators)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** One number as nearly all are written: nothing to part and nothing to take off. */
const plain = /^ *\+?[\d()][\d ().-]{3,30}$/;

function readPiece(piece: string, country: string): readonly string[] | 'internal' | 'none' {
  const quick = plainE164(piece, country);
  if (quick !== null) return quick === 'internal' ? quick : [quick];
  const bare = bareNumber(piece);
  const whole = e164Of(bare, country);
  if (whole !== null && whole !== 'internal') return [whole.e164];
  const parts = bare.split('/');
  const numbers =
    parts.length === 1
      ? []
      : parts.flatMap((part) => {
          const read = e164Of(part, country);
          return read === null || read === 'internal' ? [] : [read.e164];
        });
  if (numbers.length > 0) return numbers;
  return whole === 'internal' ? whole : 'none';
}

/** RFC 3966 section 3: an extension within the called number's exchange, which nobody shows as a caller. */
const extensionParameter = /;(?:ext|isub|phone-context)=[^;,\s]*/gi;

/** How people write the same behind a number, in the desk's languages and its neighbours'. */
const extension =
  /[\s,.(]*(?:(?:ext(?:ension)?|extn|доб(?:авочный|\.)?|дод(?:атковий|\.)?|вн(?:утр(?:енний|ішній)?)?|durchwahl|dw|poste|wewn?|تحويلة|داخلي)(?![\p{L}])|x(?=[\s.:]*\d)|#)[\s.:]*\d{1,8}\s*\)?$/iu;

/** A spreadsheet's way to keep a number a text: '067 or ="067". */
const textMark = /^(?:'|=\s*"(.*)"$)/su;

/** Words that say what kind of number it is, before or behind it: "mob.", "(work)", "Tel:". */
const wordsBefore = /^(?:[\p{L}\s.:№'’-]*[\p{L}.:№])?\s*(?=[+(\p{Nd}\uFF0B])/u;
const wordsBehind = /(?<=[\p{Nd})])\s*[([-]?\s*\p{L}[\p{L}\s.'’-]*[)\]]?$/u;

function bareNumber(piece: string): string {
  if (/^tel:/i.test(piece)) return piece;
  const text = piece.replace(textMark, '$1').trim();
  if (!/[\p{L}#№]/u.test(text)) return text;
  return text.replace(extension, '').replace(wordsBehind, '').replace(wordsBefore, '');
}
