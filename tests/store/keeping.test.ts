import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#core/support/result.ts';
import { everything, fact, hungUp, invited, looking, morning, newCall } from './journalDesk.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { newKeptDesk, writeCalls } from './keepingDesk.ts';

const pageSize = 4_096;

/** Zeros over whole pages of the database, as a failing disk leaves them. */
function blank(file: string, pages: readonly number[]): void {
  const bytes = readFileSync(file);
  for (const page of pages) bytes.fill(0, page * pageSize, (page + 1) * pageSize);
  writeFileSync(file, bytes);
}

/** Pages of the database that hold events, from 0. */
function pagesOfEvents(file: string): readonly number[] {
  return looking(file, (db) =>
    db
      .prepare<[], number>(
        "SELECT pageno - 1 FROM dbstat WHERE name = 'call_event' AND pagetype = 'leaf' ORDER BY pageno",
      )
      .pluck()
      .all(),
  );
}

function factsOn(file: string, page: number): number {
  return readFileSync(file).readUInt16BE(page * pageSize + 3);
}

test('a while after the start the whole journal is looked at, and said to be good', async () => {
  const desk = newKeptDesk();
  writeCalls(desk.file, 60);
  const { keeping, until } = await desk.open();
  await until(({ doing }) => doing === null);
  expect([keeping.view().checked, keeping.view().isLookedThrough]).toEqual([null, false]);
  desk.clock.pass(30_000);
  const view = await until(({ checked }) => checked !== null);
  expect(view.checked).toEqual({ at: desk.clock.now(), calls: 60, facts: 280, isGood: true, searchEvery: 1 });
  expect(view.isLookedThrough).toBe(true);
  expect(view.damage).toBeNull();
});

test('a backup is made each day in a quiet minute, looked at whole and counted, and the settings and the directory with it', async () => {
  const desk = newKeptDesk();
  writeCalls(desk.file, 20);
  let isQuiet = false;
  const { until } = await desk.open(() => isQuiet);
  desk.clock.pass(120_000);
  isQuiet = true;
  desk.clock.pass(60_000);
  await until(({ checked, doing }) => checked !== null && doing === null);
  desk.clock.pass(60_000);
  const { backups, folder } = await until((view) => view.backups.length > 0);
  expect(backups).toEqual([
    {
      backupId: expect.any(String),
      at: desk.clock.now(),
      calls: 20,
      facts: 94,
      bytes: expect.any(Number),
      verified: true,
    },
  ]);
  const made = path.join(folder.path, backups[0]?.backupId ?? '');
  expect(readdirSync(made).toSorted()).toEqual(['about.json', 'journal.db', 'settings.json']);
  expect(looking(path.join(made, 'journal.db'), verifyChain)).toEqual({ events: 94, erased: 0, brokenAt: null });
});

test('a journal that is damaged at the start is set aside, calls are taken in a new one, and both are one journal again', async () => {
  const desk = newKeptDesk();
  const old = writeCalls(desk.file, 120);
  await (await desk.open()).close();
  // The head of the file, the schema and three pages of facts.
  const pages = pagesOfEvents(desk.file);
  const factsThere = pages.slice(4, 7).reduce((sum, page) => sum + factsOn(desk.file, page), 0);
  blank(desk.file, [0, ...pages.slice(4, 7)]);

  const { store, keeping, until, exchanged } = await desk.open();
  expect(keeping.view().damage).toEqual({ kind: 'file', at: desk.clock.now() });
  const call = newCall();
  expect(await store.append([fact(call, morning + 90_000_000, invited('214', 'Ada'))])).toEqual(ok(null));
  expect((await store.list(everything)).entries.map(({ name }) => name)).toEqual(['Ada']);

  void keeping.handlers['keeping.restore']({ backupId: null, keepNewer: true });
  // The call goes on while it is put in order.
  expect(await store.append([fact(call, morning + 90_001_000, { kind: 'answered' })])).toEqual(ok(null));
  const { mended, damage } = await until((view) => view.mended !== null);
  expect([damage, exchanged()]).toEqual([null, 1]);
  expect(await store.append([fact(call, morning + 90_002_000, hungUp)])).toEqual(ok(null));
  const ada = await store.call(call);
  expect(ada?.course.map(({ body }) => body.kind)).toEqual(['invited', 'answered', 'ended']);
  expect(ada?.entry.outcome).toBe('answered');

  // What was on the three pages is lost, and said to be, from when to when.
  const lost = mended?.lost ?? [];
  expect(lost.every((span) => span.from !== null && span.until !== null && span.from < span.until)).toBe(true);
  const { entries } = await store.list(everything);
  const lostFacts = lost.reduce((sum, { facts }) => sum + facts, 0);
  expect(lostFacts).toBe(factsThere);
  expect(entries.length).toBeGreaterThan(old.length - lostFacts);
  await store.close();
  // Where only the end of a call was lost, it is said to have ended when Portico stopped: at most one on each page.
  const closed = entries.filter(({ cause }) => cause?.code === 'stopped').length;
  expect(closed).toBeLessThanOrEqual(3);
  expect(looking(desk.file, verifyChain)).toEqual({ events: 560 - lostFacts + closed + 3, erased: 0, brokenAt: null });
  expect(looking(desk.file, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
  // The damaged file is still there, and so is the one that calls were taken in meanwhile.
  expect(readdirSync(path.join(desk.folder, 'set-aside')).length).toBe(2);
});

test('going back to a backup keeps what is newer when that is wanted, and leaves it in the old file when it is not', async () => {
  const desk = newKeptDesk();
  writeCalls(desk.file, 30);
  const { store, keeping, until } = await desk.open();
  void keeping.handlers['keeping.back-up']({});
  const [backup] = (await until(({ backups }) => backups.length > 0)).backups;
  const backupId = backup?.backupId ?? '';
  const call = newCall();
  await store.append([
    fact(call, morning + 90_000_000, invited('214', 'Ada')),
    fact(call, morning + 90_009_000, hungUp),
  ]);

  void keeping.handlers['keeping.restore']({ backupId, keepNewer: true });
  const kept = await until(({ mended }) => mended !== null);
  expect(kept.mended).toMatchObject({ from: backup?.at, calls: 31, added: 2, lost: [] });
  expect((await store.list(everything)).entries[0]?.name).toBe('Ada');

  void keeping.handlers['keeping.restore']({ backupId, keepNewer: false });
  const back = await until(({ mended }) => mended?.calls === 30);
  expect((await store.list(everything)).entries).toHaveLength(30);
  const aside = path.join(back.mended?.aside ?? '', 'journal.db');
  expect(existsSync(aside)).toBe(true);
  expect(looking(aside, (db) => db.prepare('SELECT count(*) FROM call').pluck().get())).toBe(31);
});
