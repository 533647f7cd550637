import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CallFact } from '#core/journal/fact.ts';
import type { EraseOrder } from '#core/privacy/eraseOrder.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import type { CallId } from '#core/support/ids.ts';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { rebuild } from '../../electron/adapters/sqlite/rebuild.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import type { Writer } from '../../electron/adapters/sqlite/writer.ts';
import { cardOf } from '../fakes/card.ts';
import {
  append,
  everything,
  fact,
  hungUp,
  invited,
  looking,
  morning,
  newCall,
  newDesk,
  searched,
  zone,
} from './journalDesk.ts';

const number = '+380675559041';
const name = 'Кассандра Вишневецька';
const minute = 60_000;

/** A whole call of this person: rung, recognised, answered, noted, ended. */
function callOf(call: CallId, at: number, who: { number: string; name: string }, essence: string): readonly CallFact[] {
  const card = { ...cardOf('client', who.name), company: `${who.name} і сини` };
  return [
    fact(call, at, invited(who.number, who.name)),
    fact(call, at, { kind: 'recognised', card }),
    fact(call, at + 4_000, { kind: 'answered' }),
    fact(call, at + 5_000, { kind: 'topic-noted', topic: 'invoice' }),
    fact(call, at + 6_000, { kind: 'essence-noted', essence }),
    fact(call, at + minute, hungUp),
  ];
}

const order: Omit<EraseOrder, 'callIds'> = {
  why: 'asked',
  person: { names: [name], numbers: [number] },
  at: morning + 99 * minute,
  zone,
};

/** Every step of clearing, as the service takes them. */
function scrub(writer: Writer): void {
  for (let isFirst = true; ; isFirst = false) {
    const scrubbed = writer.scrub(isFirst);
    if (!scrubbed.ok) throw new Error(scrubbed.error);
    if (scrubbed.value) return;
  }
}

/** Everything in the folder that bears one of these texts, in either of the ways in which Unicode is kept. */
function bearing(folder: string, texts: readonly string[]): readonly string[] {
  const sought = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => {
    const whole = path.join(folder, file);
    if (!statSync(whole).isFile()) return false;
    const bytes = readFileSync(whole);
    return sought.some((text) => bytes.includes(text));
  });
}

async function damageOf(file: string): Promise<string | null> {
  const report = await check({
    file,
    from: fromTheBeginning,
    search: { every: 1, turn: 0 },
    rest: () => Promise.resolve(),
  });
  return report.damage;
}

test('a person who is erased leaves no byte in journal, index and log, and every figure stays', async () => {
  const { folder, file, writing, reading } = newDesk();
  const writer = writing();
  const [theirs, spokenOf, other] = [newCall(), newCall(), newCall()];
  const filler = Array.from({ length: 40 }, (_, nth) =>
    callOf(newCall(), morning + nth * minute, { number: `+38044555${1000 + nth}`, name: `Олена ${nth}` }, 'Рахунок'),
  );
  writer.append([append(...filler.flat())]);
  writer.append([append(...callOf(theirs, morning, { number, name }, `Обіцяла ${name} подзвонити: 067 555-90-41`))]);
  writer.append([append(...callOf(spokenOf, morning, { number: '+380445550001', name: 'Ада' }, `Про ${name}`))]);
  writer.append([append(...callOf(other, morning, { number: '+380445550002', name: 'Боб' }, 'Інше'))]);
  const reader = reading();
  const before = reader.list(everything).entries;
  const texts = [name, name.toLowerCase(), 'вишневецька', number, number.slice(1), '675559041', '067 555-90-41'];
  expect(bearing(folder, texts).length).toBeGreaterThan(0);

  let after: number | null = 0;
  const calls = new Set<string>();
  const mentioned = new Set<string>();
  while (after !== null) {
    const portion = reader.findPerson({ person: { names: [name], numbers: [number] }, after });
    for (const one of portion.calls) calls.add(one);
    for (const one of portion.mentioned) mentioned.add(one);
    after = portion.upTo;
  }
  expect([[...calls], [...mentioned]]).toEqual([[theirs], [spokenOf]]);
  expect(writer.erase({ ...order, callIds: [...calls, ...mentioned] })).toEqual({ ok: true, value: 2 });
  expect(writer.erase({ ...order, callIds: [...calls, ...mentioned] })).toEqual({ ok: true, value: 0 });
  scrub(writer);

  expect(bearing(folder, texts)).toEqual([]);
  const blank = { name: '', company: '', number: '', numberShown: '', essence: '' };
  const wanted = before.map((entry) => {
    if (entry.callId === theirs) return { ...entry, ...blank };
    return entry.callId === spokenOf ? { ...entry, essence: '' } : entry;
  });
  expect(reader.list(everything).entries).toEqual(wanted);
  expect(reader.list(searched('Вишневецька')).entries).toEqual([]);
  expect(reader.list(searched('5559041')).entries).toEqual([]);
  expect(reader.call(theirs)).toMatchObject({ card: null, isWhole: true });
  expect(looking(file, verifyChain)).toMatchObject({ brokenAt: null, erased: 4 });
  expect(await damageOf(file)).toBeNull();

  // Read anew from what is left it is the same.
  writer.close();
  looking(file, rebuild);
  expect(await damageOf(file)).toBeNull();
  expect(reading().list(everything).entries).toEqual(wanted);
});

test('a call whose time is over loses its person once, one that is to be called back keeps it, and the day has its figures', () => {
  const { writing, reading, historyOf } = newDesk();
  const writer = writing();
  const [old, open, young] = [newCall(), newCall(), newCall()];
  const day = 86_400_000;
  writer.append([append(...callOf(old, morning - 40 * day, { number, name }, 'Про замовлення'))]);
  writer.append([
    append(
      ...callOf(open, morning - 40 * day, { number, name }, 'Передзвонити'),
      fact(open, morning, { kind: 'callback-due', dueAt: morning + minute }),
    ),
  ]);
  writer.append([append(...callOf(young, morning, { number, name }, 'Нове'))]);
  const reader = reading();
  const cutoffs = [{ class: 'client', before: '2026-08-03' }];
  const overdue = reader.overdue({ cutoffs, after: 0 });
  expect(overdue).toEqual({ callIds: [old], upTo: null });
  const days = reader.day('2026-07-24');
  const retention = { callIds: [old, open], why: 'retention', person: null, at: morning, zone } as const;
  expect(writer.erase(retention)).toEqual({ ok: true, value: 1 });
  expect(reader.overdue({ cutoffs, after: 0 })).toEqual({ callIds: [], upTo: null });
  expect(reader.day('2026-07-24')).toEqual(days);
  const lines = new Map(reader.list(everything).entries.map((entry) => [entry.callId, entry]));
  expect(lines.get(old)).toMatchObject({ name: '', number: '', class: 'client', topic: 'invoice', waitMs: 4_000 });
  expect(lines.get(open)).toMatchObject({ name, number });
  expect(historyOf(number).count).toBe(2);
});

test('a call that goes on is left for later', () => {
  const { writing } = newDesk();
  const writer = writing();
  const call = newCall();
  writer.append([append(fact(call, morning, invited(number, name)))]);
  expect(writer.erase({ ...order, callIds: [call] })).toEqual({ ok: true, value: 0 });
});
