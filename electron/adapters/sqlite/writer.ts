import type { Database } from 'better-sqlite3';
import type { CallFact } from '#core/journal/fact.ts';
import type { ChainHead } from '#core/journal/keepingDisk.ts';
import type { OpenFailure, WriteFailure } from '#core/journal/store.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { openForWriting } from './connection.ts';
import { factToWrite } from './factToWrite.ts';
import { codeOf, openFailureOf, writeFailureOf } from './failures.ts';
import { inspect } from './inspect.ts';
import { interruptedEnds } from './interrupted.ts';
import type { Append, WriterOptions } from './messages.ts';
import { migrate } from './migrate.ts';
import { bodyOf } from './body.ts';
import { createProjection } from './projection.ts';
import { type Renewal, beginRenewal } from './rebuild.ts';
import type { EraseOrder } from '#core/privacy/eraseOrder.ts';
import { createErasing } from './erasing.ts';
import { standStill } from './hush.ts';
import { createTruth } from './truth.ts';

/** The one connection that writes. */
export interface Writer {
  /**
   * Commits all appends together, with one sync of the disk; answers in their order. If that fails they are tried one by
   * one, so that one that cannot be written takes no other down; once the disk refuses, the rest is refused untried, so
   * that no fact overtakes an earlier one.
   */
  readonly append: (appends: readonly Append[]) => readonly Result<null, WriteFailure>[];
  readonly head: () => ChainHead | null;
  readonly holds: (head: ChainHead) => boolean;
  /** See Lessons.forget. */
  readonly forget: (circumstances: string) => Result<null, WriteFailure>;
  /** See JournalStore.erase and scrub. */
  readonly erase: (order: EraseOrder) => Result<number, WriteFailure>;
  readonly scrub: (isFirst: boolean) => Result<boolean, WriteFailure>;
  /** The desk lives at `at`; written only while a call is alive, and never fails. */
  readonly sign: (at: number) => void;
  /** For a quiet moment: moves the write-ahead log into the database, so that no commit has to. */
  readonly rest: () => void;
  /** Makes lines of old rules anew for about so many milliseconds; false when none is left, or the disk refuses for now. */
  readonly renew: (ms: number) => boolean;
  readonly close: () => void;
}

/** Opens the journal, brings its schema up to date and closes the calls that an earlier run left alive. */
export function openWriter(options: WriterOptions): Result<Writer, OpenFailure> {
  const inspected = inspect(options.file);
  if (!inspected.ok) return inspected;
  let db: Database | null = null;
  try {
    db = openForWriting(options.file);
    migrate(db);
    const writer = createWriter(db, options, beginRenewal(db));
    const facts = options.running === true ? [] : interruptedEnds(db).map(factToWrite);
    const [closed] = facts.length === 0 ? [] : writer.append([{ facts, zone: options.zone }]);
    if (closed === undefined || closed.ok) return ok(writer);
    db.close();
    return failed(closed.error === 'disk-full' ? 'disk-full' : 'not-writable', closed.detail);
  } catch (problem) {
    db?.close();
    const code = codeOf(problem);
    if (code === '') throw problem;
    return failed(openFailureOf(problem, options.file), code);
  }
}

/** A log smaller than this is not worth a sync of the database. */
const commitsWorthResting = 50;

const factsOfACall = 16;

function createWriter(db: Database, { file, deskId }: WriterOptions, renewal: Renewal): Writer {
  const truth = createTruth(db, deskId);
  const projection = createProjection(db);
  const hasLiveCall = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM call WHERE ended_at IS NULL)').pluck();
  const writeSign = db.prepare<[number]>('UPDATE journal_state SET signed_at = ?');
  const selectHead = db.prepare<[], ChainHead>(
    'SELECT seq, lower(hex(chain_hash)) AS chainHash FROM call_event ORDER BY seq DESC LIMIT 1',
  );
  const hashAt = db.prepare<[number], string>('SELECT lower(hex(chain_hash)) FROM call_event WHERE seq = ?').pluck();
  const erasing = createErasing(db, truth, projection);
  const eraseAll = db.transaction(erasing.erase);
  let commits = 0;

  const write = db.transaction((appends: readonly Append[]) => {
    let written = 0;
    for (const { facts, zone } of appends)
      for (const fact of facts) {
        // No call by itself has so many facts: somebody corrects many calls, or the disk was away.
        if ((written += 1) > factsOfACall) standStill();
        const read: CallFact = { callId: fact.callId, at: fact.at, body: bodyOf(fact.payload) };
        projection.apply(truth.append(fact, zone), read, zone);
      }
  });

  /** null when committed. */
  function tryCommit(appends: readonly Append[]): unknown {
    try {
      write.immediate(appends);
      commits += 1;
      return null;
    } catch (problem) {
      truth.forget();
      return problem;
    }
  }

  function refusal(problem: unknown): ReturnType<typeof failed<WriteFailure>> {
    const detail = codeOf(problem) || (problem instanceof Error ? problem.name : 'unknown');
    return failed(writeFailureOf(problem, file) ?? 'not-writable', detail);
  }

  function appendEach(appends: readonly Append[]): readonly Result<null, WriteFailure>[] {
    let diskRefused: Result<null, WriteFailure> | null = null;
    return appends.map((append) => {
      if (diskRefused !== null) return diskRefused;
      const problem = tryCommit([append]);
      if (problem === null) return ok(null);
      const refused = refusal(problem);
      if (writeFailureOf(problem, file) !== null) diskRefused = refused;
      return refused;
    });
  }

  return {
    append: (appends) => {
      const problem = tryCommit(appends);
      if (problem === null) return appends.map(() => ok(null));
      return appends.length === 1 ? [refusal(problem)] : appendEach(appends);
    },
    head: () => selectHead.get() ?? null,
    holds: ({ seq, chainHash }) => hashAt.get(seq) === chainHash,
    forget: (circumstances) => {
      try {
        projection.forget(circumstances);
        return ok(null);
      } catch (problem) {
        return refusal(problem);
      }
    },
    erase: (order) => {
      try {
        const changed = eraseAll.immediate(order);
        commits += 1;
        return ok(changed);
      } catch (problem) {
        truth.forget();
        return refusal(problem);
      }
    },
    scrub: (isFirst) => {
      try {
        return ok(!erasing.scrub(isFirst) && erasing.truncate());
      } catch (problem) {
        return refusal(problem);
      }
    },
    sign: (at) => {
      try {
        if (hasLiveCall.get() === 1) writeSign.run(at);
      } catch {
        // The next sign tries again; until then the last fact is the sign of life.
      }
    },
    rest: () => {
      if (commits < commitsWorthResting) return;
      try {
        db.pragma('wal_checkpoint(PASSIVE)');
        commits = 0;
      } catch {
        // The log stays as it is: nothing is lost, and the next quiet moment comes.
      }
    },
    renew: (ms) => {
      try {
        const hasMore = renewal.goOn(ms);
        if (hasMore) commits += 1;
        return hasMore;
      } catch {
        // The next start goes on.
        return false;
      }
    },
    close: () => db.close(),
  };
}
