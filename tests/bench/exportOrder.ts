import type { ExportState } from '#core/contract/exportCalls.ts';
import { ExportColumn, type ExportForm, type ExportOrder } from '#core/exporting/order.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { plainWords } from '../fixtures/exportWords.ts';
import type { DeskWindow } from './window.ts';

/** A file with every column there is, its codes as they are. */
export function exportOrder(form: ExportForm, filter: JournalFilter): ExportOrder {
  return {
    form,
    filter,
    columns: [...ExportColumn.options],
    language: 'en',
    separator: ';',
    words: plainWords,
  };
}

/** Has a file made, and forgets it; how many calls it had, and how large it was. */
export async function exported(
  desk: DeskWindow,
  order: ExportOrder,
  onBegun: () => void = () => undefined,
): Promise<{ readonly calls: number; readonly bytes: number }> {
  const over = new Map<string, (state: ExportState) => void>();
  const early: ExportState[] = [];
  const stopListening = desk.on('export.changed', (state) => {
    if (state.state === 'at-work') return;
    const hear = over.get(state.exportId);
    if (hear === undefined) early.push(state);
    else hear(state);
  });
  const { exportId } = await desk.told('export.start', order);
  onBegun();
  const state = await new Promise<ExportState>((resolve) => {
    over.set(exportId, resolve);
    early.filter((one) => one.exportId === exportId).forEach(resolve);
  });
  stopListening();
  if (state.state !== 'ready') throw new Error(`the export ended with ${state.state}`);
  await desk.told('export.forget', { exportId });
  return { calls: state.calls, bytes: state.bytes ?? 0 };
}
