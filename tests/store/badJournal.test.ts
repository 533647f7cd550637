import {
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { Unreadable } from '#core/support/unreadable.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { wordsFor } from '../../electron/host/words.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { everything, fact, hungUp, invited, looking, morning, newCall, newDesk, zone } from './journalDesk.ts';
import { type KeptDesk, newKeptDesk, writeCalls } from './keepingDesk.ts';

/** What a person reads about it, in all languages; '' for nothing. */
type Told = 'file' | 'missing' | 'not-writable' | 'newer-version' | 'nothing';

interface Bad {
  readonly name: string;
  /** Makes the journal of a desk that has been closed bad. */
  readonly spoil: (desk: KeptDesk) => void | Promise<void>;
  readonly told: readonly Told[];
  /** Whether the calls of before are in the list all the same. */
  readonly keeps: boolean;
}

const cut = (name: string, length: (size: number) => number): Bad => ({
  name: `cut off ${name}`,
  spoil: ({ file }) => truncateSync(file, length(statSync(file).size)),
  told: ['file', 'missing'],
  keeps: false,
});

const bad: readonly Bad[] = [
  { name: 'empty', spoil: ({ file }) => truncateSync(file, 0), told: ['missing'], keeps: false },
  { name: 'gone', spoil: ({ file }) => rmSync(file), told: ['missing'], keeps: false },
  cut('in its first bytes', () => 7),
  cut('in its head', () => 99),
  cut('behind its head', () => 100),
  cut('in its first page', () => 4_095),
  cut('behind its first page', () => 4_096),
  cut('in its middle', (size) => Math.floor(size / 2) + 17),
  cut('before its last page', (size) => size - 4_096),
  {
    name: 'a letter',
    spoil: ({ file }) => writeFileSync(file, 'Dear Olena, '.repeat(900)),
    told: ['file'],
    keeps: false,
  },
  {
    name: 'of another application',
    spoil: ({ file }) => looking(file, (db) => void db.pragma('application_id = 252006673')),
    told: ['file'],
    keeps: false,
  },
  {
    name: 'a folder',
    spoil: ({ file }) => {
      rmSync(file);
      mkdirSync(file);
    },
    told: ['not-writable'],
    keeps: false,
  },
  {
    name: 'from a newer Portico',
    spoil: ({ file }) => looking(file, (db) => void db.pragma('user_version = 99')),
    told: ['newer-version'],
    keeps: false,
  },
  {
    name: 'without the log that had what was written last',
    spoil: withoutItsLog,
    told: ['missing'],
    keeps: true,
  },
  {
    name: 'with the log of another journal',
    spoil: async ({ file }) => {
      copyFileSync(await logOfAnother(), `${file}-wal`);
    },
    told: ['file', 'missing'],
    keeps: false,
  },
  {
    name: 'with nonsense for shared memory',
    spoil: ({ file }) => writeFileSync(`${file}-shm`, Buffer.alloc(32_768, 0xa5)),
    told: ['nothing'],
    keeps: true,
  },
  {
    name: 'with half a log',
    spoil: async ({ file }) => {
      copyFileSync(await logOfAnother(), `${file}-wal`);
      truncateSync(`${file}-wal`, 20);
    },
    told: ['nothing'],
    keeps: true,
  },
  {
    name: 'as it was, with the clock set back a year',
    spoil: ({ clock }) => clock.pass(-365 * 86_400_000),
    told: ['nothing'],
    keeps: true,
  },
];

test.each(bad)(
  'a journal that is $name is noticed or harmless, told in a sentence, and calls are taken',
  { timeout: 90_000 },
  async (one) => {
    const desk = newKeptDesk();
    const ids = writeCalls(desk.file, 8);
    await (await desk.open()).close();
    await one.spoil(desk);
    const { said, store, clock } = await reopened(desk, one.told[0] === 'newer-version');
    expect(one.told).toContain(said);
    for (const language of ['en', 'uk', 'ru', 'ar'] as const)
      expect([language, sentence(language, said)]).toMatchObject([
        language,
        expect.stringMatching(said === 'nothing' ? /^$/ : /\S+ \S+ \S+/),
      ]);
    if (store === null) return;
    const call = newCall();
    const kept = await store.append([fact(call, clock(), invited('214', 'Ada')), fact(call, clock() + 1_000, hungUp)]);
    expect(kept.ok).toBe(said !== 'not-writable');
    // Never an empty list as if there were no calls.
    const shown = await store.list(everything).then(
      ({ entries }) => [entries[0]?.name, entries.some(({ callId }) => callId === ids[0])],
      (problem: unknown) => problem instanceof Unreadable,
    );
    expect(shown).toEqual(kept.ok ? ['Ada', one.keeps] : true);
  },
);

async function reopened(desk: KeptDesk, isRefused: boolean) {
  const nobody = { store: null, clock: desk.clock.now };
  if (isRefused) {
    const refused = await openJournal({ file: desk.file, deskId: 'front', zone: () => zone });
    return { ...nobody, said: refused.ok ? ('nothing' as const) : (refused.error as Told) };
  }
  const { store, keeping, until } = await desk.open();
  await until(({ doing }) => doing === null);
  const health = await store.append([]);
  await store.head();
  const { damage } = await settledView(keeping.view);
  const said: Told =
    damage?.kind === 'file' || damage?.kind === 'missing' ? damage.kind : health.ok ? 'nothing' : 'not-writable';
  return { store, clock: desk.clock.now, said: said === 'nothing' ? await checked(desk) : said };
}

/** What a start does not notice the check does. */
async function checked({ file }: KeptDesk): Promise<Told> {
  const look = { file, from: fromTheBeginning, search: { every: 1, turn: 0 }, rest: () => Promise.resolve() };
  return (await check(look)).damage === null ? 'nothing' : 'file';
}

/** What was found at the opening is told a moment after it. */
async function settledView<T>(view: () => T): Promise<T> {
  await new Promise((over) => {
    setTimeout(over, 50);
  });
  return view();
}

function sentence(language: 'en' | 'uk' | 'ru' | 'ar', said: Told): string {
  if (said === 'newer-version') return wordsFor(language).newerDatabase('journal.db');
  const { keeping, desk } = catalogues[language];
  if (said === 'not-writable') return desk.band.journal['not-writable'];
  return said === 'nothing' ? '' : keeping.band[said];
}

async function withoutItsLog({ file, open }: KeptDesk): Promise<void> {
  const before = `${file}.before`;
  copyFileSync(file, before);
  const { store, close } = await open();
  await store.append([fact(newCall(), morning + 90_000_000, invited('215')), fact(newCall(), morning, hungUp)]);
  await close();
  // It is known how far the journal had come; the file that is left has not.
  renameSync(before, file);
}

async function logOfAnother(): Promise<string> {
  const { file, folder, opened } = newDesk();
  const store = await opened();
  for (let nth = 0; nth < 40; nth += 1)
    // oxlint-disable-next-line no-await-in-loop -- so many commits
    await store.append([fact(newCall(), morning + nth, invited('216'))]);
  const log = path.join(folder, 'kept-wal');
  copyFileSync(`${file}-wal`, log);
  return log;
}

test('while the drive of a journal is away no new one is made, and it is as it was when the drive is back', async () => {
  const desk = newKeptDesk();
  const drive = path.join(desk.folder, 'drive');
  mkdirSync(drive);
  const file = path.join(drive, 'journal.db');
  writeCalls(file, 5);
  renameSync(drive, `${drive}.away`);
  const { opened } = newDesk();
  await expect(opened({ file })).rejects.toThrow('not-writable');
  expect(existsSync(drive)).toBe(false);
  renameSync(`${drive}.away`, drive);
  const store = await opened({ file });
  expect((await store.list(everything)).entries).toHaveLength(5);
});
