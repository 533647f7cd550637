import type { RefusedRow } from '#core/caller/directoryImports.ts';
import { byteOrderMark, csvCell } from '#core/text/csvCell.ts';

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
  return `${byteOrderMark}${lines.map((cells) => cells.map(csvCell).join(';')).join('\r\n')}\r\n`;
}
