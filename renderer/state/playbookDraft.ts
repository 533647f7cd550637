import { useSyncExternalStore } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import { ask } from './ask.ts';
import { deskState, deskStore } from './desk.ts';
import { createPlaybookDrafts, type Unkept } from './playbookDrafts.ts';

export const playbookDrafts = createPlaybookDrafts((cls, draft) => ask('playbooks.save-draft', { class: cls, draft }));

export function useUnkept(): { readonly unkept: Unkept; readonly problem: RefusalCode | null } {
  const unkept = useSyncExternalStore(playbookDrafts.subscribe, playbookDrafts.unkept);
  const problem = useSyncExternalStore(playbookDrafts.subscribe, playbookDrafts.problem);
  return { unkept, problem };
}

/** Drafts are sent again after a reconnection and kept when the page is left. For `start.ts`. */
export function watchPlaybookDrafts(page: Window): void {
  deskStore.subscribe((now, before) => {
    if (now.connection === 'open' && before.connection !== 'open') void playbookDrafts.keep();
  });
  page.addEventListener('pagehide', () => void playbookDrafts.keep());
  page.addEventListener('beforeunload', (event) => {
    void playbookDrafts.keep();
    if (deskState().connection === 'lost' && playbookDrafts.unkept().size > 0) event.preventDefault();
  });
}
