import { cleanLine } from '../caller/cleanText.ts';
import { wordsOfCell } from './contactRow.ts';
import { guessColumns } from './guess.ts';
import { meaningOf, sourceOf } from './headers.ts';
import type { ImportLook, LookWish } from './lookView.ts';
import { readNumbers } from './numbers.ts';
import type { ColumnMeaning, ImportOrder } from './order.ts';
import type { DecoderFor } from './row.ts';
import { createRawReader, isSeparatorLine } from './table.ts';
import { classNamed, foldedName } from './words.ts';

const samplesShown = 3;
const longestSample = 60;
const mostColumns = 200;
const mostUnknown = 12;
/** Rows by which it is guessed what a column means. */
const rowsGuessedBy = 50;

export interface LookContext {
  readonly country: string;
  readonly decoderFor: DecoderFor;
  /** What the office's own words for its classes mean. */
  readonly classWords: ImportOrder['classWords'];
  /** What was ordered for a file with the same headers before. */
  readonly remembered: (headers: readonly string[]) => Pick<ImportOrder, 'columns' | 'class' | 'classWords'> | null;
}

export interface TableLook {
  readonly order: ImportOrder;
  readonly source: ImportLook['source'];
  readonly columns: ImportLook['columns'];
  readonly cells: readonly (readonly string[])[];
  /** In the text that was looked at, without the header. */
  readonly rows: number;
}

/** Finds out what the columns of a table are. `plain`: how it is read so far. */
export function lookAtTable(
  text: string,
  plain: ImportOrder,
  wish: LookWish,
  { country, remembered }: LookContext,
): TableLook {
  const reader = createRawReader(plain.delimiter);
  const raws = [...reader.take(text), ...reader.end()].filter((row) => !isSeparatorLine(row));
  const all = raws.flatMap((row) => ('cells' in row ? [row.cells.slice(0, mostColumns)] : []));
  const first = all[0] ?? [];
  const hasHeader = wish.hasHeader ?? isHeader(first, country);
  const headers = hasHeader ? first.map((header) => cleanLine(header, longestSample)) : [];
  const cells = hasHeader ? all.slice(1) : all;
  const width = all.slice(0, 200).reduce((widest, row) => Math.max(widest, row.length), 0);
  const known = hasHeader ? remembered(headers) : null;
  const columns: ColumnMeaning[] = wish.columns ??
    known?.columns ?? [...guessColumns(headers, cells.slice(0, rowsGuessedBy), width, country)];
  return {
    order: {
      ...plain,
      hasHeader,
      columns: Array.from({ length: width }, (_, at) => columns[at] ?? 'ignore'),
      class: wish.class ?? known?.class ?? plain.class,
      classWords: wish.classWords ?? { ...plain.classWords, ...known?.classWords },
    },
    source: sourceOf(headers),
    columns: Array.from({ length: width }, (_, at) => ({ header: headers[at] ?? '', samples: samplesOf(cells, at) })),
    cells,
    rows: raws.length - (hasHeader ? 1 : 0),
  };
}

/** A first row that names something known, or holds no number although the others do. */
function isHeader(first: readonly string[], country: string): boolean {
  if (first.some((cell) => readNumbers([cell], country).numbers.length > 0)) return false;
  return first.some((cell) => meaningOf(cell) !== null) || first.every((cell) => !/\d{4}/.test(cell));
}

function samplesOf(cells: readonly (readonly string[])[], at: number): string[] {
  const samples = new Set<string>();
  for (const row of cells) {
    const sample = cleanLine(row[at] ?? '', longestSample);
    if (sample !== '') samples.add(sample);
    if (samples.size === samplesShown) break;
  }
  return [...samples];
}

/** Words in columns of classes that mean nothing to Portico. */
export function unknownClasses(
  cells: readonly (readonly string[])[],
  order: ImportOrder,
  officeWords: ImportOrder['classWords'],
): string[] {
  const places = order.columns.flatMap((column, at) => (column === 'class' ? [at] : []));
  if (places.length === 0) return [];
  const found = new Map<string, string>();
  for (const row of cells) {
    for (const word of places.flatMap((at) => wordsOfCell(row[at] ?? ''))) {
      const folded = foldedName(word);
      if (folded !== '' && classNamed(word, { classWords: {} }) === null && !Object.hasOwn(officeWords, folded))
        found.set(folded, cleanLine(word, longestSample));
      if (found.size === mostUnknown) return [...found.values()];
    }
  }
  return [...found.values()];
}
