import type { Database } from 'better-sqlite3';
import type { JournalFrom, JournalLine, JournalPage, JournalQuery } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { foundBy } from '#core/journal/found.ts';
import type { OthersQuery } from '#core/journal/store.ts';
import type { Filtered, Filters, FittingCall, Span } from './filtered.ts';
import type { Lines } from './lines.ts';
import { type CallRow, callFields, fromCall, selectLine } from './row.ts';

interface Beginning {
  /** The newest call that may be on the page. */
  readonly upTo: number;
  readonly skip: number;
}

/** Pages of the calls that fit a filter, newest first, each of one moment's journal. */
export function createJournalList(db: Database, filters: Filters): (query: JournalQuery) => JournalPage {
  const selectId = db.prepare<[string], number>('SELECT id FROM known_call WHERE call_id = ?').pluck();
  const lastOfDay = db
    .prepare<[string], number>(
      `SELECT max(last) FROM call_run WHERE day = (SELECT max(day) FROM call_run WHERE day <= ?)`,
    )
    .pluck();

  /** null: there is no such place in the journal. */
  function beginning(from: JournalFrom): Beginning | null {
    if (from.kind === 'newest') return { upTo: Number.MAX_SAFE_INTEGER, skip: 0 };
    if (from.kind === 'place') return { upTo: placeOf(from.place), skip: from.skip };
    if (from.kind === 'day') return { upTo: lastOfDay.get(from.day) ?? filters.indexedFrom() - 1, skip: 0 };
    const id = selectId.get(from.callId);
    return id === undefined ? null : { upTo: id - 1, skip: 0 };
  }

  return db.transaction(({ filter, from, limit }: JournalQuery): JournalPage => {
    const filtered = filters.of(filter);
    const partial = filters.indexedFrom() > 0 && filtered.isNarrow;
    const begin = beginning(from);
    if (begin === null) return { entries: [], more: false, partial };
    const found = read(filtered, begin, limit + 1);
    return { entries: lineEach(found.slice(0, limit), filter), more: found.length > limit, partial };
  });
}

/** So many calls from there on that fit, newest first. */
function read(filtered: Filtered, { upTo, skip }: Beginning, count: number): readonly FittingCall[] {
  const found: FittingCall[] = [];
  let toSkip = skip;
  for (const { low, high: end } of filtered.spans()) {
    for (let high = Math.min(end, upTo), atOnce = count; high >= low && found.length < count;) {
      // Where the index tells all, lines that are skipped need not be read.
      const { isExact } = filtered.query;
      const ids = filtered.ids({ low, high }, atOnce, isExact ? toSkip : 0);
      if (isExact && ids.length === 0) toSkip -= skippedIn(filtered, { low, high }, toSkip);
      if (ids.length === 0) break;
      if (isExact) toSkip = 0;
      const fitting = filtered.fitting(ids);
      found.push(...fitting.slice(toSkip));
      toSkip = Math.max(0, toSkip - fitting.length);
      high = (ids.at(-1) ?? low) - 1;
      atOnce = Math.min(2_000, atOnce * 2);
    }
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}

/** All calls of the span stand before the page. */
function skippedIn(filtered: Filtered, span: Span, toSkip: number): number {
  return toSkip === 0 ? 0 : filtered.ids(span, toSkip).length;
}

function lineEach(calls: readonly FittingCall[], filter: JournalFilter): JournalLine[] {
  const found = foundBy(filter);
  return calls.map(({ folded }) => ({
    ...folded.call.entry,
    topicLabel: folded.call.topicLabel,
    found: found(folded),
  }));
}

/** A place of JournalGroup; an unknown one is before everything. */
function placeOf(place: string): number {
  const id = Number.parseInt(place, 36);
  return Number.isSafeInteger(id) ? id : -1;
}

export function placeName(id: number): string {
  return id.toString(36);
}

/** The other calls of a call's number that are over, newest first, by the number's index. */
export function createOthers(db: Database, lines: Lines): (query: OthersQuery) => JournalPage {
  const selectId = db.prepare<[string], number>('SELECT id FROM known_call WHERE call_id = ?').pluck();
  const selectRow = db.prepare<[number], CallRow>(selectLine);
  const select = db.prepare<
    [{ readonly number: string; readonly id: number; readonly before: number; readonly atMost: number }],
    CallRow
  >(
    `SELECT ${callFields} ${fromCall}
     WHERE call.number = @number AND call.number <> '' AND call.ended_at IS NOT NULL
       AND call.id < CAST(@before AS INTEGER) AND call.id <> @id
     ORDER BY call.id DESC LIMIT CAST(@atMost AS INTEGER)`,
  );
  const none: JournalPage = { entries: [], more: false, partial: false };
  return db.transaction(({ callId, behind, limit }) => {
    const id = selectId.get(callId);
    const before = behind === null ? Number.MAX_SAFE_INTEGER : selectId.get(behind);
    const row = id === undefined ? undefined : selectRow.get(id);
    if (id === undefined || before === undefined || row === undefined) return none;
    const number = lines.of(row)?.entry.number ?? '';
    const rows = select.all({ number, id, before, atMost: limit + 1 });
    // An index that the disk has changed may lead to somebody else's.
    const calls = rows.slice(0, limit).flatMap((one) => lines.of(one) ?? []);
    return {
      entries: calls
        .filter(({ entry }) => entry.number === number)
        .map(({ entry, topicLabel }) => ({ ...entry, topicLabel, found: [] })),
      more: rows.length > limit,
      partial: false,
    };
  });
}
