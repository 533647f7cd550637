import type { Database } from 'better-sqlite3';
import type { EarlierCall } from '#core/caller/card.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { type CallerHistory, noHistory } from '#core/journal/store.ts';
import { createForgedLookUp } from './forgedNumbers.ts';

/** Only so far back is a name looked for: one older than the last twenty calls says little of who calls now. */
const callsWithName = 20;

/** Point look-ups by number, each a few rows of one index, whatever the size of the journal. */
export function createHistory(db: Database): (number: string) => CallerHistory {
  const ofNumber = `FROM call WHERE number = ? AND number <> '' AND ended_at IS NOT NULL ORDER BY id DESC LIMIT`;
  const selectEarlier = db.prepare<[string], EarlierCall>(
    `SELECT (SELECT call_id FROM known_call WHERE known_call.id = call.id) AS callId, invited_at AS at, topic, essence,
       coalesce(outcome, '') AS outcome, coalesce(talk_ms, 0) AS talkMs ${ofNumber} 3`,
  );
  const selectName = db
    .prepare<[string], string>(`SELECT name FROM (SELECT name ${ofNumber} ${callsWithName}) WHERE name <> '' LIMIT 1`)
    .pluck();
  const selectClasses = db.prepare<[string], { class: CallerClass; count: number }>(
    'SELECT class, calls AS count FROM caller_class WHERE number = ? AND calls > 0 ORDER BY calls DESC, class',
  );
  const forgedOf = createForgedLookUp(db);
  return (number) => {
    if (number === '') return noHistory;
    const forged = forgedOf(number);
    const classes = selectClasses.all(number);
    if (classes.length === 0) return { ...noHistory, forged };
    return {
      earlier: selectEarlier.all(number),
      count: classes.reduce((sum, counted) => sum + counted.count, 0),
      classes: classes.filter((counted) => counted.class !== 'unknown'),
      lastName: selectName.get(number) ?? '',
      forged,
    };
  };
}
