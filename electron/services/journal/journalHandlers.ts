import type { HandlersOf } from '#core/contract/server.ts';
import { type SavedView, mostViews } from '#core/journal/savedView.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import { viewWithout } from '#core/privacy/viewOfPerson.ts';
import { createTurns } from '#core/support/turns.ts';

export interface JournalHandlersPorts {
  readonly store: JournalStore;
  /** As they were kept. */
  readonly views: readonly SavedView[];
  readonly saveViews: (views: readonly SavedView[]) => Promise<Result<null, 'not-written'>>;
}

export interface JournalHandlers {
  /** Of one page: its newer count makes its older one worthless, and no other's. */
  readonly handlersForPage: () => HandlersOf<'journal'>;
  /** How many saved views look for a person. */
  readonly findPerson: (person: SoughtPerson) => number;
  /** Removes them, or takes the person out of their lists; false when the disk refuses. */
  readonly forgetPerson: (person: SoughtPerson) => Promise<boolean>;
  readonly views: {
    readonly all: () => readonly SavedView[];
    /** False when the disk refuses. */
    readonly change: (change: (views: readonly SavedView[]) => readonly SavedView[]) => Promise<boolean>;
  };
}

/** The questions about the journal, and the desk's views of it, which every page shares. */
export function createJournalHandlers({ store, views: kept, saveViews }: JournalHandlersPorts): JournalHandlers {
  const inTurn = createTurns();
  let views = kept;
  let pages = 0;

  async function keep(wanted: readonly SavedView[]): Promise<Result<Record<string, never>, 'not-written'>> {
    const written = await saveViews(wanted);
    if (!written.ok) return written;
    views = wanted;
    return ok({});
  }

  return {
    handlersForPage: () => {
      pages += 1;
      return handlersOf(`page ${pages}`);
    },
    findPerson: (person) => views.filter((view) => isChanged(view, viewWithout(view, person))).length,
    forgetPerson: (person) =>
      inTurn(async () => {
        const left = views.flatMap((view) => viewWithout(view, person) ?? []);
        const isSame = left.length === views.length && !left.some((view, nth) => isChanged(views[nth], view));
        return isSame || (await keep(left)).ok;
      }),
    views: {
      all: () => views,
      change: (change) => inTurn(async () => (await keep(change(views))).ok),
    },
  };

  function handlersOf(asker: string): HandlersOf<'journal'> {
    return {
      'journal.list': async (query) => ok(await store.list(query)),
      'journal.count': ({ filter }) => store.count(filter, asker),
      'journal.groups': (query) => store.groups(query, asker),
      'journal.choices': async () => ok(await store.choices()),
      'journal.call': async ({ callId }) => ok(await store.call(callId)),
      'journal.others': async (query) => ok(await store.others(query)),
      'journal.views': () => ok({ views: [...views] }),
      'journal.save-view': ({ view, before = [] }) =>
        inTurn(async () => {
          const place = views.findIndex(({ viewId }) => viewId === view.viewId);
          const others = views.filter(({ viewId }) => viewId !== view.viewId);
          if (others.some(({ name }) => isSameName(name, view.name))) return failed('taken');
          if (place < 0 && views.length >= mostViews) return failed('too-many');
          if (place >= 0) return keep(views.with(place, view));
          const next = before.map((viewId) => views.findIndex((one) => one.viewId === viewId)).find((at) => at >= 0);
          return keep(views.toSpliced(next ?? views.length, 0, view));
        }),
      'journal.remove-view': ({ viewId }) =>
        inTurn(async () => {
          const left = views.filter((view) => view.viewId !== viewId);
          return left.length === views.length ? failed('not-there') : keep(left);
        }),
    };
  }
}

function isChanged(view: SavedView | undefined, now: SavedView | null): boolean {
  return JSON.stringify(view) !== JSON.stringify(now);
}

function isSameName(one: string, other: string): boolean {
  return one.trim().normalize('NFC').toLowerCase() === other.trim().normalize('NFC').toLowerCase();
}
