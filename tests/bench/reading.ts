import { copyFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { scratchFolder } from '../product/host.ts';
import { type Figure, compared, reading } from './figures.ts';
import { openedStore } from './journalDesk.ts';
import { measureCommits, measureStarts } from './journalSize.ts';
import { manyJournal } from './manyJournal.ts';
import { type Asked, bareMatch, counted, filtered, numberFragments, searches } from './readingQuestions.ts';

const pageLength = 50;

/**
 * The journal of a busy desk's ten years is searched, filtered, counted and leafed through by the product's own threads; each
 * answer beside the least SQL that could give it, run in this thread on the same file.
 */
export async function measureReading(count: number, times: number): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const kept = manyJournal(count, (seconds) => say(`${count} calls written in ${Math.round(seconds)} s`));
  const file = path.join(folder, 'journal.db');
  copyFileSync(kept, file);
  const bytes = statSync(file).size / count;
  const figures: Figure[] = [
    reading(`reading: bytes a call, ${count} calls`, 'bytes', bytes, 'at most 4000', bytes <= 4_000),
  ];
  figures.push(...(await measureStarts(folder, count)));
  const store = await openedStore(file);
  const floor = createFloor(file);
  const cold: number[] = [];
  for (const asked of [...searches, numberFragments, filtered])
    figures.push(await measureLists(asked, { store, floor, times, cold }));
  figures.push(
    told('the first question of each kind after the start (SQLite’s own memory empty, the system’s not)', cold),
  );
  figures.push(await measureCounts(store, floor, times));
  figures.push(...(await measureMeanwhile(store, times)));
  figures.push(...(await measureDeep(store, floor, times)));
  await store.close();
  floor.close();
  figures.push(...(await measureCommits(file, path.join(folder, 'few.db'), times)));
  remove();
  return figures;
}

function say(words: string): void {
  process.stdout.write(`reading: ${words}\n`);
}

interface Floor {
  readonly list: (filter: JournalFilter) => void;
  readonly days: (filter: JournalFilter) => void;
  readonly deep: (skip: number) => void;
  readonly close: () => void;
}

/** The index and the lines, by statements that are written for nothing else. */
function createFloor(file: string): Floor {
  const db = new Database(file, { readonly: true });
  const found = db.prepare<[string, number]>(
    `SELECT call.* FROM call_search CROSS JOIN call ON call.id = call_search.rowid
     WHERE call_search MATCH ? ORDER BY call_search.rowid DESC LIMIT ?`,
  );
  const every = db.prepare<[number]>('SELECT * FROM call ORDER BY id DESC LIMIT ?');
  const days = db.prepare('SELECT day, count(*) FROM call GROUP BY day');
  const ids = db.prepare<[string]>(
    `SELECT day, count(*) FROM call_search CROSS JOIN call ON call.id = call_search.rowid
       WHERE call_search MATCH ? GROUP BY day`,
  );
  const deep = db.prepare<[number, number]>('SELECT * FROM call ORDER BY id DESC LIMIT ? OFFSET ?');
  return {
    list: (filter) => {
      const match = bareMatch(filter);
      if (match === '') every.all(pageLength);
      else found.all(match, pageLength);
    },
    days: (filter) => {
      const match = bareMatch(filter);
      if (match === '') days.all();
      else ids.all(match);
    },
    deep: (skip) => {
      deep.all(pageLength, skip);
    },
    close: () => db.close(),
  };
}

interface Measured {
  readonly store: JournalStore;
  readonly floor: Floor;
  readonly times: number;
  readonly cold: number[];
}

async function timed(act: () => unknown): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

function list(store: JournalStore, filter: JournalFilter) {
  return store.list({ filter, from: { kind: 'newest' }, limit: pageLength });
}

/** Processor time of all threads of this process, milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function measureLists(asked: Asked, { store, floor, times, cold }: Measured): Promise<Figure> {
  const { filters, name, within } = asked;
  const first = filters[0];
  if (first !== undefined) cold.push(await timed(() => list(store, first)));
  const took: number[] = [];
  const least: number[] = [];
  let spent = 0;
  for (let turn = 0; turn < Math.max(times, filters.length); turn += 1) {
    const filter = filters[turn % filters.length] ?? {};
    const before = cpu();
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    took.push(await timed(() => list(store, filter)));
    spent += cpu() - before;
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    least.push(await timed(() => floor.list(filter)));
  }
  say(`${name}: ${(spent / took.length).toFixed(1)} ms of a processor each`);
  return compared(`reading: ${name}`, took, least, {
    says: `p95 <= ${within}`,
    met: ({ p95 }) => p95 <= within,
  });
}

function told(name: string, samples: readonly number[]): Figure {
  return reading(`reading: ${name}`, 'ms', Math.max(...samples), 'told', true);
}

async function measureCounts(store: JournalStore, floor: Floor, times: number): Promise<Figure> {
  const took: number[] = [];
  const least: number[] = [];
  const { filters, name, within } = counted;
  for (let turn = 0; turn < Math.max(filters.length, Math.min(times, 60)); turn += 1) {
    const filter = filters[turn % filters.length] ?? {};
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    took.push(await timed(() => store.groups({ filter, by: 'day', firstDay: 1 }, 'bench')));
    // The floor takes seconds: once each.
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    if (turn < filters.length) least.push(await timed(() => floor.days(filter)));
  }
  return compared(`reading: ${name}`, took, least, { says: `p95 <= ${within}`, met: ({ p95 }) => p95 <= within });
}

/** Searches while counts are asked for without a pause, in turn with searches alone. */
async function measureMeanwhile(store: JournalStore, times: number): Promise<readonly Figure[]> {
  const filters = [...searches, numberFragments].flatMap((asked) => asked.filters);
  const alone: number[] = [];
  const beside: number[] = [];
  const counting = { isOver: false };
  for (let turn = 0; turn < times; turn += 1)
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    alone.push(await timed(() => list(store, filters[turn % filters.length] ?? {})));
  const counts = (async () => {
    for (let turn = 0; !counting.isOver; turn += 1)
      // oxlint-disable-next-line no-await-in-loop -- one count after the other, without a pause
      await store.groups(
        { filter: counted.filters[turn % counted.filters.length] ?? {}, by: 'day', firstDay: 1 },
        'bench',
      );
  })();
  for (let turn = 0; turn < times; turn += 1)
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    beside.push(await timed(() => list(store, filters[turn % filters.length] ?? {})));
  counting.isOver = true;
  await counts;
  return [
    compared('reading: (a) and (b) while days are counted without a pause (floor: without)', beside, alone, {
      says: 'p95 <= 30',
      met: ({ p95 }) => p95 <= 30,
    }),
  ];
}

/** Line N of the list: by the days that the page has counted, as its table does it. */
async function measureDeep(store: JournalStore, floor: Floor, times: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, filter] of [
    ['of all calls', {}],
    ['of the answered clients', { classes: ['client'], answered: true }],
  ] satisfies readonly (readonly [string, JournalFilter])[]) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const days = await store.groups({ filter, by: 'day', firstDay: 1 }, 'bench');
    if (!days.ok) throw new Error(days.error);
    const { groups, calls } = days.value;
    const took: number[] = [];
    const least: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const line = (turn * 7_919_993) % calls;
      let skip = line;
      const group = groups.find((one) => {
        if (skip < one.calls) return true;
        skip -= one.calls;
        return false;
      });
      const place = group?.place ?? '';
      const from = { kind: 'place', place, skip } as const;
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      took.push(await timed(() => store.list({ filter, from, limit: pageLength })));
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      if (turn < 20) least.push(await timed(() => floor.deep(line)));
    }
    figures.push(
      compared(`reading: (e) any line ${name} (floor: by OFFSET)`, took, least, {
        says: 'p95 <= 30',
        met: ({ p95 }) => p95 <= 30,
      }),
    );
  }
  return figures;
}
