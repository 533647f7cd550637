import { findDelimiter } from './delimiter.ts';
import { findEncoding } from './encoding.ts';
import { type LookContext, lookAtTable, unknownClasses } from './lookTable.ts';
import type { ImportLook, LookProblem, LookWish } from './lookView.ts';
import type { ImportOrder } from './order.ts';
import { readerFor } from './reader.ts';
import type { ImportRow } from './row.ts';

/** Pieces of a file: its beginning first. `bytes`: its whole size. */
export interface FilePieces {
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
}

const rowsShown = 8;

/** Finds out how a file is to be read, and reads its first rows so. Whatever is wished goes before what is found. */
export function lookAt(file: FilePieces, wish: LookWish, context: LookContext): ImportLook | LookProblem {
  const head = file.pieces[0] ?? new Uint8Array();
  const problem = problemOf(head);
  if (problem !== null) return problem;
  const encoding = wish.encoding ?? findEncoding(file.pieces, context.decoderFor);
  const text = context.decoderFor(encoding).decode(head);
  if (text.trim() === '') return 'empty';
  const format = wish.format ?? (/^\s*BEGIN\s*:\s*VCARD\s*$/im.test(text.slice(0, 4_096)) ? 'vcard' : 'csv');
  const plain: ImportOrder = {
    format,
    encoding,
    delimiter: wish.delimiter ?? findDelimiter(text),
    hasHeader: true,
    columns: [],
    class: wish.class ?? 'unknown',
    classWords: wish.classWords ?? context.classWords,
  };
  const table = format === 'csv' ? lookAtTable(text, plain, wish, context) : null;
  const order = table?.order ?? { ...plain, hasHeader: false };
  const isWhole = head.length >= file.bytes;
  const read = table?.rows ?? text.match(/^\s*BEGIN\s*:\s*VCARD\s*$/gim)?.length ?? 0;
  return {
    order,
    source: table?.source ?? null,
    columns: table?.columns ?? [],
    unknownClasses: table === null ? [] : unknownClasses(table.cells, order, context.classWords),
    rows: firstRows(head, order, context).map(shownRow),
    count: isWhole ? read : Math.round((read * file.bytes) / Math.max(1, head.length)),
    isCountExact: isWhole,
  };
}

function problemOf(head: Uint8Array): LookProblem | null {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (head.length === 0) return 'empty';
  // ZIP (xlsx, ods, numbers) and OLE (xls).
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook';
  const known = [
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x4d, 0x5a],
    [0x7f, 0x45, 0x4c, 0x46],
    [0x1f, 0x8b],
  ];
  return known.some((bytes) => begins(...bytes)) ? 'not-text' : null;
}

/** Only as many as are shown: the rest is not gone through. */
function firstRows(head: Uint8Array, order: ImportOrder, { country, decoderFor }: LookContext): readonly ImportRow[] {
  const reader = readerFor(order, country, decoderFor);
  const rows: ImportRow[] = [];
  for (const some of [() => reader.take(head), () => reader.end()]) {
    for (const row of some()) {
      rows.push(row);
      if (rows.length === rowsShown) return rows;
    }
  }
  return rows;
}

function shownRow(row: ImportRow): ImportLook['rows'][number] {
  if ('refused' in row)
    return { line: row.line, name: row.text, company: '', class: null, numbers: [], refused: row.refused };
  const { name, company, numbers } = row.contact;
  return { line: row.line, name, company, class: row.contact.class, numbers: [...numbers], refused: null };
}
