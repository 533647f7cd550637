import type { JournalLine } from '../journal/entry.ts';
import { byteOrderMark, csvCell } from '../text/csvCell.ts';
import { type ExportCell, cellOf } from './cells.ts';
import type { ExportOrder } from './order.ts';
import { type WallClock, instantText, lengthText } from './wallClock.ts';

type Wanted = Pick<ExportOrder, 'columns' | 'separator' | 'words'>;

/** The first line of a CSV, with the mark that makes Excel read it as UTF-8. */
export function csvHead({ columns, separator, words }: Wanted): string {
  return `${byteOrderMark}${columns.map((column) => csvCell(words.columns[column] ?? column)).join(separator)}\r\n`;
}

/** One call of a CSV (RFC 4180); times as the clock on the desk's wall showed them. */
export function csvRow(
  line: JournalLine,
  { columns, separator, words }: Wanted,
  clock: (at: number) => WallClock,
): string {
  return `${columns.map((column) => csvCell(written(cellOf(line, column, words), clock))).join(separator)}\r\n`;
}

function written(cell: ExportCell, clock: (at: number) => WallClock): string {
  switch (cell.kind) {
    case 'nothing':
      return '';
    case 'text':
      return cell.text;
    case 'number':
      return asNoFigure(cell.text);
    case 'instant':
      return instantText(clock(cell.at));
    case 'length':
      return lengthText(cell.ms);
    case 'count':
      return String(cell.n);
  }
}

/** A spreadsheet makes 3.8067E+11 of +380671234567 and 671234567 of 0671234567: a blank keeps them telephone numbers. */
function asNoFigure(shown: string): string {
  return /^[+0]\d{4,}$/.test(shown) ? `${shown.slice(0, 4)} ${shown.slice(4)}` : shown;
}
