import type { ClassEntry } from '#core/caller/callerClass.ts';
import { cleanLine } from '#core/caller/cleanText.ts';
import type { ContactSource, DirectoryImports, ImportFailure, ImportProgress } from '#core/caller/directoryImports.ts';
import { longestImport, type ImportState } from '#core/contract/importCalls.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { ImportInbox } from '#core/importing/inbox.ts';
import { lookAt } from '#core/importing/look.ts';
import type { ImportOrder } from '#core/importing/order.ts';
import { type RememberedTable, rememberedFor, withRemembered } from '#core/importing/remembered.ts';
import type { DecoderFor } from '#core/importing/row.ts';
import { wordsOfClasses } from '#core/importing/words.ts';
import type { Ids, Log } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

/** What the running desk says and hears of imports. */
export interface ImportingDesk {
  /** ISO 3166 alpha-2 of the desk, as it is now. */
  readonly country: () => string;
  readonly classes: () => readonly ClassEntry[];
  readonly publish: (state: ImportState) => void;
}

interface ImportingPorts extends ImportingDesk {
  readonly imports: DirectoryImports;
  readonly inbox: ImportInbox;
  readonly ids: Ids;
  readonly log: Log;
  readonly decoderFor: DecoderFor;
  /** How tables were read the last times, as it was kept; whether it could be written is nobody's trouble. */
  readonly remembered: readonly RememberedTable[];
  readonly remember: (tables: readonly RememberedTable[]) => Promise<unknown>;
}

type Worked = Result<unknown, ImportFailure | 'not-there'>;

interface Upload {
  readonly uploadId: string;
  readonly bytes: number;
  received: number;
  headers: readonly string[];
}

/** Takes files from pages, looks at them, and has them imported. */
export interface Importing {
  readonly handlers: HandlersOf<'import'>;
  readonly close: () => Promise<void>;
}

export function createImporting(ports: ImportingPorts): Importing {
  const { imports, inbox, ids, log } = ports;
  // Pieces are written one after the other, and none while the file is forgotten.
  const inTurn = createTurns();
  let { remembered } = ports;
  let upload: Upload | null = null;
  let progress: ImportProgress | null = null;
  let over: Pick<ImportState, 'last' | 'canUndo' | 'broken'> = { last: null, canUndo: false, broken: null };
  let notReported: ImportState['failed'] = null;
  let atWork: Promise<void> = Promise.resolve();

  const state = (): ImportState => ({ progress, failed: notReported, ...over });

  async function readOver(): Promise<void> {
    const [last] = await imports.reports();
    over = { last: last ?? null, ...(await imports.standing()) };
  }

  async function tellOver(): Promise<void> {
    await readOver();
    ports.publish(state());
  }

  function onProgress(now: ImportProgress): void {
    progress = now;
    ports.publish(state());
  }

  async function forget(): Promise<void> {
    const forgotten = upload;
    upload = null;
    if (forgotten !== null) await inbox.drop(forgotten.uploadId);
  }

  /**
   * Goes on after the answer; when it is over and `tidy` is done, every page is told. Answers whether it has begun: two
   * sources cannot be read at a time.
   */
  async function run(
    source: ContactSource,
    isRemoval: boolean,
    work: () => Promise<Worked>,
    tidy: () => Promise<void>,
  ): Promise<boolean> {
    await readOver();
    const before = over.last?.importId;
    const working = work().catch((problem: unknown): Worked => {
      log.warn('import', { problem: problem instanceof Error ? problem.name : 'unknown' });
      return failed('source-failed');
    });
    const atOnce = await Promise.race([working, aMoment()]);
    if (atOnce?.ok === false && atOnce.error === 'busy') return false;
    notReported = null;
    // It may have told already how far it is.
    progress ??= { importId: '', source, stage: 'reading', bytes: null, rows: 0, refused: 0, done: null };
    ports.publish(state());
    atWork = working.then(async (worked) => {
      await tidy();
      progress = null;
      await readOver();
      if (!worked.ok && over.last?.importId === before)
        notReported = {
          name: source.label,
          why: worked.error === 'not-there' ? 'not-readable' : worked.error,
          isRemoval,
        };
      ports.publish(state());
    });
    return true;
  }

  async function sourceFor(order: ImportOrder, name: string, replaces: string | null): Promise<ContactSource | null> {
    const label = cleanLine(name, 200);
    if (replaces === null) return { sourceId: `file-${ids.next()}`, kind: order.format, label };
    const known = (await imports.sources()).find(({ sourceId }) => sourceId === replaces);
    return known === undefined ? null : { sourceId: known.sourceId, kind: order.format, label };
  }

  function rememberOrder(headers: readonly string[], order: ImportOrder): void {
    if (order.format !== 'csv' || headers.length === 0) return;
    remembered = withRemembered(remembered, headers, order);
    void ports.remember(remembered);
  }

  const handlers: HandlersOf<'import'> = {
    'import.begin': ({ bytes }) =>
      inTurn(async () => {
        if (bytes > longestImport) return failed('too-large');
        if (progress !== null) return failed('busy-importing');
        await forget();
        const uploadId = ids.next();
        const begun = await inbox.begin(uploadId);
        if (!begun.ok) return begun;
        upload = { uploadId, bytes, received: 0, headers: [] };
        return ok({ uploadId });
      }),
    'import.bytes': ({ uploadId, at, base64 }) =>
      inTurn(async () => {
        if (upload?.uploadId !== uploadId) return failed('not-there');
        if (at !== upload.received) return failed('bad-request');
        const current = upload;
        const appended = await inbox.append(uploadId, base64);
        if (!appended.ok || appended.value > current.bytes) await forget();
        if (!appended.ok) return appended;
        if (appended.value > current.bytes) return failed('bad-request');
        current.received = appended.value;
        return ok({});
      }),
    'import.forget': ({ uploadId }) =>
      inTurn(async () => {
        if (upload?.uploadId === uploadId) await forget();
        return ok({});
      }),
    'import.look': ({ uploadId, wish }) =>
      inTurn(async () => {
        const current = upload;
        if (current?.uploadId !== uploadId || current.received < current.bytes) return failed('not-there');
        const file = await inbox.pieces(uploadId);
        if (file === null) return failed('not-there');
        const seen = lookAt(file, wish, {
          country: ports.country(),
          decoderFor: ports.decoderFor,
          classWords: wordsOfClasses(ports.classes()),
          remembered: (headers) => rememberedFor(remembered, headers),
        });
        if (typeof seen === 'string') return ok({ look: null, problem: seen });
        current.headers = seen.order.hasHeader ? seen.columns.map(({ header }) => header) : [];
        return ok({ look: seen, problem: null });
      }),
    'import.start': ({ uploadId, name, order, replaces }) =>
      inTurn(async () => {
        if (progress !== null) return failed('busy-importing');
        const current = upload;
        if (current?.uploadId !== uploadId || current.received < current.bytes) return failed('not-there');
        const source = await sourceFor(order, name, replaces);
        if (source === null) return failed('not-there');
        const wanted = { source, file: inbox.fileOf(uploadId), order, country: ports.country() };
        const work = () => imports.importFile(wanted, { onProgress });
        const begun = await run(source, false, work, () => inbox.drop(uploadId));
        if (!begun) return failed('busy-importing');
        upload = null;
        rememberOrder(current.headers, order);
        return ok({});
      }),
    'import.cancel': () => {
      // What a directory server gives is not this screen's to cancel.
      if (progress !== null) imports.cancel();
      return ok({});
    },
    'import.state': async () => {
      if (progress === null) await readOver();
      return ok(state());
    },
    'import.sources': async () => ok({ sources: [...(await imports.sources())] }),
    'import.remove-source': ({ sourceId }) =>
      inTurn(async () => {
        if (progress !== null) return failed('busy-importing');
        const source = (await imports.sources()).find((known) => known.sourceId === sourceId);
        if (source === undefined) return failed('not-there');
        const work = () => imports.removeSource(sourceId, { onProgress });
        const begun = await run(source, true, work, () => Promise.resolve());
        return begun ? ok({}) : failed('busy-importing');
      }),
    'import.refused': async ({ importId, after, limit }) => ok(await imports.refusedRows(importId, after, limit)),
    'import.undo': () =>
      inTurn(async () => {
        const undone = await imports.undo();
        await tellOver();
        if (undone.ok) return ok({});
        return failed(undone.error === 'busy' ? 'busy-importing' : undone.error);
      }),
    'import.duplicates': async (query) => ok(await imports.duplicates(query)),
    'import.merge': ({ kept, others }) =>
      inTurn(async () => {
        const merged = await imports.merge(kept, others);
        return merged.ok ? ok({}) : merged;
      }),
    'import.away': async (query) => ok(await imports.away(query)),
    'import.bring-back': ({ contactId }) =>
      inTurn(async () => {
        const brought = await imports.bringBack(contactId);
        return brought.ok ? ok({}) : brought;
      }),
  };

  return {
    handlers,
    close: async () => {
      if (progress !== null) imports.cancel();
      await atWork;
      await inTurn(forget);
    },
  };
}

/** Enough for a refusal that waits for nothing. */
async function aMoment(): Promise<null> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  return null;
}
