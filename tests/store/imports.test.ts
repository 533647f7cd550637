import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import type { ImportRow } from '#core/importing/row.ts';
import { contact, employee, newDirectoryDesk } from './directoryDesk.ts';
import { idOf, imported, inHandfuls, ldap, listed, oldList, row, unwatched } from './importDesk.ts';
import { looking } from './journalDesk.ts';

const anna = row('1', 'Anna Vogt', { company: 'Vogt KG', numbers: ['+493023125148'] });
const boris = row('2', 'Борис Коваль', { numbers: ['+380675550914', '+380441234567'] });
const zoe = row('3', 'Zoe Adams', { numbers: ['+441614960142'], class: 'partner', language: 'en' });

test('what a source gives stands between the office’s own contacts, is found, and is known when it rings', async () => {
  const desk = newDirectoryDesk();
  desk.writeCompany({
    contacts: [contact('c1', 'Marta', { numbers: ['+493023125149'] })],
    employees: [employee('e1', 'Олена Бондар', { extension: '201' })],
  });
  const store = await desk.opened();
  await store.saveContact(contact('h1', 'Carl'));
  const report = await store.imports.importRows(
    oldList,
    inHandfuls([zoe, boris, anna, row('4', 'Дарина', { numbers: ['+380501112233'], responsible: 'олена бондар' })]),
    unwatched,
  );
  expect(report).toEqual(
    ok({
      importId: expect.any(String),
      source: oldList,
      endedAt: expect.any(Number),
      outcome: 'taken',
      rows: 4,
      contacts: 4,
      refused: 0,
      incomplete: 0,
      repeated: 0,
      garbled: 0,
      told: 0,
    }),
  );
  expect(await listed(store)).toEqual(['Anna Vogt', 'Carl', 'Marta', 'Zoe Adams', 'Борис Коваль', 'Дарина']);
  expect(await listed(store, 'vogt')).toEqual(['Anna Vogt']);
  expect(await listed(store, '44 123')).toEqual(['Борис Коваль']);
  expect(await store.size()).toBe(6);
  const [known, other] = await store.lookUp(['+441614960142', '+380501112233']);
  expect(known).toMatchObject({ name: 'Zoe Adams', class: 'partner', language: 'en', responsible: null });
  expect(other).toMatchObject({ name: 'Дарина', responsible: 'e1' });
  expect(await store.imports.sources()).toEqual([{ ...oldList, readAt: expect.any(Number), contacts: 4 }]);
});

test('a source replaces what it gave before and leaves the others’ contacts alone', async () => {
  const store = await newDirectoryDesk().opened();
  await imported(store, [anna, boris]);
  await imported(store, [row('1', 'Anna of the server', { numbers: ['+493055501482'] }), zoe], ldap);
  expect(await listed(store)).toEqual(['Anna of the server', 'Anna Vogt', 'Zoe Adams', 'Борис Коваль']);
  await imported(store, [row('1', 'Anna Brandt', { numbers: ['+493023125148'] })]);
  expect(await listed(store)).toEqual(['Anna Brandt', 'Anna of the server', 'Zoe Adams']);
  expect((await store.lookUp(['+380675550914', '+493023125148'])).map((known) => known?.name)).toEqual([
    undefined,
    'Anna Brandt',
  ]);
  expect((await store.imports.sources()).map(({ sourceId, contacts }) => [sourceId, contacts])).toEqual([
    ['ldap-1', 2],
    ['csv-1', 1],
  ]);
  expect(await store.imports.removeSource('ldap-1', unwatched)).toEqual(ok(null));
  expect(await store.imports.removeSource('ldap-1', unwatched)).toEqual(failed('not-there'));
  expect(await listed(store)).toEqual(['Anna Brandt']);
});

test('the report tells what a source brought beside what it gave before, contact by contact', async () => {
  const store = await newDirectoryDesk().opened();
  await imported(store, [row('1', 'Of the server', { numbers: ['+493055501482'] })], ldap);
  const first = await store.imports.importRows(oldList, inHandfuls([anna, boris, zoe]), unwatched);
  expect(first.ok && first.value.changes).toBe(undefined);
  const next = [
    // The same name with another number, another name, nothing new, somebody new; Zoe is gone.
    row('1', 'Anna Vogt', { company: 'Vogt KG', numbers: ['+493055501483'] }),
    row('2', 'Борис Коваленко', { numbers: ['+380675550914', '+380441234567'] }),
    row('5', 'Carl', { numbers: ['+493055501484'] }),
    row('6', 'Dora', { numbers: ['+493055501485'] }),
  ];
  const second = await store.imports.importRows(oldList, inHandfuls(next), unwatched);
  expect(second.ok && second.value.changes).toEqual({ added: 2, changed: 2, unchanged: 0, gone: 1 });
  const third = await store.imports.importRows(oldList, inHandfuls([...next, zoe]), unwatched);
  expect(third.ok && third.value.changes).toEqual({ added: 1, changed: 0, unchanged: 4, gone: 0 });
  expect((await store.imports.reports())[0]?.changes).toEqual(third.ok ? third.value.changes : null);
  const nobody: ImportRow = { line: 1, refused: 'no-name', text: '' };
  await store.imports.importRows(oldList, inHandfuls([nobody]), unwatched);
  expect((await store.imports.reports())[0]?.changes).toBe(undefined);
  expect((await listed(store)).toSorted()).toEqual([
    'Anna Vogt',
    'Carl',
    'Dora',
    'Of the server',
    'Zoe Adams',
    'Борис Коваленко',
  ]);
});

test('the last import can be undone once, also the first one, and nothing else is lost', async () => {
  const store = await newDirectoryDesk().opened();
  expect([await store.imports.standing(), await store.imports.undo()]).toEqual([
    { canUndo: false, broken: null },
    failed('not-there'),
  ]);
  await imported(store, [anna]);
  await imported(store, [boris]);
  await store.saveContact(contact('h1', 'Carl'));
  expect(await store.imports.undo()).toEqual(ok(null));
  expect([await listed(store), (await store.imports.standing()).canUndo]).toEqual([['Anna Vogt', 'Carl'], false]);
  expect((await store.lookUp(['+493023125148', '+380675550914'])).map((known) => known?.name)).toEqual([
    'Anna Vogt',
    undefined,
  ]);
  await imported(store, [zoe]);
  expect(await listed(store)).toEqual(['Carl', 'Zoe Adams']);
  await imported(store, [anna], ldap);
  await store.imports.undo();
  expect(await listed(store)).toEqual(['Carl', 'Zoe Adams']);
});

test('what was imported is there after the next start, in files that their owner alone can read', async () => {
  const desk = newDirectoryDesk();
  const first = await desk.opened();
  await imported(first, [anna, boris]);
  await imported(first, [zoe], ldap);
  await first.close();
  const files = readdirSync(desk.folder).filter((name) => name.startsWith('contacts-'));
  expect(files.toSorted()).toEqual(['contacts-1.db', 'contacts-2.db']);
  expect(files.map((name) => (statSync(path.join(desk.folder, name)).mode & 0o777).toString(8))).toEqual([
    '600',
    '600',
  ]);
  const second = await desk.opened();
  expect(await listed(second)).toEqual(['Anna Vogt', 'Zoe Adams', 'Борис Коваль']);
  expect((await second.lookUp(['+493023125148']))[0]?.name).toBe('Anna Vogt');
  expect((await second.imports.reports()).map(({ source }) => source.label)).toEqual([ldap.label, oldList.label]);
});

test('a refused row is told with its line and reason, and so is a number that was left out', async () => {
  const store = await newDirectoryDesk().opened();
  const many: readonly ImportRow[] = Array.from({ length: 1_500 }, (_, at) => ({
    line: at + 10,
    refused: 'no-number',
    text: `Nobody ${at}`,
  }));
  const rows: readonly ImportRow[] = [
    { ...anna, line: 2, leftOut: ['12ab'] },
    { line: 3, refused: 'bad-number', text: 'Boris, x' },
    { ...zoe, line: 4 },
    { ...row('3', 'Zoe Adams'), line: 5 },
    ...many,
  ];
  const done = await store.imports.importRows(oldList, inHandfuls(rows, 400), unwatched);
  expect(done).toMatchObject(ok({ rows: 1_504, contacts: 2, refused: 1_501, incomplete: 1, repeated: 1, told: 1_503 }));
  const [report] = await store.imports.reports();
  const importId = report?.importId ?? '';
  expect(report).toEqual(done.ok ? done.value : null);
  expect(await store.imports.refusedRows(importId, 0, 3)).toEqual({
    rows: [
      { line: 2, reason: 'number-left-out', text: '12ab' },
      { line: 3, reason: 'bad-number', text: 'Boris, x' },
      { line: 5, reason: 'repeated', text: 'Zoe Adams' },
    ],
    more: true,
  });
  // A thousand of each kind are kept: no kind crowds out another.
  const last = await store.imports.refusedRows(importId, 992, 100);
  expect([last.rows.length, last.more]).toEqual([10, false]);
  expect(await listed(store)).toEqual(['Anna Vogt', 'Zoe Adams']);
});

test('several people under one customer number are all taken, and stay who they are in whatever order they come', async () => {
  const store = await newDirectoryDesk().opened();
  const people = [
    row('k7', 'Anna Vogt', { numbers: ['+493023125148'] }),
    row('k7', 'Boris Vogt', { numbers: ['+493023125149'] }),
    row('k7', 'ANNA VOGT', { numbers: ['+493023125150'] }),
    row('k8', 'Zoe Adams', { numbers: ['+441614960142'] }),
    row('k7', 'Carla Vogt', { numbers: ['+493023125151'] }),
    row('k7', 'Boris Vogt', { numbers: ['+493023125152'] }),
  ];
  const done = await store.imports.importRows(oldList, inHandfuls(people), unwatched);
  expect(done).toMatchObject(ok({ contacts: 4, repeated: 2, told: 2 }));
  expect(await listed(store)).toEqual(['Anna Vogt', 'Boris Vogt', 'Carla Vogt', 'Zoe Adams']);
  const byHand = await idOf(store, 'boris');
  await store.saveContact(contact(byHand, 'Boris by hand', { numbers: ['+493023125149'] }));
  const turned = await store.imports.importRows(oldList, inHandfuls(people.toReversed()), unwatched);
  expect(turned).toMatchObject(ok({ contacts: 4, changes: { added: 0, gone: 0 } }));
  // "ANNA VOGT" stands first this time, and is the same person.
  expect(await listed(store)).toEqual(['ANNA VOGT', 'Boris by hand', 'Carla Vogt', 'Zoe Adams']);
  await imported(
    store,
    people.toReversed().filter((one) => !('contact' in one) || one.contact.name !== 'Anna Vogt'),
  );
  expect((await store.imports.origin(byHand))?.beneath).toBe('changed');
});

test('a row whose letters were broken on the way is taken, counted and told', async () => {
  const store = await newDirectoryDesk().opened();
  const garbled = { ...row('1', 'Gar\uFFFDon', { numbers: ['+493023125148'] }), line: 7 };
  const done = await store.imports.importRows(oldList, inHandfuls([garbled, zoe]), unwatched);
  expect(done).toMatchObject(ok({ contacts: 2, garbled: 1, told: 1 }));
  const importId = done.ok ? done.value.importId : '';
  expect(await store.imports.refusedRows(importId, 0, 10)).toEqual({
    rows: [{ line: 7, reason: 'garbled', text: 'Gar\uFFFDon, +493023125148' }],
    more: false,
  });
});

test('what was removed and what was taken back is told as the last thing that happened', async () => {
  const store = await newDirectoryDesk().opened();
  const last = async () => {
    const [report] = await store.imports.reports();
    return [report?.outcome, report?.source.label, report?.contacts];
  };
  await imported(store, [anna, boris]);
  await imported(store, [zoe], ldap);
  await store.imports.removeSource(oldList.sourceId, unwatched);
  expect(await last()).toEqual(['removed', oldList.label, 2]);
  await store.imports.undo();
  expect(await last()).toEqual(['removal-undone', oldList.label, 2]);
  expect(await listed(store)).toEqual(['Anna Vogt', 'Zoe Adams', 'Борис Коваль']);
  await imported(store, [boris], ldap);
  await store.imports.undo();
  expect(await last()).toEqual(['undone', ldap.label, 1]);
});

test('an import that breaks off, is cancelled or brings nobody leaves the old contacts and says so', async () => {
  const desk = newDirectoryDesk();
  const store = await desk.opened();
  await imported(store, [anna]);
  async function* broken(): AsyncGenerator<readonly ImportRow[]> {
    yield [boris];
    await Promise.resolve();
    throw new Error('the server is gone');
  }
  expect(await store.imports.importRows(oldList, broken(), unwatched)).toEqual(failed('source-failed'));
  async function* endless(): AsyncGenerator<readonly ImportRow[]> {
    for (let at = 0; ; at += 1) {
      if (at === 2) store.imports.cancel();
      // oxlint-disable-next-line no-await-in-loop -- as a server would
      await Promise.resolve();
      yield [row(`n${at}`, `Name ${at}`)];
    }
  }
  const running = store.imports.importRows(oldList, endless(), unwatched);
  expect(await store.imports.importRows(ldap, inHandfuls([zoe]), unwatched)).toEqual(failed('busy'));
  expect(await store.imports.undo()).toEqual(failed('busy'));
  expect(await running).toEqual(failed('cancelled'));
  const nobody: ImportRow = { line: 1, refused: 'no-name', text: '' };
  expect(await store.imports.importRows(oldList, inHandfuls([nobody]), unwatched)).toEqual(failed('nothing-taken'));
  expect((await store.imports.reports()).map(({ outcome, rows }) => [outcome, rows])).toEqual([
    ['nothing-taken', 1],
    ['cancelled', expect.any(Number)],
    ['source-failed', 1],
    ['taken', 1],
  ]);
  expect(await listed(store)).toEqual(['Anna Vogt']);
  expect(readdirSync(desk.folder).filter((name) => name.startsWith('contacts-'))).toEqual(['contacts-1.db']);
  expect(await idOf(store, 'anna')).toMatch(/^csv-1\//);
});

test('contacts that were imported under older rules of searching are made searchable anew, and the last import can still be undone', async () => {
  const desk = newDirectoryDesk();
  const first = await desk.opened();
  await imported(first, [zoe]);
  await imported(first, [boris]);
  await first.close();
  looking(path.join(desk.folder, 'contacts-2.db'), (db) =>
    db.exec("UPDATE imported_state SET words = 0; INSERT INTO contact_text (contact_text) VALUES ('delete-all')"),
  );
  const second = await desk.opened();
  await vi.waitFor(async () => expect(await listed(second, 'koval')).toEqual(['Борис Коваль']), { timeout: 20_000 });
  expect(await listed(second)).toEqual(['Борис Коваль']);
  // What made them so is over a moment after it can be seen.
  await vi.waitFor(async () => expect(await second.imports.undo()).toEqual(ok(null)), { timeout: 20_000 });
  expect(await listed(second)).toEqual(['Zoe Adams']);
});
