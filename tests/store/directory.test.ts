import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failed, ok } from '#core/support/result.ts';
import { openDirectory } from '../../electron/adapters/sqlite/directory.ts';
import { openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';
import { openWriter } from '../../electron/adapters/sqlite/writer.ts';
import { clock, ids, timers } from '../../electron/adapters/machine/clock.ts';
import { all, companyOf, contact, employee, namesOf, newDirectoryDesk } from './directoryDesk.ts';
import { looking } from './journalDesk.ts';

const olena = employee('e1', 'Olena Kovalenko', {
  extension: '201',
  hours: [{ day: 1, from: '09:00', until: '17:00' }],
  absences: [{ from: '2026-12-24', until: '2026-12-26', note: 'holiday' }],
  deputies: ['e2'],
});
const oleh = employee('e2', 'Oleh Bondar', { extension: '202' });
const marta = contact('c1', 'Marta Brandt', {
  company: 'Nordwind',
  numbers: ['+493023125148', '+493023125149'],
  language: 'en',
  responsible: 'e1',
  since: 2021,
});
const company = companyOf({
  contacts: [marta, contact('c2', 'Іваненко Олексій', { numbers: ['+380675550914'] })],
  employees: [olena, oleh],
  publicNumbers: [{ number: '+380445551277', label: 'Careers', source: 'advert', defaultClass: 'applicant' }],
  numberRules: [{ prefix: '+4930', class: 'partner', note: 'Berlin' }],
  routing: [{ class: 'client', topics: ['delivery'], targets: [{ employeeId: 'e1', windows: [] }] }],
});
const knownMarta = {
  contactId: 'c1',
  name: 'Marta Brandt',
  company: 'Nordwind',
  class: 'client',
  language: 'en',
  responsible: 'e1',
  since: 2021,
};

test('the company file is read whole at the first start, and the directory is the truth afterwards', async () => {
  const desk = newDirectoryDesk();
  desk.writeCompany(company);
  const store = await desk.opened();
  const { version: _, contacts: __, ...office } = company;
  expect(await store.office()).toEqual({ ...office, employees: [oleh, olena] });
  expect(await store.contact('c1')).toEqual(marta);
  expect(await store.size()).toBe(2);
  await store.close();
  desk.writeCompany({ ...company, name: 'Another', contacts: [] });
  const again = await desk.opened();
  expect([(await again.office()).name, await again.size()]).toEqual(['Portico Logistics', 2]);
});

test('a company file that comes later than the first start is read when it is there', () => {
  const desk = newDirectoryDesk();
  const before = desk.keeping();
  before.saveContact(contact('h1', 'Added by hand'));
  before.close();
  desk.writeCompany(company);
  const keeper = desk.keeping();
  expect(namesOf(keeper, '')).toEqual(['Added by hand', 'Marta Brandt', 'Іваненко Олексій']);
  expect(keeper.size()).toBe(3);
});

test('the practice desk follows its sample, and keeps what was changed by hand', () => {
  const desk = newDirectoryDesk();
  desk.writeCompany(company);
  const first = desk.keeping({ follow: true });
  first.saveContact({ ...marta, name: 'Marta of the desk' });
  first.close();
  desk.writeCompany({ ...company, contacts: [marta, contact('c3', 'New One')] });
  const second = desk.keeping({ follow: true });
  expect(namesOf(second, '')).toEqual(['Marta of the desk', 'New One']);
  expect(namesOf(second, 'marta')).toEqual(['Marta of the desk']);
  expect(second.size()).toBe(2);
  second.close();
  expect(desk.keeping({ follow: true }).progress()).toEqual({ filled: 0, of: 0 });
});

test('a company file with a mistake is refused with its place, and read when it is mended', async () => {
  const desk = newDirectoryDesk();
  writeFileSync(
    path.join(desk.folder, 'company.json'),
    JSON.stringify({ ...company, contacts: [{ contactId: 'c1' }] }),
  );
  const companyFile = path.join(desk.folder, 'company.json');
  expect(await openDirectory({ file: desk.file, companyFile, follow: false, clock, ids, timers })).toEqual(
    failed('company-wrong', 'contacts.0.name'),
  );
  desk.writeCompany(company);
  expect(desk.keeping().size()).toBe(2);
});

test('whoever rings is known by each of the numbers, at once after being saved, and by none after being removed', async () => {
  const desk = newDirectoryDesk();
  desk.writeCompany(company);
  const store = await desk.opened();
  expect(await store.lookUp(['+493023125149', '+380501112233', '+493023125148'])).toEqual([
    knownMarta,
    null,
    knownMarta,
  ]);
  expect(await store.saveContact({ ...marta, numbers: ['+493023125148', '+380501112233'] })).toEqual(ok(null));
  expect(await store.lookUp(['+493023125149', '+380501112233', '+493023125148'])).toEqual([
    null,
    knownMarta,
    knownMarta,
  ]);
  expect(await store.removeContact('c1')).toEqual(ok(null));
  expect(await store.removeContact('c1')).toEqual(failed('not-there'));
  expect(await store.lookUp(['+493023125148'])).toEqual([null]);
  expect(await store.size()).toBe(1);
});

test('whoever rings is looked up ahead of all that is listed and saved at the same time', async () => {
  const desk = newDirectoryDesk();
  desk.writeCompany(company);
  const store = await desk.opened();
  const order: string[] = [];
  const saves = Array.from({ length: 200 }, (_, at) =>
    store.saveContact(contact(`n${at}`, `Name ${at}`)).then(() => order.push('saved')),
  );
  const lists = Array.from({ length: 50 }, () => store.contacts(all).then(() => order.push('listed')));
  const known = store.lookUp(['+493023125148']).then(([caller]) => {
    order.push('known');
    return caller;
  });
  expect(await known).toEqual(knownMarta);
  await Promise.all([...saves, ...lists]);
  expect(order.indexOf('known')).toBeLessThan(200);
});

test('a number that contacts share says what they have in common', () => {
  const desk = newDirectoryDesk();
  const keeper = desk.keeping();
  for (const [contactId, name] of [
    ['a', 'Anna Vogt'],
    ['b', 'Bert Vogt'],
  ] as const)
    keeper.saveContact(contact(contactId, name, { company: 'Vogt KG', numbers: ['+493055501482', '+493055501482'] }));
  expect(desk.looking().lookUp(['+493055501482'])).toEqual([
    { contactId: null, name: '', company: 'Vogt KG', class: 'client', language: null, responsible: null, since: null },
  ]);
});

test('employees are saved and removed together with whom that changes, but not while a contact is in their care', () => {
  const desk = newDirectoryDesk();
  desk.writeCompany(company);
  const keeper = desk.keeping();
  expect(keeper.removeEmployee('e1', [])).toEqual(failed('still-named'));
  keeper.removeContact('c1');
  expect(keeper.removeEmployee('e2', [{ ...olena, deputies: [] }])).toEqual(ok(null));
  expect(keeper.saveEmployees([employee('e3', 'Ґалаґан Їв')])).toEqual(ok(null));
  expect(keeper.office().employees).toEqual([{ ...olena, deputies: [] }, employee('e3', 'Ґалаґан Їв')]);
});

test('what was saved is there after the next start', async () => {
  const desk = newDirectoryDesk();
  const first = await desk.opened();
  await Promise.all(Array.from({ length: 20 }, (_, at) => first.saveContact(contact(`n${at}`, `Name ${at}`))));
  await first.saveEmployees([olena, oleh]);
  await first.close();
  const second = await desk.opened();
  expect(await second.size()).toBe(20);
  expect((await second.contacts(all)).contacts.map(({ contactId }) => contactId).toSorted()).toEqual(
    Array.from({ length: 20 }, (_, at) => `n${at}`).toSorted(),
  );
  expect((await second.office()).employees).toEqual([oleh, olena]);
});

test('many thousands come in while the desk works already, and after a stop in the middle all of them are there', async () => {
  const desk = newDirectoryDesk();
  const contacts = Array.from({ length: 9_000 }, (_, at) =>
    contact(`c${at}`, `Name ${String(at).padStart(5, '0')}`, { numbers: [`+4930${100_000 + at}`] }),
  );
  desk.writeCompany({ ...company, contacts });
  const early = desk.keeping();
  expect(early.progress()).toEqual({ filled: 5_000, of: 9_000 });
  early.saveContact(contact('c1', 'Changed meanwhile'));
  early.close();
  const filled = await new Promise<readonly number[]>((done, refused) => {
    const told: number[] = [];
    desk
      .opened({
        onFilled: ({ filled: so, of }) => {
          told.push(so);
          if (so === of) done(told);
        },
      })
      .catch(refused);
  });
  expect(filled).toEqual([5_500, 6_000, 6_500, 7_000, 7_500, 8_000, 8_500, 9_000]);
  const store = await desk.opened();
  expect(await store.size()).toBe(9_000);
  expect(await store.contact('c1')).toEqual(contact('c1', 'Changed meanwhile'));
  expect((await store.lookUp(['+4930108999']))[0]?.name).toBe('Name 08999');
});

test('what the disk does not take is refused, and everything is as it was', () => {
  const desk = newDirectoryDesk();
  desk.writeCompany(company);
  const keeper = desk.keeping();
  const before = keeper.contacts(all);
  looking(desk.file, (db) => {
    // Somebody else writes for longer than the desk waits.
    db.exec('BEGIN IMMEDIATE');
    expect(keeper.saveContact({ ...marta, name: 'Not kept' })).toEqual(failed('not-written', 'SQLITE_BUSY'));
    db.exec('ROLLBACK');
  });
  expect([keeper.contacts(all), keeper.office().employees]).toEqual([before, [oleh, olena]]);
});

test('a file that is not a directory of ours is refused untouched', () => {
  const desk = newDirectoryDesk();
  const refusal = (): string => {
    const opened = openKeeper({ file: desk.file, companyFile: null, follow: false });
    return opened.ok ? 'opened' : opened.error;
  };
  writeFileSync(desk.file, 'Dear Olena, '.repeat(1_000));
  expect(refusal()).toBe('damaged');
  expect(readFileSync(desk.file, 'utf8')).toBe('Dear Olena, '.repeat(1_000));
  const journal = path.join(desk.folder, 'journal.db');
  const writer = openWriter({ file: journal, deskId: 'front', zone: 'Europe/Kyiv' });
  if (writer.ok) writer.value.close();
  writeFileSync(desk.file, readFileSync(journal));
  expect(refusal()).toBe('damaged');
  writeFileSync(desk.file, '');
  expect(refusal()).toBe('opened');
  looking(desk.file, (db) => db.pragma('user_version = 99'));
  expect(refusal()).toBe('newer-version');
});

test('the directory can be read by its owner only', () => {
  const desk = newDirectoryDesk();
  desk.keeping();
  expect((statSync(desk.file).mode & 0o777).toString(8)).toBe('600');
});

test('the schema stays as it was written down', async () => {
  const desk = newDirectoryDesk();
  desk.keeping().close();
  const schema = looking(desk.file, (db) =>
    [
      `PRAGMA application_id = ${String(db.pragma('application_id', { simple: true }))}`,
      `PRAGMA user_version = ${String(db.pragma('user_version', { simple: true }))}`,
      ...db
        .prepare<[], string>(
          "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB '*_text_*' ORDER BY name",
        )
        .pluck()
        .all(),
    ].join(';\n\n'),
  );
  await expect(`${schema};\n`).toMatchFileSnapshot('directory.snapshot.sql');
});
