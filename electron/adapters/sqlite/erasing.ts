import type { Database } from 'better-sqlite3';
import type { CallFact } from '#core/journal/fact.ts';
import { blanking } from '#core/privacy/blank.ts';
import { lookFor } from '#core/privacy/person.ts';
import type { EraseOrder } from '#core/privacy/eraseOrder.ts';
import { callId } from '#core/support/ids.ts';
import { bodyOf } from './body.ts';
import { busyMs } from './connection.ts';
import { factToWrite } from './factToWrite.ts';
import { createLines } from './lines.ts';
import { standStill } from './hush.ts';
import type { Projection } from './projection.ts';
import { type CallRow, selectLineOf } from './row.ts';
import type { Truth } from './truth.ts';

interface Event {
  readonly seq: number;
  readonly kind: string;
  readonly payload: string;
}

export interface Erasing {
  /** Inside a transaction; answers how many calls were changed. A call that is alive is left for later. */
  readonly erase: (order: EraseOrder) => number;
  /** One step of what the search index keeps of words that are gone; false when there is none left. */
  readonly scrub: (isFirst: boolean) => boolean;
  /** Nothing is left in the write-ahead log; false while somebody reads. */
  readonly truncate: () => boolean;
}

/** Pages of the search index that one step writes; some milliseconds. */
const pagesAtOnce = 64;

/** Takes a person out of calls: values and salts go, the chain of hashes stays, and a fact keeps the figures of the line. */
export function createErasing(db: Database, truth: Truth, projection: Projection): Erasing {
  const lines = createLines(db);
  const selectRow = db.prepare<[string], CallRow>(selectLineOf);
  const selectEvents = db.prepare<[number], Event>(
    'SELECT seq, kind, payload FROM call_event WHERE call = ? AND payload IS NOT NULL ORDER BY seq',
  );
  const eraseValue = db.prepare<[number]>('UPDATE call_event SET payload = NULL, salt = NULL WHERE seq = ?');
  const dropDeviations = db.prepare<[number]>('DELETE FROM call_deviation WHERE call = ?');
  // What no call has any more may have been a person's.
  const dropChoices = db.prepare('DELETE FROM choice WHERE calls <= 0');
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const merge = db.prepare<[number]>(
    "INSERT INTO call_search (call_search, rank) VALUES ('merge', CAST(? AS INTEGER))",
  );

  function eraseOne(id: string, { why, person, at, zone }: EraseOrder): boolean {
    const row = selectRow.get(id);
    if (row === undefined || row.endedAt === null) return false;
    if (person === null && (row.erased === 1 || row.callback === 'open')) return false;
    const call = lines.asItStands(row);
    const { left, takes } = blanking(call, person === null ? null : lookFor(person));
    const gone = selectEvents.all(row.id).filter(({ payload }) => takes(bodyOf(payload)));
    if (gone.length === 0 && JSON.stringify(left) === JSON.stringify(call)) return false;
    for (const { seq } of gone) eraseValue.run(seq);
    if (gone.some(({ kind }) => kind === 'deviation-noted')) dropDeviations.run(row.id);
    const fact: CallFact = {
      callId: callId(id),
      at,
      body: { kind: 'person-erased', why, left: JSON.stringify(left) },
    };
    projection.apply(truth.append(factToWrite(fact), zone), fact, zone);
    return true;
  }

  return {
    erase: (order) =>
      order.callIds.filter((id) => {
        standStill();
        return eraseOne(id, order);
      }).length,
    scrub: (isFirst) => {
      standStill();
      if (isFirst) dropChoices.run();
      const before = changes.get() ?? 0;
      merge.run(isFirst ? -pagesAtOnce : pagesAtOnce);
      return (changes.get() ?? 0) - before >= 2;
    },
    truncate: () => {
      // Whoever reads is not waited for: somebody may ring meanwhile.
      db.pragma('busy_timeout = 0');
      try {
        // The first column says whether somebody was in the way.
        return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
      } finally {
        db.pragma(`busy_timeout = ${busyMs}`);
      }
    },
  };
}
