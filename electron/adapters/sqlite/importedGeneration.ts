import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { BrokenImported, ImportedContacts } from './importedContacts.ts';
import { importedFile, sweepImported } from './importedFiles.ts';
import { holdImported } from './importedHeld.ts';

/** Which contacts-N.db is in use. Taking another is one commit of directory.db: whole or not at all. */
export interface ImportedGeneration {
  readonly current: () => ImportedContacts | null;
  readonly broken: () => BrokenImported | null;
  /** The file in use; null: none, or it cannot be read. */
  readonly file: () => string | null;
  /** Where the next one is to be built. */
  readonly nextFile: () => string;
  /** Inside a transaction; then `reopen`. Made searchable anew no undo goes back behind it, and without somebody to nothing. */
  readonly take: (next: string, how: 'imported' | 'renews' | 'forgets') => void;
  readonly canGoBack: () => boolean;
  readonly goBack: () => void;
  readonly reopen: () => void;
  /** Takes away what no longer can be used; when the threads that look up have let go of it. */
  readonly sweep: () => void;
  readonly close: () => void;
}

interface State {
  readonly imported: number;
  readonly before: number | null;
  readonly last: number;
}

export function createImportedGeneration(db: Database, directoryFile: string): ImportedGeneration {
  const select = db.prepare<[], State>(
    'SELECT imported, imported_before AS before, imported_last AS last FROM directory_state',
  );
  const write = db.prepare<[State]>(
    'UPDATE directory_state SET imported = @imported, imported_before = @before, imported_last = @last',
  );
  const none: State = { imported: 0, before: null, last: 0 };
  const state = (): State => select.get() ?? none;
  const pathOf = (generation: number): string => importedFile(directoryFile, generation);
  const held = holdImported(() => {
    const { imported } = state();
    return imported === 0 ? null : pathOf(imported);
  });

  function sweep(): void {
    const { imported, before } = state();
    sweepImported(directoryFile, before === null ? [imported] : [imported, before]);
  }

  sweep();
  return {
    current: held.current,
    broken: held.broken,
    file: () => (held.current() === null ? null : pathOf(state().imported)),
    nextFile: () => pathOf(state().last + 1),
    take: (next, how) => {
      const { imported, before, last } = state();
      // One that cannot be read now is kept for an undo as well: perhaps it can be by then.
      const undone = existsSync(pathOf(imported)) ? imported : 0;
      if (next !== pathOf(last + 1)) throw new Error('another file was taken meanwhile');
      const goesBackTo = { imported: undone, renews: before, forgets: null }[how];
      write.run({ imported: last + 1, before: goesBackTo, last: last + 1 });
    },
    canGoBack: () => state().before !== null,
    goBack: () => {
      const { before, last } = state();
      write.run({ imported: before ?? 0, before: null, last });
    },
    reopen: held.reopen,
    sweep,
    close: held.close,
  };
}
