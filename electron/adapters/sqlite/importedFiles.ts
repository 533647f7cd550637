import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** contacts-N.db beside directory.db, which says which N is in use: no open file is ever replaced or renamed. */
export function importedFile(directoryFile: string, generation: number): string {
  return path.join(path.dirname(directoryFile), `contacts-${generation}.db`);
}

/** Where rows wait to be put in order while contacts-N.db is built. */
export function stagingFile(importedPath: string): string {
  return importedPath.replace(/\.db$/, '.rows');
}

/** What an import that was cut short, or one long undone, has left. A file that is still open elsewhere goes next time. */
export function sweepImported(directoryFile: string, keep: readonly number[]): void {
  const folder = path.dirname(directoryFile);
  for (const name of readdirSync(folder)) {
    const generation = /^contacts-(\d+)\.(?:db|rows)(?:-journal)?$/.exec(name)?.[1];
    if (generation === undefined || (keep.includes(Number(generation)) && !name.includes('.rows'))) continue;
    try {
      rmSync(path.join(folder, name), { force: true });
    } catch {
      // Windows keeps what is open.
    }
  }
}

/** The file and its name are on the disk when this returns. */
export function syncFile(file: string): void {
  // Windows syncs a file only for who may write it, and knows no syncing of folders.
  for (const [name, flags] of [
    [file, 'r+'],
    ...(process.platform === 'win32' ? [] : [[path.dirname(file), 'r']]),
  ] as const) {
    const descriptor = openSync(name ?? file, flags ?? 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}
