import type { PushOf } from '#core/contract/contract.ts';

type ImportState = PushOf<'import.changed'>;

const listeners = new Set<(state: ImportState) => void>();

/** Tells how imports stand whenever that changes. Answers how to stop listening. */
export function onImportChanged(listener: (state: ImportState) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The backend said so. */
export function importChanged(state: ImportState): void {
  for (const listener of listeners) listener(state);
}
