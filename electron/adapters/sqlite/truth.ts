import { hash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { type EventSeal, sealText } from '#core/journal/chain.ts';
import type { FactToWrite } from './messages.ts';

export interface Truth {
  /** Appends the fact to `call_event` inside the caller's transaction. */
  readonly append: (fact: FactToWrite, zone: string) => Appended;
  /** After a transaction that failed: the chain goes on from what is on the disk. */
  readonly forget: () => void;
}

export interface Appended {
  readonly seq: number;
  /** The call's id in `known_call`. */
  readonly call: number;
}

/** Chain hash before the first event. */
const genesis = Buffer.alloc(32);

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
  const insertEvent = db.prepare<[number, Buffer, number, number, number, string, string, Buffer, Buffer, Buffer]>(
    `INSERT INTO call_event (seq, event_id, call, origin, at, kind, payload, salt, value_hash, chain_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let head: Head | null = null;

  function callNumber(callId: string): number {
    return selectCall.get(callId) ?? Number(insertCall.run(callId).lastInsertRowid);
  }

  function originNumber(zone: string): number {
    return selectOrigin.get(deskId, zone) ?? Number(insertOrigin.run(deskId, zone).lastInsertRowid);
  }

  return {
    append: (fact, zone) => {
      const { callId, at, kind, payload } = fact;
      const last = (head ??= selectHead.get() ?? { seq: 0, chainHash: genesis });
      const seq = last.seq + 1;
      const eventId = v7(undefined, Buffer.alloc(16));
      const salt = randomBytes(16);
      const valueHash = hashOfValue(salt, payload);
      const seal = { seq, eventId: eventId.toString('hex'), callId, deskId, at, zone, kind };
      const chainHash = hashOfChain(last.chainHash, seal, valueHash);
      const call = callNumber(callId);
      insertEvent.run(seq, eventId, call, originNumber(zone), at, kind, payload, salt, valueHash, chainHash);
      head = { seq, chainHash };
      return { seq, call };
    },
    forget: () => {
      head = null;
    },
  };
}

interface SealedEvent {
  readonly seq: number;
  readonly eventId: Buffer;
  readonly callId: string;
  readonly deskId: string;
  readonly at: number;
  readonly zone: string;
  readonly kind: string;
  readonly payload: string | null;
  readonly salt: Buffer | null;
  readonly valueHash: Buffer;
  readonly chainHash: Buffer;
}

/** `brokenAt`: seq of the first event that is not as it was written, or that should be there; null when all are. */
export interface ChainVerdict {
  readonly events: number;
  readonly erased: number;
  readonly brokenAt: number | null;
}

/** Reads the whole truth and recomputes every hash. An erased value is no break. */
export function verifyChain(db: Database): ChainVerdict {
  const events = db.prepare<[], SealedEvent>(
    `SELECT seq, event_id AS eventId, call_id AS callId, desk_id AS deskId, at, zone, kind, payload, salt,
       value_hash AS valueHash, chain_hash AS chainHash
     FROM call_event LEFT JOIN known_call ON known_call.id = call_event.call LEFT JOIN origin ON origin.id = call_event.origin
     ORDER BY seq`,
  );
  let last: Head = { seq: 0, chainHash: genesis };
  let erased = 0;
  for (const event of events.iterate()) {
    const { seq, payload, salt, valueHash, chainHash } = event;
    const seal = { ...event, eventId: event.eventId.toString('hex') };
    const intact =
      seq === last.seq + 1 &&
      (payload === null || salt === null || hashOfValue(salt, payload).equals(valueHash)) &&
      hashOfChain(last.chainHash, seal, valueHash).equals(chainHash);
    if (!intact) return { events: last.seq, erased, brokenAt: last.seq + 1 };
    if (payload === null) erased += 1;
    last = { seq, chainHash };
  }
  return { events: last.seq, erased, brokenAt: null };
}

function hashOfValue(salt: Buffer, payload: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(payload)]), 'buffer');
}

function hashOfChain(before: Buffer, seal: EventSeal, valueHash: Buffer): Buffer {
  return hash('sha256', Buffer.concat([before, valueHash, Buffer.from(sealText(seal))]), 'buffer');
}
