import path from 'node:path';
import Database from 'better-sqlite3';
import type { CallerClass } from '#core/caller/callerClass.ts';
import type { BulkView } from '#core/journal/bulk.ts';
import type { KeepingView } from '#core/journal/keeping.ts';
import { exported, exportOrder } from './exportOrder.ts';
import { counted, filtered, searches } from './readingQuestions.ts';
import type { DeskWindow } from './window.ts';

/** Something that a desk does beside its calls. */
export interface Work {
  readonly name: string;
  /** It is done in the desk's quiet minutes. */
  readonly minutes?: true;
  /** Does it once, and says when it has begun. */
  readonly run: (desk: DeskWindow, place: WorkPlace, onBegun: () => void) => Promise<void>;
}

export interface WorkPlace {
  /** The desk's folder. */
  readonly folder: string;
  /** Of the journal's newest call. */
  readonly lastDay: string;
  readonly isOver: () => boolean;
}

/** Calls in a file. */
const callsOut = 100_000;
const callsCorrected = 5_000;
const callsADay = 548;

/** As somebody types them who lets no letter rest, in the longest lists that a page asks for. */
const typed = ['order helicopter', 'коваленко марія', 'يسأل عن موعد', '0671234567'].flatMap((text) =>
  Array.from(text, (_, nth) => ({ text: text.slice(0, nth + 1) })),
);
/** Those that the index answers in part, so that many calls are looked at themselves. */
const looked = [
  { text: 'o', talk: { fromMs: 31_000, belowMs: 31_001 } },
  { text: 'delivery', number: '55512345' },
  ...filtered.filters,
];
const worst = [...typed, ...looked, ...searches.flatMap(({ filters }) => filters)];
let asked = 0;

export const works: readonly Work[] = [
  {
    name: 'a search typed letter by letter',
    run: async (desk, _, onBegun) => {
      onBegun();
      asked += 1;
      await desk.told('journal.list', {
        filter: worst[asked % worst.length] ?? {},
        from: { kind: 'newest' },
        limit: 200,
      });
    },
  },
  {
    name: 'a count over everything',
    run: async (desk, _, onBegun) => {
      onBegun();
      asked += 1;
      const filter = counted.filters[asked % counted.filters.length] ?? {};
      await desk.told('journal.groups', { filter, by: 'day', firstDay: 1 });
      await desk.told('journal.count', { filter: looked[asked % looked.length] ?? {} });
    },
  },
  {
    name: 'an XLSX of 100,000 calls',
    run: async (desk, { lastDay }, onBegun) => {
      await exported(desk, exportOrder('xlsx', { period: newest(callsOut, lastDay) }), onBegun);
    },
  },
  { name: 'a check', run: (desk, _, onBegun) => keeping(desk, 'check', onBegun) },
  { name: 'a backup', run: (desk, _, onBegun) => keeping(desk, 'backup', onBegun) },
  {
    name: 'a journal put in order from a backup',
    run: async (desk, _, onBegun) => {
      const hasNone = async () => (await desk.told('desk.state', {})).keeping.backups.length === 0;
      if (await hasNone()) await keeping(desk, 'backup', () => undefined);
      // It is listed a moment after it was made.
      while (await hasNone()) await pause(50);
      await keeping(desk, 'mend', onBegun);
    },
  },
  { name: 'callers forgotten whose time is over', minutes: true, run: retaining },
  { name: 'a correction of many calls', run: correcting },
];

async function keeping(
  desk: DeskWindow,
  what: NonNullable<KeepingView['doing']>['what'],
  onBegun: () => void,
): Promise<void> {
  let begun = false;
  const done = new Promise<void>((over, fail) => {
    const stop = desk.on('desk.changed', ({ keeping: view }) => {
      if (view === undefined) return;
      if (view.doing?.what === what && !begun) {
        begun = true;
        onBegun();
      }
      if (!begun || view.doing !== null) return;
      stop();
      if (view.backupFailure !== null || view.mendFailure !== null || view.damage !== null)
        fail(new Error(`${what} failed: ${JSON.stringify([view.backupFailure, view.mendFailure, view.damage])}`));
      else over();
    });
  });
  if (what === 'check') await desk.told('keeping.check', {});
  else if (what === 'backup') await desk.told('keeping.back-up', {});
  else {
    const { keeping: view } = await desk.told('desk.state', {});
    const backupId = view.backups[0]?.backupId;
    if (backupId === undefined) throw new Error('there is no backup to begin with');
    await desk.told('keeping.restore', { backupId, keepNewer: true });
  }
  await done;
}

/** Days in which so many calls came last. */
function newest(calls: number, lastDay: string) {
  const from = new Date(Date.parse(lastDay) - (calls / callsADay) * 86_400_000).toISOString().slice(0, 10);
  return { from, until: lastDay };
}

/** The newest calls get a topic that none of them has, and lose it again; what nobody waits for any more is stopped. */
async function correcting(desk: DeskWindow, { lastDay, isOver }: WorkPlace, onBegun: () => void): Promise<void> {
  const corrected = ended(desk, isOver);
  const { bulkId } = await desk.told('bulk.start', {
    filter: { period: newest(callsCorrected, lastDay) },
    except: [],
    change: { field: 'topic', to: 'looked at once more' },
    why: 'beside calls',
  });
  onBegun();
  if ((await corrected) !== 'done') return;
  const undone = ended(desk, isOver);
  await desk.told('bulk.undo', { bulkId });
  await undone;
}

/** How the correction ends that is begun now. */
function ended(desk: DeskWindow, isOver: () => boolean): Promise<BulkView['state']> {
  return new Promise((resolve) => {
    const stop = desk.on('bulk.changed', ({ bulk: { state } }) => {
      if (state === 'running' || state === 'undoing') {
        if (isOver()) void desk.told('bulk.stop', {}).catch(() => null);
        return;
      }
      stop();
      resolve(state);
    });
  });
}

const classes: readonly CallerClass[] = ['client', 'partner', 'applicant', 'unknown'];

/**
 * Everybody's time is over. A caller who rings cuts the run short, and the next quiet minute goes on: it is under way while
 * somebody writes into the journal although nobody calls.
 */
async function retaining(desk: DeskWindow, { folder, isOver }: WorkPlace, onBegun: () => void): Promise<void> {
  const { retention } = await desk.told('privacy.state', {});
  if (Object.keys(retention.byClass).length === 0)
    await desk.told('privacy.set-retention', {
      retention: { ...retention, byClass: Object.fromEntries(classes.map((of) => [of, 1])) },
    });
  const journal = new Database(path.join(folder, 'journal.db'), { readonly: true });
  const version = (): unknown => journal.pragma('data_version', { simple: true });
  try {
    await changes(version, isOver);
    onBegun();
    // It goes on for as long as it writes again within two rests.
    while (!isOver() && (await changesWithin(version, 60)));
  } finally {
    journal.close();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}

/** Three commits, close together. */
async function changes(version: () => unknown, isOver: () => boolean): Promise<void> {
  for (let seen = 0; seen < 3 && !isOver();) seen = (await changesWithin(version, 60)) ? seen + 1 : 0;
}

async function changesWithin(version: () => unknown, ms: number): Promise<boolean> {
  const before = version();
  for (const begun = performance.now(); performance.now() - begun < ms;) {
    await pause(3);
    if (version() !== before) return true;
  }
  return false;
}
