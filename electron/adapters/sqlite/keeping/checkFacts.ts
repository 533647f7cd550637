import type { Database } from 'better-sqlite3';
import type { CheckPlace } from '#core/journal/keepingDisk.ts';
import { type KeptEvent, eventFields, fromEvents, isTrueAfter } from '../events.ts';
import { genesis } from '../hashes.ts';
import { standStill } from '../hush.ts';
import type { CheckPlan } from './checkPlan.ts';

const factsAtOnce = 200;

/** The chain from where it was left, to its end; false at the first fact that is not as it was written. */
export async function checkFacts(db: Database, from: CheckPlace, rest: CheckPlan['rest']): Promise<boolean> {
  const select = db.prepare<[number], KeptEvent>(
    `SELECT ${eventFields} ${fromEvents} WHERE seq > ? ORDER BY seq LIMIT ${factsAtOnce}`,
  );
  const selectLast = db.prepare<[], number | null>('SELECT max(seq) FROM call_event').pluck();
  let upTo = from.upTo;
  let chainHash: Buffer = upTo === 0 ? genesis : Buffer.from(from.chainHash, 'hex');
  for (;;) {
    const events = select.all(upTo);
    for (const event of events) {
      standStill();
      if (event.seq !== upTo + 1 || !isTrueAfter(event, chainHash)) return false;
      upTo = event.seq;
      chainHash = event.chainHash;
    }
    const last = selectLast.get() ?? 0;
    if (events.length < factsAtOnce) return last <= upTo;
    // oxlint-disable-next-line no-await-in-loop -- a portion, a rest, a portion
    await rest({ step: 'facts', upTo, chainHash: chainHash.toString('hex') }, Math.floor((50 * upTo) / last));
  }
}
