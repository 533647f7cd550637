import type { Pages } from './pages.ts';

export type Value = null | number | string | Buffer;

/** A row of some table, as its leaf page has it. */
export interface FoundRow {
  readonly rowid: number;
  readonly values: readonly Value[];
}

const leafOfTable = 0x0d;

/** The rows of a leaf page of any table with rowids; what does not read as a row is left out. */
export function* rowsOf(pages: Pages, number: number, page: Buffer): Iterable<FoundRow> {
  const head = number === 1 ? 100 : 0;
  if (page[head] !== leafOfTable) return;
  const cells = page.readUInt16BE(head + 3);
  for (let cell = 0; cell < cells && head + 10 + cell * 2 <= page.length; cell += 1) {
    try {
      const row = rowAt(pages, page, page.readUInt16BE(head + 8 + cell * 2));
      if (row !== null) yield row;
    } catch {
      // It points out of the page, or says a length that cannot be.
    }
  }
}

function rowAt(pages: Pages, page: Buffer, at: number): FoundRow | null {
  const [length, afterLength] = varint(page, at);
  const [rowid, start] = varint(page, afterLength);
  const payload = payloadAt(pages, page, start, length);
  return payload === null ? null : { rowid, values: valuesOf(payload) };
}

/** Longer than any fact can be. */
const longest = 16 * 1024 * 1024;

/** What does not fit the page goes on in others: https://sqlite.org/fileformat2.html#cell_payload_overflow_pages */
function payloadAt(pages: Pages, page: Buffer, start: number, length: number): Buffer | null {
  const usable = pages.pageSize;
  if (length <= usable - 35) return page.subarray(start, start + length);
  if (length > longest) return null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % (usable - 4));
  const local = wanted <= usable - 35 ? wanted : least;
  const parts = [page.subarray(start, start + local)];
  let missing = length - local;
  let next = page.readUInt32BE(start + local);
  while (missing > 0) {
    const more = pages.newest(next);
    if (more === null) return null;
    parts.push(more.subarray(4, 4 + Math.min(missing, usable - 4)));
    missing -= usable - 4;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8];

function valuesOf(record: Buffer): readonly Value[] {
  const [headLength, first] = varint(record, 0);
  const values: Value[] = [];
  let body = headLength;
  for (let at = first; at < headLength;) {
    const [type, next] = varint(record, at);
    const [value, end] = valueAt(record, body, type);
    values.push(value);
    at = next;
    body = end;
  }
  return values;
}

/** https://sqlite.org/fileformat2.html#record_format */
function valueAt(record: Buffer, at: number, type: number): readonly [Value, number] {
  if (type === 0) return [null, at];
  if (type === 8 || type === 9) return [type - 8, at];
  if (type === 7) return [record.readDoubleBE(at), at + 8];
  if (type < 7) {
    const size = integerBytes[type] ?? 0;
    const value = size === 8 ? Number(record.readBigInt64BE(at)) : record.readIntBE(at, size);
    return [value, at + size];
  }
  const size = Math.floor((type - 12) / 2);
  if (type < 12 || at + size > record.length) throw new RangeError('not a record');
  const bytes = record.subarray(at, at + size);
  return [type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8'), at + size];
}

function varint(bytes: Buffer, start: number): readonly [number, number] {
  let value = 0n;
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes.readUInt8(at);
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return [Number(value), at + 1];
  }
  value = (value << 8n) | BigInt(bytes.readUInt8(start + 8));
  return [Number(BigInt.asIntN(64, value)), start + 9];
}
