import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  DirectoryImports,
  FileToImport,
  ImportFailure,
  ImportReport,
  ImportWatch,
  SourceStanding,
} from '#core/caller/directoryImports.ts';
import { classTable } from '#core/caller/callerClass.ts';
import type { ImportState } from '#core/contract/importCalls.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { openImportInbox } from '../../../electron/adapters/files/importInbox.ts';
import { loadRememberedTables, saveRememberedTables } from '../../../electron/adapters/files/importMemory.ts';
import { createImporting } from '../../../electron/services/importing/importing.ts';
import { decoderFor } from './reading.ts';

export const known: SourceStanding = { sourceId: 'file-1', kind: 'csv', label: 'old.csv', readAt: 1, contacts: 3 };

function reportOf(wanted: FileToImport, outcome: 'taken' | ImportFailure): ImportReport {
  const { source } = wanted;
  return {
    importId: `i-${source.sourceId}-${outcome}`,
    source,
    endedAt: 7,
    outcome,
    rows: 2,
    contacts: 1,
    refused: 1,
    incomplete: 0,
    repeated: 0,
  };
}

interface DeskOptions {
  readonly folder?: string;
  /** Something else is imported just now. */
  readonly isBusy?: boolean;
}

/** The importing service with its real inbox and memory in a folder of its own; the directory itself is played. */
export async function newImportDesk({
  folder = mkdtempSync(path.join(tmpdir(), 'portico-import-')),
  isBusy = false,
}: DeskOptions = {}) {
  const states: ImportState[] = [];
  const files: FileToImport[] = [];
  let reports: readonly ImportReport[] = [];
  let end: ((outcome: 'taken' | ImportFailure) => void) | null = null;
  let watching: ImportWatch | null = null;
  let nextId = 0;

  const imports: DirectoryImports = {
    importFile: async (wanted, watch) => {
      if (isBusy) return failed('busy');
      return new Promise<Result<ImportReport, ImportFailure>>((resolve) => {
        files.push(wanted);
        watching = watch;
        end = (outcome) => {
          const report = reportOf(wanted, outcome);
          if (outcome !== 'not-written') reports = [report, ...reports];
          resolve(outcome === 'taken' ? ok(report) : failed(outcome));
        };
      });
    },
    importRows: () => Promise.resolve(failed('busy')),
    removeSource: () => Promise.resolve(isBusy ? failed('busy') : failed('disk-full')),
    cancel: () => end?.('cancelled'),
    sources: () => Promise.resolve([known]),
    reports: () => Promise.resolve(reports),
    refusedRows: (_, after) =>
      Promise.resolve({ rows: after === 0 ? [{ line: 3, reason: 'no-name', text: 'x' }] : [], more: false }),
    standing: () => Promise.resolve({ canUndo: reports.length > 0, broken: null }),
    undo: () => Promise.resolve(reports.length > 0 ? ok(null) : failed('not-there')),
    duplicates: () => Promise.resolve({ groups: [], next: null }),
    merge: () => Promise.resolve(ok(null)),
    away: () => Promise.resolve({ contacts: [], next: null }),
    bringBack: () => Promise.resolve(ok(null)),
    origin: () => Promise.resolve(null),
    takeSourceAgain: () => Promise.resolve(ok(null)),
  };
  const importing = createImporting({
    imports,
    inbox: await openImportInbox(folder),
    ids: { next: () => `id-${(nextId += 1)}` },
    log: { info: () => undefined, warn: () => undefined },
    country: () => 'UA',
    classes: () =>
      classTable([
        {
          class: 'vip',
          name: 'Gold',
          names: {},
          colour: 'red',
          icon: 'star',
          tone: 'bells',
          priority: 5,
          playbook: '',
          retired: false,
        },
      ]),
    decoderFor,
    remembered: await loadRememberedTables(folder),
    remember: (tables) => saveRememberedTables(folder, tables),
    publish: (state) => states.push(state),
  });
  const { handlers } = importing;

  /** Sends all of a file; answers how the desk calls it. */
  async function sent(bytes: Uint8Array, piece = 10): Promise<string> {
    const begun = await handlers['import.begin']({ bytes: bytes.length });
    if (!begun.ok) throw new Error(begun.error);
    const { uploadId } = begun.value;
    for (let at = 0; at < bytes.length; at += piece) {
      const base64 = Buffer.from(bytes.subarray(at, at + piece)).toString('base64');
      const taken = await handlers['import.bytes']({ uploadId, at, base64 });
      if (!taken.ok) throw new Error(taken.error);
    }
    return uploadId;
  }

  return {
    ...importing,
    folder,
    states,
    files,
    sent,
    filesLeft: () => readdirSync(folder).filter((name) => name.endsWith('.part')),
    progress: (rows: number) => {
      const source = files.at(-1)?.source ?? known;
      watching?.onProgress({ importId: 'i1', source, stage: 'reading', bytes: null, rows, refused: 0, done: 0.5 });
    },
    end: (outcome: 'taken' | ImportFailure) => end?.(outcome),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
