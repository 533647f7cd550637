import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { dayAt } from '#core/journal/day.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { type ProjectedCall, project } from '#core/journal/project.ts';
import { callId } from '#core/support/ids.ts';
import { genesis, hashOfChain, hashOfValue } from '../../electron/adapters/sqlite/hashes.ts';
import { journalSchema, migrate } from '../../electron/adapters/sqlite/migrate.ts';
import { projectionVersion, rowOf, upsertCall } from '../../electron/adapters/sqlite/row.ts';
import { searchText } from '../../electron/adapters/sqlite/searchText.ts';
import { cardOf } from '../fakes/card.ts';
import { manyNumber } from './manyContacts.ts';

const zone = 'Europe/Kyiv';
/** Monday, 4 January 2016, 08:00 in Kyiv: ten years of a busy desk end in 2026. */
const firstDay = 1_451_887_200_000;
const dayMs = 86_400_000;
/** 2,000,000 calls in ten years. */
const callsADay = 548;

/**
 * Writes a journal.db of so many ended calls, oldest first, the same ones each time, as the product would have written
 * them: chain, projection, sums, search. 2,000,000 take some minutes and 6 GB.
 */
export function writeManyCalls(
  file: string,
  count: number,
  onProgress: (calls: number) => void = () => undefined,
): void {
  const db = new Database(file);
  // Nobody else looks at it yet, and half a file would be thrown away.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -262144');
  migrate(db, journalSchema);
  db.exec("INSERT INTO call_search (call_search, rank) VALUES ('hashsize', 67108864)");
  db.prepare('INSERT INTO origin (id, desk_id, zone) VALUES (1, ?, ?)').run('desk', zone);
  // Made in one pass at the end: one at a time they cost half as much again.
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql <> ''",
    )
    .all();
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  const write = writing(db);
  const chunk = 5_000;
  for (let from = 0; from < count; from += chunk) {
    db.transaction(() => {
      for (let index = from; index < Math.min(count, from + chunk); index += 1) write(index);
    })();
    onProgress(Math.min(count, from + chunk));
  }
  db.exec(
    `INSERT INTO caller_class SELECT number, class, count(*) FROM call WHERE number <> '' GROUP BY number, class`,
  );
  // Days in their order, none twice.
  db.exec(`INSERT INTO call_run (first, last, day, calls, missed)
    SELECT min(id), max(id), day, count(*), count(*) FILTER (WHERE outcome = 'missed') FROM call GROUP BY day;
    INSERT INTO choice SELECT 'classes', class, '', count(*) FROM call GROUP BY class;
    INSERT INTO choice SELECT 'topics', topic, '', count(*) FROM call WHERE topic <> '' GROUP BY topic;
    INSERT INTO choice SELECT 'dialled', dialled, '', count(*) FROM call GROUP BY dialled;
    INSERT INTO choice
      SELECT 'employees', handed_to, max(transferred_to), count(*) FROM call WHERE handed_to <> '' GROUP BY handed_to`);
  for (const { sql } of [...indexes, ...triggers]) db.exec(sql);
  db.prepare('UPDATE journal_state SET projection = ?, rebuilding = ?').run(projectionVersion, projectionVersion);
  db.exec("INSERT INTO call_search (call_search, rank) VALUES ('hashsize', 1048576)");
  db.exec('ANALYZE');
  db.pragma('journal_mode = WAL');
  db.close();
}

function writing(db: Database.Database): (index: number) => void {
  const addCall = db.prepare<[number, string]>('INSERT INTO known_call (id, call_id) VALUES (?, ?)');
  const addEvent = db.prepare(
    'INSERT INTO call_event VALUES (@seq, @eventId, @call, 1, @at, @kind, @payload, @salt, @valueHash, @chainHash)',
  );
  const addLine = db.prepare(upsertCall);
  const addWords = db.prepare<[number, string]>('INSERT INTO call_search (rowid, words) VALUES (?, ?)');
  let seq = 0;
  let chainHash: Buffer = genesis;
  // Nobody's secrets: the same few thousand again and again.
  const salts = randomBytes(4_096 * 16);
  const eventId = Buffer.alloc(16);
  return (index) => {
    const call = index + 1;
    const id = manyCallId(index);
    const at = firstDay + Math.floor(index / callsADay) * dayMs + (index % callsADay) * 60_000;
    addCall.run(call, id);
    let line: ProjectedCall | null = null;
    const course = courseOf(index);
    for (const [nth, [after, body]] of course.entries()) {
      seq += 1;
      const payload = JSON.stringify(body);
      const salt = salts.subarray((seq % 4_096) * 16, ((seq % 4_096) + 1) * 16);
      eventId.writeBigUInt64BE(BigInt(at + after) << 16n);
      eventId.writeBigUInt64BE(BigInt(seq), 8);
      const valueHash = hashOfValue(salt, payload);
      const seal = {
        seq,
        eventId: eventId.toString('hex'),
        callId: id,
        deskId: 'desk',
        at: at + after,
        zone,
        kind: body.kind,
      };
      chainHash = hashOfChain(chainHash, seal, valueHash);
      addEvent.run({ seq, eventId, call, at: at + after, kind: body.kind, payload, salt, valueHash, chainHash });
      const day: string = nth === 0 ? dayAt(at, zone) : (line?.entry.day ?? '');
      line = project(line, { callId: callId(id), at: at + after, body }, { day, card: null });
    }
    if (line === null) return;
    addLine.run(rowOf(call, line, course.length));
    addWords.run(call, searchText(line));
  };
}

/** The call id at a place of the many. */
function manyCallId(index: number): string {
  return `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

const classes: readonly CallerClass[] = ['client', 'client', 'client', 'partner', 'applicant', 'unknown'];
const firstNames = ['Олексій', 'Іван', 'Марія', 'Анна', 'Oliver', 'Emma', 'Jürgen', 'Marta', 'أحمد', 'ليلى'];
const lastNames = ['Коваленко', 'Шевчук', 'Мельник', 'Wilson', 'Brandt', 'Müller', 'حسن', 'منصور', 'Бойко', 'Garton'];
const firms = [
  'ТОВ Горизонт',
  'Nordwind GmbH',
  'Harbour Ltd',
  'شركة النور',
  'ФОП Лінія',
  'Zenit LLC',
  'Askania',
  'Veles',
];
const topics = ['delivery', 'invoice', 'vacancy', 'order', 'complaint'];
const essences = [
  'Wants delivery on Friday instead of Monday, order',
  'Питає про рахунок за минулий місяць, номер',
  'يسأل عن موعد التسليم للطلب رقم',
  'Просить передзвонити після обіду щодо договору',
  'Asks for the warehouse about pallet',
];

const dialled = ['+380442370000', '+380442370000', '+380442370099', '+380800300400'];
const employees = ['Олена Коваль', 'Taras Melnyk', 'Anna Schmidt', 'سامي حداد', 'Ірина Бондар'];
/** Seldom said: a word that is in a hundred of two million calls. */
const rareEvery = 20_000;

function of<T>(from: readonly T[], place: number): T {
  const found = from[place % from.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

/** Nine in ten are answered; each number calls some ten times. */
function courseOf(index: number): readonly (readonly [number, FactBody])[] {
  const person = (index * 7_919) % 200_000;
  const number = manyNumber(person);
  const name = `${of(firstNames, person)} ${of(lastNames, Math.floor(person / 10))}`;
  const card = { ...cardOf(of(classes, person), name), company: of(firms, Math.floor(person / 100)) };
  const cause = { by: 'caller', status: null, q850: 16, code: 'hung-up' } as const;
  const invited: FactBody = {
    kind: 'invited',
    direction: 'in',
    number,
    numberShown: number,
    displayName: '',
    dialled: of(dialled, index),
    verification: 'not-said',
    sipCallId: `${index}@pbx.example`,
    headers: [{ name: 'From', value: `<sip:${number}@pbx.example>` }],
  };
  const begin = [
    [0, invited],
    [20, { kind: 'recognised', card }],
    [40, { kind: 'rang' }],
  ] as const;
  if (index % 10 === 9)
    return [
      ...begin,
      [20_000, { kind: 'ended', outcome: 'missed', cause: { ...cause, status: 487, code: 'gave-up' } }],
      [20_000, { kind: 'callback-due', dueAt: firstDay + dayMs }],
      // One in a hundred was forgotten.
      ...(index % 1_000 === 9 ? [] : [[60_000, { kind: 'callback-closed', why: 'not-needed', callId: null }] as const]),
    ];
  return [
    ...begin,
    [4_000 + (index % 7) * 1_000, { kind: 'answered' }],
    [20_000, { kind: 'topic-noted', topic: of(topics, index) }],
    [30_000, { kind: 'essence-noted', essence: essenceOf(index) }],
    ...(index % 3 === 0 ? [[32_000, handedOver(index)] as const] : []),
    ...(index % 20 === 1 ? [[4_000, slowAnswer] as const] : []),
    [40_000 + (index % 120) * 1_000, { kind: 'ended', outcome: 'answered', cause }],
  ];
}

const slowAnswer: FactBody = {
  kind: 'deviation-noted',
  deviation: { kind: 'slow-answer', waitMs: 10_000, withinMs: 8_000, otherCallMs: 0 },
};

function essenceOf(index: number): string {
  return `${of(essences, index)} ${index}${index % rareEvery === 0 ? ' гелікоптер helicopter مروحية' : ''}`;
}

function handedOver(index: number): FactBody {
  const place = Math.floor(index / 3) % employees.length;
  const target = { employeeId: `e${place}`, name: of(employees, place), number: `20${place}` };
  return { kind: 'transfer-ended', how: 'consult', target, result: 'taken' };
}
