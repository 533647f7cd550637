import type { PushOf } from '#core/contract/contract.ts';

type OutsideChange = PushOf<'outside.changed'>;

const listeners = new Set<(changed: OutsideChange) => void>();

/** Tells how directory server and CRM stand when that changes. Answers how to stop listening. */
export function onOutsideChange(listener: (changed: OutsideChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The backend said so. */
export function outsideChanged(changed: OutsideChange): void {
  for (const listener of listeners) listener(changed);
}
