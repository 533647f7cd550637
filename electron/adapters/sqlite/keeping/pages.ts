import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A page as it lies in the file, with where it belongs. */
interface Page {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

export interface Pages {
  /** Every page of the database file, then every page of its write-ahead log, as they lie there. */
  readonly all: () => Iterable<Page>;
  /** The page as it was written last; null when it is not there. */
  readonly newest: (number: number) => Buffer | null;
  readonly pageSize: number;
  readonly close: () => void;
}

const usualPageSize = 4_096;
const frameHead = 24;
const logHead = 32;

/**
 * Pages read without SQLite, which gives up where one of them is damaged: https://sqlite.org/fileformat2.html. Only for
 * files that nobody has open: closing one would let go of SQLite's locks on it.
 */
export function openPages(file: string): Pages {
  const database = openOrNull(file);
  const log = openOrNull(`${file}-wal`);
  const pageSize = sizeIn(database) ?? usualPageSize;
  const inLog = log === null ? [] : framesOf(log, pageSize);
  const newestInLog = new Map(inLog.map(({ number, at }) => [number, at]));
  const inFile = database === null ? 0 : Math.ceil(fstatSync(database).size / pageSize);

  function pageOfFile(number: number): Buffer | null {
    return database === null || number < 1 || number > inFile
      ? null
      : read(database, (number - 1) * pageSize, pageSize);
  }

  return {
    *all() {
      for (let number = 1; number <= inFile; number += 1) {
        const bytes = pageOfFile(number);
        if (bytes !== null) yield { number, bytes };
      }
      for (const { number, at } of inLog) {
        const bytes = log === null ? null : read(log, at, pageSize);
        if (bytes !== null) yield { number, bytes };
      }
    },
    newest: (number) => {
      const at = newestInLog.get(number);
      return (at === undefined || log === null ? null : read(log, at, pageSize)) ?? pageOfFile(number);
    },
    pageSize,
    close: () => {
      for (const descriptor of [database, log]) if (descriptor !== null) closeSync(descriptor);
    },
  };
}

/**
 * Frames of the log's present round, also those behind one that does not fit its checksum: SQLite would leave them away,
 * here each event is looked at by its own hash.
 */
function framesOf(log: number, pageSize: number): readonly { readonly number: number; readonly at: number }[] {
  const { size } = fstatSync(log);
  const salts = read(log, 16, 8);
  if (size < logHead || salts === null) return [];
  const frames = [];
  for (let at = logHead; at + frameHead + pageSize <= size; at += frameHead + pageSize) {
    const head = read(log, at, frameHead);
    if (head?.subarray(8, 16).equals(salts) === true) frames.push({ number: head.readUInt32BE(0), at: at + frameHead });
  }
  return frames;
}

function sizeIn(database: number | null): number | null {
  const head = database === null ? null : read(database, 0, 18);
  if (head?.toString('latin1', 0, 15) !== 'SQLite format 3') return null;
  const said = head.readUInt16BE(16);
  const size = said === 1 ? 65_536 : said;
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}

/** Filled up with zeros where the file ends, or where the disk cannot read it. */
function read(descriptor: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  try {
    return readSync(descriptor, bytes, 0, length, at) === 0 ? null : bytes;
  } catch {
    return null;
  }
}

function openOrNull(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}
