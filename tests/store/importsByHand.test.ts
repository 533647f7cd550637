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
    merged: [],
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
    merged: [],
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
  expect(await store.imports.merge(twin.contactId, [other.contactId, 'nobody'])).toEqual(failed('not-there'));
  expect(await store.imports.merge(twin.contactId, [other.contactId])).toEqual(ok(null));
  expect(await listed(store, 'twin')).toEqual(['Twin']);
  await imported(store, list);
  expect([await listed(store, 'twin'), await listed(store, '4960144')]).toEqual([['Twin'], ['Twin']]);
  expect((await store.imports.duplicates({ after: null, limit: 100 })).groups).toHaveLength(3);
  expect(await store.imports.removeSource('ldap-1', unwatched)).toEqual(ok(null));
  expect(await listed(store, 'twin')).toEqual(['Twin']);
});

const [shared, other] = ['+441614960142', '+441614960143'];

/** Anna shares a number with Bob and another with Carla, whose own third number is in nobody else's hands. */
async function threeAlike() {
  const store = await newDirectoryDesk().opened();
  const rows = [
    row('a', 'Anna', { company: 'Nord', numbers: [shared, other] }),
    row('b', 'Bob', { numbers: [shared, '+441614960144'] }),
    row('c', 'Carla', { numbers: [other, '+441614960145'] }),
  ];
  await imported(store, rows);
  const idsBy = async (name: string) => idOf(store, name);
  const ids = { anna: await idsBy('anna'), bob: await idsBy('bob'), carla: await idsBy('carla') };
  const whoIs = async (...numbers: readonly string[]) =>
    (await store.lookUp(numbers)).map((known) => known?.name ?? null);
  return { store, ids, whoIs, again: () => imported(store, rows) };
}

test('made one with one and then with another, a contact keeps the numbers of both', async () => {
  const { store, ids, whoIs, again } = await threeAlike();
  await store.imports.merge(ids.anna, [ids.bob]);
  await store.imports.merge(ids.anna, [ids.carla]);
  await again();
  expect(await whoIs(shared, other, '+441614960144', '+441614960145')).toEqual(['Anna', 'Anna', 'Anna', 'Anna']);
  expect(await listed(store)).toEqual(['Anna']);
});

test('whoever was made one with another is told, can be brought back, and takes the numbers along', async () => {
  const { store, ids, whoIs, again } = await threeAlike();
  await store.saveContact(contact(ids.bob, 'Bob Changed', { numbers: [shared, '+441614960146'] }));
  await store.saveContact(contact('h1', 'Dora', { numbers: ['+441614960147'] }));
  await store.imports.merge(ids.anna, [ids.bob, ids.carla, 'h1']);
  await store.removeContact(ids.carla);
  await again();
  const away = await store.imports.away({ after: null, limit: 2 });
  const rest = await store.imports.away({ after: away.next, limit: 2 });
  expect(
    [...away.contacts, ...rest.contacts]
      .map(({ contact: { name }, done, into, source }) => `${name} ${done} ${into} ${source?.label}`)
      .toSorted(),
  ).toEqual([
    `Bob Changed merged Anna ${oldList.label}`,
    `Carla merged Anna ${oldList.label}`,
    'Dora merged Anna undefined',
  ]);
  expect(rest.next).toBeNull();
  expect((await store.imports.origin(ids.anna))?.merged.map(({ name }) => name).toSorted()).toEqual([
    'Bob Changed',
    'Carla',
    'Dora',
  ]);
  for (const contactId of [ids.bob, 'h1']) expect(await store.imports.bringBack(contactId)).toEqual(ok(null));
  expect(await store.imports.bringBack(ids.bob)).toEqual(failed('not-there'));
  expect(await listed(store)).toEqual(['Anna', 'Bob Changed', 'Dora']);
  expect(await whoIs('+441614960146', '+441614960147', '+441614960145')).toEqual(['Bob Changed', 'Dora', 'Anna']);
  expect((await store.contact(ids.anna))?.numbers).toEqual([shared, other, '+441614960145']);
  expect(await store.imports.origin(ids.bob)).toMatchObject({ changedByHand: true, beneath: 'same' });
  expect(await store.size()).toBe(3);
});

test('taking what the source says parts those who were made one with it', async () => {
  const { store, ids, whoIs, again } = await threeAlike();
  await store.imports.merge(ids.anna, [ids.bob]);
  await again();
  expect(await store.imports.takeSourceAgain(ids.anna)).toEqual(ok(null));
  expect(await listed(store)).toEqual(['Anna', 'Bob', 'Carla']);
  expect(await whoIs('+441614960144')).toEqual(['Bob']);
  expect((await store.imports.away({ after: null, limit: 9 })).contacts).toEqual([]);
});

test('a contact removed by hand is among those who can be brought back, unless its source has let it go', async () => {
  const store = await newDirectoryDesk().opened();
  await imported(store, [anna, boris]);
  const id = await idOf(store, 'vogt');
  await store.removeContact(id);
  expect((await store.imports.away({ after: null, limit: 9 })).contacts).toMatchObject([
    { contact: { name: 'Anna Vogt' }, done: 'removed', into: '', source: oldList },
  ]);
  expect([await store.imports.bringBack(id), await listed(store, 'vogt')]).toEqual([ok(null), ['Anna Vogt']]);
  await store.removeContact(id);
  await imported(store, [boris]);
  expect((await store.imports.away({ after: null, limit: 9 })).contacts).toEqual([]);
  expect(await store.imports.bringBack(id)).toEqual(failed('not-there'));
});

test('a pair that shares two numbers, or a number and a name, is told once', async () => {
  const store = await newDirectoryDesk().opened();
  const both = ['+441614960142', '+441614960143'];
  await imported(store, [
    row('1', 'One', { numbers: both }),
    row('2', 'Two', { numbers: both }),
    row('3', 'Twin', { company: 'Nord', numbers: ['+441614960144', '+441614960145'] }),
    row('4', 'Twin', { company: 'Nord', numbers: ['+441614960144', '+441614960146'] }),
  ]);
  await store.saveContact(contact('h1', 'Own', { numbers: ['+441614960151', '+441614960152'] }));
  await store.saveContact(contact('h2', 'Own', { numbers: ['+441614960151', '+441614960152'] }));
  const { groups } = await store.imports.duplicates({ after: null, limit: 100 });
  expect(groups.map(({ by, contacts }) => [by, ...contacts.map(({ name }) => name)])).toEqual([
    ['number', 'Own', 'Own'],
    ['number', 'One', 'Two'],
    ['number', 'Twin', 'Twin'],
  ]);
});
