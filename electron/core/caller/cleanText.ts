const longestName = 120;
/** A name is never longer than this before cleaning; keeps the work bounded for a hostile 64 kB text. */
const longestInput = 2048;
/** Enough for every living script; "zalgo" stacks paint over the rows above and below. */
const mostMarks = 6;

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** Controls, invisible and direction-changing characters, annotation marks, unpaired surrogates. */
const harmful = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cs}\uFFF9-\uFFFB]/gu;
const markStacks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu');
const spaces = /\s+/g;

/**
 * Text of a stranger made harmless for screen, journal and export: one line, no control or invisible characters,
 * no bidi overrides (UAX #9), well-formed, NFC, at most 120 UTF-16 units, cut between graphemes. Markup stays: it is only text.
 */
export function cleanName(text: string): string {
  return cleanLine(text, longestName);
}

/** The same of a text of any kind, at most `longest` UTF-16 units in one line. */
export function cleanLine(text: string, longest: number): string {
  if (text.length <= longest && isClean(text)) return text;
  return cutText(
    text
      .slice(0, longestInput)
      .replace(breaks, ' ')
      .replace(harmful, '')
      .normalize('NFC')
      .replace(markStacks, '$1')
      .replace(spaces, ' ')
      .trim(),
    longest,
  );
}

/**
 * Letters, digits and signs of the desk's languages that are as they should be, parted by single blanks: nearly every name.
 * None of them is changed by NFC, and no marks stand between them.
 */
function isClean(text: string): boolean {
  return plain.test(text) && !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ');
}
const plain = /^[ -~\u00A1-\u00AC\u00AE-\u00FF\u0400-\u045F\u0490\u0491\u0621-\u063A\u0641-\u064A]*$/;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `longest` UTF-16 units of well-formed text, never cutting a grapheme, nor a surrogate pair if one grapheme is longer. */
function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = graphemes.segment(text).containing(longest)?.index ?? longest;
  return text
    .slice(0, start > 0 ? start : longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
