import { expect, test } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import { contact, newDirectoryDesk } from './directoryDesk.ts';
import { idOf, imported, ldap, listed, oldList, row, unwatched } from './importDesk.ts';

const anna = row('1', 'Anna Vogt', { company: 'Vogt KG', numbers: ['+493023125148'] });
const boris = row('2', 'Борис Коваль', { numbers: ['+380675550914'] });

test('a contact changed by hand keeps the change after the next import, and says what its source says beneath', async () => {
  const store = await newDirectoryDesk().opened();
  await imported(store, [anna, boris]);
  const id = await idOf(store, 'vogt');
  const before = await store.contact(id);
  expect(await store.imports.origin(id)).toEqual({
    source: oldList,
    changedByHand: false,
    beneath: null,
    imported: before,
  });
  await store.saveContact(contact(id, 'Anna Brandt', { numbers: ['+493023125149'] }));
  expect([await listed(store), await store.size()]).toEqual([['Anna Brandt', 'Борис Коваль'], 2]);
  expect((await store.lookUp(['+493023125148', '+493023125149'])).map((known) => known?.name)).toEqual([
    undefined,
    'Anna Brandt',
  ]);
  await imported(store, [anna, boris]);
  expect(await store.imports.origin(id)).toMatchObject({ changedByHand: true, beneath: 'same', imported: before });
  await imported(store, [row('1', 'Anna Vogt-Meier', { numbers: ['+493023125148'] }), boris]);
  expect(await listed(store)).toEqual(['Anna Brandt', 'Борис Коваль']);
  expect(await store.imports.origin(id)).toMatchObject({ beneath: 'changed', imported: { name: 'Anna Vogt-Meier' } });
  // Saved again, what the source says now has been seen.
  await store.saveContact(contact(id, 'Anna Brandt', { numbers: ['+493023125149'] }));
  expect(await store.imports.origin(id)).toMatchObject({ beneath: 'same' });
  await imported(store, [boris]);
  expect(await listed(store)).toEqual(['Anna Brandt', 'Борис Коваль']);
  expect(await store.imports.origin(id)).toEqual({
    source: oldList,
    changedByHand: true,
    beneath: 'gone',
    imported: null,
  });
  expect(await store.size()).toBe(2);
});

test('a contact removed by hand stays removed, until its source’s word is taken again', async () => {
  const store = await newDirectoryDesk().opened();
  await imported(store, [anna, boris]);
  const id = await idOf(store, 'vogt');
  expect(await store.removeContact(id)).toEqual(ok(null));
  expect(await store.removeContact(id)).toEqual(failed('not-there'));
  await imported(store, [anna, boris]);
  expect([await listed(store), await listed(store, 'vogt'), await store.size()]).toEqual([['Борис Коваль'], [], 1]);
  expect(await store.lookUp(['+493023125148'])).toEqual([null]);
  expect([await store.contact(id), await store.imports.origin(id)]).toEqual([null, null]);
  expect(await store.imports.takeSourceAgain(id)).toEqual(ok(null));
  expect([await listed(store), await store.size()]).toEqual([['Anna Vogt', 'Борис Коваль'], 2]);
  await imported(store, [boris]);
  expect(await store.imports.takeSourceAgain(id)).toEqual(failed('not-there'));
});

test('a change is taken back for what the source says', async () => {
  const store = await newDirectoryDesk().opened();
  await imported(store, [anna]);
  const id = await idOf(store, 'vogt');
  await store.saveContact(contact(id, 'Anna Brandt'));
  expect(await store.imports.takeSourceAgain(id)).toEqual(ok(null));
  expect([await listed(store), await listed(store, 'brandt')]).toEqual([['Anna Vogt'], []]);
  expect((await store.imports.origin(id))?.changedByHand).toBe(false);
});

test('whoever shares a number, or name and company, is told as perhaps one person, and merging outlives the next import', async () => {
  const desk = newDirectoryDesk();
  desk.writeCompany({ contacts: [contact('c1', 'A. Vogt', { numbers: ['+493023125148'] })] });
  const store = await desk.opened();
  await store.saveContact(contact('h1', 'Борис Коваль', { company: 'Дніпро', numbers: ['+380501112233'] }));
  const list = [
    anna,
    boris,
    row('3', 'борис коваль', { company: 'ДНІПРО', numbers: ['+380671112233'] }),
    row('4', 'One', { numbers: ['+441614960142'] }),
    row('5', 'Two', { numbers: ['+441614960142'] }),
    row('6', 'Twin', { company: 'Nord', numbers: ['+441614960143'] }),
  ];
  await imported(store, list);
  await imported(store, [row('6', 'TWIN', { company: 'nord', numbers: ['+441614960144'] })], ldap);
  const told: (readonly [string, readonly string[]])[] = [];
  for (let after: string | null = null; ;) {
    // oxlint-disable-next-line no-await-in-loop -- page after page
    const page = await store.imports.duplicates({ after, limit: 1 });
    told.push(...page.groups.map(({ by, contacts }) => [by, contacts.map(({ name }) => name)] as const));
    after = page.next;
    if (after === null) break;
  }
  expect(told).toEqual([
    ['number', ['A. Vogt', 'Anna Vogt']],
    ['name', ['Борис Коваль', 'борис коваль']],
    ['name', ['Twin', 'TWIN']],
    ['number', ['One', 'Two']],
  ]);
  const twins = (await store.imports.duplicates({ after: null, limit: 100 })).groups[2]?.contacts ?? [];
  const [twin, other] = twins;
  if (twin === undefined || other === undefined) throw new Error('no twins');
  const merged = { ...twin, numbers: [...twin.numbers, ...other.numbers] };
  expect(await store.imports.merge(merged, [other.contactId, 'nobody'])).toEqual(failed('not-there'));
  expect(await store.imports.merge(merged, [other.contactId])).toEqual(ok(null));
  expect(await listed(store, 'twin')).toEqual(['Twin']);
  await imported(store, list);
  expect([await listed(store, 'twin'), await listed(store, '4960144')]).toEqual([['Twin'], ['Twin']]);
  expect((await store.imports.duplicates({ after: null, limit: 100 })).groups).toHaveLength(3);
  expect(await store.imports.removeSource('ldap-1', unwatched)).toEqual(ok(null));
  expect(await listed(store, 'twin')).toEqual(['Twin']);
});

test('whoever is merged twice keeps every number, and taking the source’s word again frees whom it was made of', async () => {
  const store = await newDirectoryDesk().opened();
  const list = [
    row('a', 'Anna', { numbers: ['+493023125148', '+493023125149'] }),
    row('b', 'Bert', { numbers: ['+493023125148', '+493023125150'] }),
    row('c', 'Carl', { numbers: ['+493023125149', '+493023125151'] }),
  ];
  await imported(store, list);
  const [a, b, c] = await Promise.all(['anna', 'bert', 'carl'].map((name) => idOf(store, name)));
  const before = await store.contact(a ?? '');
  if (before === null) throw new Error('no Anna');
  expect(await store.imports.merge(before, [b ?? ''])).toEqual(ok(null));
  // The page still has Anna as she was before the first merge.
  expect(await store.imports.merge(before, [c ?? ''])).toEqual(ok(null));
  const numbers = ['+493023125148', '+493023125149', '+493023125150', '+493023125151'];
  expect((await store.lookUp(numbers)).map((known) => known?.name)).toEqual(['Anna', 'Anna', 'Anna', 'Anna']);
  await imported(store, list);
  expect(await listed(store)).toEqual(['Anna']);
  expect(await store.imports.takeSourceAgain(a ?? '')).toEqual(ok(null));
  expect(await listed(store)).toEqual(['Anna', 'Bert', 'Carl']);
  expect((await store.lookUp(numbers.slice(2))).map((known) => known?.name)).toEqual(['Bert', 'Carl']);
});
