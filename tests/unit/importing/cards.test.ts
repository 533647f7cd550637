import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportRow } from '#core/importing/row.ts';
import { cardOrder, encoded, readAll } from './reading.ts';

const mobile = '+380675550914';
const office = '+380445550914';
const read = (text: string, piece?: number): ImportRow[] => readAll(encoded(text, 'utf-8'), cardOrder, piece);
const card = (...lines: readonly string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('cards', () => {
  test.each([1, 2, 3, 17, 65_536])('of version 4 tell everything that a contact has, in pieces of %i', (piece) => {
    const text = card(
      'VERSION:4.0',
      'UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
      'FN:Ірина Мельник',
      'N:Мельник;Ірина;;;',
      'ORG:Бджола\\, ТОВ;Відділ продажів',
      'LANG;PREF=1:uk',
      'CATEGORIES:friends,Клієнт',
      'item1.TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+380-44-555-09-14;ext=',
      ' 204',
      'item1.X-ABLabel:office',
      'TEL;TYPE=cell:067 555 ',
      '\t09 14',
      'TEL;TYPE=fax:+380445550999',
      'NOTE;X-A="a:b;^n^^^\'":anything: at all',
      `PHOTO:data:image/jpeg;base64,${'MIIC'.repeat(100_000)}`,
    );
    expect(read(text, piece)).toEqual([
      {
        line: 1,
        contact: {
          key: '= urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
          name: 'Ірина Мельник',
          company: 'Бджола, ТОВ',
          class: 'client',
          numbers: [office, mobile],
          language: 'uk',
        },
        leftOut: [],
      },
    ]);
  });

  test('of version 2.1 speak quoted-printable in any charset, with soft breaks', () => {
    const text = card(
      'VERSION:2.1',
      'N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=CC=E5=EB=FC=ED=E8=EA;=\r\n=B2=F0=E8=ED=E0;;;',
      'ORG;QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=91=D0=B4=D0=B6=\r\n =D0=BE=D0=BB=D0=B0',
      'TEL;CELL;VOICE:067 555 09 14',
      'TEL;WORK;FAX:044 555 09 99',
      'PHOTO;ENCODING=BASE64;TYPE=JPEG:',
      ' /9j/4AAQSkZJRgABAQEAYABgAAD=',
      '',
      'AGENT:',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N:Somebody;Else',
      'TEL:+380501112233',
      'END:VCARD',
      'TEL;PAGER:044 555 09 98',
    );
    expect(read(text)).toMatchObject([
      { line: 1, contact: { name: 'Ірина Мельник', company: 'Бджола', numbers: [mobile] }, leftOut: [] },
    ]);
  });

  test('of version 3 with an agent in one line, lower case and LF alone', () => {
    const text = [
      'begin:vcard',
      'version:3.0',
      'fn:Іван\\nПетренко',
      'agent:BEGIN:VCARD\\nFN:Else\\nTEL:+380501112233\\nEND:VCARD',
      'tel;type=CELL;type=pref:+380675550914',
      'end:vcard',
    ].join('\n');
    expect(read(text)).toMatchObject([{ contact: { name: 'Іван Петренко', numbers: [mobile] } }]);
  });

  test('are many in a file, each with its line and its own reason', () => {
    const text =
      card('FN:A', `TEL:${mobile}`) +
      card('FN:B', 'EMAIL:b@example.com') +
      'rubbish between\r\n' +
      card(`TEL:${mobile}`) +
      card('ORG:Firm', 'TEL:204', `TEL:${office}`) +
      'BEGIN:VCARD\r\nFN:Never ended\r\nTEL:1\r\n' +
      card('FN:C', 'TEL:ask') +
      'BEGIN:VCARD\r\nFN:The end is missing';
    expect(read(text)).toEqual([
      expect.objectContaining({ line: 1, contact: expect.objectContaining({ name: 'A' }) }),
      { line: 5, refused: 'no-number', text: 'B' },
      { line: 10, refused: 'no-name', text: mobile },
      expect.objectContaining({ line: 13, contact: expect.objectContaining({ name: 'Firm', numbers: [office] }) }),
      { line: 18, refused: 'cut-off', text: 'FN:Never ended TEL:1' },
      { line: 21, refused: 'bad-number', text: 'C, ask' },
      { line: 25, refused: 'cut-off', text: 'FN:The end is missing' },
    ]);
  });

  const word = fc.string({
    unit: fc.constantFrom('a', 'І', ';', ',', '\\', ':', '"', '=', ' ', '\n'),
    minLength: 1,
    maxLength: 30,
  });

  test('come back whole, however they are folded and their bytes are cut', () => {
    const escaped = (text: string) => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
    const folded = (line: string, width: number) =>
      [...line].reduce((text, sign, index) => text + (index > 0 && index % width === 0 ? '\r\n ' : '') + sign, '');
    const clean = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    fc.assert(
      fc.property(word, word, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 30 }), (name, firm, width, piece) => {
        const text = card(folded(`FN:x${escaped(name)}`, width + 3), `ORG:${escaped(firm)};unit`, `TEL:${mobile}`);
        expect(read(text, piece)).toMatchObject([{ contact: { name: clean(`x${name}`), company: clean(firm) } }]);
      }),
    );
  });
});

describe('hostile cards', () => {
  test('nested without end come to one refusal', () => {
    const rows = read('BEGIN:VCARD\r\nAGENT:\r\n'.repeat(200_000));
    expect(rows).toEqual([{ line: 1, refused: 'no-card', text: 'AGENT:' }]);
    expect(read('BEGIN:VCARD\n'.repeat(1_000))).toHaveLength(1_000);
  });

  test('with a hundred thousand numbers are too long', () => {
    const numbers = `TEL:${mobile}\r\n`.repeat(100_001);
    expect(read(`BEGIN:VCARD\r\nFN:A\r\n${numbers}END:VCARD\r\n${card('FN:B', `TEL:${mobile}`)}`)).toMatchObject([
      { line: 1, refused: 'too-long' },
      { line: 100_005, contact: { name: 'B' } },
    ]);
  });

  test('with photographs of 20 MB, folded or not, are read past them', () => {
    const line = 'A'.repeat(20_000_000);
    const lines = ` ${'A'.repeat(74)}\r\n`.repeat(270_000);
    const text =
      card('FN:A', `PHOTO;ENCODING=b:${line}`, `TEL:${mobile}`) + card('FN:B', `KEY:\r\n${lines}TEL:${mobile}`);
    expect(read(text)).toMatchObject([{ contact: { name: 'A' } }, { contact: { name: 'B' } }]);
  });

  test('whose quotation marks are not closed are read as far as they make sense', () => {
    expect(read(card('FN:A', `TEL;TYPE="work:${mobile}`, ';:x', ':', '=', 'NOTE'))).toMatchObject([
      { contact: { name: 'A', numbers: [mobile] } },
    ]);
  });

  test('never make the reader throw, whatever the bytes', () => {
    const piece = fc.constantFrom(
      'BEGIN:VCARD\n',
      'END:VCARD\r\n',
      'AGENT:\n',
      'FN:',
      'TEL;',
      'N;QUOTED-PRINTABLE:=',
      '=C3',
      '\0',
      '\r',
      ' ',
      '"',
      '^',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
        const text = pieces.join('');
        expect(read(text, size)).toEqual(read(text));
      }),
    );
  });
});
