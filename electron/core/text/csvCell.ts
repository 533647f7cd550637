/** Makes spreadsheets take a file for UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One cell of a table that spreadsheets open, quoted (RFC 4180 section 2). What they would take for a formula gets an
 * apostrophe in front, also behind blanks and signs that are not seen (OWASP, CSV injection); a figure does not, neither does
 * a telephone number written in groups.
 */
export function csvCell(text: string): string {
  const isFormula =
    /^[\s\p{Cf}]*[=+\-@\t\r|%＝＋－＠]/u.test(text) && !/^\s*[+-]?\d+$/.test(text) && !/^\+\d+(?: \d+)+$/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
