import { useCallback, useEffect, useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { PlaybookView, ProposalView } from '#core/contract/playbookCalls.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { WeeklyHours } from '#core/routing/hours.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { playbookDrafts, useUnkept } from '../../state/playbookDraft.ts';
import type { Unkept } from '../../state/playbookDrafts.ts';

export interface Playbooks {
  /** null: not read yet. */
  readonly views: readonly PlaybookView[] | null;
  readonly proposals: readonly ProposalView[];
  readonly employees: readonly Employee[];
  /** The office's hours. */
  readonly week: WeeklyHours;
  /** The draft is what is given; kept by itself, in force only when it is published. */
  readonly change: (draft: Playbook) => void;
  readonly discard: (cls: Playbook['class']) => void;
  /** Answers the new version, or why there is none. */
  readonly publish: (playbook: Playbook, basedOn: number, by: string, note: string) => Promise<RefusalCode | null>;
  readonly readAgain: () => void;
  /** Why the last draft could not be kept. */
  readonly problem: RefusalCode | null;
}

/** Playbooks as they are in force, as they are being written, and what habits propose; read anew when the connection is back. */
export function usePlaybooks(): Playbooks {
  const connection = useDesk((slice) => slice.connection);
  const { unkept, problem } = useUnkept();
  const [views, setViews] = useState<readonly PlaybookView[] | null>(null);
  const [proposals, setProposals] = useState<readonly ProposalView[]>([]);
  const [employees, setEmployees] = useState<readonly Employee[]>([]);
  const [week, setWeek] = useState<WeeklyHours>([]);

  const read = useCallback(async () => {
    // What the backend does not have yet goes before, so that the answer has it.
    void playbookDrafts.keep();
    await Promise.all([
      ask('playbooks.read', {}).then((told) => told.ok && setViews(told.value.playbooks)),
      ask('playbooks.proposals', {}).then((told) => told.ok && setProposals(told.value.proposals)),
      ask('directory.employees', {}).then((told) => told.ok && setEmployees(told.value.employees)),
      ask('settings.read', {}).then((told) => told.ok && setWeek(told.value.office.week)),
    ]);
  }, []);

  useEffect(() => {
    if (connection !== 'open') return;
    // oxlint-disable-next-line react/set-state-in-effect -- the backend answers later
    void read();
  }, [connection, read]);
  // Whoever leaves the page takes nothing along.
  useEffect(() => () => void playbookDrafts.keep(), []);

  const show = useCallback((cls: Playbook['class'], draft: Playbook | null) => {
    setViews((before) => before?.map((view) => (view.playbook.class === cls ? { ...view, draft } : view)) ?? null);
  }, []);

  return {
    views: views?.map((view) => withUnkept(view, unkept)) ?? null,
    proposals,
    employees,
    week,
    problem,
    readAgain: () => void read(),
    change: (draft) => {
      show(draft.class, draft);
      playbookDrafts.change(draft);
    },
    discard: (cls) => {
      show(cls, null);
      playbookDrafts.giveUp(cls);
    },
    publish: async (playbook, basedOn, by, note) => {
      await playbookDrafts.keep();
      const answer = await ask('playbooks.publish', { playbook, basedOn, by, note });
      if (answer.ok) playbookDrafts.published(playbook.class);
      await read();
      return answer.ok ? null : answer.error;
    },
  };
}

function withUnkept(view: PlaybookView, unkept: Unkept): PlaybookView {
  const draft = unkept.get(view.playbook.class);
  return draft === undefined ? view : { ...view, draft };
}
