import { Worker } from 'node:worker_threads';
import type {
  ContactSource,
  DirectoryImports,
  ImportFailure,
  ImportReport,
  ImportStanding,
  ImportWatch,
} from '#core/caller/directoryImports.ts';
import type { Clock, Ids, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { DirectoryCalls, LookupCalls } from './directoryMessages.ts';
import { type Built, nothingBuilt } from './importBuild.ts';
import type { ImportCalls } from './importMessages.ts';
import { type ImportSigns, cancelImport, createSigns, importMemory, progressOf } from './importPace.ts';
import { type WorkerLink, linkTo } from './workerLink.ts';

export interface ImportPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly keeper: WorkerLink<DirectoryCalls>;
  readonly lookup: WorkerLink<LookupCalls>;
}

/** The imports with their thread, and what the rest of the directory tells them. */
export interface ImportRuns {
  readonly imports: DirectoryImports;
  /** Builds the file of imported contacts without these; nothing brings them back but their source. */
  readonly leaveOut: (contactIds: readonly string[]) => Promise<Result<null, ImportFailure>>;
  /** Makes the search index of what was imported anew, if other rules made it. */
  readonly renew: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type ImportLink = WorkerLink<ImportCalls>;

interface Run {
  readonly signs: ImportSigns;
  readonly over: Promise<unknown>;
}

/** What is to be built. */
interface Wanted {
  readonly source: ContactSource | null;
  /** What this source gave before is left out. */
  readonly without: string | null;
  readonly withoutContacts?: readonly string[];
  readonly fill: (link: ImportLink) => Promise<Result<null, ImportFailure>>;
}

const progressEveryMs = 250;

export function createImportRuns({ clock, ids, timers, keeper, lookup }: ImportPorts): ImportRuns {
  let run: Run | null = null;

  /** One at a time, from its first row to the moment in which look-ups use it. */
  async function begin<T, E extends string>(
    work: (signs: ImportSigns) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'busy'>> {
    if (run !== null) return failed('busy');
    const signs = createSigns();
    const over = work(signs).finally(() => {
      run = null;
    });
    run = { signs, over };
    return over;
  }

  async function importFrom(
    source: ContactSource,
    { onProgress }: ImportWatch,
    fill: Wanted['fill'],
  ): Promise<Result<ImportReport, ImportFailure>> {
    const importId = ids.next();
    return begin(async (signs) => {
      const stopTelling = every(timers, progressEveryMs, () => onProgress({ importId, source, ...progressOf(signs) }));
      try {
        const wanted = { source, without: source.sourceId, fill };
        const built = await build(wanted, signs, (outcome, { refusedRows, ...counts }, broken) => {
          const lost = broken === null ? {} : { othersLost: true };
          const report: ImportReport = { importId, source, endedAt: clock.now(), outcome, ...counts, ...lost };
          return { report, refused: refusedRows };
        });
        return built.ok ? ok(built.value.report) : built;
      } finally {
        stopTelling();
      }
    });
  }

  /** Builds in a thread of its own and has the result taken; leaves nothing behind when it fails. */
  async function build<K extends { readonly report: ImportReport; readonly refused: Built['refusedRows'] } | null>(
    { source, without, withoutContacts = [], fill }: Wanted,
    signs: ImportSigns,
    keptOf: (outcome: 'taken' | ImportFailure, counted: Built, broken: ImportStanding['broken']) => K,
  ): Promise<Result<K, ImportFailure>> {
    const { current, next, broken } = await keeper.ask('imported-files', null);
    if (broken === 'unreadable') {
      // Built without the others' contacts it would take their place, perhaps at night when nobody sees it.
      const kept = keptOf('old-unreadable', nothingBuilt, null);
      if (kept !== null) await keeper.ask('note-import', kept);
      return failed('old-unreadable');
    }
    const { employees } = await keeper.ask('office', null);
    const link: ImportLink = linkTo(
      new Worker(new URL('./importWorker.ts', import.meta.url), { resourceLimits: importMemory }),
    );
    try {
      const plan = { file: next, previous: current, without, withoutContacts, source, at: clock.now(), employees };
      const begun = await link.ask('begin', { plan, signs });
      const filled = begun.ok ? await fill(link) : begun;
      const built = filled.ok ? await link.ask('finish', null) : filled;
      if (built.ok) {
        const kept = keptOf('taken', built.value, broken);
        const taken = await keeper.ask('take-imported', {
          file: next,
          kept,
          how: withoutContacts.length > 0 ? 'forgets' : source === null && without === null ? 'renews' : 'imported',
        });
        if (taken.ok) return ok(kept);
        return failed('not-written', taken.detail);
      }
      const kept = keptOf(built.error, await link.ask('counted', null), null);
      if (kept !== null) await keeper.ask('note-import', kept);
      return built;
    } finally {
      await link.ask('close', null).catch(() => null);
      await link.ended;
      await lookAnew();
    }
  }

  /** The look-ups follow; what nobody reads any more is taken away. */
  async function lookAnew(): Promise<void> {
    await lookup.ask('reopen', null).catch(() => null);
    await keeper.ask('sweep-imported', null).catch(() => null);
  }

  const imports: DirectoryImports = {
    importFile: ({ source, file, order, country }, watch) =>
      importFrom(source, watch, (link) => link.ask('read', { file, order, country })),
    importRows: (source, rows, watch) =>
      importFrom(source, watch, async (link) => {
        try {
          for await (const some of rows) {
            const given = await link.ask('rows', some);
            if (!given.ok) return given;
          }
        } catch {
          return failed('source-failed');
        }
        return ok(null);
      }),
    removeSource: async (sourceId) => {
      const found = (await keeper.ask('sources', null)).find((source) => source.sourceId === sourceId);
      if (found === undefined) return failed('not-there');
      const { contacts, readAt: _, ...source } = found;
      const importId = ids.next();
      return begin(async (signs) => {
        const wanted = { source: null, without: sourceId, fill: () => Promise.resolve(ok(null)) };
        const built = await build(wanted, signs, (outcome, { refusedRows, ...counts }) => {
          if (outcome !== 'taken') return null;
          const report = { importId, source, endedAt: clock.now(), outcome: 'removed', ...counts, contacts } as const;
          return { report, refused: refusedRows };
        });
        return built.ok ? ok(null) : built;
      });
    },
    cancel: () => {
      if (run !== null) cancelImport(run.signs);
    },
    sources: () => keeper.ask('sources', null),
    reports: () => keeper.ask('reports', null),
    refusedRows: (importId, after, limit) => keeper.ask('refused-rows', { importId, after, limit }),
    standing: async () => {
      const { canUndo, broken } = await keeper.ask('imported-files', null);
      return { canUndo, broken };
    },
    undo: () =>
      begin(async () => {
        const undone = await keeper.ask('undo-import', { importId: ids.next(), at: clock.now() });
        await lookAnew();
        return undone;
      }),
    duplicates: (query) => keeper.ask('duplicates', query),
    merge: (kept, others) => keeper.ask('merge', { kept, others }),
    away: (query) => keeper.ask('away', query),
    bringBack: (contactId) => keeper.ask('bring-back', contactId),
    origin: (contactId) => keeper.ask('origin', contactId),
    takeSourceAgain: (contactId) => keeper.ask('take-source-again', contactId),
  };

  return {
    imports,
    leaveOut: (withoutContacts) =>
      begin((signs) =>
        build(
          { source: null, without: null, withoutContacts, fill: () => Promise.resolve(ok(null)) },
          signs,
          () => null,
        ),
      ),
    renew: async () => {
      const { isOutdated } = await keeper.ask('imported-files', null);
      if (!isOutdated) return;
      await begin((signs) =>
        build({ source: null, without: null, fill: () => Promise.resolve(ok(null)) }, signs, () => null),
      );
    },
    close: async () => {
      imports.cancel();
      await run?.over.catch(() => null);
    },
  };
}

/** Acts again and again until it is taken back. */
function every(timers: Timers, ms: number, act: () => void): () => void {
  let stop = timers.after(ms, again);
  function again(): void {
    act();
    stop = timers.after(ms, again);
  }
  return () => stop();
}
