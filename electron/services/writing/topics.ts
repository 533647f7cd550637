import type { CallerClass } from '#core/caller/callerClass.ts';
import type { Language } from '#core/caller/company.ts';
import { cleanLine } from '#core/caller/cleanText.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { SavedView } from '#core/journal/savedView.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { type InLanguages, type Playbook, mostOf } from '#core/routing/playbook.ts';
import type { KeptPlaybooks } from '#core/routing/playbookStore.ts';
import {
  type TopicChanges,
  type TopicFault,
  type TopicMerge,
  type TopicName,
  faultsOfTopics,
  merged,
  notedAs,
  topicsIn,
  unmerged,
  withTopics,
} from '#core/routing/topics.ts';
import type { Clock, Ids } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { BulkAsker, BulkCorrections } from './bulk.ts';

/** The office's playbooks, as services/playbooks has them. */
interface Shelf {
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
  readonly kept: () => KeptPlaybooks;
  readonly classes: () => readonly CallerClass[];
  readonly inForce: (cls: CallerClass) => Playbook | null;
  readonly draftOf: (cls: CallerClass) => Playbook | null;
  readonly follow: () => Promise<void>;
  readonly publishAll: (
    changed: readonly { readonly before: Playbook; readonly after: Playbook; readonly draft: Playbook | null }[],
    note: string,
    merges: readonly TopicMerge[] | null,
  ) => Promise<Result<null, RefusalCode>>;
}

export interface TopicsPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly shelf: Shelf;
  readonly store: Pick<JournalStore, 'choices' | 'count'>;
  readonly language: () => Language;
  readonly bulk: BulkCorrections;
  readonly views: {
    readonly all: () => readonly SavedView[];
    readonly change: (change: (views: readonly SavedView[]) => readonly SavedView[]) => Promise<boolean>;
  };
}

export interface Topics {
  /** What the desk calls a topic now; '' for a typed one. */
  readonly labelOf: (topic: string) => string;
  /** The topic that is noted where this one is chosen or typed. */
  readonly notedAs: (typed: string) => string;
  readonly handlersFor: (asker: () => BulkAsker) => HandlersOf<'topics'>;
  /** Corrects calls of merged topics that are still to be corrected, after a restart. */
  readonly goOn: () => Promise<void>;
}

/** The topics of all playbooks as one list, and merging them. */
export function createTopics(ports: TopicsPorts): Topics {
  const { shelf, bulk } = ports;

  function playbooks(): readonly Playbook[] {
    return shelf.classes().flatMap((cls) => shelf.inForce(cls) ?? []);
  }

  function nameOf(label: InLanguages): string {
    const desk = ports.language();
    return inLanguage(label, desk, desk)?.text ?? '';
  }

  function named(topic: string): TopicName | undefined {
    return topicsIn(playbooks()).names.find((one) => one.topic === topic);
  }

  function labelOf(topic: string): string {
    const name = topic === '' ? undefined : named(topic);
    return name === undefined ? '' : nameOf(name.label);
  }

  /** What is being written goes on from it, or publishing it would take it back. */
  function changed(before: Playbook, make: (playbook: Playbook) => Playbook) {
    const draft = shelf.draftOf(before.class);
    return { before, after: make(before), draft: draft === null ? null : make(draft) };
  }

  async function changeLists({
    classes,
    names,
    note,
  }: TopicChanges): Promise<Result<{ faults: TopicFault[] }, RefusalCode>> {
    const wanted = { classes, names: names.map(tidyName) };
    const faults = faultsOfTopics(wanted, nameOf);
    if (faults.length > 0) return ok({ faults });
    const now = playbooks();
    const before = topicsIn(now).names;
    const all: ReturnType<typeof changed>[] = [];
    for (const { class: of, version, topics } of classes) {
      const playbook = now.find((one) => one.class === of);
      if (playbook === undefined || playbook.version !== version) return failed('changed-meanwhile');
      const next = changed(playbook, (one) => withTopics(one, topics, wanted.names, before));
      if (JSON.stringify(next.after) === JSON.stringify(playbook)) continue;
      if (!isRoomFor(next.after) || (next.draft !== null && !isRoomFor(next.draft))) return failed('no-room');
      all.push(next);
    }
    if (all.length === 0) return ok({ faults });
    const published = await shelf.publishAll(all, note, null);
    return published.ok ? ok({ faults }) : published;
  }

  async function callsWith(topic: string): Promise<number | null> {
    const counted = await ports.store.count({ topics: [topic] }, `topic ${ports.ids.next()}`);
    return counted.ok && !counted.value.partial ? counted.value.calls : null;
  }

  function viewsWith(topic: string): readonly SavedView[] {
    return ports.views.all().filter(({ filter }) => filter.topics?.includes(topic) === true);
  }

  async function merge(
    { topic, into, why }: { readonly topic: string; readonly into: string; readonly why: string },
    asker: BulkAsker,
  ): Promise<Result<{ bulkId: string }, RefusalCode>> {
    await shelf.follow();
    const target = named(into);
    if (target === undefined || topic === into || !isOffered(into)) return failed('not-there');
    const { merges } = shelf.kept();
    if (merges.some((one) => one.topic === topic)) return failed('taken');
    // Nothing is begun that could not be gone on with.
    if ((await callsWith(topic)) === null) return failed('not-complete');
    if (bulk.list().some(({ state }) => state === 'running' || state === 'undoing')) return failed('busy-correcting');
    const touched = playbooks().flatMap((playbook) => {
      const next = merged(playbook, topic, target);
      return next === null ? [] : [{ playbook, isAdded: next.isAdded }];
    });
    const views = viewsWith(topic);
    const one: TopicMerge = {
      topic,
      into,
      at: ports.clock.now(),
      by: asker.by,
      bulkId: ports.ids.next(),
      retired: touched.map(({ playbook }) => playbook.class),
      added: touched.filter(({ isAdded }) => isAdded).map(({ playbook }) => playbook.class),
      views: views.map(({ viewId, filter }) => ({ viewId, topics: filter.topics ?? [] })),
    };
    const all = touched.map(({ playbook }) => changed(playbook, (was) => merged(was, topic, target)?.playbook ?? was));
    if (!all.every(({ after }) => isRoomFor(after))) return failed('no-room');
    const published = await shelf.publishAll(all, why, [one, ...merges]);
    if (!published.ok) return published;
    await ports.views.change((kept) => kept.map((view) => withTopic(view, one)));
    return correct(one, why, asker);
  }

  function correct(
    { topic, into, bulkId }: TopicMerge,
    why: string,
    asker: BulkAsker,
  ): Promise<Result<{ bulkId: string }, RefusalCode>> {
    const change = { field: 'topic', to: into } as const;
    return bulk.start({ filter: { topics: [topic] }, except: [], change, why }, asker, { bulkId, topic });
  }

  function isOffered(topic: string): boolean {
    return playbooks().some(({ topics }) => topics.some((one) => one.topic === topic && one.retired !== true));
  }

  async function undoMerge(topic: string, asker: BulkAsker): Promise<Result<Record<string, never>, RefusalCode>> {
    await shelf.follow();
    const { merges } = shelf.kept();
    const one = merges.find((known) => known.topic === topic);
    if (one === undefined) return failed('not-there');
    if (bulk.list().some(({ state }) => state === 'running' || state === 'undoing')) return failed('busy-correcting');
    const all = playbooks()
      .filter((playbook) => one.retired.includes(playbook.class))
      .map((playbook) => changed(playbook, (was) => unmerged(was, one)));
    const published = await shelf.publishAll(
      all,
      '',
      merges.filter((known) => known !== one),
    );
    if (!published.ok) return published;
    await ports.views.change((kept) => kept.map((view) => withoutTopic(view, one)));
    const isKnown = bulk.list().some(({ bulkId }) => bulkId === one.bulkId);
    const undone = isKnown ? await bulk.undo(one.bulkId, asker) : ok(null);
    return undone.ok ? ok({}) : undone;
  }

  return {
    labelOf,
    notedAs: (typed) => notedAs(shelf.kept().merges, typed),
    handlersFor: (asker) => ({
      'topics.read': async () => {
        const { topics } = await ports.store.choices();
        return ok({ ...topicsIn(playbooks()), calls: topics, merges: [...shelf.kept().merges] });
      },
      'topics.change': (wanted) => shelf.inTurn(() => changeLists(wanted)),
      'topics.look-at-merge': async ({ topic }) => {
        const calls = await callsWith(topic);
        if (calls === null) return failed('not-complete');
        return ok({
          calls,
          classes: playbooks()
            .filter(({ topics }) => topics.some((one) => one.topic === topic && one.retired !== true))
            .map((playbook) => playbook.class),
          views: viewsWith(topic).map(({ name }) => name),
        });
      },
      'topics.merge': (wanted) => shelf.inTurn(() => merge(wanted, asker())),
      'topics.undo-merge': ({ topic }) => shelf.inTurn(() => undoMerge(topic, asker())),
    }),
    goOn: async () => {
      const known = new Set(bulk.list().map(({ bulkId }) => bulkId));
      const begun = shelf.kept().merges.find(({ bulkId }) => !known.has(bulkId));
      // Portico was cut short between playbooks and calls.
      if (begun !== undefined) await correct(begun, '', { by: begun.by, session: '' });
    },
  };
}

function isRoomFor({ topics }: Playbook): boolean {
  return topics.length <= mostOf.topics;
}

const longestName = 100;

function tidyName({ topic, label: { en, uk, ru, ar } }: TopicName): TopicName {
  return { topic, label: { en: tidy(en), uk: tidy(uk), ru: tidy(ru), ar: tidy(ar) } };
}

function tidy(text: string): string {
  return cleanLine(text, longestName);
}

function withTopic(view: SavedView, { topic, into }: TopicMerge): SavedView {
  const { topics } = view.filter;
  if (topics?.includes(topic) !== true) return view;
  return {
    ...view,
    filter: { ...view.filter, topics: [...new Set(topics.map((one) => (one === topic ? into : one)))] },
  };
}

/** Unless somebody has changed it since. */
function withoutTopic(view: SavedView, merge: TopicMerge): SavedView {
  const before = merge.views.find(({ viewId }) => viewId === view.viewId);
  if (before === undefined) return view;
  const was: SavedView = { ...view, filter: { ...view.filter, topics: before.topics } };
  return JSON.stringify(withTopic(was, merge).filter.topics) === JSON.stringify(view.filter.topics) ? was : view;
}
