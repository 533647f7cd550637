import type { ExportState } from '#core/contract/exportCalls.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { Exporter, Exporting } from '#core/exporting/exporter.ts';
import type { Ids, Log } from '#core/support/ports.ts';
import { failed, ok } from '#core/support/result.ts';

interface ExportingPorts {
  readonly exporter: Exporter;
  readonly ids: Ids;
  readonly log: Log;
  readonly publish: (state: ExportState) => void;
}

/** Files of calls for whoever may take them out: one is made at a time, the others were fetched or forgotten. */
export interface Exports {
  readonly handlers: HandlersOf<'export'>;
  readonly close: () => Promise<void>;
}

export function createExports({ exporter, ids, log, publish }: ExportingPorts): Exports {
  let atWork: { readonly exportId: string; readonly exporting: Exporting; readonly over: Promise<void> } | null = null;
  /** Ready, and not forgotten yet. */
  let ready: string | null = null;

  async function forget(exportId: string): Promise<void> {
    if (ready === exportId) ready = null;
    await exporter.drop(exportId);
  }

  async function follow(exportId: string, exporting: Exporting): Promise<void> {
    const done = await exporting.done;
    atWork = null;
    if (done.ok) {
      ready = exportId;
      return publish({ exportId, state: 'ready', ...done.value });
    }
    if (done.error !== 'stopped') log.warn('export', { problem: done.error });
    await exporter.drop(exportId);
    return publish({ exportId, state: done.error, calls: 0, bytes: null, unshown: 0 });
  }

  return {
    handlers: {
      'export.start': async (order) => {
        if (atWork !== null) return failed('busy-exporting');
        // Whoever closed the page did not fetch it.
        if (ready !== null) await forget(ready);
        if (atWork !== null) return failed('busy-exporting');
        const exportId = ids.next();
        const exporting = exporter.start(exportId, order, (calls) =>
          publish({ exportId, state: 'at-work', calls, bytes: null, unshown: 0 }),
        );
        atWork = { exportId, exporting, over: follow(exportId, exporting) };
        log.info('export', { form: order.form });
        return ok({ exportId });
      },
      'export.stop': async ({ exportId }) => {
        if (atWork?.exportId === exportId) await atWork.exporting.stop();
        return ok({});
      },
      'export.bytes': async ({ exportId, at }) => {
        const piece = ready === exportId ? await exporter.piece(exportId, at) : null;
        return piece === null ? failed('not-there') : ok({ base64: piece });
      },
      'export.forget': async ({ exportId }) => {
        if (ready === exportId) await forget(exportId);
        return ok({});
      },
    },
    close: async () => {
      const last = atWork;
      await last?.exporting.stop();
      await last?.over;
      if (ready !== null) await forget(ready);
    },
  };
}
