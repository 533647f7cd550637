import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ClassEntry } from '#core/caller/callerClass.ts';
import { directory0001 } from '../../electron/adapters/sqlite/directoryMigrations/0001.ts';
import { directory0002 } from '../../electron/adapters/sqlite/directoryMigrations/0002.ts';
import { directorySchema } from '../../electron/adapters/sqlite/directoryMigrations/all.ts';
import { employee, newDirectoryDesk } from './directoryDesk.ts';
import { imported, listed, row } from './importDesk.ts';

test('a directory of the first release keeps its employees, who have no mobile number and no line of their own yet and can be given them', () => {
  const desk = newDirectoryDesk();
  const old = new Database(desk.file);
  old.exec(directory0001);
  old.pragma(`application_id = ${directorySchema.applicationId}`);
  old.pragma('user_version = 1');
  old
    .prepare('INSERT INTO employee VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run('e1', 'Olena', 'Sales', '201', null, '[]', '["e2"]');
  old.close();
  const keeper = desk.keeping();
  const olena = employee('e1', 'Olena', { extension: '201', deputies: ['e2'] });
  expect(keeper.office().employees).toEqual([olena]);
  expect(keeper.saveEmployees([{ ...olena, mobile: '+380 67 123 45 67', line: 'clinic' }]).ok).toBe(true);
  keeper.close();
  const again = desk.keeping();
  expect(again.office().employees).toEqual([{ ...olena, mobile: '+380 67 123 45 67', line: 'clinic' }]);
  again.close();
});

test('a directory of an earlier release has Portico’s classes of callers, and takes the office’s own from its file', () => {
  const desk = newDirectoryDesk();
  const old = new Database(desk.file);
  old.exec(directory0001);
  old.pragma(`application_id = ${directorySchema.applicationId}`);
  old.pragma('user_version = 1');
  old.close();
  const vip = ClassEntry.parse({ class: 'vip', name: 'VIP', names: { ar: 'مهم' }, colour: 'amber', priority: 5 });
  desk.writeCompany({ classes: [vip] });
  const keeper = desk.keeping();
  expect(keeper.office().classes).toEqual([vip]);
  keeper.close();
  const newer = new Database(desk.file);
  newer.exec("UPDATE office_class SET colour = 'ultraviolet', icon = 'dragon'");
  newer.close();
  expect(desk.keeping().office().classes).toEqual([{ ...vip, colour: 'grey', icon: 'person' }]);
});

test('a directory that was filled and changed by hand before contacts could be imported keeps all of it', async () => {
  const desk = newDirectoryDesk();
  const old = new Database(desk.file);
  old.exec(directory0001);
  old.exec(directory0002);
  old.pragma(`application_id = ${directorySchema.applicationId}`);
  old.pragma('user_version = 2');
  old.exec(`
    INSERT INTO contact VALUES (1, 'c1', 'anna', 'Anna', 'Vogt KG', 'client', '+493023125148', 'en', 'e1', 2021);
    INSERT INTO contact_number VALUES ('+493023125148', 1);
    INSERT INTO contact_text (rowid, words) VALUES (1, 'anna vogt kg 493');
    INSERT INTO contact VALUES (${2 ** 40}, 'h1', 'іваненко', 'Іваненко', '', 'partner', '+380675550914', NULL, NULL, NULL);
    INSERT INTO contact_number VALUES ('+380675550914', ${2 ** 40});
    INSERT INTO by_hand_text (rowid, words) VALUES (${2 ** 40}, 'іваненко 380');
    INSERT INTO employee VALUES ('e1', 'Olena', 'Sales', '201', NULL, '[]', '[]', '');
    INSERT INTO public_number VALUES (1, '+380445551277', 'Careers', 'advert', 'applicant');
    INSERT INTO number_rule VALUES (1, '+4930', 'partner', 'Berlin');
    UPDATE directory_state SET name = 'Portico Logistics', read_from = 'a company file';`);
  old.close();
  desk.writeCompany({ name: 'Another' });
  const store = await desk.opened();
  expect(await listed(store)).toEqual(['Anna', 'Іваненко']);
  // By the rules of today, which the old index did not know.
  expect([await listed(store, 'ivanenko'), await listed(store, '23125')]).toEqual([['Іваненко'], ['Anna']]);
  expect(await store.contact('c1')).toEqual({
    contactId: 'c1',
    name: 'Anna',
    company: 'Vogt KG',
    class: 'client',
    numbers: ['+493023125148'],
    language: 'en',
    responsible: 'e1',
    since: 2021,
  });
  expect(await store.office()).toMatchObject({
    name: 'Portico Logistics',
    employees: [employee('e1', 'Olena', { extension: '201' })],
    publicNumbers: [{ number: '+380445551277', label: 'Careers', source: 'advert', defaultClass: 'applicant' }],
    numberRules: [{ prefix: '+4930', class: 'partner', note: 'Berlin' }],
  });
  await imported(store, [row('1', 'Zoe', { numbers: ['+441614960142'] })]);
  expect(await listed(store)).toEqual(['Anna', 'Zoe', 'Іваненко']);
  expect((await store.lookUp(['+380675550914', '+441614960142'])).map((known) => known?.name)).toEqual([
    'Іваненко',
    'Zoe',
  ]);
});
