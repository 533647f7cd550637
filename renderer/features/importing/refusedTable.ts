import type { RefusedRow } from '#core/caller/directoryImports.ts';

/** The refused rows as a table that a spreadsheet opens by itself: byte order mark, CRLF, nothing that it would compute. */
export function tableOfRefused(
  rows: readonly RefusedRow[],
  words: { readonly line: string; readonly reason: string; readonly text: string },
  reasonIn: (reason: RefusedRow['reason']) => string,
): string {
  const lines = [
    [words.line, words.reason, words.text],
    ...rows.map(({ line, reason, text }) => [String(line), reasonIn(reason), text]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

/**
 * Quoted (RFC 4180). What a spreadsheet takes for a formula gets an apostrophe in front, also behind blanks and signs that are
 * not seen.
 */
function cellOf(text: string): string {
  const isFormula = /^[\s\p{Cf}]*[=+\-@\t\r|%＝＋－＠]/u.test(text) && !/^\s*[+-]?\d+$/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
