import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import { type ExportCell, cellOf } from '#core/exporting/cells.ts';
import type { ExportColumn, ExportOrder } from '#core/exporting/order.ts';
import type { WallClock } from '#core/exporting/wallClock.ts';
import type { JournalLine } from '#core/journal/entry.ts';

/** Excel's longest text of a cell, UTF-16 code units (ECMA-376 part 1, section 18.3.1.96; Excel specifications and limits). */
const longestText = 32_767;
const msPerDay = 86_400_000;

/** How a column's figures look, and how wide it is in letters. */
const looks: Partial<Record<ExportColumn, { readonly numFmt?: string; readonly width: number }>> = {
  time: { numFmt: 'yyyy-mm-dd hh:mm:ss', width: 20 },
  answered: { numFmt: 'yyyy-mm-dd hh:mm:ss', width: 20 },
  ended: { numFmt: 'yyyy-mm-dd hh:mm:ss', width: 20 },
  wait: { numFmt: '[h]:mm:ss', width: 10 },
  talk: { numFmt: '[h]:mm:ss', width: 10 },
  deviations: { numFmt: '0', width: 10 },
  caller: { width: 28 },
  company: { width: 24 },
  number: { width: 20 },
  dialled: { width: 20 },
  topic: { width: 22 },
  essence: { width: 60 },
  employee: { width: 24 },
  cause: { width: 40 },
};
const otherWidth = 16;

/**
 * The calls as a workbook (ECMA-376) of one sheet: dates are dates and lengths lengths, the heading stands still, text that
 * looks like a formula is text. Rows are written as they come and none is kept; beyond Excel's 1,048,576 a further sheet begins.
 */
export function xlsxOf(
  lines: AsyncIterable<JournalLine>,
  { columns, words }: ExportOrder,
  clock: (at: number) => WallClock,
): ReadableStream<Uint8Array> {
  async function* rows(): AsyncGenerator<CellValue[]> {
    for await (const line of lines) yield columns.map((column) => valueOf(cellOf(line, column, words), clock));
  }
  return writeXlsxStream(rows(), {
    name: sheetName(words.title),
    columns: columns.map((column) => ({
      header: words.columns[column] ?? column,
      width: otherWidth,
      ...looks[column],
    })),
    freezePane: { rows: 1 },
  });
}

function valueOf(cell: ExportCell, clock: (at: number) => WallClock): CellValue {
  switch (cell.kind) {
    case 'nothing':
      return null;
    case 'text':
    case 'number':
      return cell.text.slice(0, longestText);
    case 'instant': {
      // A workbook knows no zones: the desk's wall clock is written as it was.
      const { year, month, day, hour, minute, second } = clock(cell.at);
      return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
    }
    case 'length':
      return Math.round(cell.ms / 1_000) / (msPerDay / 1_000);
    case 'count':
      return cell.n;
  }
}

/** Excel allows 31 letters, and some not at all. */
function sheetName(title: string): string {
  return (
    title
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 27) || 'Portico'
  );
}
