import type { Database } from 'better-sqlite3';
import { callId } from '#core/support/ids.ts';
import { bodyOf } from '../body.ts';
import type { KeptEvent } from '../events.ts';
import type { Projection } from '../projection.ts';
import type { Truth } from '../truth.ts';

/** Events of one commit, so that a long join holds nobody up. */
const eventsAtOnce = 500;

/** Adds those events that the journal does not have, by their ids, each with its line; answers how many. */
export function join(
  db: Database,
  { truth, projection }: { readonly truth: Truth; readonly projection: Projection },
  events: Iterable<KeptEvent>,
  onEvent: (event: KeptEvent) => void = () => undefined,
): number {
  const isKnown = knownIn(db);
  let added = 0;
  let waiting: KeptEvent[] = [];

  const write = db.transaction((batch: readonly KeptEvent[]) => {
    for (const event of batch) {
      const appended = truth.take(event);
      if (event.payload === null) continue;
      projection.apply(
        appended,
        { callId: callId(event.callId), at: event.at, body: bodyOf(event.payload) },
        event.zone,
      );
    }
  });
  const flush = (): void => {
    write.immediate(waiting);
    added += waiting.length;
    waiting = [];
  };

  for (const event of events) {
    onEvent(event);
    if (isKnown(event)) continue;
    waiting.push(event);
    if (waiting.length === eventsAtOnce) flush();
  }
  flush();
  return added;
}

/**
 * The events that were there before the join. Where two journals have begun alike an event is found at its own place; only
 * behind that an index over all ids is made.
 */
function knownIn(db: Database): (event: KeptEvent) => boolean {
  const idAt = db.prepare<[number], Buffer>('SELECT event_id FROM call_event WHERE seq = ?').pluck();
  const last = db.prepare<[], number | null>('SELECT max(seq) FROM call_event').pluck().get() ?? 0;
  let isIndexed: ((eventId: Buffer) => boolean) | null = null;

  function indexed(): (eventId: Buffer) => boolean {
    db.exec('DROP TABLE IF EXISTS temp.known_event');
    db.exec('CREATE TEMP TABLE known_event (event_id BLOB PRIMARY KEY) WITHOUT ROWID');
    db.prepare('INSERT INTO known_event SELECT event_id FROM call_event WHERE seq <= ?').run(last);
    const select = db.prepare<[Buffer], number>('SELECT 1 FROM known_event WHERE event_id = ?').pluck();
    return (eventId) => select.get(eventId) === 1;
  }

  return ({ seq, eventId }) => {
    if (last === 0) return false;
    if (seq <= last && idAt.get(seq)?.equals(eventId) === true) return true;
    isIndexed ??= indexed();
    return isIndexed(eventId);
  };
}
