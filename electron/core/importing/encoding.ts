import type { Encoding } from './order.ts';
import type { DecoderFor } from './row.ts';

type OneByte = Extract<Encoding, `windows-${string}`>;
const oneByte = ['windows-1251', 'windows-1252', 'windows-1256'] as const satisfies readonly OneByte[];

/**
 * The encoding that a file is most likely written in, from pieces of it; the first one begins the file. A byte order mark
 * says it; UTF-16 shows by its zeros, UTF-8 by being well-formed; of the rest the one in which the words look like words.
 */
export function findEncoding(pieces: readonly Uint8Array[], decoderFor: DecoderFor): Encoding {
  const first = pieces[0] ?? new Uint8Array();
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) return 'utf-8';
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const wide = wideEncoding(first);
  if (wide !== null) return wide;
  if (isUtf8(pieces)) return 'utf-8';
  const scores = oneByte.map((encoding) => ({ encoding, score: scoreOf(pieces, decoderFor, encoding) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).encoding;
}

/** Digits, delimiters and line ends of every table and card are a zero and an ASCII sign in UTF-16. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const pairs = Math.min(bytes.length, 65_536) >> 1;
  let highFirst = 0;
  let lowFirst = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    const [one = 0, two = 0] = bytes.subarray(at, at + 2);
    if (one === 0 && two > 0 && two < 0x80) highFirst += 1;
    else if (two === 0 && one > 0 && one < 0x80) lowFirst += 1;
  }
  const [more, fewer] = highFirst > lowFirst ? [highFirst, lowFirst] : [lowFirst, highFirst];
  if (more < pairs * 0.1 || fewer > more * 0.1) return null;
  return highFirst > lowFirst ? 'utf-16be' : 'utf-16le';
}

/** Well-formed (RFC 3629), or so nearly that a few signs were broken on the way. */
function isUtf8(pieces: readonly Uint8Array[]): boolean {
  let good = 0;
  let bad = 0;
  for (const bytes of pieces) {
    for (let at = 0; at < bytes.length;) {
      const length = sequenceLength(bytes, at);
      if (length > 1) good += 1;
      // A piece is cut anywhere: its first and last bytes may be parts of a sequence.
      else if (length === 0 && at > 3 && at < bytes.length - 3) bad += 1;
      at += Math.max(1, length);
    }
  }
  return bad === 0 || good > bad * 20;
}

/** Bytes of the sequence that begins here; 0 for none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** How much of each piece is looked at for its words, from its first letter on that is not ASCII; bytes. */
const lookedAt = 4_096;

function scoreOf(pieces: readonly Uint8Array[], decoderFor: DecoderFor, encoding: OneByte): number {
  let score = 0;
  for (const bytes of pieces) {
    const from = bytes.findIndex((byte) => byte >= 0x80);
    if (from === -1) continue;
    const text = decoderFor(encoding).decode(bytes.subarray(Math.max(0, from - 64), from + lookedAt));
    for (const [word] of text.matchAll(wordWithMore)) score += wordScore(word, encoding);
    // Signs that no office writes, and places of the code page that hold nothing.
    score -= 4 * (text.match(neverWritten)?.length ?? 0);
  }
  return score;
}

/** Runs of letters with at least one that is not ASCII. */
const wordWithMore = /[\p{L}\p{M}]*[[\u0080-\u{10FFFF}]&&[\p{L}\p{M}]][\p{L}\p{M}]*/gv;
const neverWritten = /[\u0080-\u009F\uFFFD¤¦¨¬¯¶¸×÷\u200C-\u200F‡†‰›‹ˆ]/g;

/** In the order of how often they stand in names: the first half tells a script from its look-alikes. */
const common: Readonly<Record<OneByte, string>> = {
  'windows-1251': 'оаиенртвлсікмдупягьзбчйхшжюцєїґэыфщъё',
  'windows-1252': 'éèáíóúüöäñçàãêëïôõâîßåæøœ',
  'windows-1256': 'ايلمنرودبتعسحهكةفقشجصطخىأإزئضثذءآغظؤ',
};
const scriptOf: Readonly<Record<OneByte, RegExp>> = {
  'windows-1251': /^\p{Script=Cyrillic}+$/u,
  'windows-1252': /^[A-Za-z\u00C0-\u00FFŒœŠšŽžŸ]+$/,
  'windows-1256': /^[\p{Script=Arabic}\p{M}\u0640]+$/u,
};

function wordScore(word: string, encoding: OneByte): number {
  if (!scriptOf[encoding].test(word)) return -3;
  // Іван and ІВАН, never іВан: what is Arabic or Western in truth is mixed so.
  if (/\p{Ll}\p{Lu}/u.test(word)) return -2;
  // Western letters with accents stand alone between plain ones.
  if (encoding === 'windows-1252' && /[\u00C0-\u00FF]{3}|[A-Z][\u00C0-\u00DE]{2}/.test(word)) return -2;
  const letters = [...word.toLowerCase()].filter((letter) => letter > '\u007F');
  const known = letters.map((letter) => common[encoding].indexOf(letter));
  const often = known.filter((place) => place >= 0 && place < common[encoding].length / 2).length;
  const never = known.filter((place) => place < 0).length;
  return (often - 2 * never) / letters.length + (letters.length > 2 ? 0.5 : 0);
}
