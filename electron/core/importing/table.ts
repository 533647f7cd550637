import { type Told, contactRow, refusedRow } from './contactRow.ts';
import type { ColumnMeaning, ImportOrder } from './order.ts';
import type { Decoder, ImportRow, RowReader } from './row.ts';
import { lineEndsIn, readTableRow } from './tableRow.ts';

/** UTF-16 units of a row with all its line ends; a spreadsheet's cell has 32,767 at most. */
const longestRow = 1_000_000;
/** How often what follows an unclosed quotation mark is read again; keeps the work of a hostile file bounded. */
const mostRereads = 20;

/** A row of a table, or the beginning of one that cannot be read. `line`: where it begins, from 1. */
export type RawRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly refused: 'too-long' | 'cut-off'; readonly text: string };

interface RawReader {
  readonly take: (text: string) => Iterable<RawRow>;
  readonly end: () => Iterable<RawRow>;
}

/** Splits a table's text, however it is cut, into its rows; blank ones are left out. */
export function createRawReader(delimiter: ImportOrder['delimiter']): RawReader {
  let pending = '';
  let line = 1;
  /** Not looked at before there is twice as much: else a long row would be gone through for every few bytes. */
  let enough = 0;
  /** Within a row that is too long already and will be left at its line end. */
  let skipping = false;
  let rereads = 0;

  function* read(isLast: boolean): Generator<RawRow> {
    let at = 0;
    while (at < pending.length) {
      if (skipping) {
        const end = lineEndFrom(pending, at, isLast);
        if (end === null) at = skippedTo(pending);
        if (end === null) break;
        skipping = false;
        line += 1;
        at = end;
        continue;
      }
      const row = readTableRow(pending, at, delimiter, isLast);
      if (row !== null) {
        if (row.next - at > longestRow) yield refusedAt(at, 'too-long');
        else if (row.cells.some((cell) => cell.trim() !== '')) yield { line, cells: row.cells };
        line += row.lineEnds;
        at = row.next;
        continue;
      }
      if (!isLast && pending.length - at <= longestRow) break;
      yield refusedAt(at, isLast ? 'cut-off' : 'too-long');
      // An unclosed quotation mark takes its own line with it and no other.
      const end = rereads < mostRereads ? lineEndFrom(pending, at, isLast) : null;
      rereads += 1;
      skipping = end === null;
      line += end === null ? lineEndsIn(pending.slice(at, skippedTo(pending))) : 1;
      at = end ?? skippedTo(pending);
    }
    pending = pending.slice(at);
    enough = pending.length * 2;
  }

  function refusedAt(at: number, refused: 'too-long' | 'cut-off'): RawRow {
    return { line, refused, text: pending.slice(at, at + 500) };
  }

  return {
    *take(text) {
      pending += text;
      if (pending.length >= enough || pending.length > longestRow) yield* read(false);
    },
    *end() {
      yield* read(true);
    },
  };
}

/** Behind the first line end from `from` on; null for none, or if it may be half a CRLF. */
function lineEndFrom(text: string, from: number, isLast: boolean): number | null {
  lineEnd.lastIndex = from;
  const found = lineEnd.exec(text);
  if (found === null || (!isLast && lineEnd.lastIndex === text.length && found[0] === '\r')) return null;
  return lineEnd.lastIndex;
}
const lineEnd = /\r\n?|\n/g;

/** All of it, but for what may be half a CRLF. */
function skippedTo(text: string): number {
  return text.endsWith('\r') ? text.length - 1 : text.length;
}

/** Excel's own first line that names the delimiter: "sep=;". */
export function isSeparatorLine(row: RawRow): boolean {
  return row.line === 1 && 'cells' in row && /^sep=.?$/i.test(row.cells.join('').trim());
}

type TableOrder = Pick<ImportOrder, 'delimiter' | 'hasHeader' | 'columns' | 'class' | 'classWords'>;

/** Reads a table's bytes as contacts. `country`: ISO 3166 alpha-2 of the desk. */
export function createTableReader(order: TableOrder, country: string, decoder: Decoder): RowReader {
  const rows = createRawReader(order.delimiter);
  const places = placesOf(order.columns);
  let isHeaderNext = order.hasHeader;

  function* contacts(raws: Iterable<RawRow>): Generator<ImportRow> {
    for (const raw of raws) {
      if ('refused' in raw) yield refusedRow(raw.line, raw.refused, raw.text);
      else if (isSeparatorLine(raw)) continue;
      else if (isHeaderNext) isHeaderNext = false;
      else yield contactRow(raw.line, toldIn(raw.cells, places), order, country);
    }
  }

  return {
    *take(bytes) {
      yield* contacts(rows.take(decoder.decode(bytes, { stream: true })));
    },
    *end() {
      yield* contacts(rows.take(decoder.decode()));
      yield* contacts(rows.end());
    },
  };
}

type Places = Readonly<Record<ColumnMeaning, readonly number[]>>;

function placesOf(columns: readonly ColumnMeaning[]): Places {
  const at = (meaning: ColumnMeaning): number[] =>
    columns.flatMap((column, index) => (column === meaning ? [index] : []));
  return {
    name: at('name'),
    'first-name': at('first-name'),
    'middle-name': at('middle-name'),
    'last-name': at('last-name'),
    company: at('company'),
    number: at('number'),
    class: at('class'),
    language: at('language'),
    responsible: at('responsible'),
    key: at('key'),
    ignore: [],
  };
}

function toldIn(cells: readonly string[], places: Places): Told {
  const all = (of: readonly number[]): string[] => of.map((index) => cells[index] ?? '').filter((cell) => cell !== '');
  const text = (of: readonly number[]): string => {
    const [only] = of;
    return of.length === 1 && only !== undefined ? (cells[only] ?? '') : all(of).join(' ');
  };
  return {
    name: text(places.name),
    firstName: text(places['first-name']),
    middleName: text(places['middle-name']),
    lastName: text(places['last-name']),
    company: text(places.company),
    numbers: all(places.number),
    classes: all(places.class),
    language: text(places.language),
    responsible: text(places.responsible),
    key: text(places.key),
  };
}
