import type { Database } from 'better-sqlite3';
import type { JournalFilter } from '#core/journal/filter.ts';
import { fits } from '#core/journal/fits.ts';
import { type FoldedCall, foldedCall } from '#core/journal/foldedCall.ts';
import { digitsOf } from '#core/journal/search.ts';
import { standStill } from './hush.ts';
import type { Lines } from './lines.ts';
import { type CallRow, projectionVersion, selectLine } from './row.ts';
import { type Run, runFields } from './runs.ts';
import { type IndexQuery, indexQuery } from './searchText.ts';

/** Ids of calls, both inclusive. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

export interface FittingCall {
  readonly id: number;
  /** As it was looked at: what was folded for that is there. */
  readonly folded: FoldedCall;
}

/** The calls that fit one filter, newest first, found by the index, or named by it, and looked at themselves. */
export interface Filtered {
  readonly query: IndexQuery;
  /** The index has to be asked: the filter asks for more than a period, and names no calls. */
  readonly isNarrow: boolean;
  /** The filter names its calls: each is looked at, and no index is needed. */
  readonly isNamed: boolean;
  /** Where calls of the filter's period are, newest first; they overlap nowhere. */
  readonly spans: () => readonly Span[];
  /** Ids of a span as the index tells them, newest first; `skip` only where the index tells all. */
  readonly ids: (span: Span, atMost: number, skip?: number) => readonly number[];
  /** Those of the ids that fit. */
  readonly fitting: (ids: readonly number[]) => readonly FittingCall[];
}

export interface Filters {
  readonly of: (filter: JournalFilter) => Filtered;
  /** Calls below are not in the index yet; 0: all are. */
  readonly indexedFrom: () => number;
  readonly runs: (span: Span) => readonly Run[];
}

export function createFilters(db: Database, lines: Lines, onDamage: (what: 'lines') => void): Filters {
  type Page = Span & { readonly atMost: number; readonly skip: number };
  const within = 'BETWEEN CAST(@low AS INTEGER) AND CAST(@high AS INTEGER)';
  const paged = 'LIMIT CAST(@atMost AS INTEGER) OFFSET CAST(@skip AS INTEGER)';
  const every = db.prepare<[Page], number>(`SELECT id FROM call WHERE id ${within} ORDER BY id DESC ${paged}`).pluck();
  const found = db
    .prepare<[Page & { readonly match: string }], number>(
      `SELECT rowid FROM call_search WHERE call_search MATCH @match AND rowid ${within} ORDER BY rowid DESC ${paged}`,
    )
    .pluck();
  // Where the marks say less than the filter, most of what does not fit is left out before it is read whole.
  const nearlyFound = db
    .prepare<[Omit<Page, 'skip'> & { readonly match: string } & Rough], number>(
      `SELECT call.id FROM call_search CROSS JOIN call ON call.id = call_search.rowid
       WHERE call_search MATCH @match AND call_search.rowid ${within}
         AND (@fromMs IS NULL OR call.talk_ms >= @fromMs) AND (@belowMs IS NULL OR call.talk_ms < @belowMs)
         AND (@waitedMs IS NULL OR call.wait_ms >= @waitedMs) AND (@waitedBelowMs IS NULL OR call.wait_ms < @waitedBelowMs)
         AND (@digits = '' OR instr(call.number, @digits) > 0 OR call.number GLOB '*[^0-9+]*')
       ORDER BY call_search.rowid DESC LIMIT CAST(@atMost AS INTEGER)`,
    )
    .pluck();
  const selectRow = db.prepare<[number], CallRow>(selectLine);
  const selectId = db.prepare<[string], number>('SELECT id FROM known_call WHERE call_id = ?').pluck();
  const selectLast = db.prepare<[], number | null>('SELECT max(id) FROM call').pluck();
  const selectState = db.prepare<[], { projection: number; rebuiltFrom: number }>(
    'SELECT projection, rebuilt_from AS rebuiltFrom FROM journal_state',
  );
  const selectRuns = db.prepare<[Span], Run>(
    `SELECT ${runFields} FROM call_run
     WHERE first >= coalesce((SELECT max(first) FROM call_run WHERE first <= CAST(@low AS INTEGER)), 0)
       AND first <= CAST(@high AS INTEGER) AND last >= CAST(@low AS INTEGER) ORDER BY first DESC`,
  );
  const runsOfPeriod = db.prepare<[NonNullable<JournalFilter['period']>], Span>(
    'SELECT first AS low, last AS high FROM call_run WHERE day BETWEEN @from AND @until ORDER BY first DESC',
  );

  // Calls that have no run yet.
  const oldOfPeriod = db.prepare<
    [NonNullable<JournalFilter['period']> & { readonly below: number }],
    { readonly low: number | null; readonly high: number | null }
  >(
    `SELECT min(id) AS low, max(id) AS high FROM call INDEXED BY call_by_day
     WHERE day BETWEEN @from AND @until AND id < CAST(@below AS INTEGER)`,
  );

  function indexedFrom(): number {
    const state = selectState.get();
    return state === undefined || state.projection === projectionVersion ? 0 : state.rebuiltFrom;
  }

  function spansOf(period: JournalFilter['period']): readonly Span[] {
    if (period === undefined) return [{ low: 0, high: Number.MAX_SAFE_INTEGER }];
    const runs = joined(runsOfPeriod.all(period));
    const from = indexedFrom();
    const old = from === 0 ? undefined : oldOfPeriod.get({ ...period, below: from });
    return old?.low == null || old.high === null ? runs : [...runs, { low: old.low, high: old.high }];
  }

  /** Newest first. */
  function named(calls: readonly string[]): readonly number[] {
    return [...new Set(calls.flatMap((callId) => selectId.get(callId) ?? []))].toSorted((a, b) => b - a);
  }

  return {
    indexedFrom,
    runs: (span) => selectRuns.all(span),
    of: (filter) => {
      const query = filter.calls === undefined ? indexQuery(filter) : { match: '', isExact: false };
      const isFitting = fits(filter);
      const theirs = filter.calls === undefined ? null : named(filter.calls);
      const rough = query.isExact ? null : roughlyOf(filter);
      return {
        query,
        isNarrow: query.match !== '',
        isNamed: theirs !== null,
        spans: () => (theirs === null ? spansOf(filter.period) : spanOf(theirs)),
        ids: ({ low, high }, atMost, skip = 0) =>
          theirs !== null
            ? theirs.filter((id) => low <= id && id <= high).slice(skip, skip + atMost)
            : query.match === ''
              ? every.all({ low, high, atMost, skip })
              : rough === null
                ? found.all({ low, high, atMost, skip, match: query.match })
                : inWindows({ low, high: Math.min(high, selectLast.get() ?? 0) }, atMost, (span, most) =>
                    nearlyFound.all({ ...span, atMost: most, match: query.match, ...rough }),
                  ),
        fitting: (ids) => {
          const rows = ids.flatMap((id) => selectRow.get(id) ?? []);
          const calls = rows
            .flatMap((row) => {
              standStill();
              const call = lines.of(row);
              return call === null ? [] : [{ id: row.id, folded: foldedCall(call) }];
            })
            .filter(({ folded }) => isFitting(folded));
          // The index leads to a call that was not sought, or to none: the disk has changed it.
          if (calls.length < ids.length && query.isExact && indexedFrom() === 0) onDamage('lines');
          return calls;
        },
      };
    },
  };
}

/** `ids` newest first. */
function spanOf(ids: readonly number[]): readonly Span[] {
  const [high, low] = [ids[0], ids.at(-1)];
  return high === undefined || low === undefined ? [] : [{ low, high }];
}

/** What can be told of a line without reading all of it. */
interface Rough {
  readonly fromMs: number | null;
  readonly belowMs: number | null;
  readonly waitedMs: number | null;
  readonly waitedBelowMs: number | null;
  readonly digits: string;
}

function roughlyOf({ talk, wait, number = '' }: JournalFilter): Rough {
  return {
    fromMs: talk?.fromMs ?? null,
    belowMs: talk?.belowMs ?? null,
    waitedMs: wait?.fromMs ?? null,
    waitedBelowMs: wait?.belowMs ?? null,
    digits: digitsOf(number),
  };
}

/** A statement is never interrupted: each takes so long, more or less, and whoever rings meanwhile is not kept waiting. */
const statementMs = 4;
const firstWindow = 4_096;

/** Ids of a span, newest first, window by window of as many calls as are looked through in a moment. */
function inWindows(
  { low, high }: Span,
  atMost: number,
  idsIn: (span: Span, atMost: number) => readonly number[],
): readonly number[] {
  const ids: number[] = [];
  for (let top = high, size = firstWindow; top >= low && ids.length < atMost;) {
    standStill();
    const begun = performance.now();
    const bottom = Math.max(low, top - size + 1);
    ids.push(...idsIn({ low: bottom, high: top }, atMost - ids.length));
    const took = performance.now() - begun;
    size = took < statementMs / 2 ? size * 2 : took > statementMs ? Math.max(256, Math.floor(size / 2)) : size;
    top = bottom - 1;
  }
  return ids;
}

/** Newest first; what adjoins is one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const apart: { low: number; high: number }[] = [];
  for (const { low, high } of spans) {
    const last = apart.at(-1);
    if (last !== undefined && high === last.low - 1) last.low = low;
    else apart.push({ low, high });
  }
  return apart;
}
