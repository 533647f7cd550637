import type { Database } from 'better-sqlite3';
import type { ImportReport, RefusedPage, SourceStanding } from '#core/caller/directoryImports.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { Commit } from './directoryKept.ts';
import type { ImportToTake, ImportedFiles, ReportToKeep, UndoToNote } from './directoryMessages.ts';
import { createImportReports } from './directoryReports.ts';
import type { ImportedGeneration } from './importedGeneration.ts';

/** Which file of imported contacts is in use, and what became of the imports. */
export interface KeptImports {
  readonly files: () => ImportedFiles;
  readonly take: (built: ImportToTake) => Result<null, NotSaved>;
  readonly note: (kept: ReportToKeep) => null;
  readonly undo: (noted: UndoToNote) => Result<null, NotSaved | 'not-there'>;
  readonly sweep: () => null;
  readonly sources: () => readonly SourceStanding[];
  readonly reports: () => readonly ImportReport[];
  readonly refusedRows: (importId: string, after: number, limit: number) => RefusedPage;
}

export function createKeptImports(db: Database, generation: ImportedGeneration, commit: Commit): KeptImports {
  const reports = createImportReports(db);
  return {
    files: () => ({
      current: generation.file(),
      next: generation.nextFile(),
      isOutdated: generation.current()?.isOutdated ?? false,
      canUndo: generation.canGoBack(),
      broken: generation.broken(),
    }),
    take: ({ file, kept, how }) => {
      const taken = commit<null, never>(() => {
        generation.take(file, how);
        if (kept !== null) reports.add(kept.report, kept.refused);
        return ok(null);
      });
      if (taken.ok) generation.reopen();
      return taken;
    },
    note: ({ report, refused }) => {
      commit<null, never>(() => {
        reports.add(report, refused);
        return ok(null);
      });
      return null;
    },
    undo: ({ importId, at }) => {
      const undone = commit(() => {
        if (!generation.canGoBack()) return failed('not-there');
        generation.goBack();
        const last = reports.list().find(({ outcome }) => outcome === 'taken' || outcome === 'removed');
        if (last !== undefined) {
          const outcome = last.outcome === 'removed' ? 'removal-undone' : 'undone';
          const { changes: _, othersLost: __, ...plain } = last;
          reports.add({ ...plain, ...nothingTold, importId, endedAt: at, outcome }, []);
        }
        return ok(null);
      });
      if (undone.ok) generation.reopen();
      return undone;
    },
    sweep: () => {
      generation.sweep();
      return null;
    },
    sources: () => generation.current()?.sources() ?? [],
    reports: reports.list,
    refusedRows: reports.refused,
  };
}

/** The rows of what is taken back are no longer of use. */
const nothingTold = { refused: 0, incomplete: 0, repeated: 0, garbled: 0, told: 0 };
