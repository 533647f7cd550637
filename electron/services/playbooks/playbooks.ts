import { type CallerClass, type ClassEntry, servedAs } from '#core/caller/callerClass.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { type Proposal, accepted, proposalsOf, thresholds } from '#core/deviations/proposals.ts';
import { dayAt } from '#core/journal/day.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import type { Playbook, Playbooks } from '#core/routing/playbook.ts';
import type { KeptPlaybooks, PlaybookStore } from '#core/routing/playbookStore.ts';
import { tidyPlaybook, withRouting } from '#core/routing/routingOf.ts';
import { workingTime } from '#core/routing/workingTime.ts';
import type { Clock } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

const dayMs = 24 * 60 * 60_000;

export interface PlaybooksPorts {
  readonly clock: Clock;
  readonly directory: { readonly playbooks: PlaybookStore };
  readonly journal: Pick<JournalStore, 'doneLately'>;
  /** Those that Portico comes with. */
  readonly playbooks: Playbooks;
  /** As the store had it when the desk opened. */
  readonly keptPlaybooks: KeptPlaybooks;
  readonly office: () => Office;
  /** Every class of the desk, first in the queue first. */
  readonly classes: () => readonly ClassEntry[];
  readonly hours: () => OfficeHours;
  /** The office's own playbooks that are in force. */
  readonly setPlaybooks: (published: readonly Playbook[]) => void;
}

/** The playbooks' questions: what is in force, what is being written, what was before, and what habits propose. */
export function createPlaybookHandlers(ports: PlaybooksPorts): HandlersOf<'playbooks'> {
  const { clock } = ports;
  const store = ports.directory.playbooks;
  // One after the other: two pages must not publish the same version.
  const inTurn = createTurns();
  let kept = ports.keptPlaybooks;

  async function follow(): Promise<void> {
    kept = await store.kept();
    ports.setPlaybooks(kept.published.map(({ playbook }) => playbook));
  }

  /** Portico's own with whom the office's rules name. */
  function shippedFor(cls: CallerClass): Playbook | null {
    const { routing } = ports.office();
    const of = (wanted: CallerClass) => ports.playbooks.playbooks.find((playbook) => playbook.class === wanted);
    const own = of(cls);
    if (own !== undefined) return withRouting(own, routing);
    const unknown = of('unknown');
    // A class of the office's own begins with what is said to people who are not known.
    return unknown === undefined ? null : { ...withRouting(unknown, routing), class: cls, version: 0 };
  }

  function inForce(cls: CallerClass): Playbook | null {
    return kept.published.find(({ playbook }) => playbook.class === cls)?.playbook ?? shippedFor(cls);
  }

  function classes(): readonly CallerClass[] {
    const own = ports.classes().filter(({ retired, playbook }) => !retired && playbook === '');
    const written = [...kept.published.map(({ playbook }) => playbook), ...kept.drafts].map((one) => one.class);
    return [...new Set([...own.map((entry) => entry.class), ...written])];
  }

  function views(): PlaybookView[] {
    return classes().flatMap((cls) => {
      const playbook = inForce(cls) ?? kept.drafts.find((draft) => draft.class === cls);
      if (playbook === undefined) return [];
      return [
        {
          playbook,
          draft: kept.drafts.find((draft) => draft.class === cls) ?? null,
          versions: kept.versions
            .filter((version) => version.class === cls)
            .map(({ version, at, by, note }) => ({ version, at, by, note })),
        },
      ];
    });
  }

  async function publish(
    wanted: Playbook,
    basedOn: number,
    by: string,
    note: string,
    draft: Playbook | null = null,
  ): Promise<Result<{ version: number }, RefusalCode>> {
    const before = inForce(wanted.class);
    if (before !== null && before.version !== basedOn) return failed('changed-meanwhile');
    // One that cannot be read any more keeps its number.
    const newest = kept.versions.find((one) => one.class === wanted.class)?.version ?? basedOn;
    const version = Math.max(basedOn, newest) + 1;
    const published: Result<null, NotSaved | 'changed-meanwhile'> = await store.publish(
      { playbook: { ...tidyPlaybook(wanted), version }, at: clock.now(), by: by.trim(), note: note.trim() },
      draft === null ? null : { ...draft, version },
    );
    if (!published.ok) return published;
    await follow();
    return ok({ version });
  }

  async function proposals(): Promise<readonly Proposal[]> {
    const now = clock.now();
    const from = now - thresholds.days * dayMs;
    const lately = await ports.journal.doneLately(dayAt(from, clock.zone()));
    return proposalsOf({
      lately: lately.map((call) => ({ ...call, class: servedAs(ports.classes(), call.class) })),
      playbooks: classes().flatMap((cls) => {
        const playbook = inForce(cls);
        const since = kept.published.find((one) => one.playbook.class === cls)?.at ?? 0;
        return playbook === null ? [] : [{ playbook, since: Math.max(since, from) }];
      }),
      employees: new Map(ports.office().employees.map(({ employeeId, name }) => [employeeId, name])),
      dismissed: kept.dismissed,
    });
  }

  async function proposal(proposalId: string): Promise<Proposal | undefined> {
    return (await proposals()).find((one) => one.proposalId === proposalId);
  }

  return {
    'playbooks.read': () => ok({ playbooks: views() }),
    'playbooks.version': async ({ class: cls, version }) => {
      const found = await store.version(cls, version);
      const own = shippedFor(cls);
      return ok({ playbook: found ?? (own?.version === version ? own : null) });
    },
    'playbooks.save-draft': ({ class: cls, draft }) =>
      inTurn(async () => {
        if (draft !== null && draft.class !== cls) return failed('bad-request');
        const saved = await store.saveDraft(cls, draft);
        if (!saved.ok) return saved;
        await follow();
        return ok({});
      }),
    'playbooks.publish': ({ playbook, basedOn, by, note }) => inTurn(() => publish(playbook, basedOn, by, note)),
    'playbooks.due': ({ minutes }) => {
      const now = clock.now();
      return ok({ dueAt: workingTime(ports.hours(), clock.zone()).after(now, minutes) });
    },
    'playbooks.proposals': async () => ok({ proposals: [...(await proposals())] }),
    'playbooks.accept': ({ proposalId, by, note }) =>
      inTurn(async () => {
        const found = await proposal(proposalId);
        const before = found === undefined ? null : inForce(found.class);
        if (found === undefined || before === null) return failed('not-there');
        const next = accepted(before, found);
        if (!next.ok) return next;
        // A draft that is being written goes on from it, or publishing it would take it back.
        const draft = kept.drafts.find((one) => one.class === found.class);
        const rest = draft === undefined ? ok(null) : accepted(draft, found);
        return rest.ok ? publish(next.value, before.version, by, note, rest.value) : rest;
      }),
    'playbooks.dismiss': ({ proposalId }) =>
      inTurn(async () => {
        const found = await proposal(proposalId);
        if (found === undefined) return failed('not-there');
        const saved = await store.dismiss(proposalId, found.count);
        if (!saved.ok) return saved;
        await follow();
        return ok({});
      }),
  };
}
