import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#core/support/result.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { type MendPlan, mend, mendTail } from '../../electron/adapters/sqlite/keeping/mend.ts';
import { rebuild } from '../../electron/adapters/sqlite/rebuild.ts';
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
import { newKeptDesk, writeCalls } from './keepingDesk.ts';

/** Changes what nobody may change, as a failing disk does. */
function spoilt(file: string, sql: string): void {
  looking(file, (db) => {
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'call_event'",
      )
      .all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger.sql);
  });
}

const otherWords = "UPDATE call_event SET payload = replace(payload, 'order', 'odder') WHERE kind = 'essence-noted'";

function damageOf(file: string) {
  return check({ file, from: fromTheBeginning, search: { every: 1, turn: 0 }, rest: () => Promise.resolve() });
}

function planned(folder: string, plan: Partial<MendPlan>): MendPlan {
  return {
    target: path.join(folder, 'journal.new.db'),
    base: null,
    damaged: [],
    inUse: null,
    deskId: 'front',
    zone,
    searchEvery: 1,
    ...plan,
  };
}

test('what an earlier salvage has left when it was cut short is in nobody’s way', { timeout: 180_000 }, async () => {
  const { folder, file } = newDesk();
  writeCalls(file, 30);
  const cut = path.join(folder, 'damaged.db');
  const bytes = readFileSync(file);
  // Its head is gone: every page is read by itself.
  bytes.fill(0, 0, 4_096);
  writeFileSync(cut, bytes);
  const plan = planned(folder, { damaged: [{ file: cut, reached: 140 }] });
  for (const left of ['', '.pages'])
    looking(`${plan.target}${left}`, (db) => db.exec('CREATE TABLE known_call (id INTEGER PRIMARY KEY, call_id TEXT)'));
  expect(await mend(plan)).toMatchObject({ calls: 30, facts: 140, damage: null, lost: [] });
  expect(existsSync(`${plan.target}.pages`)).toBe(false);

  // One that fails leaves nothing either: the backup is none.
  const base = path.join(folder, 'letter.db');
  writeFileSync(base, 'Dear Olena, '.repeat(900));
  await expect(mend({ ...plan, base })).rejects.toThrow(/not a database/);
  expect(readdirSync(folder).filter((name) => name.startsWith('journal.new'))).toEqual([]);
});

test(
  'facts of the journal in use that are not as they were written are lost aloud, or come back from a backup',
  { timeout: 180_000 },
  async () => {
    const desk = newKeptDesk();
    writeCalls(desk.file, 20);
    const first = await desk.open();
    void first.keeping.handlers['keeping.back-up']({});
    const [backup] = (await first.until(({ backups, doing }) => backups.length > 0 && doing === null)).backups;
    await first.close();
    writeCalls(desk.file, 1, 60);
    spoilt(desk.file, `${otherWords} AND seq IN (4, 98)`);

    const { keeping, until } = await desk.open();
    void keeping.handlers['keeping.check']({});
    await until(({ damage }) => damage?.kind === 'events');
    const backupId = backup?.backupId ?? '';
    void keeping.handlers['keeping.restore']({ backupId, keepNewer: true });
    const { mended, damage } = await until((view) => view.mended !== null && view.doing === null);
    // The backup has one of the two; the other one is newer.
    expect([damage, mended?.added]).toEqual([null, 4]);
    const at = morning + 60 * 60_000;
    expect(mended?.lost).toEqual([{ from: at + 5_000, until: at + 30_000, facts: 1 }]);
  },
);

test(
  'a journal that was begun while another one lay aside loses nothing unheard either',
  { timeout: 180_000 },
  async () => {
    const { folder, file } = newDesk();
    writeCalls(file, 20);
    const second = path.join(folder, 'second.db');
    writeCalls(second, 3, 40);
    spoilt(second, `${otherWords} AND seq = 4`);
    const damaged = [file, second].map((one) => ({ file: one, reached: 0 }));
    const { lost, added } = await mend(planned(folder, { damaged }));
    const at = morning + 40 * 60_000;
    expect([added, lost]).toEqual([94 + 13, [{ from: at + 5_000, until: at + 30_000, facts: 1 }]]);
  },
);

test(
  'a backup that has suffered takes nobody’s place, and is not offered as checked any more',
  { timeout: 180_000 },
  async () => {
    const desk = newKeptDesk();
    writeCalls(desk.file, 20);
    const { store, keeping, until } = await desk.open();
    void keeping.handlers['keeping.back-up']({});
    const { backups, folder } = await until((view) => view.backups.length > 0 && view.doing === null);
    const backupId = backups[0]?.backupId ?? '';
    spoilt(path.join(folder.path, backupId, 'journal.db'), `${otherWords} AND seq = 4`);
    void keeping.handlers['keeping.restore']({ backupId, keepNewer: false });
    const view = await until(({ backups: [one], mendFailure }) => one?.verified === false && mendFailure !== null);
    expect([view.mendFailure, view.mended]).toEqual(['backup-bad', null]);
    expect((await store.list(searched('odder'))).entries).toEqual([]);
    expect((await store.list(searched('order'))).entries).toHaveLength(20);

    // Lines that have suffered are made anew: the facts are what counts.
    desk.clock.pass(2_000);
    void keeping.handlers['keeping.back-up']({});
    const [newer] = (await until(({ backups: all, doing }) => all[0]?.verified === true && doing === null)).backups;
    const journal = path.join(folder.path, newer?.backupId ?? '', 'journal.db');
    looking(journal, (db) => db.exec("UPDATE call SET essence = 'odder' WHERE id = 3"));
    void keeping.handlers['keeping.restore']({ backupId: newer?.backupId ?? '', keepNewer: false });
    await until(({ mended }) => mended !== null);
    expect((await store.list(searched('order'))).entries).toHaveLength(20);
  },
);

test('a second press while the journal is put in order changes nothing', { timeout: 180_000 }, async () => {
  const desk = newKeptDesk();
  writeCalls(desk.file, 20);
  const { store, keeping, until, exchanged } = await desk.open();
  const seen: (string | undefined)[] = [];
  const press = (): void => {
    seen.push(keeping.view().doing?.what);
    void keeping.handlers['keeping.restore']({ backupId: null, keepNewer: true });
    void keeping.handlers['keeping.check']({});
  };
  press();
  // While calls are written it is somewhere in the middle.
  const call = newCall();
  for (let nth = 0; keeping.view().mended === null; nth += 1) {
    press();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await store.append([fact(call, morning + 90_000_000 + nth, invited('214', 'Ada'))]);
  }
  const { damage, doing } = await until((view) => view.doing === null);
  expect([damage, doing, exchanged(), new Set(seen.slice(1))]).toEqual([null, null, 1, new Set(['mend'])]);
  await store.close();
  expect(await damageOf(desk.file)).toMatchObject({ damage: null, calls: 21 });
});

test(
  'a damaged page that the check finds sets the journal aside: calls are kept in a good one, and all come back',
  { timeout: 180_000 },
  async () => {
    const desk = newKeptDesk();
    writeCalls(desk.file, 120);
    const page = looking(desk.file, (db) =>
      db.prepare<[], number>("SELECT pageno - 1 FROM dbstat WHERE name = 'call_by_day' LIMIT 1").pluck().get(),
    );
    const bytes = readFileSync(desk.file);
    bytes.fill(0, (page ?? 0) * 4_096, ((page ?? 0) + 1) * 4_096);
    writeFileSync(desk.file, bytes);
    const { store, keeping, until } = await desk.open();
    void keeping.handlers['keeping.check']({});
    await until(({ damage, doing }) => damage?.kind === 'file' && doing === null);
    const call = newCall();
    expect(await store.append([fact(call, morning + 90_000_000, invited('214', 'Ada'))])).toEqual(ok(null));
    expect((await store.list(everything)).entries.map(({ name }) => name)).toEqual(['Ada']);
    void keeping.handlers['keeping.restore']({ backupId: null, keepNewer: true });
    const { mended } = await until((view) => view.mended !== null && view.doing === null);
    expect(mended).toMatchObject({ calls: 121, lost: [] });
  },
);

test(
  'a journal in use that cannot be read to its end is set aside, read page by page and put in order all the same',
  { timeout: 180_000 },
  async () => {
    const desk = newKeptDesk();
    writeCalls(desk.file, 120);
    const [, , page = 0] = looking(desk.file, (db) =>
      db
        .prepare<[], number>("SELECT pageno - 1 FROM dbstat WHERE name = 'call_event' AND pagetype = 'leaf'")
        .pluck()
        .all(),
    );
    const bytes = readFileSync(desk.file);
    const there = bytes.readUInt16BE(page * 4_096 + 3);
    bytes.fill(0, page * 4_096, (page + 1) * 4_096);
    writeFileSync(desk.file, bytes);
    const { store, keeping, until } = await desk.open();
    void keeping.handlers['keeping.restore']({ backupId: null, keepNewer: true });
    const { mended } = await until((view) => view.mended !== null && view.doing === null);
    expect(mended?.lost.reduce((sum, { facts }) => sum + facts, 0)).toBe(there);
    expect((await store.list(everything)).entries.length).toBeGreaterThan(100);
  },
);

test(
  'what was erased and what was to be forgotten stays so when an older backup is gone back to',
  { timeout: 180_000 },
  async () => {
    const { folder, file, writing } = newDesk();
    const talked = (at: number) => {
      const call = newCall();
      return append(
        fact(call, at, invited('+380675550142', 'Marta Boyko')),
        fact(call, at + 1, { kind: 'recognised', card: cardOf('client', 'Marta Boyko') }),
        fact(call, at + 2, { kind: 'answered' }),
        fact(call, at + 3, hungUp),
      );
    };
    const writer = writing();
    writer.append([talked(morning), talked(morning + 10)]);
    writer.close();
    const base = path.join(folder, 'backup.db');
    copyFileSync(file, base);

    const later = writing();
    later.append([talked(morning + 20)]);
    later.forget('');
    later.append([talked(morning + 30)]);
    later.close();
    looking(file, (db) => db.exec('UPDATE call_event SET payload = NULL, salt = NULL WHERE call = 1'));
    looking(file, rebuild);
    expect(await damageOf(file)).toMatchObject({ damage: null });

    const plan = planned(folder, { base, inUse: file });
    const report = await mend(plan);
    expect(report).toMatchObject({ damage: null, calls: 4, facts: 16, added: 8, lost: [] });
    expect(readFileSync(plan.target).includes('Marta')).toBe(true);
    looking(plan.target, (db) => {
      expect(db.prepare('SELECT count(*) FROM call_event WHERE payload IS NULL').pluck().get()).toBe(4);
      expect(db.prepare('SELECT circumstances, upto FROM lesson_forgotten').all()).toEqual([
        { circumstances: '', upto: 3 },
      ]);
      // One call has taught since.
      expect(db.prepare('SELECT max(stood), sum(stood <> 1) FROM lesson_count').raw().get()).toEqual([1, 0]);
    });

    // The same in the last moment, when the desk waits.
    const last = writing();
    last.append([talked(morning + 40)]);
    last.forget('outside');
    last.close();
    expect(mendTail({ target: plan.target, deskId: 'front', inUse: file, after: report.joinedUpTo })).toEqual({
      added: 4,
      lost: [],
    });
    looking(plan.target, (db) => {
      const forgotten = db.prepare<[], string>('SELECT circumstances FROM lesson_forgotten').pluck().all();
      expect(forgotten.toSorted()).toEqual(['', 'outside']);
    });
  },
);

test(
  'a person who was forgotten since leaves no byte in the journal that is made of an older backup',
  { timeout: 180_000 },
  async () => {
    const desk = newDesk();
    writeCalls(desk.file, 60);
    const call = newCall();
    const facts = [
      fact(call, morning, invited('+380675559041', 'Кассандра Вишневецька')),
      fact(call, morning + 1, { kind: 'recognised', card: cardOf('client', 'Кассандра Вишневецька') }),
      fact(call, morning + 9_000, { kind: 'answered' }),
      fact(call, morning + 9_001, {
        kind: 'deviation-noted',
        deviation: { kind: 'slow-answer', waitMs: 9_000, withinMs: 8_000, otherCallMs: 0 },
      }),
      fact(call, morning + 9_002, { kind: 'essence-noted', essence: 'Кассандра просить рахунок' }),
      fact(call, morning + 60_000, hungUp),
    ];
    const writer = desk.writing();
    writer.append([append(...facts)]);
    writer.close();
    const base = path.join(desk.folder, 'backup.db');
    copyFileSync(desk.file, base);

    const later = desk.writing();
    later.append([append(fact(call, morning + 70_000, { kind: 'essence-noted', essence: 'Вишневецька, ще раз' }))]);
    const person = { names: ['Кассандра Вишневецька'], numbers: ['+380675559041'] };
    expect(later.erase({ callIds: [call], why: 'asked', person, at: morning + 80_000, zone })).toEqual(ok(1));
    for (let isFirst = true; ; isFirst = false) {
      const scrubbed = later.scrub(isFirst);
      if (!scrubbed.ok || scrubbed.value) break;
    }
    later.close();

    const plan = planned(desk.folder, { base, inUse: desk.file });
    expect(await mend(plan)).toMatchObject({ damage: null, calls: 61, added: 2, lost: [] });
    const told = (file: string) =>
      looking(file, (db) =>
        ['call', 'call_deviation', 'caller_class', 'choice', 'call_run', 'lesson_count'].map((table) =>
          db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).raw().all(),
        ),
      );
    expect(told(plan.target)).toEqual(told(desk.file));
    const bytes = readFileSync(plan.target);
    const texts = ['Кассандра', 'Вишневецька', 'вишневецька', '675559041'];
    expect(texts.filter((text) => bytes.includes(text))).toEqual([]);
    expect(texts.filter((text) => readFileSync(base).includes(text))).toEqual(texts);
  },
);

test(
  'calls of which single values were erased are whole, for the check, for a page and after a rebuild',
  { timeout: 180_000 },
  async () => {
    const desk = newDesk();
    const ids = writeCalls(desk.file, 6);
    const erase = (where: string) =>
      looking(desk.file, (db) => {
        db.exec(`UPDATE call_event SET payload = NULL, salt = NULL WHERE ${where}`);
        rebuild(db);
      });
    // Of the first call the first fact, of the second what stands in its middle, of the third everything.
    erase("(call = 1 AND kind = 'invited') OR (call = 2 AND kind = 'essence-noted') OR call = 3");
    expect(await damageOf(desk.file)).toMatchObject({ damage: null, calls: 6 });
    const reader = desk.reading();
    expect([0, 1, 3].map((nth) => reader.call(ids[nth] ?? '')?.isWhole)).toEqual([true, true, true]);
    // A fact that comes later is counted behind them.
    const writer = desk.writing();
    writer.append([append(fact(newCall(), morning, invited('214')))]);
    writer.close();
    const joined = await mend(planned(desk.folder, { inUse: desk.file }));
    expect(joined).toMatchObject({ damage: null, lost: [] });
  },
);

test(
  'backups that were cut short are taken away by the next one, and by whoever closes the desk',
  { timeout: 180_000 },
  async () => {
    const desk = newKeptDesk();
    writeCalls(desk.file, 20);
    const backups = path.join(desk.folder, 'backups');
    for (const name of ['2026-09-01T020000Z.part', '2026-09-02T020000Z-before-update.part', 'holiday.part'])
      mkdirSync(path.join(backups, name), { recursive: true });
    const first = await desk.open();
    void first.keeping.handlers['keeping.back-up']({});
    await first.until(({ backups: all, doing }) => all.length > 0 && doing === null);
    expect(readdirSync(backups).filter((name) => name.endsWith('.part'))).toEqual(['holiday.part']);
    desk.clock.pass(60_000);
    void first.keeping.handlers['keeping.back-up']({});
    await first.until(({ doing }) => doing?.what === 'backup');
    await first.close();
    expect(readdirSync(backups).filter((name) => name.endsWith('.part'))).toEqual(['holiday.part']);
  },
);
