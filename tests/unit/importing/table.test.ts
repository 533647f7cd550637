import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Delimiter, Delimiter as Delimiters } from '#core/importing/order.ts';
import { createRawReader, type RawRow } from '#core/importing/table.ts';
import { encoded, readAll, tableOrder } from './reading.ts';

function rawRows(text: string, delimiter: Delimiter = ';', piece = text.length + 1): RawRow[] {
  const reader = createRawReader(delimiter);
  const rows: RawRow[] = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.take(text.slice(at, at + piece)));
  return [...rows, ...reader.end()];
}
const cellsOf = (text: string, delimiter?: Delimiter) =>
  rawRows(text, delimiter).map((row) => ('cells' in row ? row.cells : row.refused));

const mobile = '+380675550914';
const bytes = (text: string) => encoded(text, 'utf-8');

describe('a table', () => {
  test.each<[string, string, (readonly string[])[]]>([
    [
      'LF',
      'a;b\nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF without the last',
      'a;b\r\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CR of an old Mac',
      'a;b\rc;d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['quotes, doubled', '"a;""x""";"b\nb"\nc', [['a;"x"', 'b\nb'], ['c']]],
    ['a quote within a cell', 'a 5" b;c"d"', [['a 5" b', 'c"d"']]],
    ['more behind a closing quote', '"a"b;c', [['ab', 'c']]],
    [
      'empty cells and ragged rows',
      ';;\na;\n;b;c;d',
      [
        ['a', ''],
        ['', 'b', 'c', 'd'],
      ],
    ],
    ['blank rows', '\n\r\n  \n;;;\na', [['a']]],
    ['an empty quoted cell at the end', 'a;""', [['a', '']]],
    ['nothing at all', '', []],
  ])('is read: %s', (_, text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  test('is told by the line where each row begins', () => {
    expect(rawRows('h\n\n"a\r\nb\rc"\nd\r\ne').map(({ line }) => line)).toEqual([1, 3, 6, 7]);
  });

  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', '\r', '\n', ',', ';', '\t', '|', 'a', 'і', ' '), maxLength: 8 }),
  );
  const someText = cell.filter((text) => text.trim() !== '');
  const table = fc.array(fc.tuple(someText, fc.array(cell, { maxLength: 4 })), { maxLength: 8 });

  test('that a spreadsheet wrote comes back whole, however its bytes are cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...Delimiters.options),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, delimiter, lineEnd, isLastEnded, piece) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const written = rows.map(([first, rest]) => [first, ...rest].map(quoted).join(delimiter)).join(lineEnd);
          const text = isLastEnded && rows.length > 0 ? written + lineEnd : written;
          const read = rawRows(text, delimiter, piece).map((row) => ('cells' in row ? row.cells : row.refused));
          expect(read).toEqual(rows.map(([first, rest]) => [first, ...rest]));
        },
      ),
    );
  });

  test('is the same table in pieces of any size, whatever it is', () => {
    const wild = fc.string({ unit: fc.constantFrom('"', '\r', '\n', ';', 'a', ' ', '\0'), maxLength: 60 });
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 7 }), (text, piece) => {
        expect(rawRows(text, ';', piece)).toEqual(rawRows(text));
      }),
    );
  });
});

describe('a table that is broken', () => {
  test('loses only the line whose quotation mark is never closed', () => {
    const text = `Name;Firm;Phone\n"Olena;X;${mobile}\nTaras;Y;${mobile}\nIryna;Z;${mobile}`;
    expect(readAll(bytes(text), tableOrder)).toMatchObject([
      { line: 2, refused: 'cut-off', text: `"Olena;X;${mobile} Taras;Y;${mobile} Iryna;Z;${mobile}` },
      { line: 3, contact: { name: 'Taras' } },
      { line: 4, contact: { name: 'Iryna' } },
    ]);
  });

  test('loses a line of 10 MB and no other', () => {
    const text = `Name;Firm;Phone\nA;B;${mobile}\n${'x'.repeat(10_000_000)};B;${mobile}\nC;D;${mobile}`;
    expect(readAll(bytes(text), tableOrder)).toMatchObject([
      { line: 2, contact: { name: 'A' } },
      { line: 3, refused: 'too-long' },
      { line: 4, contact: { name: 'C' } },
    ]);
  });

  test('goes on behind a quotation mark that is not closed for megabytes', () => {
    const row = `Taras;${'Y'.repeat(100)};${mobile}\n`;
    const text = `Name;Firm;Phone\n"Olena;X;${mobile}\n${row.repeat(20_000)}`;
    const rows = readAll(bytes(text), tableOrder);
    expect(rows[0]).toMatchObject({ line: 2, refused: 'too-long' });
    expect(rows).toHaveLength(20_001);
    expect(rows.at(-1)).toMatchObject({ line: 20_002, contact: { name: 'Taras' } });
  });

  test('of nothing but quotation marks ends, and says so', () => {
    const rows = readAll(bytes('"\n""'.repeat(30_000)), tableOrder);
    expect(rows.every((row) => 'refused' in row)).toBe(true);
    const opened = readAll(bytes(`"a\n${'b""c\n'.repeat(150_000)}`.repeat(2)), tableOrder);
    expect(opened.length).toBeGreaterThan(1);
  });

  test('with NUL bytes and formulas is read as text', () => {
    const text = `Name;Firm;Phone\n=cmd|' /C calc'!A0;B\0C;\0${mobile}\n\0\0\0\n@SUM(1);;=1+1`;
    expect(readAll(bytes(text), tableOrder)).toMatchObject([
      { line: 2, contact: { name: "=cmd|' /C calc'!A0", company: 'BC', numbers: [mobile] } },
      { line: 3, refused: 'no-name', text: '' },
      { line: 4, refused: 'bad-number', text: '@SUM(1), =1+1' },
    ]);
  });

  test('never makes the reader throw, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1251' as const),
        (wild, encoding) => {
          for (const row of readAll(wild, { ...tableOrder, encoding, hasHeader: false }, 7))
            expect(row.line).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('a table of contacts', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const)(
    'in %s is read in pieces of any size',
    (encoding) => {
      const text = `Ім’я;Фірма;Телефон\r\nЇжак Ґалаґан;"ТОВ ""Бджола""";${mobile}\r\n`;
      for (const piece of [1, 2, 3, 1_000])
        expect(readAll(encoded(text, encoding), { ...tableOrder, encoding }, piece)).toMatchObject([
          { line: 2, contact: { name: 'Їжак Ґалаґан', company: 'ТОВ "Бджола"', numbers: [mobile] } },
        ]);
    },
  );

  test('begins behind a byte order mark and behind Excel’s own first line', () => {
    const text = `sep=;\r\nName;Firm;Phone\r\nA;B;${mobile}\r\n`;
    expect(readAll(encoded(text, 'utf-8', true), tableOrder)).toMatchObject([{ line: 3, contact: { name: 'A' } }]);
  });

  test('has its numbers in several columns and its name in three', () => {
    const columns = ['last-name', 'first-name', 'number', 'ignore', 'number', 'class', 'responsible', 'key'] as const;
    const text = `Мельник;Ірина;067 555 09 14;x;044 555-09-14;Клієнт;Олена;17\nA;B`;
    const [row, short] = readAll(bytes(text), { ...tableOrder, columns: [...columns], hasHeader: false });
    expect(row).toMatchObject({
      contact: {
        name: 'Ірина Мельник',
        numbers: [mobile, '+380445550914'],
        class: 'client',
        responsible: 'Олена',
        key: '= 17',
      },
    });
    expect(short).toMatchObject({ line: 2, refused: 'no-number' });
  });
});
