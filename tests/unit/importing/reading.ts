import type { Encoding, ImportOrder } from '#core/importing/order.ts';
import { readerFor } from '#core/importing/reader.ts';
import type { DecoderFor, ImportRow } from '#core/importing/row.ts';

export const decoderFor: DecoderFor = (encoding) => new TextDecoder(encoding);

export const tableOrder: ImportOrder = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  hasHeader: true,
  columns: ['name', 'company', 'number'],
  class: 'unknown',
  classWords: {},
};
export const cardOrder: ImportOrder = { ...tableOrder, format: 'vcard', columns: [] };

/** All rows of a file whose bytes come in pieces of `piece` bytes. */
export function readAll(bytes: Uint8Array, order: ImportOrder, piece = 65_536): ImportRow[] {
  const reader = readerFor(order, 'UA', decoderFor);
  const rows: ImportRow[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    for (const row of reader.take(bytes.subarray(at, at + piece))) rows.push(row);
  for (const row of reader.end()) rows.push(row);
  return rows;
}

/** Text as an office program of that encoding writes it. */
export function encoded(text: string, encoding: Encoding, bom = false): Uint8Array {
  const signs = (bom ? '\uFEFF' : '') + text;
  if (encoding === 'utf-8') return new TextEncoder().encode(signs);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(signs, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(signs, 'utf16le').swap16());
  const table = new Map<string, number>();
  const decoder = new TextDecoder(encoding);
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (sign) => table.get(sign) ?? 0x3f);
}
