import { servedAs } from '#core/caller/callerClass.ts';
import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { type Proposal, accepted, proposalsOf, thresholds } from '#core/deviations/proposals.ts';
import { dayAt } from '#core/journal/day.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { workingTime } from '#core/routing/workingTime.ts';
import { failed, ok } from '#core/support/result.ts';
import { type PlaybookShelf, type ShelfPorts, createPlaybookShelf } from './shelf.ts';

const dayMs = 24 * 60 * 60_000;

export interface PlaybooksPorts extends ShelfPorts {
  readonly journal: Pick<JournalStore, 'doneLately'>;
  readonly hours: () => OfficeHours;
}

/** Besides the page's questions the playbooks themselves, for whoever changes them in other ways. */
export interface PlaybookHandlers extends HandlersOf<'playbooks'> {
  readonly shelf: PlaybookShelf;
}

/** The playbooks' questions: what is in force, what is being written, what was before, and what habits propose. */
export function createPlaybookHandlers(ports: PlaybooksPorts): PlaybookHandlers {
  const { clock } = ports;
  const store = ports.directory.playbooks;
  const shelf = createPlaybookShelf(ports);
  const { inTurn, classes, inForce, shippedFor, draftOf, follow, publish } = shelf;

  function views(): PlaybookView[] {
    return classes().flatMap((cls) => {
      const playbook = inForce(cls) ?? draftOf(cls);
      if (playbook === null) return [];
      return [
        {
          playbook,
          draft: draftOf(cls),
          versions: shelf
            .kept()
            .versions.filter((version) => version.class === cls)
            .map(({ version, at, by, note }) => ({ version, at, by, note })),
        },
      ];
    });
  }

  async function proposals(): Promise<readonly Proposal[]> {
    const now = clock.now();
    const from = now - thresholds.days * dayMs;
    const kept = shelf.kept();
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
    shelf,
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
        const draft = draftOf(found.class);
        const rest = draft === null ? ok(null) : accepted(draft, found);
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
