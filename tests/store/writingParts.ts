import { builtInEntries } from '#core/caller/callerClass.ts';
import type { CallerCard } from '#core/caller/card.ts';
import type { DirectoryStore } from '#core/caller/directoryStore.ts';
import type { BulkView } from '#core/journal/bulk.ts';
import type { CallFact } from '#core/journal/fact.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import type { Timers } from '#core/support/ports.ts';
import { openBulkFile } from '../../electron/adapters/files/bulkFile.ts';
import { ids } from '../../electron/adapters/machine/clock.ts';
import { classFacts } from '../../electron/services/desk/correct.ts';
import { createPlaybookHandlers } from '../../electron/services/playbooks/playbooks.ts';
import { type WritingPorts, createWriting } from '../../electron/services/writing/writing.ts';
import shipped from '../../resources/playbooks/playbooks.json' with { type: 'json' };
import { silentLog } from '../fakes/clock.ts';

export const zone = 'Europe/Kyiv';
export const clock = { now: () => Date.now(), zone: () => zone };

/** A rest takes no longer than so many milliseconds, and what is done once a minute comes as soon. */
export function hurriedTimers(rest: number, due = rest): Timers {
  return {
    after: (ms, act) => {
      const timer = setTimeout(act, ms > 1_000 ? due : Math.min(ms, rest));
      return () => clearTimeout(timer);
    },
  };
}

/** All that is written into a journal afterwards, with the playbooks it takes its topics from. */
export async function openWriting(place: {
  readonly folder: string;
  readonly store: JournalStore;
  readonly directory: DirectoryStore;
  readonly timers: Timers;
  readonly views: WritingPorts['views'];
  readonly isAtDesk?: (callId: string) => boolean;
  readonly isWritten?: () => boolean;
  readonly onChanged?: (bulk: BulkView) => void;
}) {
  const { folder, store, directory, timers, views, isAtDesk = () => false, isWritten = () => true } = place;
  const office = await directory.office();
  const { shelf } = createPlaybookHandlers({
    clock,
    directory,
    journal: store,
    playbooks: Playbooks.parse(shipped),
    keptPlaybooks: await directory.playbooks.kept(),
    office: () => office,
    classes: () => builtInEntries,
    hours: () => ({ week: [], holidays: [] }),
    setPlaybooks: () => undefined,
  });
  const keep = async (facts: readonly CallFact[]): Promise<boolean> => (await store.append(facts)).ok;
  const writing = createWriting({
    clock,
    timers,
    ids,
    log: silentLog,
    store,
    keep,
    disk: await openBulkFile(folder),
    isAtDesk,
    isQuiet: () => true,
    isWritten,
    classFacts: (past, to, at, who) =>
      classFacts(past, to, at, who, (card, of): CallerCard => ({
        ...card,
        classification: { ...card.classification, class: of, correctedFrom: card.classification.class },
      })),
    language: () => 'en',
    shelf,
    views,
    publish: place.onChanged ?? (() => undefined),
  });
  return { shelf, writing, handlers: writing.handlersFor({ name: 'window 1', level: () => 'manager' }) };
}
