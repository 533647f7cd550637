import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { type KeptEvent, eventFields, fromEvents, isTrueAfter } from './events.ts';
import { genesis, hashOfChain, hashOfValue } from './hashes.ts';
import type { FactToWrite } from './messages.ts';

export interface Truth {
  /** Appends the fact to `call_event` inside the caller's transaction. */
  readonly append: (fact: FactToWrite, zone: string) => Appended;
  /** Appends an event of another journal under its own id, so that it is known again, and in a chain of its own place. */
  readonly take: (event: KeptEvent) => Appended;
  /** After a transaction that failed: the chain goes on from what is on the disk. */
  readonly forget: () => void;
}

export interface Appended {
  readonly seq: number;
  /** The call's id in `known_call`. */
  readonly call: number;
}

interface Head {
  readonly seq: number;
  readonly chainHash: Buffer;
}

export function createTruth(db: Database, deskId: string): Truth {
  const selectHead = db.prepare<[], Head>(
    'SELECT seq, chain_hash AS chainHash FROM call_event ORDER BY seq DESC LIMIT 1',
  );
  const selectCall = db.prepare<[string], number>('SELECT id FROM known_call WHERE call_id = ?').pluck();
  const insertCall = db.prepare<[string]>('INSERT INTO known_call (call_id) VALUES (?)');
  const selectOrigin = db
    .prepare<[string, string], number>('SELECT id FROM origin WHERE desk_id = ? AND zone = ?')
    .pluck();
  const insertOrigin = db.prepare<[string, string]>('INSERT INTO origin (desk_id, zone) VALUES (?, ?)');
  const insertEvent = db.prepare<
    [number, Buffer, number, number, number, string, string | null, Buffer | null, Buffer, Buffer]
  >(
    `INSERT INTO call_event (seq, event_id, call, origin, at, kind, payload, salt, value_hash, chain_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let head: Head | null = null;

  function callNumber(callId: string): number {
    return selectCall.get(callId) ?? Number(insertCall.run(callId).lastInsertRowid);
  }

  function originNumber(desk: string, zone: string): number {
    return selectOrigin.get(desk, zone) ?? Number(insertOrigin.run(desk, zone).lastInsertRowid);
  }

  function insert(event: Omit<KeptEvent, 'seq' | 'chainHash'>): Appended {
    const { eventId, at, kind, payload, salt, valueHash } = event;
    const last = (head ??= selectHead.get() ?? { seq: 0, chainHash: genesis });
    const seq = last.seq + 1;
    const chainHash = hashOfChain(last.chainHash, { ...event, seq, eventId: eventId.toString('hex') }, valueHash);
    const call = callNumber(event.callId);
    const origin = originNumber(event.deskId, event.zone);
    insertEvent.run(seq, eventId, call, origin, at, kind, payload, salt, valueHash, chainHash);
    head = { seq, chainHash };
    return { seq, call };
  }

  return {
    append: ({ callId, at, kind, payload }, zone) => {
      const salt = randomBytes(16);
      const valueHash = hashOfValue(salt, payload);
      return insert({
        eventId: v7(undefined, Buffer.alloc(16)),
        callId,
        deskId,
        at,
        zone,
        kind,
        payload,
        salt,
        valueHash,
      });
    },
    take: insert,
    forget: () => {
      head = null;
    },
  };
}

/** `brokenAt`: seq of the first event that is not as it was written, or that should be there; null when all are. */
export interface ChainVerdict {
  readonly events: number;
  readonly erased: number;
  readonly brokenAt: number | null;
}

/** Reads the whole truth and recomputes every hash. An erased value is no break. */
export function verifyChain(db: Database): ChainVerdict {
  const events = db.prepare<[], KeptEvent>(`SELECT ${eventFields} ${fromEvents} ORDER BY seq`);
  let last: Head = { seq: 0, chainHash: genesis };
  let erased = 0;
  for (const event of events.iterate()) {
    const { seq, payload, chainHash } = event;
    if (seq !== last.seq + 1 || !isTrueAfter(event, last.chainHash))
      return { events: last.seq, erased, brokenAt: last.seq + 1 };
    if (payload === null) erased += 1;
    last = { seq, chainHash };
  }
  return { events: last.seq, erased, brokenAt: null };
}
