import type { Database } from 'better-sqlite3';
import { callId } from '#core/support/ids.ts';
import { bodyOf } from '../body.ts';
import type { KeptEvent } from '../events.ts';
import type { Projection } from '../projection.ts';
import type { Truth } from '../truth.ts';
import { standStill } from '../hush.ts';
import type { Seen } from './gaps.ts';
import type { FoundEvent } from './source.ts';

/** Events of one commit, so that a long join holds nobody up. */
const eventsAtOnce = 500;

interface Joined {
  readonly added: number;
  /** Calls of before of which values were erased, because they were in the other journal (`settleErased`). */
  readonly erased: ReadonlySet<number>;
}

interface JoinParts {
  readonly truth: Truth;
  readonly projection: Projection;
  /** Hears of every event that there is something of. */
  readonly onEvent?: (event: Seen) => void;
  /** None of them can be in the journal, and it is not looked at for them. */
  readonly areNew?: boolean;
}

/** Adds those events that are as they were written and that the journal does not have, by their ids, each with its line. */
export function join(db: Database, parts: JoinParts, events: Iterable<FoundEvent>): Joined {
  const { truth, projection, onEvent = () => undefined, areNew = false } = parts;
  const known = areNew ? nothingKnown : knownIn(db);
  const erase = db.prepare<[number]>('UPDATE call_event SET payload = NULL, salt = NULL WHERE seq = ?');
  let added = 0;
  const erased = new Set<number>();
  let waiting: KeptEvent[] = [];

  const write = db.transaction((batch: readonly KeptEvent[]) => {
    for (const event of batch) {
      standStill();
      const appended = truth.take(event);
      const { payload, at, zone } = event;
      if (payload === null) projection.passOver(appended);
      else projection.apply(appended, { callId: callId(event.callId), at, body: bodyOf(payload) }, zone);
    }
  });
  const flush = (): void => {
    write.immediate(waiting);
    added += waiting.length;
    waiting = [];
  };

  for (const { event, isTrue } of events) {
    const there = isTrue ? known.find(event) : known.at(event);
    onEvent({ ...event, isTrue, isKnown: there !== null, isShared: there?.chainHash.equals(event.chainHash) === true });
    if (!isTrue) continue;
    if (there === null) waiting.push(event);
    else if (event.payload === null && there.holds === 1) {
      erase.run(there.seq);
      erased.add(there.call);
    }
    if (waiting.length === eventsAtOnce) flush();
  }
  flush();
  return { added, erased };
}

interface KnownEvent {
  readonly seq: number;
  readonly call: number;
  readonly eventId: Buffer;
  readonly chainHash: Buffer;
  /** 0: its value was erased. */
  readonly holds: 0 | 1;
}

interface Known {
  /** The event if it stands at its own place. */
  readonly at: (event: KeptEvent) => KnownEvent | null;
  /** The event wherever it stands. */
  readonly find: (event: KeptEvent) => KnownEvent | null;
}

const nothingKnown: Known = { at: () => null, find: () => null };

/**
 * The events that were there before the join. Where two journals have begun alike an event is found at its own place; only
 * behind that an index over all ids is made.
 */
function knownIn(db: Database): Known {
  const select = db.prepare<[number], KnownEvent>(
    `SELECT seq, call, event_id AS eventId, chain_hash AS chainHash, payload IS NOT NULL AS holds
     FROM call_event WHERE seq = ?`,
  );
  const last = db.prepare<[], number | null>('SELECT max(seq) FROM call_event').pluck().get() ?? 0;
  let placeOf: ((eventId: Buffer) => number | undefined) | null = null;

  function indexed(): (eventId: Buffer) => number | undefined {
    db.exec('DROP TABLE IF EXISTS temp.known_event');
    db.exec('CREATE TEMP TABLE known_event (event_id BLOB PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID');
    db.prepare('INSERT OR IGNORE INTO known_event SELECT event_id, seq FROM call_event WHERE seq <= ?').run(last);
    const place = db.prepare<[Buffer], number>('SELECT seq FROM known_event WHERE event_id = ?').pluck();
    return (eventId) => place.get(eventId);
  }

  function at({ seq, eventId }: KeptEvent): KnownEvent | null {
    const there = seq <= last ? select.get(seq) : undefined;
    return there?.eventId.equals(eventId) === true ? there : null;
  }

  return {
    at,
    find: (event) => {
      if (last === 0) return null;
      const there = at(event);
      if (there !== null) return there;
      placeOf ??= indexed();
      const place = placeOf(event.eventId);
      return place === undefined ? null : (select.get(place) ?? null);
    },
  };
}
