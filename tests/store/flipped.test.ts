import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { CallerHistory } from '#core/journal/store.ts';
import type { DaySummary, JournalCall, JournalLine } from '#core/journal/entry.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { openHistory } from '../../electron/adapters/sqlite/history.ts';
import { type Reader, openReader } from '../../electron/adapters/sqlite/reader.ts';
import { openWriter } from '../../electron/adapters/sqlite/writer.ts';
import { cardOf } from '../fakes/card.ts';
import {
  append,
  everything,
  fact,
  gaveUp,
  hungUp,
  invited,
  looking,
  morning,
  newCall,
  newDesk,
  zone,
} from './journalDesk.ts';

/** How many bytes are flipped, each in a journal of its own; `npm run soak -- journal` takes 200. */
const flips = Number(process.env['PORTICO_FLIPS'] ?? 12);
const seed = Number(process.env['PORTICO_SEED'] ?? 20_261_128);
const numbers = Array.from({ length: 12 }, (_, nth) => `+38067555${String(1_000 + nth * 77)}`);
const searches = [
  'brandt',
  'm',
  'ма',
  'марта',
  '067',
  '5551',
  'delivery',
  'order 7',
  'nordwind',
  'бойко order',
  'zzz',
  '1',
];

/** A working day: answered and missed calls, withheld numbers, notes short and long, cards, transfers. */
function writeDay(file: string, count: number): void {
  const opened = openWriter({ file, deskId: 'front', zone });
  if (!opened.ok) throw new Error(opened.error);
  for (let nth = 0; nth < count; nth += 1) {
    const call = newCall();
    const at = morning + nth * 60_000;
    const number = nth % 9 === 8 ? '' : (numbers[nth % numbers.length] ?? '');
    const isMissed = nth % 4 === 3;
    const essence = `order ${nth} ${'to be looked at again '.repeat(nth % 25 === 24 ? 300 : nth % 7)}`;
    opened.value.append([
      append(
        fact(call, at, { ...invited(number), verification: nth % 30 === 29 ? 'failed' : 'not-said' }),
        fact(call, at + 20, {
          kind: 'recognised',
          card: cardOf('client', nth % 2 === 0 ? 'Марта Бойко' : 'M. Brandt'),
        }),
        ...(isMissed ? [] : [fact(call, at + 4_000, { kind: 'answered' })]),
        fact(call, at + 5_000, { kind: 'topic-noted', topic: nth % 2 === 0 ? 'delivery' : 'invoice' }),
        fact(call, at + 6_000, { kind: 'essence-noted', essence }),
        fact(call, at + 30_000, isMissed ? gaveUp : hungUp),
      ),
    ]);
  }
  // Not closed: what was written last stands in the log alone.
  copyFileSync(file, `${file}.kept`);
  copyFileSync(`${file}-wal`, `${file}.kept-wal`);
  opened.value.close();
}

interface Shown {
  readonly entries: readonly JournalLine[];
  readonly pages: readonly (JournalCall | null)[];
  readonly found: readonly (readonly string[])[];
  readonly missed: readonly string[];
  readonly day: DaySummary;
  readonly callbacks: unknown;
  readonly histories: readonly CallerHistory[];
}

/** All that a person is shown of the journal. */
function shown(file: string): Shown {
  const reader = openReader(file);
  const writer = openWriter({ file, deskId: 'front', zone, running: true });
  if (!writer.ok) throw new Error(writer.error);
  const calls = openHistory(file);
  try {
    const { entries, pages } = linesOf(reader);
    const ids = (filter: JournalFilter) => reader.list({ ...everything, filter }).entries.map(({ callId }) => callId);
    return {
      entries,
      pages,
      found: searches.map((text) => ids({ text })),
      missed: ids({ outcomes: ['missed'] }),
      day: reader.day(entries[0]?.day ?? ''),
      callbacks: reader.openCallbacks(0),
      histories: numbers.map(calls.history),
    };
  } finally {
    reader.close();
    calls.close();
    writer.value.close();
  }
}

function linesOf(reader: Reader): Pick<Shown, 'entries' | 'pages'> {
  const { entries } = reader.list(everything);
  return { entries, pages: entries.map(({ callId }) => reader.call(callId)) };
}

/** What is shown of single calls while nothing was noticed yet, that is not true. */
function falseLines(file: string, truth: Shown): readonly unknown[] {
  const entryOf = new Map(truth.entries.map((entry) => [entry.callId, entry]));
  const pageOf = new Map(truth.pages.map((page) => [page?.entry.callId, page]));
  let reader: Reader | null = null;
  try {
    reader = openReader(file);
    const { entries, pages } = linesOf(reader);
    return [
      ...entries.filter((entry) => !isDeepStrictEqual(entry, entryOf.get(entry.callId))),
      ...pages.filter((page) => page?.isWhole === true && !isDeepStrictEqual(page, pageOf.get(page.entry.callId))),
    ];
  } catch {
    // It cannot be read: nothing is shown, and that is told.
    return [];
  } finally {
    reader?.close();
  }
}

function headOf(file: string): { seq: number; chainHash: string } {
  const head = looking(file, (db) =>
    db
      .prepare<[], { seq: number; chainHash: string }>(
        'SELECT seq, lower(hex(chain_hash)) AS chainHash FROM call_event ORDER BY seq DESC LIMIT 1',
      )
      .get(),
  );
  if (head === undefined) throw new Error('no facts');
  return head;
}

/** How one is noticed, by whom first: at the opening, by the whole check, or because what was written last is gone. */
async function noticed(file: string, head: { seq: number; chainHash: string }): Promise<string | null> {
  const opened = openWriter({ file, deskId: 'front', zone, running: true });
  if (!opened.ok) return `opening: ${opened.error}`;
  try {
    if (!opened.value.holds(head)) return 'missing';
  } catch {
    return 'reading';
  } finally {
    opened.value.close();
  }
  const report = await check({
    file,
    from: fromTheBeginning,
    search: { every: 1, turn: 0 },
    rest: () => Promise.resolve(),
  });
  return report.damage === null ? null : `check: ${report.damage}`;
}

test(
  `of ${flips} bytes that are flipped in a journal each is noticed, or was of no use; none makes anything false be shown`,
  { timeout: 60_000 + flips * 20_000 },
  async () => {
    const { folder, file } = newDesk();
    writeDay(file, 120);
    const truth = shown(file);
    expect(truth.found.map((ids) => ids.length).filter((count) => count === 0)).toHaveLength(1);
    const head = headOf(file);
    const whole = readFileSync(file);
    const log = readFileSync(`${file}.kept-wal`);
    const beforeLog = readFileSync(`${file}.kept`);
    const random = randomFrom(seed);
    const counts: Record<string, number> = {};
    for (let flip = 0; flip < flips; flip += 1) {
      const inLog = flip % 8 === 7;
      const copy = path.join(folder, `flip${flip}.db`);
      const bytes = Buffer.from(inLog ? log : whole);
      const place = Math.floor(random() * bytes.length);
      const bits = 1 + Math.floor(random() * 255);
      bytes[place] = (bytes[place] ?? 0) ^ bits;
      writeFileSync(copy, inLog ? beforeLog : bytes);
      if (inLog) writeFileSync(`${copy}-wal`, bytes);
      const where = `byte ${place} of the ${inLog ? 'log' : 'journal'} by ${bits}, flip ${flip} of seed ${seed}`;
      expect([where, falseLines(copy, truth)]).toEqual([where, []]);
      // oxlint-disable-next-line no-await-in-loop -- one journal after the other
      const how = await noticed(copy, head);
      expect([where, how === null ? shown(copy) : truth]).toEqual([where, truth]);
      counts[how ?? 'of no use'] = (counts[how ?? 'of no use'] ?? 0) + 1;
      for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    }
    process.stdout.write(`${flips} bytes flipped, seed ${seed}: ${JSON.stringify(counts)}\n`);
  },
);

test('a call whose id the disk has changed is shown under no other id, and noticed', { timeout: 60_000 }, async () => {
  const { folder, file } = newDesk();
  writeDay(file, 12);
  const truth = shown(file);
  const head = headOf(file);
  const whole = readFileSync(file);
  const id = truth.entries[5]?.callId ?? '';
  const places = placesOf(whole, Buffer.from(id));
  expect(places.length).toBeGreaterThan(0);
  for (const place of places) {
    const copy = path.join(folder, `id${place}.db`);
    const bytes = Buffer.from(whole);
    // Another letter of the same alphabet: its form tells nothing.
    bytes[place + 20] = bytes[place + 20] === 0x61 ? 0x62 : 0x61;
    writeFileSync(copy, bytes);
    expect([place, falseLines(copy, truth)]).toEqual([place, []]);
    // oxlint-disable-next-line no-await-in-loop -- one journal after the other
    const how = await noticed(copy, head);
    expect([place, how === null ? shown(copy) : truth]).toEqual([place, truth]);
  }
});

function placesOf(whole: Buffer, sought: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = whole.indexOf(sought); at >= 0; at = whole.indexOf(sought, at + 1)) places.push(at);
  return places;
}

/** mulberry32: the same numbers from the same seed. */
function randomFrom(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
