import { type BrokenImported, type ImportedContacts, openImported } from './importedContacts.ts';

/** The imported contacts in use, as one thread has them open. */
export interface HeldImported {
  /** null: none were imported, or they cannot be read. Those are tried again, once a second, whenever they are asked for. */
  readonly current: () => ImportedContacts | null;
  /** Why those that there are cannot be read; null: they can, or there are none. */
  readonly broken: () => BrokenImported | null;
  /** Another file was taken, or none is any more. */
  readonly reopen: () => void;
  readonly close: () => void;
}

/** A drive that is back shall not wait for the next start, and a damaged file not be opened for each key that is pressed. */
const tryAgainMs = 1_000;

/** `fileNow`: which file is in use; null for none. */
export function holdImported(fileNow: () => string | null): HeldImported {
  let current: ImportedContacts | null = null;
  let broken: BrokenImported | null = null;
  let triedAt = 0;

  function reopen(): void {
    const before = current;
    const file = fileNow();
    const opened = file === null ? null : openImported(file);
    current = typeof opened === 'string' ? null : opened;
    broken = typeof opened === 'string' ? opened : null;
    triedAt = performance.now();
    before?.close();
  }

  function tryAgain(): void {
    if (broken !== null && performance.now() - triedAt >= tryAgainMs) reopen();
  }

  reopen();
  return {
    current: () => {
      tryAgain();
      return current;
    },
    broken: () => {
      tryAgain();
      return broken;
    },
    reopen,
    close: () => current?.close(),
  };
}
