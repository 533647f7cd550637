import { type CallerClass, type ClassEntry } from '#core/caller/callerClass.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { NotSaved } from '#core/caller/notSaved.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { Playbook, Playbooks } from '#core/routing/playbook.ts';
import type { KeptPlaybooks, PlaybookStore, ToPublish } from '#core/routing/playbookStore.ts';
import { tidyPlaybook, withRouting } from '#core/routing/routingOf.ts';
import type { TopicMerge } from '#core/routing/topics.ts';
import type { Clock } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

export interface ShelfPorts {
  readonly clock: Clock;
  readonly directory: { readonly playbooks: PlaybookStore };
  /** Those that Portico comes with. */
  readonly playbooks: Playbooks;
  /** As the store had it when the desk opened. */
  readonly keptPlaybooks: KeptPlaybooks;
  readonly office: () => Office;
  /** Every class of the desk, first in the queue first. */
  readonly classes: () => readonly ClassEntry[];
  /** The office's own playbooks that are in force. */
  readonly setPlaybooks: (published: readonly Playbook[]) => void;
}

/** A change of several playbooks: what each is to be, and what its draft is to be, where one is being written. */
interface ChangedPlaybook {
  readonly before: Playbook;
  readonly after: Playbook;
  readonly draft: Playbook | null;
}

/** The office's playbooks as they are in force, as they are written and as they were; one change after the other. */
export interface PlaybookShelf {
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
  readonly kept: () => KeptPlaybooks;
  /** Classes that have a playbook of their own, first in the queue first. */
  readonly classes: () => readonly CallerClass[];
  readonly shippedFor: (cls: CallerClass) => Playbook | null;
  readonly inForce: (cls: CallerClass) => Playbook | null;
  readonly draftOf: (cls: CallerClass) => Playbook | null;
  /** Reads anew what is kept. */
  readonly follow: () => Promise<void>;
  /** In force as the version after `basedOn`. */
  readonly publish: (
    wanted: Playbook,
    basedOn: number,
    by: string,
    note: string,
    draft?: Playbook | null,
  ) => Promise<Result<{ version: number }, RefusalCode>>;
  /** All of them or none; `merges` null: the same as before. */
  readonly publishAll: (
    changed: readonly ChangedPlaybook[],
    note: string,
    merges: readonly TopicMerge[] | null,
  ) => Promise<Result<null, RefusalCode>>;
}

export function createPlaybookShelf(ports: ShelfPorts): PlaybookShelf {
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

  function draftOf(cls: CallerClass): Playbook | null {
    return kept.drafts.find((draft) => draft.class === cls) ?? null;
  }

  function versionAfter(cls: CallerClass, basedOn: number): number {
    // One that cannot be read any more keeps its number.
    const newest = kept.versions.find((one) => one.class === cls)?.version ?? basedOn;
    return Math.max(basedOn, newest) + 1;
  }

  function published(wanted: Playbook, version: number, by: string, note: string, draft: Playbook | null): ToPublish {
    return {
      published: { playbook: { ...tidyPlaybook(wanted), version }, at: clock.now(), by: by.trim(), note: note.trim() },
      draft: draft === null ? null : { ...draft, version },
    };
  }

  return {
    inTurn,
    kept: () => kept,
    classes: () => {
      const own = ports.classes().filter(({ retired, playbook }) => !retired && playbook === '');
      const written = [...kept.published.map(({ playbook }) => playbook), ...kept.drafts].map((one) => one.class);
      return [...new Set([...own.map((entry) => entry.class), ...written])];
    },
    shippedFor,
    inForce,
    draftOf,
    follow,
    publish: async (wanted, basedOn, by, note, draft = null) => {
      const before = inForce(wanted.class);
      if (before !== null && before.version !== basedOn) return failed('changed-meanwhile');
      const version = versionAfter(wanted.class, basedOn);
      const next = published(wanted, version, by, note, draft);
      const written: Result<null, NotSaved | 'changed-meanwhile'> = await store.publish(next.published, next.draft);
      if (!written.ok) return written;
      await follow();
      return ok({ version });
    },
    publishAll: async (changed, note, merges) => {
      const all = changed.map(({ before, after, draft }) =>
        published(after, versionAfter(after.class, before.version), '', note, draft),
      );
      const written = await store.publishTopics(all, merges);
      if (!written.ok) return written;
      await follow();
      return ok(null);
    },
  };
}
