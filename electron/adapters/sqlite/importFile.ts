import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileToImport } from '#core/caller/directoryImports.ts';
import { readerFor } from '#core/importing/reader.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { Build } from './importBuild.ts';
import { type ImportPace, rowsBetweenRests } from './importPace.ts';

/** So much of a file is in memory at a time. */
const pieceBytes = 65_536;

/** Reads a file to its end, row by row; what becomes of each row is for `build` to say. */
export function readRows(
  { file, order, country }: Pick<FileToImport, 'file' | 'order' | 'country'>,
  build: Build,
  pace: ImportPace,
): Result<null, 'cancelled' | 'not-readable'> {
  const descriptor = opened(file);
  if (descriptor === null) return failed('not-readable');
  try {
    const of = fstatSync(descriptor).size;
    const reader = readerFor(order, country, (encoding) => new TextDecoder(encoding));
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let read = 0; ;) {
      const length = readPiece(descriptor, piece);
      if (length === null) return failed('not-readable');
      let rows = 0;
      for (const row of length === 0 ? reader.end() : reader.take(piece.subarray(0, length))) {
        build.add(row);
        rows += 1;
        if (rows % rowsBetweenRests === 0 && !pace.goOn()) return failed('cancelled');
      }
      read += length;
      pace.reading(read, of);
      pace.tell(build.soFar());
      if (!pace.goOn()) return failed('cancelled');
      if (length === 0) return ok(null);
    }
  } finally {
    closeSync(descriptor);
  }
}

function opened(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}

/** null: the disk, or the network behind it, is gone. */
function readPiece(descriptor: number, piece: Buffer): number | null {
  try {
    return readSync(descriptor, piece);
  } catch {
    return null;
  }
}
