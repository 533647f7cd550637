import type { Database } from 'better-sqlite3';
import type { CheckReport } from '#core/journal/keepingDisk.ts';
import { openForReading } from '../connection.ts';
import { codeOf, openFailureOf } from '../failures.ts';
import { isOlder } from '../migrate.ts';
import { checkFacts } from './checkFacts.ts';
import type { CheckPlan } from './checkPlan.ts';
import { checkCounts } from './checkCounts.ts';
import { checkLines } from './checkLines.ts';

/**
 * Looks at the whole journal on a connection that cannot write: every hash of the chain, every page and index (PRAGMA
 * integrity_check), every line against the facts it is made of, the callers' counts and the search. In portions of some
 * milliseconds, all but the pages, which SQLite reads in one go on this thread. Of a journal that an older release has
 * written the lines are not looked at: they follow other rules, and are made anew when it is used.
 */
export async function check(plan: CheckPlan): Promise<CheckReport> {
  let db: Database | null = null;
  try {
    db = openForReading(plan.file);
    const damage = await damageIn(db, plan);
    const count = (table: string): number =>
      db?.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return { damage, calls: count('known_call'), facts: count('call_event') };
  } catch (problem) {
    if (codeOf(problem) === '' || openFailureOf(problem, plan.file) !== 'damaged') throw problem;
    return { damage: 'file', calls: 0, facts: 0 };
  } finally {
    db?.close();
  }
}

async function damageIn(db: Database, { from, search, rest }: CheckPlan): Promise<CheckReport['damage']> {
  const { step } = from;
  if (step === 'facts' && !(await checkFacts(db, from, rest))) return 'events';
  if (step !== 'lines') {
    await rest({ step: 'pages', upTo: 0, chainHash: '' }, 50);
    if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return 'file';
    if (isOlder(Number(db.pragma('user_version', { simple: true })))) return null;
    await rest({ step: 'lines', upTo: 0, chainHash: '' }, 60);
    if (!(await checkCounts(db, () => rest({ step: 'lines', upTo: 0, chainHash: '' }, 60)))) return 'lines';
  }
  return (await checkLines(db, step === 'lines' ? from.upTo : 0, search, rest)) ? null : 'lines';
}
