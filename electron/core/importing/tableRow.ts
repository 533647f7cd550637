import type { Delimiter } from './order.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** Where the next row begins. */
  readonly next: number;
  /** Line ends within it and behind it. */
  readonly lineEnds: number;
}

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * The row of a table (RFC 4180, and what spreadsheets really write) that begins at `from`; null if it is not whole: it may
 * go on in text that is still to come, or `isLast` and a quotation mark is never closed. Rows end with CR, LF or CRLF. A
 * quotation mark within a cell that did not begin with one is itself; what stands behind a closing one belongs to the cell.
 */
export function readTableRow(text: string, from: number, delimiter: Delimiter, isLast: boolean): TableRow | null {
  const parting = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let at = from;
  let lineEnds = 0;
  for (;;) {
    let cell = '';
    if (text.charCodeAt(at) === quote) {
      const quoted = readQuoted(text, at + 1, isLast);
      if (quoted === null) return null;
      ({ cell, next: at } = quoted);
      lineEnds += quoted.lineEnds;
    }
    const begin = at;
    let sign = text.charCodeAt(at);
    // NaN at the end of the text is none of these.
    while (sign !== parting && sign !== lineFeed && sign !== carriageReturn && at < text.length) {
      at += 1;
      sign = text.charCodeAt(at);
    }
    cells.push(cell + text.slice(begin, at));
    if (at >= text.length) return isLast ? { cells, next: at, lineEnds } : null;
    at += 1;
    if (sign === parting) continue;
    if (sign === carriageReturn) {
      if (at === text.length && !isLast) return null;
      if (text.charCodeAt(at) === lineFeed) at += 1;
    }
    return { cells, next: at, lineEnds: lineEnds + 1 };
  }
}

interface Quoted {
  readonly cell: string;
  readonly next: number;
  readonly lineEnds: number;
}

/** Up to the quotation mark that is not doubled. */
function readQuoted(text: string, from: number, isLast: boolean): Quoted | null {
  let cell = '';
  let at = from;
  for (;;) {
    const end = text.indexOf('"', at);
    // A quotation mark at the very end may be the first of two.
    if (end === -1 || (end === text.length - 1 && !isLast)) return null;
    cell += text.slice(at, end);
    at = end + 1;
    if (text.charCodeAt(at) !== quote) return { cell, next: at, lineEnds: lineEndsIn(cell) };
    cell += '"';
    at += 1;
  }
}

/** CR, LF and CRLF count as one each. */
export function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === lineFeed || (sign === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count += 1;
  }
  return count;
}
