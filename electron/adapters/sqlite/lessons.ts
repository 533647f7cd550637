import type { Database } from 'better-sqlite3';
import { type Lesson, type LessonCount, countsOf } from '#core/caller/lesson.ts';
import type { CorrectedCall } from '#core/journal/entry.ts';
import { type ProjectedCall, lessonOf } from '#core/journal/project.ts';

/** What calls teach, kept in step with them inside the transaction that changes them. */
export interface Lessons {
  /** `id`: the call's in the journal. Whatever it taught before is taken back exactly. */
  readonly apply: (id: number, before: ProjectedCall | null, after: ProjectedCall) => void;
  /** Before a rebuild; what the office wanted forgotten stays so. */
  readonly clear: () => void;
  /** Under these circumstances and finer ones, or under none ('' for all): from now on only later calls teach. */
  readonly forget: (circumstances: string) => void;
}

export function createLessons(db: Database): Lessons {
  const add = db.prepare<[LessonCount]>(
    `INSERT INTO lesson_count (day, circumstances, class, stood, corrected_to, corrected_from)
     VALUES (@day, @circumstances, @class, CAST(@stood AS INTEGER), CAST(@to AS INTEGER), CAST(@from AS INTEGER))
     ON CONFLICT (circumstances, day, class) DO UPDATE SET stood = stood + excluded.stood,
       corrected_to = corrected_to + excluded.corrected_to, corrected_from = corrected_from + excluded.corrected_from`,
  );
  const selectForgotten = db.prepare<[], { circumstances: string; upto: number }>(
    'SELECT circumstances, upto FROM lesson_forgotten',
  );
  const writeForgotten = db.prepare<[string]>(
    `INSERT OR REPLACE INTO lesson_forgotten SELECT ?, coalesce(max(id), 0) FROM known_call`,
  );
  // '0' is the character after '/': whatever lies within.
  const drop = db.prepare<[{ of: string }]>(
    `DELETE FROM lesson_count
     WHERE circumstances = @of OR (circumstances >= @of || '/' AND circumstances < @of || '0')`,
  );
  let forgotten: ReadonlyMap<string, number> | null = null;

  /** Read once; a transaction that fails reads it again. */
  function upTo(): ReadonlyMap<string, number> {
    forgotten ??= new Map(selectForgotten.all().map(({ circumstances, upto }) => [circumstances, upto]));
    return forgotten;
  }

  function count(id: number, lesson: Lesson, sign: 1 | -1): void {
    const known = upTo();
    // Coarse to fine: what was forgotten of a coarser circumstance is forgotten of the finer ones.
    let until = 0;
    let before: string | null = null;
    for (const one of countsOf(lesson)) {
      if (one.circumstances !== before) until = Math.max(until, known.get(one.circumstances) ?? 0);
      before = one.circumstances;
      if (id <= until) continue;
      add.run({ ...one, stood: sign * one.stood, to: sign * one.to, from: sign * one.from });
    }
  }

  return {
    apply: (id, before, after) => {
      const was = before === null ? null : lessonOf(before);
      const is = lessonOf(after);
      if (JSON.stringify(was) === JSON.stringify(is)) return;
      if (was !== null) count(id, was, -1);
      if (is !== null) count(id, is, 1);
    },
    clear: () => {
      db.exec('DELETE FROM lesson_count');
    },
    forget: (circumstances) => {
      db.transaction(() => {
        writeForgotten.run(circumstances);
        if (circumstances === '') db.exec('DELETE FROM lesson_count');
        else drop.run({ of: circumstances });
        forgotten = null;
      }).immediate();
    },
  };
}

/** Counts since a day (ISO 8601 at the desk); of those that came to nothing none. */
export function createLessonList(db: Database): (since: string) => LessonCount[] {
  const select = db.prepare<[string], LessonCount>(
    `SELECT circumstances, day, class, stood, corrected_to AS "to", corrected_from AS "from" FROM lesson_count
     WHERE day >= ? AND (stood <> 0 OR corrected_to <> 0 OR corrected_from <> 0)`,
  );
  return (since) => select.all(since);
}

/** Calls whose class somebody corrected, newest first. */
export function createCorrectionList(db: Database): (limit: number) => CorrectedCall[] {
  const select = db.prepare<[number], CorrectedCall>(
    `SELECT (SELECT call_id FROM known_call WHERE known_call.id = call.id) AS callId, invited_at AS invitedAt, name, number,
       number_shown AS numberShown, class, shown_class AS shown
     FROM call WHERE corrected = 1 ORDER BY id DESC LIMIT CAST(? AS INTEGER)`,
  );
  return (limit) => select.all(limit);
}
