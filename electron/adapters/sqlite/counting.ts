import type { Database } from 'better-sqlite3';
import type { JournalCount, JournalGroup, JournalGroups } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { weeksOf } from '#core/journal/groups.ts';
import { missedMark } from '#core/journal/marks.ts';
import type { GroupsQuery } from '#core/journal/store.ts';
import type { Filtered, Filters, Span } from './filtered.ts';
import { placeName } from './journalList.ts';
import type { Run } from './runs.ts';

/** Something that is counted in portions of some milliseconds: each `next` is one, the last returns what was counted. */
export type Portions<T> = Generator<undefined, T, undefined>;

export interface Counting {
  readonly count: (filter: JournalFilter) => Portions<JournalCount>;
  readonly groups: (query: GroupsQuery) => Portions<JournalGroups>;
}

/** Calls that are counted in one portion where the index tells all, and where each has to be looked at. */
const callsAtOnce = 25_000;
const looksAtOnce = 500;
const idsAtOnce = 20_000;

interface Counted {
  readonly calls: number;
  readonly missed: number;
}

/** Counts of the calls that fit a filter, by the index alone where it tells all. */
export function createCounting(db: Database, filters: Filters): Counting {
  type Sought = Span & { readonly match: string };
  const within = 'rowid BETWEEN CAST(@low AS INTEGER) AND CAST(@high AS INTEGER)';
  const countFound = db
    .prepare<[Sought], number>(`SELECT count(*) FROM call_search WHERE call_search MATCH @match AND ${within}`)
    .pluck();
  const findIds = db
    .prepare<[Sought], number>(
      `SELECT rowid FROM call_search WHERE call_search MATCH @match AND ${within} ORDER BY rowid DESC LIMIT ${idsAtOnce}`,
    )
    .pluck();
  const selectLast = db.prepare<[], number | null>('SELECT max(id) FROM call').pluck();

  function countIn(filtered: Filtered, span: Span): Counted {
    const { match } = filtered.query;
    const calls = countFound.get({ ...span, match }) ?? 0;
    if (calls === 0) return none;
    return { calls, missed: countFound.get({ ...span, match: `${match} AND "${missedMark}"` }) ?? 0 };
  }

  /** How many of what is found are in each run; both newest first. Asked run by run, the index would take a hundred times as long. */
  function* countedBy(runs: readonly Run[], match: string, { low, high: end }: Span): Portions<readonly number[]> {
    const counted = runs.map(() => 0);
    let nth = 0;
    for (let high = end; ;) {
      const ids = findIds.all({ low, high, match });
      for (const id of ids) {
        while (id < (runs[nth]?.first ?? 0)) nth += 1;
        counted[nth] = (counted[nth] ?? 0) + 1;
      }
      const last = ids.at(-1);
      if (last === undefined || ids.length < idsAtOnce) return counted;
      high = last - 1;
      yield;
    }
  }

  function* countRuns(filtered: Filtered): Portions<readonly (Run & Counted)[]> {
    const all: (Run & Counted)[] = [];
    for (const span of filtered.spans()) {
      const runs = filters.runs(span);
      if (filtered.query.match === '' && !filtered.isNamed) all.push(...runs);
      else if (filtered.query.isExact) {
        const calls = yield* countedBy(runs, filtered.query.match, span);
        const missed = yield* countedBy(runs, `${filtered.query.match} AND "${missedMark}"`, span);
        all.push(...runs.map((run, nth) => ({ ...run, calls: calls[nth] ?? 0, missed: missed[nth] ?? 0 })));
      } else all.push(...byRun(runs, yield* looked(filtered, span)));
    }
    return all.filter(({ calls }) => calls > 0);
  }

  return {
    *count(filter) {
      const filtered = filters.of(filter);
      if (filtered.isNamed) return { ...(yield* countNamed(filtered)), partial: false };
      const partial = filters.indexedFrom() > 0;
      if (filtered.query.match === '' || !filtered.query.isExact)
        return { ...sumOf(yield* countRuns(filtered)), partial };
      let counted = none;
      const end = selectLast.get() ?? 0;
      for (const { low, high } of filtered.spans())
        for (let top = Math.min(high, end); top >= low; top -= callsAtOnce) {
          counted = sumOf([counted, countIn(filtered, { low: Math.max(low, top - callsAtOnce + 1), high: top })]);
          yield;
        }
      return { ...counted, partial };
    },
    *groups({ filter, by, firstDay }) {
      const runs = yield* countRuns(filters.of(filter));
      const days = runs.map(({ last, day, calls, missed }): JournalGroup => ({
        place: placeName(last),
        from: day,
        until: day,
        calls,
        missed,
      }));
      const groups = by === 'day' ? days : weeksOf(days, firstDay);
      return { groups: [...groups], ...sumOf(groups), partial: filters.indexedFrom() > 0 };
    },
  };
}

/** Also those that are in no run yet. */
function* countNamed(filtered: Filtered): Portions<Counted> {
  const counts: Counted[] = [];
  for (const span of filtered.spans()) {
    const isMissed = [...(yield* looked(filtered, span)).values()];
    counts.push({ calls: isMissed.length, missed: isMissed.filter(Boolean).length });
  }
  return sumOf(counts);
}

/** Each call of the span is looked at: the index does not tell all, or does not know it yet. */
function* looked(filtered: Filtered, span: Span): Portions<Map<number, boolean>> {
  const isMissed = new Map<number, boolean>();
  for (let { high } = span; high >= span.low;) {
    const ids = filtered.ids({ low: span.low, high }, looksAtOnce);
    for (const { id, folded } of filtered.fitting(ids)) isMissed.set(id, folded.call.entry.outcome === 'missed');
    if (ids.length < looksAtOnce) break;
    high = (ids.at(-1) ?? 0) - 1;
    yield;
  }
  return isMissed;
}

const none: Counted = { calls: 0, missed: 0 };

function sumOf(counts: readonly Counted[]): Counted {
  let [calls, missed] = [0, 0];
  for (const one of counts) {
    calls += one.calls;
    missed += one.missed;
  }
  return { calls, missed };
}

/** Runs, newest first, with those of the calls that are in each. */
function byRun(runs: readonly Run[], isMissed: ReadonlyMap<number, boolean>): readonly (Run & Counted)[] {
  const ids = [...isMissed.entries()];
  let next = 0;
  return runs.map((run) => {
    let [calls, missed] = [0, 0];
    for (; (ids[next]?.[0] ?? -1) >= run.first; next += 1) {
      calls += 1;
      missed += Number(ids[next]?.[1] ?? false);
    }
    return { ...run, calls, missed };
  });
}
