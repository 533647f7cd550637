import type { PushOf } from '#core/contract/contract.ts';

type HeadsetSignal = PushOf<'headset.signal'>;

const listeners = new Set<(signal: HeadsetSignal) => void>();

/** Tells each press on the headset in use. Answers how to stop listening. */
export function onHeadsetSignal(listener: (signal: HeadsetSignal) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The backend said so. */
export function headsetSignalled(signal: HeadsetSignal): void {
  for (const listener of listeners) listener(signal);
}
