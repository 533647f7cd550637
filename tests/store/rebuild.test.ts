import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TransferResult } from '#core/call/transfer.ts';
import { JournalEntry, JournalLine } from '#core/journal/entry.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { dayAt } from '#core/journal/day.ts';
import { cardOf } from '../fakes/card.ts';
import { rebuild } from '../../electron/adapters/sqlite/rebuild.ts';
import { openReader } from '../../electron/adapters/sqlite/reader.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import {
  append,
  everything,
  gaveUp,
  hungUp,
  invited,
  morning,
  newCall,
  newDesk,
  plainSound,
  zone,
} from './journalDesk.ts';

/** Text with whatever a caller can send, lone surrogates and NUL among it. */
const anyText = fc.oneof(
  fc.constantFrom('', 'Ada', 'Müller Müller', 'أحمد', 'ёлка и Ёлка', '12 34'),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
);
const anyNumber = fc.constantFrom('', '214', '+380675550914', '+493023125148');
const anyResult = fc.constantFrom(...TransferResult.options);
const anyBody: fc.Arbitrary<FactBody> = fc.oneof(
  fc
    .tuple(anyNumber, anyText, fc.constantFrom('in' as const, 'out' as const))
    .map(([number, name, direction]): FactBody => ({ ...invited(number, name), direction })),
  fc.tuple(fc.constantFrom('client', 'applicant', 'unknown'), anyText).map(([callerClass, name]): FactBody => {
    const card = cardOf(callerClass, name);
    const topics = [{ topic: 'invoice', label: name }];
    return { kind: 'recognised', card: { ...card, guidance: { ...card.guidance, topics } } };
  }),
  fc.constantFrom<FactBody>(
    { kind: 'rang' },
    { kind: 'answered' },
    { kind: 'held', by: 'button' },
    { kind: 'resumed' },
  ),
  fc.oneof(anyText, fc.constant('invoice')).map((topic): FactBody => ({ kind: 'topic-noted', topic })),
  anyText.map((essence): FactBody => ({ kind: 'essence-noted', essence })),
  fc.constantFrom(hungUp, gaveUp),
  fc.tuple(anyText, anyNumber, anyResult).map(([name, number, result]): FactBody => ({
    kind: 'transfer-ended',
    how: 'assisted',
    target: { employeeId: null, name, number },
    result,
  })),
  fc.constantFrom<FactBody>(
    { kind: 'transfer-started', how: 'blind', target: { employeeId: null, name: '', number: '210' } },
    { kind: 'target-answered', target: { employeeId: 'olena', name: 'Olena', number: '210' } },
    { kind: 'callback-due', dueAt: morning + 1_800_000 },
    { kind: 'callback-tried', callId: 'another' },
    { kind: 'callback-closed', why: 'not-needed', callId: null },
    { kind: 'sound-measured', sound: plainSound },
  ),
);
const anyCourse = fc.array(
  fc.record({ call: fc.nat({ max: 3 }), after: fc.integer({ min: -5_000, max: 5_000 }), body: anyBody }),
  { minLength: 1, maxLength: 30 },
);

function projected(facts: readonly CallFact[]): readonly JournalEntry[] {
  const lines = new Map<string, ProjectedCall>();
  const cards = new Map<string, ReturnType<typeof cardOf>>();
  for (const fact of facts) {
    const card = cards.get(fact.callId) ?? null;
    lines.set(fact.callId, project(lines.get(fact.callId) ?? null, fact, { day: dayAt(fact.at, zone), card }));
    if (fact.body.kind === 'recognised') cards.set(fact.callId, fact.body.card);
  }
  return [...lines.values()].map(({ entry }) => entry).toReversed();
}

/** Everything that is projected, the search index as its words and the calls they lead to. */
function projection(db: Database.Database): Readonly<Record<string, readonly unknown[]>> {
  return {
    call: db.prepare('SELECT * FROM call ORDER BY id').all(),
    callerClass: db.prepare('SELECT * FROM caller_class WHERE calls <> 0 ORDER BY number, class').all(),
    runs: db.prepare('SELECT * FROM call_run ORDER BY first').all(),
    choices: db.prepare('SELECT kind, value, calls FROM choice WHERE calls <> 0 ORDER BY kind, value').all(),
    words: db.prepare('SELECT term, doc FROM temp.word ORDER BY term, doc').all(),
  };
}

test('whatever happens to calls, the lines are the facts projected, and a rebuild gives the same lines', () => {
  const desk = newDesk();
  const writer = desk.writing();
  const reader = openReader(desk.file);
  const db = new Database(desk.file);
  db.exec("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, call_search, 'instance')");
  try {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const calls = Array.from({ length: 4 }, newCall);
        let at = morning;
        const facts = course.map(({ call, after, body }): CallFact => {
          at += after;
          return { callId: calls[call] ?? newCall(), at, body };
        });
        const half = Math.ceil(facts.length / 2);
        const answers = writer.append([append(...facts.slice(0, half)), append(...facts.slice(half))]);
        expect(answers.every((answer) => answer.ok)).toBe(true);
        const expected = projected(facts);
        const { entries } = reader.list({ ...everything, limit: expected.length });
        expect(entries.map((entry) => JournalEntry.parse(entry))).toEqual(expected);
        expect(entries.map((entry) => JournalLine.parse(entry))).toEqual(entries);
        const before = projection(db);
        rebuild(db);
        expect(projection(db)).toEqual(before);
      }),
      { numRuns: 40 },
    );
    expect(verifyChain(db)).toMatchObject({ brokenAt: null });
    db.exec("INSERT INTO call_search (call_search) VALUES ('integrity-check')");
  } finally {
    db.close();
    reader.close();
  }
});
