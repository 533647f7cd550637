import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import type { Playbook } from '#core/routing/playbook.ts';

/** What is being written, where it says anything else than what is in force; null: nothing. */
export function changedDraft({ playbook, draft }: PlaybookView): Playbook | null {
  return draft === null || said(draft) === said(playbook) ? null : draft;
}

function said(playbook: Playbook): string {
  return JSON.stringify({ ...playbook, version: 0 });
}
