import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type TestContext, expect, onTestFinished, test } from 'vitest';
import { failed } from '#core/support/result.ts';
import { createReopened, openImported } from '../../electron/adapters/sqlite/importedContacts.ts';
import { importedSchema } from '../../electron/adapters/sqlite/importedMigrations/all.ts';
import { migrate } from '../../electron/adapters/sqlite/migrate.ts';
import { smallDisk } from './smallDisk.ts';
import { newDirectoryDesk } from './directoryDesk.ts';
import { imported, inHandfuls, ldap, listed, oldList, row, unwatched } from './importDesk.ts';

const many = Array.from({ length: 20_000 }, (_, at) =>
  row(`key ${at}`, `Name ${at} of a long family`, { company: 'Somewhere Ltd', numbers: [`+4930${1_000_000 + at}`] }),
);

test('an import for which the disk has no room says so, and the old contacts are still there', async (context: TestContext) => {
  const { folder } = smallDisk(context, 3_072);
  const store = await newDirectoryDesk().opened({ file: path.join(folder, 'directory.db') });
  await imported(store, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  const done = await store.imports.importRows(oldList, inHandfuls(many, 500), unwatched);
  expect(done).toEqual(failed('disk-full'));
  expect([await listed(store), (await store.lookUp(['+493023125148']))[0]?.name]).toEqual([['Anna'], 'Anna']);
  expect(readdirSync(folder).filter((name) => name.startsWith('contacts-'))).toEqual(['contacts-1.db']);
  expect((await store.imports.reports())[0]?.outcome).toBe('disk-full');
  await store.saveContact({ contactId: 'h1', name: 'Carl', company: '', class: 'client', numbers: [] });
  expect(await listed(store)).toEqual(['Anna', 'Carl']);
  await store.close();
});

test('a drive that is away takes no import, and the old contacts are still there', async () => {
  const desk = newDirectoryDesk();
  const folder = path.join(desk.folder, 'drive');
  mkdirSync(folder);
  const store = await desk.opened({ file: path.join(folder, 'directory.db') });
  await imported(store, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  renameSync(folder, `${folder}-away`);
  const done = await store.imports.importRows(oldList, inHandfuls(many.slice(0, 10)), unwatched);
  expect(done).toMatchObject(failed('not-written'));
  expect(await listed(store)).toEqual(['Anna']);
  renameSync(`${folder}-away`, folder);
  await imported(store, [row('2', 'Boris', { numbers: ['+493023125148'] })]);
  expect(await listed(store)).toEqual(['Boris']);
});

test('a file of imported contacts that is damaged or gone leaves the office’s own, and the next import is taken', async () => {
  const desk = newDirectoryDesk();
  const first = await desk.opened();
  await first.saveContact({ contactId: 'h1', name: 'Carl', company: '', class: 'client', numbers: ['+493023125149'] });
  await imported(first, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  await first.close();
  writeFileSync(path.join(desk.folder, 'contacts-1.db'), 'Dear Olena, '.repeat(1_000));
  const second = await desk.opened();
  expect([await listed(second), await second.size(), await second.imports.sources()]).toEqual([['Carl'], 1, []]);
  expect(await second.lookUp(['+493023125148', '+493023125149'])).toMatchObject([null, { name: 'Carl' }]);
  await imported(second, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  expect(await listed(second)).toEqual(['Anna', 'Carl']);
});

test('contacts that cannot be read are known to be so, and whoever imports all the same can go back to them', async () => {
  const desk = newDirectoryDesk();
  const first = await desk.opened();
  await imported(first, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  await imported(first, [row('2', 'Berta')], ldap);
  expect(await first.imports.isUnreadable()).toBe(false);
  await first.close();
  const file = path.join(desk.folder, 'contacts-2.db');
  renameSync(file, `${file}.away`);
  const second = await desk.opened();
  expect([await second.imports.isUnreadable(), await listed(second)]).toEqual([true, []]);
  await imported(second, [row('2', 'Berta')], ldap);
  expect([await second.imports.isUnreadable(), await listed(second)]).toEqual([false, ['Berta']]);
  renameSync(`${file}.away`, file);
  expect((await second.imports.undo()).ok).toBe(true);
  expect(await listed(second)).toEqual(['Anna', 'Berta']);
});

test('contacts that could not be read for a moment are looked for again, but not at every call', () => {
  const desk = newDirectoryDesk();
  const file = path.join(desk.folder, 'contacts-1.db');
  const world = { now: 0, tries: 0 };
  const contacts = createReopened(
    () => {
      world.tries += 1;
      return openImported(file);
    },
    () => world.now,
  );
  onTestFinished(contacts.close);
  world.now = 1_000;
  expect([contacts.current(), world.tries]).toEqual([null, 1]);
  const made = new Database(file);
  migrate(made, importedSchema);
  made.close();
  world.now = 6_000;
  expect([contacts.current() === null, world.tries]).toEqual([false, 2]);
  expect([contacts.current()?.sources(), world.tries]).toEqual([[], 2]);
});
