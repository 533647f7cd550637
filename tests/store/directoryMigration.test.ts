import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ClassEntry } from '#core/caller/callerClass.ts';
import { directory0001 } from '../../electron/adapters/sqlite/directoryMigrations/0001.ts';
import { directorySchema } from '../../electron/adapters/sqlite/directoryMigrations/all.ts';
import { employee, newDirectoryDesk } from './directoryDesk.ts';

test('a directory of the first release keeps its employees, who have no mobile number yet and can be given one', () => {
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
  expect(keeper.saveEmployees([{ ...olena, mobile: '+380 67 123 45 67' }]).ok).toBe(true);
  keeper.close();
  const again = desk.keeping();
  expect(again.office().employees).toEqual([{ ...olena, mobile: '+380 67 123 45 67' }]);
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
