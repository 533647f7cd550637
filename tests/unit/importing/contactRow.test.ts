import { describe, expect, test } from 'vitest';
import { contactRow, type Told } from '#core/importing/contactRow.ts';
import { ImportOrder } from '#core/importing/order.ts';
import { type ImportRow, refusalReasons } from '#core/importing/row.ts';

const nothing: Told = {
  name: '',
  firstName: '',
  middleName: '',
  lastName: '',
  company: '',
  numbers: [],
  classes: [],
  language: '',
  responsible: '',
  key: '',
};
const order = ImportOrder.parse({
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  hasHeader: true,
  columns: [],
  class: 'unknown',
  classWords: { vip: 'client', client: 'partner' },
});
const rowOf = (told: Partial<Told>): ImportRow => contactRow(7, { ...nothing, ...told }, order, 'UA');
const mobile = '+380675550914';

describe('a row that is imported', () => {
  test('tells everything that a contact has', () => {
    const row = rowOf({
      name: 'Ірина Мельник',
      company: 'Бджола',
      numbers: ['067 555 09 14; 044 555-09-14'],
      classes: ['VIP'],
      language: 'uk-UA',
      responsible: '204',
      key: 'urn:uuid:4f',
    });
    expect(row).toEqual({
      line: 7,
      contact: {
        key: '= urn:uuid:4f',
        name: 'Ірина Мельник',
        company: 'Бджола',
        class: 'client',
        numbers: [mobile, '+380445550914'],
        language: 'uk',
        responsible: '204',
      },
      leftOut: [],
    });
  });

  test('is called by first, middle and last name where no whole name stands, else by the company', () => {
    const parts = { firstName: 'Ірина', middleName: '', lastName: 'Мельник', company: 'Бджола', numbers: [mobile] };
    expect(rowOf(parts)).toMatchObject({ contact: { name: 'Ірина Мельник' } });
    expect(rowOf({ company: 'Бджола', numbers: [mobile] })).toMatchObject({ contact: { name: 'Бджола' } });
  });

  test.each([
    ['Kunde', 'unknown', 'client'],
    ['Соискатель', 'unknown', 'applicant'],
    ['شريك', 'unknown', 'partner'],
    ['client', 'client', 'partner'],
    ['Something else', 'unknown', 'unknown'],
    ['__proto__', 'unknown', 'unknown'],
  ])('%s is a kind of caller', (text, _, kind) => {
    expect(rowOf({ name: 'A', numbers: [mobile], classes: ['', 'nothing known', text] })).toMatchObject({
      contact: { class: kind },
    });
  });

  test('keeps its key when it comes again, and has another one with another number', () => {
    const keyOf = (told: Partial<Told>) => {
      const row = rowOf(told);
      return 'contact' in row ? row.contact.key : null;
    };
    const told = { name: 'A', numbers: [mobile, '044 555 09 14'] };
    expect(keyOf(told)).toBe(keyOf({ name: ' A ', numbers: ['0445550914', '067 555-09-14'] }));
    expect(keyOf(told)).not.toBe(keyOf({ name: 'A', numbers: [mobile] }));
    expect(keyOf({ name: 'A', numbers: [mobile], key: 'x'.repeat(9_000) })?.length).toBeLessThanOrEqual(400);
  });

  test('says which of its numbers were left out', () => {
    expect(rowOf({ name: 'A', numbers: [mobile, 'ask Olena', '204'] })).toMatchObject({ leftOut: ['ask Olena'] });
  });

  test.each<[Partial<Told>, (typeof refusalReasons)[number], string]>([
    [{ numbers: [mobile] }, 'no-name', mobile],
    [{ name: '\u0000\u202E ', numbers: [mobile] }, 'no-name', mobile],
    [{ name: 'A', company: 'B' }, 'no-number', 'A, B'],
    [{ name: 'A', numbers: [' ', ''] }, 'no-number', 'A'],
    [{ name: 'A', numbers: ['=cmd|calc!A0'] }, 'bad-number', 'A, =cmd|calc!A0'],
    [{ name: 'A', numbers: ['204', '31'] }, 'only-internal', 'A, 204, 31'],
  ])('is refused with its reason: %j', (told, refused, text) => {
    expect(rowOf(told)).toEqual({ line: 7, refused, text });
    expect(refusalReasons).toContain(refused);
  });

  test('costs nothing of a hostile size', () => {
    const huge = 'Ж'.repeat(1_000_000);
    const row = rowOf({ name: huge, company: huge, classes: [huge], numbers: [mobile], responsible: huge });
    expect(JSON.stringify(row).length).toBeLessThan(1_000);
    expect(JSON.stringify(rowOf({ name: huge, numbers: [huge] })).length).toBeLessThan(1_000);
  });
});
