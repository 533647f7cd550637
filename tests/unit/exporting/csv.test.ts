import { describe, expect, test } from 'vitest';
import { cellOf, causeKey } from '#core/exporting/cells.ts';
import { csvHead, csvRow } from '#core/exporting/csv.ts';
import type { ExportOrder } from '#core/exporting/order.ts';
import { instantText, lengthText } from '#core/exporting/wallClock.ts';
import type { JournalLine } from '#core/journal/entry.ts';
import { plainWords } from '../../fixtures/exportWords.ts';

const line: JournalLine = {
  callId: 'a',
  direction: 'in',
  invitedAt: Date.UTC(2026, 10, 28, 9, 12, 40),
  day: '2026-11-28',
  answeredAt: Date.UTC(2026, 10, 28, 9, 12, 48),
  endedAt: Date.UTC(2026, 10, 28, 9, 15, 0),
  waitMs: 8_400,
  talkMs: 132_000,
  name: 'Marta "Mia" Brandt',
  company: '@SUM(1+1)',
  number: '+380671234567',
  numberShown: '+380 67 123 45 67',
  class: 'client',
  dialled: '0800300400',
  line: null,
  topic: 'contract',
  topicLabel: 'Contract',
  essence: '-2+3 boxes',
  outcome: 'answered',
  cause: { by: 'caller', status: null, q850: 16, code: 'hung-up', sound: 'desk-not-heard' },
  transferredTo: '',
  transferResult: null,
  callback: 'open',
  urgent: '',
  deviations: 2,
  found: [],
};

const words: ExportOrder['words'] = {
  ...plainWords,
  columns: { caller: 'Name' },
  directions: { in: 'Incoming' },
  outcomes: { answered: 'Answered' },
  classes: { client: 'Client' },
  causes: { 'in.hung-up.caller': 'The caller hung up.', 'sound.desk-not-heard': 'The caller did not hear the desk.' },
  callbacks: { open: 'To be called back' },
};

function utc(at: number) {
  const then = new Date(at);
  return {
    year: then.getUTCFullYear(),
    month: then.getUTCMonth() + 1,
    day: then.getUTCDate(),
    hour: then.getUTCHours(),
    minute: then.getUTCMinutes(),
    second: then.getUTCSeconds(),
  };
}

function row(columns: ExportOrder['columns'], of: JournalLine = line, separator: ',' | ';' = ';'): string {
  return csvRow(of, { columns, separator, words }, utc);
}

describe('a row of a CSV', () => {
  test('quotes everything, and says times and lengths as spreadsheets read them', () => {
    expect(row(['time', 'caller', 'wait', 'talk', 'deviations'])).toBe(
      '"2026-11-28 09:12:40";"Marta ""Mia"" Brandt";"0:00:08";"0:02:12";"2"\r\n',
    );
  });

  test('lets no cell be a formula, and no telephone number a figure', () => {
    expect(row(['company', 'essence', 'number', 'dialled'], line, ',')).toBe(
      '"\'@SUM(1+1)","\'-2+3 boxes","+380 67 123 45 67","0800 300400"\r\n',
    );
  });

  test('says codes in words, and the code itself where there is none', () => {
    expect(row(['outcome', 'class', 'topic', 'callback'], { ...line, outcome: 'missed', topicLabel: '' })).toBe(
      '"missed";"Client";"contract";"To be called back"\r\n',
    );
    expect(row(['cause'])).toBe('"The caller hung up. The caller did not hear the desk."\r\n');
    expect(causeKey({ by: 'caller', code: 'busy' }, 'out')).toBe('out.busy');
  });

  test('of a hostile word takes the word alone: no prototype answers', () => {
    expect(row(['class'], { ...line, class: 'constructor' })).toBe('"constructor"\r\n');
  });

  test('has nothing in it that no file may hold', () => {
    expect(cellOf({ ...line, essence: 'a\u0000b\u001Fc\uD800d\ne' }, 'essence', words)).toEqual({
      kind: 'text',
      text: 'abc\uFFFDd\ne',
    });
  });

  test('of a caller without number and name says so, of one with a number leaves the name empty', () => {
    const nobody = { ...line, name: '', number: '', numberShown: '' };
    expect(row(['caller', 'number'], nobody)).toBe('"Number withheld";""\r\n');
    expect(row(['caller'], { ...line, name: '' })).toBe('""\r\n');
  });
});

test('the first line has the mark of UTF-8 and the headings', () => {
  expect(csvHead({ columns: ['caller', 'talk'], separator: '\t', words })).toBe('\uFEFF"Name"\t"talk"\r\n');
});

test('a length of more than a day is told in hours', () => {
  expect(lengthText(90_061_000)).toBe('25:01:01');
  expect(instantText({ year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5 })).toBe('2026-01-02 03:04:05');
});
