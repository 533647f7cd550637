import { useCallback, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';

/** How the last attempt to save stands, for the words beside the button. */
export type Saving =
  | { readonly state: 'none' | 'saving' | 'saved' | 'faulty' }
  | { readonly state: 'refused'; readonly code: RefusalCode };

export interface SavingOf {
  readonly saving: Saving;
  readonly told: (saving: Saving) => void;
  /** Something else is shown, or is typed: what was said of the last attempt no longer holds. */
  readonly forget: () => void;
}

export function useSaving(): SavingOf {
  const [saving, setSaving] = useState<Saving>({ state: 'none' });
  const forget = useCallback(() => setSaving((before) => (before.state === 'none' ? before : { state: 'none' })), []);
  return { saving, told: setSaving, forget };
}
