import type { PushOf } from '#core/contract/contract.ts';

type ExportState = PushOf<'export.changed'>;

const listeners = new Set<(state: ExportState) => void>();

/** Tells how a file of calls stands whenever that changes. Answers how to stop listening. */
export function onExportChanged(listener: (state: ExportState) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The backend said so. */
export function exportChanged(state: ExportState): void {
  for (const listener of listeners) listener(state);
}
