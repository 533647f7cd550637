import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, expect, test } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import { writeFailureOf } from '../../electron/adapters/sqlite/failures.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { append, everything, fact, invited, looking, morning, newCall, newDesk, zone } from './journalDesk.ts';
import { smallDisk } from './smallDisk.ts';

function fill(file: string): void {
  for (const size of [64 * 1024, 4_096, 1])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for pieces of this size; smaller ones may still fit.
    }
}

test('on a full disk the desk is told so, and goes on writing when there is room again', async (context) => {
  const { folder } = smallDisk(context, 2_048);
  const file = path.join(folder, 'journal.db');
  const journal = await newDesk().opened({ file });
  fill(path.join(folder, 'ballast'));

  const call = newCall();
  await journal.append([fact(call, morning, invited('214'))]);
  const note = (number: number) =>
    fact(call, morning + number, { kind: 'essence-noted', essence: `${number} ${'long '.repeat(400)}` });
  const answers: boolean[] = [];
  const reasons = new Set<string>();
  // The log has some room of its own at first; then it has none.
  for (let number = 1; number <= 40; number += 1) {
    // oxlint-disable-next-line no-await-in-loop -- typed one after the other
    const answer = await journal.append([note(number), note(number + 1_000)]);
    if (!answer.ok) reasons.add(answer.error);
    answers.push(answer.ok);
  }
  expect([...reasons]).toEqual(['disk-full']);
  // What is there can be read meanwhile, and callers are still looked up.
  expect(await journal.history('214')).toMatchObject({ count: 0 });
  const refused = [...answers.entries()].filter(([, kept]) => !kept).map(([index]) => note(index + 1));

  rmSync(path.join(folder, 'ballast'));
  expect(await journal.append(refused)).toEqual(ok(null));
  const page = await journal.call(call);
  const kept = page?.course.flatMap(({ body }) =>
    body.kind === 'essence-noted' ? [Number.parseInt(body.essence, 10)] : [],
  );
  const expected = [
    ...[...answers.entries()].flatMap(([index, written]) => (written ? [index + 1, index + 1_001] : [])),
    ...refused.map(({ at }) => at - morning),
  ];
  // Whole appends only, each once, in the order they were acknowledged.
  expect(kept).toEqual(expected);
  expect(page?.entry.essence).toContain(`${expected.at(-1)} long`);
  await journal.close();
  expect(looking(file, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
  expect(looking(file, verifyChain)).toMatchObject({ brokenAt: null });
});

test('a journal cannot be made on a full disk, and can when there is room', async (context) => {
  const { folder } = smallDisk(context, 512);
  const file = path.join(folder, 'journal.db');
  fill(path.join(folder, 'ballast'));
  expect(await openJournal({ file, deskId: 'front', zone: () => zone })).toMatchObject(failed('disk-full'));
  rmSync(path.join(folder, 'ballast'));
  const journal = await newDesk().opened({ file });
  expect(await journal.append([fact(newCall(), morning, invited('214'))])).toEqual(ok(null));
  expect((await journal.list(everything)).entries).toHaveLength(1);
});

test('a journal that waits to be opened on a full disk keeps every call it had', async (context) => {
  const { folder } = smallDisk(context, 1_024);
  const file = path.join(folder, 'journal.db');
  const writer = newDesk();
  const first = await writer.opened({ file });
  await first.append([fact(newCall(), morning, invited('214'))]);
  await first.close();
  fill(path.join(folder, 'ballast'));
  expect(await openJournal({ file, deskId: 'front', zone: () => zone })).toMatchObject(failed('disk-full'));
  rmSync(path.join(folder, 'ballast'));
  const again = await writer.opened({ file });
  expect((await again.list(everything)).entries.map((entry) => entry.number)).toEqual(['214']);
});

test('a disk that cannot be written refuses the journal with a code', async (context) => {
  const { folder, readOnly } = smallDisk(context, 1_024);
  const file = path.join(folder, 'journal.db');
  const first = await newDesk().opened({ file });
  await first.close();
  readOnly();
  expect(await openJournal({ file, deskId: 'front', zone: () => zone })).toMatchObject(failed('not-writable'));
  expect(await openJournal({ file: `${file}.new`, deskId: 'front', zone: () => zone })).toMatchObject(
    failed('not-writable'),
  );
});

test('what the disk did is told apart from what was written', () => {
  const told = (code: string) => writeFailureOf(Object.assign(new Error(code), { code }), '/journal.db');
  const codes = {
    SQLITE_FULL: 'disk-full',
    ENOSPC: 'disk-full',
    SQLITE_READONLY: 'read-only',
    SQLITE_READONLY_DBMOVED: 'read-only',
    EROFS: 'read-only',
    SQLITE_IOERR_WRITE: 'not-writable',
    SQLITE_IOERR_FSYNC: 'not-writable',
    SQLITE_CANTOPEN: 'not-writable',
    SQLITE_BUSY: 'not-writable',
    SQLITE_CORRUPT: 'not-writable',
    SQLITE_CONSTRAINT_NOTNULL: null,
    SQLITE_TOOBIG: null,
    '': null,
  };
  expect(Object.fromEntries(Object.keys(codes).map((code) => [code, told(code)]))).toEqual(codes);
  expect(writeFailureOf('not an error', '/journal.db')).toBeNull();
});

/** What becomes of short and long facts in one commit each where a disk has so much room; the first that was refused, or -1. */
function refusedWith(context: TestContext, room: number): number {
  const { folder } = smallDisk(context, 2_048);
  const writer = newDesk().writing(path.join(folder, 'journal.db'));
  const ballast = path.join(folder, 'ballast');
  fill(ballast);
  truncateSync(ballast, statSync(ballast).size - room);
  const call = newCall();
  const long = append(fact(call, morning, { kind: 'essence-noted', essence: 'long '.repeat(12_000) }));
  const short = append(fact(call, morning, { kind: 'rang' }));
  const appends = [short, long, long, short, short];
  const answers = writer.append(appends);
  const first = answers.findIndex((answer) => !answer.ok);
  const refused = first < 0 ? appends.length : first;
  expect(answers.slice(refused)).toEqual(appends.slice(refused).map(() => failed('disk-full', 'SQLITE_FULL')));
  return first;
}

test('once the disk refuses, later facts are refused untried, so that none overtakes', (context) => {
  // Looked for is room for a long one and then for short ones, but not for the second long one; how much that is, the disk says.
  let [low, high] = [0, 1024 * 1024];
  let first = 0;
  while (first !== 2 && high - low > 4_096) {
    const room = (low + high) / 2;
    first = refusedWith(context, room);
    if (first === -1 || first > 2) high = room;
    else low = room;
  }
  expect(first).toBe(2);
});
