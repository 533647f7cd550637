import { useCallback, useEffect, useRef, useState } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { PlaybookView, ProposalView } from '#core/contract/playbookCalls.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { WeeklyHours } from '#core/routing/hours.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';

/** A pause in the typing after which the draft is kept; milliseconds. */
const pauseMs = 400;

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
  const [views, setViews] = useState<readonly PlaybookView[] | null>(null);
  const [proposals, setProposals] = useState<readonly ProposalView[]>([]);
  const [employees, setEmployees] = useState<readonly Employee[]>([]);
  const [week, setWeek] = useState<WeeklyHours>([]);
  const [problem, setProblem] = useState<RefusalCode | null>(null);
  const unkept = useRef(new Map<Playbook['class'], Playbook>());
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null);

  const read = useCallback(async () => {
    const [told, proposed, staff, settings] = await readAll();
    if (told.ok) setViews(told.value.playbooks);
    if (proposed.ok) setProposals(proposed.value.proposals);
    if (staff.ok) setEmployees(staff.value.employees);
    if (settings.ok) setWeek(settings.value.office.week);
  }, []);

  const keep = useCallback(async () => {
    if (pause.current !== null) clearTimeout(pause.current);
    pause.current = null;
    const drafts = [...unkept.current.values()];
    unkept.current.clear();
    for (const draft of drafts) {
      const answer = await ask('playbooks.save-draft', { class: draft.class, draft });
      setProblem(answer.ok ? null : answer.error);
    }
  }, []);

  useEffect(() => {
    if (connection !== 'open') return;
    // oxlint-disable-next-line react/set-state-in-effect -- the backend answers later
    void read();
  }, [connection, read]);
  // Whoever leaves the page takes nothing along.
  useEffect(() => () => void keep(), [keep]);

  const show = useCallback((cls: Playbook['class'], draft: Playbook | null) => {
    setViews((before) => before?.map((view) => (view.playbook.class === cls ? { ...view, draft } : view)) ?? null);
  }, []);

  return {
    views,
    proposals,
    employees,
    week,
    problem,
    readAgain: () => void read(),
    change: (draft) => {
      show(draft.class, draft);
      unkept.current.set(draft.class, draft);
      if (pause.current !== null) clearTimeout(pause.current);
      pause.current = setTimeout(() => void keep(), pauseMs);
    },
    discard: (cls) => {
      unkept.current.delete(cls);
      show(cls, null);
      void ask('playbooks.save-draft', { class: cls, draft: null }).then((answer) =>
        setProblem(answer.ok ? null : answer.error),
      );
    },
    publish: async (playbook, basedOn, by, note) => {
      await keep();
      const answer = await ask('playbooks.publish', { playbook, basedOn, by, note });
      await read();
      return answer.ok ? null : answer.error;
    },
  };
}

function readAll() {
  return Promise.all([
    ask('playbooks.read', {}),
    ask('playbooks.proposals', {}),
    ask('directory.employees', {}),
    ask('settings.read', {}),
  ]);
}
