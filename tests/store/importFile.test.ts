import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ImportProgress } from '#core/caller/directoryImports.ts';
import type { ImportOrder } from '#core/importing/order.ts';
import { failed, ok } from '#core/support/result.ts';
import { newDirectoryDesk } from './directoryDesk.ts';
import { listed, oldList, unwatched } from './importDesk.ts';

const order: ImportOrder = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  hasHeader: true,
  columns: ['key', 'name', 'company', 'number'],
  class: 'client',
  classWords: {},
};

test('a table of many thousands is read from its file while it is told how far it is', async () => {
  const desk = newDirectoryDesk();
  const file = path.join(desk.folder, 'customers.csv');
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    at % 1_000 === 999 ? `${at};;;` : `${at};Name ${String(at).padStart(5, '0')};"Nord; wind";067 ${1_000_000 + at}`,
  );
  writeFileSync(file, ['ID;Name;Company;Phone', ...rows].join('\r\n'));
  const store = await desk.opened();
  const told: ImportProgress[] = [];
  const done = await store.imports.importFile(
    { source: oldList, file, order, country: 'UA' },
    { onProgress: (progress) => told.push(progress) },
  );
  expect(done).toMatchObject(ok({ rows: 20_000, contacts: 19_980, refused: 20, outcome: 'taken' }));
  const [report] = await store.imports.reports();
  expect((await store.imports.refusedRows(report?.importId ?? '', 0, 1)).rows).toEqual([
    { line: 1_001, reason: 'no-name', text: expect.any(String) },
  ]);
  expect(await listed(store, 'name 12345')).toEqual(['Name 12345']);
  expect((await store.lookUp(['+380671012345']))[0]).toMatchObject({ name: 'Name 12345', company: 'Nord; wind' });
  // How often it is told depends on the machine; what is told never goes back.
  const shares = told.map((progress) => progress.done ?? -1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(
    told.every(({ source, bytes }) => source.sourceId === 'csv-1' && (bytes?.read ?? 0) <= (bytes?.of ?? 0) + 1_024),
  ).toBe(true);
});

test('a file that is not there, is a folder or holds nobody is refused, and the contacts of before stay', async () => {
  const desk = newDirectoryDesk();
  const store = await desk.opened();
  const file = path.join(desk.folder, 'customers.csv');
  const from = (name: string) => ({ source: oldList, file: path.join(desk.folder, name), order, country: 'UA' });
  writeFileSync(file, 'ID;Name;Company;Phone\n1;Anna;;067 1234567\n');
  expect(await store.imports.importFile(from('customers.csv'), unwatched)).toMatchObject(ok({ contacts: 1 }));
  expect(await store.imports.importFile(from('nothing.csv'), unwatched)).toEqual(failed('not-readable'));
  expect(await store.imports.importFile({ ...from(''), file: desk.folder }, unwatched)).toEqual(failed('not-readable'));
  writeFileSync(file, '');
  expect(await store.imports.importFile(from('customers.csv'), unwatched)).toEqual(failed('nothing-taken'));
  expect(await listed(store)).toEqual(['Anna']);
  expect((await store.imports.reports()).map(({ outcome }) => outcome)).toEqual([
    'nothing-taken',
    'not-readable',
    'not-readable',
    'taken',
  ]);
});

test('whoever rings while an import is at work is known at once, and the import goes on', async () => {
  const desk = newDirectoryDesk();
  const store = await desk.opened();
  await store.saveContact({ contactId: 'h1', name: 'Carl', company: '', class: 'client', numbers: ['+493023125149'] });
  const file = path.join(desk.folder, 'customers.csv');
  const rows = Array.from({ length: 5_000 }, (_, at) => `${at};Name ${at};;067 ${1_000_000 + at}`);
  writeFileSync(file, ['ID;Name;Company;Phone', ...rows].join('\n'));
  const state = { isOver: false };
  const running = store.imports.importFile({ source: oldList, file, order, country: 'UA' }, unwatched).finally(() => {
    state.isOver = true;
  });
  let known = 0;
  while (!state.isOver) {
    // oxlint-disable-next-line no-await-in-loop -- one call after the other
    const [caller] = await store.lookUp(['+493023125149']);
    if (caller?.name === 'Carl') known += 1;
    else throw new Error('the caller was not known');
  }
  expect(await running).toMatchObject(ok({ contacts: 5_000 }));
  expect(known).toBeGreaterThan(10);
});
