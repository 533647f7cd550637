import { expect, test } from 'vitest';
import { openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';
import { all, contact, namesOf, newDirectoryDesk } from './directoryDesk.ts';
import { looking } from './journalDesk.ts';

type Read = readonly (readonly [name: string, company?: string, numbers?: readonly string[]])[];

/** A directory read from a file. */
function directoryOf(contacts: Read) {
  const desk = newDirectoryDesk();
  desk.writeCompany({
    contacts: contacts.map(([name, company = '', numbers = []], at) =>
      contact(`c${at}`, name, { company, numbers: [...numbers] }),
    ),
  });
  return { desk, keeper: desk.keeping() };
}

test('names and companies are found in every script, however they are typed', () => {
  const { keeper } = directoryOf([
    ['Jürgen Müller', 'Nordwind GmbH'],
    ['أحمد حداد', 'شركة الشرق'],
    ['Ёлкина Алёна'],
    ["Лук'янов Ґалаґан", 'ТОВ «Дніпро Агро»'],
    ['東京商事'],
    ['Studio 42'],
  ]);
  const find = (text: string) => namesOf(keeper, text);
  expect(find('muller')).toEqual(['Jürgen Müller']);
  expect(find('NORD jür')).toEqual(['Jürgen Müller']);
  expect(find('احمد')).toEqual(['أحمد حداد']);
  expect(find('أَحْمَد الش')).toEqual(['أحمد حداد']);
  expect(find('елк')).toEqual(['Ёлкина Алёна']);
  expect(find('лукʼянов дніпро')).toEqual(["Лук'янов Ґалаґан"]);
  expect(find('商事')).toEqual(['東京商事']);
  expect(find('42')).toEqual(['Studio 42']);
  expect(find('"OR * NEAR(')).toEqual([]);
  expect(find('мюл')).toEqual(['Jürgen Müller']);
  expect(find('«»')).toHaveLength(6);
});

test('a number is found by any part of it, grouped in any way, national or international', () => {
  const { keeper } = directoryOf([
    ['One', '', ['+380675550914']],
    ['Two', '', ['+493023125148', '+441614960142']],
    ['Three', '', ['+79161234567']],
    ['Four', '', ['+380670000000']],
    ['Five', '', ['+4912341235']],
    ['None'],
  ]);
  const find = (text: string) => namesOf(keeper, text);
  for (const part of ['+380 67 555 09 14', '067 555 09 14', '00380675550914', '0914', '55509', '914', '67 555'])
    expect([part, find(part)]).toEqual([part, ['One']]);
  expect(find('161 4960')).toEqual(['Two']);
  expect(find('one 0914')).toEqual(['One']);
  expect(find('two 0914')).toEqual([]);
  expect(find('8 916 123')).toEqual(['Three']);
  expect(find('000000')).toEqual(['Four']);
  expect(find('00000000')).toEqual([]);
  // All its threes are in the number, but not in this order.
  expect(find('41235')).toEqual(['Five']);
  expect(find('41234')).toEqual([]);
  expect(find('67')).toEqual(['Four', 'One', 'Three']);
  expect(find('1'.repeat(60))).toEqual([]);
});

test('the list is in the order of the alphabet, page by page, with what was changed by hand in between', () => {
  const { desk, keeper } = directoryOf(
    ['Яценко', 'Іваненко', 'Євген', 'Жук', 'Ївга', 'Иванов', 'Йосип', 'Ель', 'Zoe', 'anna', 'Ärzte', 'أحمد'].map(
      (name) => [name] as const,
    ),
  );
  const inOrder = 'anna Ärzte Zoe Ель Євген Жук Иванов Іваненко Ївга Йосип Яценко أحمد'.split(' ');
  expect(namesOf(keeper, '')).toEqual(inOrder);
  keeper.saveContact(contact('h1', 'Жанна'));
  keeper.saveContact(contact('h2', 'Aaron'));
  keeper.saveContact(contact('h3', 'ابن'));
  // Changed by hand: from the end to the beginning.
  keeper.saveContact(contact('c0', 'Абрам'));
  const withThem = 'Aaron anna Ärzte Zoe Абрам Ель Євген Жанна Жук Иванов Іваненко Ївга Йосип ابن أحمد'.split(' ');
  for (const limit of [1, 2, 3, 7, 200]) expect([limit, namesOf(keeper, '', limit)]).toEqual([limit, withThem]);
  keeper.removeContact('c5');
  expect(namesOf(keeper, '', 1)).toEqual(withThem.filter((name) => name !== 'Иванов'));
  expect(namesOf(keeper, 'а', 1)).toEqual(['Абрам']);
  expect(desk.looking().lookUp(['+380'])).toEqual([null]);
});

test('a search pages as the list does, through what was read and what was changed by hand', () => {
  const { keeper } = directoryOf(
    Array.from({ length: 30 }, (_, at) => [`Name ${String(at).padStart(2, '0')}`, 'Nordwind'] as const),
  );
  for (let at = 0; at < 30; at += 7)
    keeper.saveContact(contact(`c${at}`, `Name ${String(at).padStart(2, '0')} by hand`, { company: 'Nordwind' }));
  keeper.saveContact(contact('c3', 'Name 03', { company: 'Elsewhere' }));
  const expected = Array.from(
    { length: 30 },
    (_, at) => `Name ${String(at).padStart(2, '0')}${at % 7 === 0 ? ' by hand' : ''}`,
  ).filter((_, at) => at !== 3);
  for (const limit of [1, 4, 29, 30]) expect([limit, namesOf(keeper, 'nordw', limit)]).toEqual([limit, expected]);
});

test('a beginning that very many share finds the same people in the same order as a rare one does', () => {
  const people = Array.from({ length: 400 }, (_, at): Read[number] => {
    const nth = String(at).padStart(3, '0');
    return [`${at % 40 === 7 ? 'Іващук' : 'Іванко'} ${nth}`, at % 60 === 5 ? 'Gmbo' : 'Nord GmbH'];
  });
  const { keeper } = directoryOf(people.toReversed());
  const whoever = (fits: (name: string, company: string) => boolean): readonly string[] =>
    people.flatMap(([name, company = '']) => (fits(name, company) ? [name] : [])).toSorted();
  const cases: readonly (readonly [text: string, fits: (name: string, company: string) => boolean])[] = [
    ['іванко', (name) => name.startsWith('Іванко')],
    ['іващук', (name) => name.startsWith('Іващук')],
    ['gmbh', (_, company) => company.endsWith('GmbH')],
    ['gmbo', (_, company) => company === 'Gmbo'],
    ['іващ gmbh', (name, company) => name.startsWith('Іващук') && company.endsWith('GmbH')],
    ['іваню', () => false],
  ];
  for (const [text, fits] of cases) {
    const written = whoever(fits);
    // Who only sounds so comes behind.
    expect([text, namesOf(keeper, text, 30).slice(0, written.length)]).toEqual([text, written]);
  }
});

test('people of one name keep one order, and none is left out between two pages', () => {
  const { keeper } = directoryOf(Array.from({ length: 9 }, () => ['Anna'] as const));
  for (const at of [2, 5]) keeper.saveContact(contact(`c${at}`, 'Anna'));
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more && ids.length < 50;) {
    const page = keeper.contacts({ text: '', after, limit: 2 });
    ids.push(...page.contacts.map(({ contactId }) => contactId));
    after = page.contacts.at(-1)?.contactId ?? null;
    ({ more } = page);
  }
  expect(ids).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
});

test('whoever comes in the place of a removed contact is not found under the other’s words', () => {
  const { desk, keeper } = directoryOf([['Anna']]);
  keeper.saveContact(contact('h1', 'Bert', { numbers: ['+493023125148'] }));
  keeper.removeContact('h1');
  keeper.saveContact(contact('h2', 'Carl'));
  expect([namesOf(keeper, 'bert'), namesOf(keeper, '3125'), namesOf(keeper, 'carl')]).toEqual([[], [], ['Carl']]);
  expect(desk.looking().lookUp(['+493023125148'])).toEqual([null]);
});

test('a line that was removed has none after it', () => {
  const { keeper } = directoryOf([['Anna'], ['Bert']]);
  keeper.removeContact('c0');
  expect(keeper.contacts({ ...all, after: 'c0' })).toEqual({ contacts: [], more: false });
});

test('words that older rules made are made anew when the directory is opened', () => {
  const { desk, keeper } = directoryOf([['Anna'], ['Bert']]);
  keeper.saveContact(contact('h', 'Carl'));
  keeper.close();
  looking(desk.file, (db) =>
    db.exec(`UPDATE directory_state SET words = 0;
      INSERT INTO contact_text (contact_text) VALUES ('delete-all'); INSERT INTO by_hand_text (by_hand_text) VALUES ('delete-all')`),
  );
  const again = openKeeper({ file: desk.file, companyFile: null, follow: false });
  if (!again.ok) throw new Error(again.error);
  expect([namesOf(again.value, 'anna'), namesOf(again.value, 'carl')]).toEqual([['Anna'], ['Carl']]);
  again.value.close();
});
