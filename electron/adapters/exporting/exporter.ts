import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { exportPiece } from '#core/contract/exportCalls.ts';
import type { Exported, ExportFailure, Exporter, Exporting } from '#core/exporting/exporter.ts';
import type { ExportOrder } from '#core/exporting/order.ts';
import { type Result, failed } from '#core/support/result.ts';

export interface ExportPlan {
  readonly order: ExportOrder;
  /** The journal's database. */
  readonly journal: string;
  /** Where the file is to be. */
  readonly out: string;
  /** resources/fonts. */
  readonly fontFolder: string;
}

export type ExportMessage =
  | { readonly kind: 'calls'; readonly calls: number }
  | { readonly kind: 'done'; readonly result: Result<Exported, ExportFailure> };

/** Rows that were written are let go of often, instead of a hundred megabytes at once. */
const exportMemory = { maxYoungGenerationSizeMb: 8 };

const named = /^export-[\w-]+\.part$/;

/**
 * Each file is made in a thread of its own, on a connection of its own that cannot write, and lies in `folder` readable by
 * its owner alone. What an earlier start left there is swept away.
 */
export async function openExporter(place: {
  readonly folder: string;
  readonly journal: string;
  readonly fontFolder: string;
}): Promise<Exporter> {
  const { folder, journal, fontFolder } = place;
  for (const name of await readdir(folder).catch(() => []))
    if (named.test(name)) await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  const fileOf = (exportId: string): string => path.join(folder, `export-${exportId.replaceAll(/[^\w-]/g, '')}.part`);
  return {
    start: (exportId, order, onCalls) => startThread({ order, journal, out: fileOf(exportId), fontFolder }, onCalls),
    piece: async (exportId, at) => {
      let file: FileHandle | null = null;
      try {
        file = await open(fileOf(exportId), 'r');
        const { buffer, bytesRead } = await file.read(Buffer.alloc(exportPiece), 0, exportPiece, at);
        return buffer.toString('base64', 0, bytesRead);
      } catch {
        return null;
      } finally {
        await file?.close();
      }
    },
    drop: (exportId) => rm(fileOf(exportId), { force: true }).catch(() => undefined),
  };
}

function startThread(plan: ExportPlan, onCalls: (calls: number) => void): Exporting {
  const worker = new Worker(new URL('./exportWorker.ts', import.meta.url), {
    workerData: plan,
    resourceLimits: exportMemory,
  });
  const done = new Promise<Result<Exported, ExportFailure>>((resolve) => {
    worker.on('message', (message: ExportMessage) => {
      if (message.kind === 'calls') onCalls(message.calls);
      else resolve(message.result);
    });
    worker.on('error', () => resolve(failed('not-readable')));
    worker.on('exit', () => resolve(failed('stopped')));
  });
  return {
    done,
    stop: async () => {
      await worker.terminate();
    },
  };
}
