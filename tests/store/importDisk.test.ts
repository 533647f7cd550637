import { mkdirSync, readdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, expect, test, vi } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
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
  expect((await second.imports.standing()).broken).toBe('damaged');
  expect(await second.lookUp(['+493023125148', '+493023125149'])).toMatchObject([null, { name: 'Carl' }]);
  await imported(second, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  expect(await listed(second)).toEqual(['Anna', 'Carl']);
  // What was lost with it is told; the old file is kept for an undo.
  expect((await second.imports.reports())[0]).toMatchObject({ outcome: 'taken', othersLost: true });
  expect(readdirSync(desk.folder)).toContain('contacts-1.db');
});

test('imported contacts that cannot be read for a while cost no source its contacts, and are there again by themselves', async () => {
  const desk = newDirectoryDesk();
  const first = await desk.opened();
  await imported(first, [row('1', 'Anna', { numbers: ['+493023125148'] })]);
  await imported(first, [row('1', 'Boris', { numbers: ['+493023125149'] })], ldap);
  await first.close();
  // What stands under the name cannot be opened as a file, as on a drive that is away.
  const file = path.join(desk.folder, 'contacts-2.db');
  renameSync(file, `${file}.away`);
  mkdirSync(file);
  const second = await desk.opened();
  expect([await listed(second), (await second.imports.standing()).broken]).toEqual([[], 'unreadable']);
  const nightly = await second.imports.importRows(ldap, inHandfuls([row('1', 'Boris')]), unwatched);
  expect(nightly).toEqual(failed('old-unreadable'));
  expect((await second.imports.reports())[0]?.outcome).toBe('old-unreadable');
  rmdirSync(file);
  renameSync(`${file}.away`, file);
  await vi.waitFor(async () => expect(await listed(second)).toEqual(['Anna', 'Boris']), { timeout: 20_000 });
  await vi.waitFor(async () => expect((await second.lookUp(['+493023125148']))[0]?.name).toBe('Anna'), {
    timeout: 20_000,
  });
  await imported(second, [row('2', 'Boris the second', { numbers: ['+493023125149'] })], ldap);
  expect(await listed(second)).toEqual(['Anna', 'Boris the second']);
  expect(await second.imports.undo()).toEqual(ok(null));
  expect(await listed(second)).toEqual(['Anna', 'Boris']);
});
