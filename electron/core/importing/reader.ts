import { createCardReader } from './cards.ts';
import type { ImportOrder } from './order.ts';
import type { DecoderFor, RowReader } from './row.ts';
import { createTableReader } from './table.ts';

/**
 * The reader of a file as it is ordered to be read. `country`: ISO 3166 alpha-2 of the desk. `decoderFor`: elsewhere
 * `(encoding) => new TextDecoder(encoding)`.
 */
export function readerFor(order: ImportOrder, country: string, decoderFor: DecoderFor): RowReader {
  const decoder = decoderFor(order.encoding);
  return order.format === 'csv'
    ? createTableReader(order, country, decoder)
    : createCardReader(order, country, decoder, decoderFor);
}
