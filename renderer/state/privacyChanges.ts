import type { PushOf } from '#core/contract/contract.ts';

type PrivacyChange = PushOf<'privacy.changed'>;

const listeners = new Set<(changed: PrivacyChange) => void>();

/** Tells how erasing and keeping stand when that changes. Answers how to stop listening. */
export function onPrivacyChange(listener: (changed: PrivacyChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The backend said so. */
export function privacyChanged(changed: PrivacyChange): void {
  for (const listener of listeners) listener(changed);
}
