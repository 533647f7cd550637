import type { DirectoryImports } from '#core/caller/directoryImports.ts';
import { failed } from '#core/support/result.ts';

/** Where nothing can be written nothing can be imported. */
export const noImports: DirectoryImports = {
  importFile: notSaved,
  importRows: notSaved,
  removeSource: notSaved,
  cancel: () => undefined,
  sources: () => Promise.resolve([]),
  reports: () => Promise.resolve([]),
  refusedRows: () => Promise.resolve({ rows: [], more: false }),
  standing: () => Promise.resolve({ canUndo: false, broken: null }),
  undo: notSaved,
  duplicates: () => Promise.resolve({ groups: [], next: null }),
  merge: notSaved,
  away: () => Promise.resolve({ contacts: [], next: null }),
  bringBack: notSaved,
  origin: () => Promise.resolve(null),
  takeSourceAgain: notSaved,
};

function notSaved() {
  return Promise.resolve(failed('not-written'));
}
