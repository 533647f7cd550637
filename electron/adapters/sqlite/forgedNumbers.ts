import type { Database } from 'better-sqlite3';
import type { CallFact } from '#core/journal/fact.ts';
import type { CallerHistory } from '#core/journal/store.ts';

/** Numbers that the network called forged, projected from the facts inside their transaction. */
export interface ForgedNumbers {
  /** `call`: the call's id in the journal; `number`: as the journal knows its caller. */
  readonly apply: (call: number, number: string, fact: CallFact) => void;
  /** The call's person was erased. */
  readonly drop: (call: number, number: string) => void;
  readonly clear: () => void;
}

export function createForgedNumbers(db: Database): ForgedNumbers {
  const remember = db.prepare<[string, number, number]>(
    `INSERT INTO forged_number (number, call, at) VALUES (?, ?, ?)
     ON CONFLICT (number) DO UPDATE SET call = excluded.call, at = excluded.at`,
  );
  const forget = db.prepare<[string]>('DELETE FROM forged_number WHERE number = ?');
  const dropCall = db.prepare<[string, number]>('DELETE FROM forged_number WHERE number = ? AND call = ?');
  return {
    apply: (call, number, { at, body }) => {
      if (number === '') return;
      if (body.kind === 'forgery-forgotten') forget.run(number);
      else if (body.kind === 'invited' && body.direction === 'in' && body.verification === 'failed')
        remember.run(number, call, at);
    },
    drop: (call, number) => void dropCall.run(number, call),
    clear: () => db.exec('DELETE FROM forged_number'),
  };
}

/** The last forged call of a number; null for none. One row of one index. */
export function createForgedLookUp(db: Database): (number: string) => CallerHistory['forged'] {
  const select = db.prepare<[string], NonNullable<CallerHistory['forged']>>(
    `SELECT (SELECT call_id FROM known_call WHERE known_call.id = forged_number.call) AS callId, at
     FROM forged_number WHERE number = ?`,
  );
  return (number) => select.get(number) ?? null;
}
