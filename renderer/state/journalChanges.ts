import { deskStore } from './desk.ts';

const listeners = new Set<(callId: string) => void>();

/** Tells each journal line that is new or different, by its call id. Answers how to stop listening. */
export function onJournalChanged(listener: (callId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The backend said so: counted in the slice, told to who listens. */
export function journalChanged(callId: string): void {
  deskStore.setState((slice) => ({ journalVersion: slice.journalVersion + 1 }));
  for (const listener of listeners) listener(callId);
}
