import { describe, expect, test } from 'vitest';
import type { Contact } from '#core/caller/company.ts';
import type { Ask } from '../../../renderer/state/ask.ts';
import { failed, ok } from '#core/support/result.ts';
import { united } from '#core/caller/united.ts';
import { readDuplicates } from '../../../renderer/features/importing/duplicateReading.ts';
import { createImportFlow } from '../../../renderer/features/importing/importFlow.ts';
import { tableOfRefused } from '../../../renderer/features/importing/refusedTable.ts';
import { sameSource } from '../../../renderer/features/importing/sameSource.ts';
import { known } from './desk.ts';

test('the list of refused rows opens in a spreadsheet as text, whatever the file held', () => {
  const words = { line: 'Line', reason: 'Reason', text: 'Text' };
  const text = tableOfRefused(
    [
      { line: 3, reason: 'no-name', text: `=cmd|' /C calc'!A0` },
      { line: 4, reason: 'bad-number', text: 'A "B"; C' },
      { line: 5, reason: 'bad-number', text: '+380' },
      { line: 6, reason: 'bad-number', text: ' @SUM(1)' },
    ],
    words,
    (reason) => reason,
  );
  expect(text).toBe(
    [
      '\uFEFF"Line";"Reason";"Text"',
      `"3";"no-name";"'=cmd|' /C calc'!A0"`,
      '"4";"bad-number";"A ""B""; C"',
      '"5";"bad-number";"+380"',
      `"6";"bad-number";"' @SUM(1)"`,
      '',
    ].join('\r\n'),
  );
});

test.each([
  ['old.csv', 'file-1'],
  ['OLD (2).csv', 'file-1'],
  ['old 2026-11-28.csv', 'file-1'],
  ['older.csv', null],
  ['2026-11-28.csv', null],
])('%s is a newer version of what was imported before: %s', (name, sourceId) => {
  expect(sameSource(name, 'csv', [known])).toBe(sourceId);
  expect(sameSource(name, 'csv', [known, { ...known, sourceId: 'file-2' }])).toBeNull();
  // Cards beside a table of one name are somebody else's more likely than a newer version.
  expect(sameSource(name, 'vcard', [known])).toBeNull();
});

test('an import that is slow to begin begins once, however often it is asked for', async () => {
  const look = { order: { format: 'csv' } };
  const asked: string[] = [];
  let begin: (answer: unknown) => void = () => undefined;
  const ask = ((name: string) => {
    asked.push(name);
    if (name === 'import.look') return Promise.resolve(ok({ look, problem: null }));
    return new Promise((resolve) => (begin = resolve));
  }) as unknown as Ask;
  const flow = createImportFlow(ask, () => Promise.resolve(ok('u1')));
  await flow.choose(new File([], 'a.csv'));
  const twice = [flow.start(), flow.start()];
  flow.leave();
  begin(ok({}));
  await Promise.all(twice);
  expect(asked.filter((name) => name === 'import.start')).toHaveLength(1);
  expect(flow.flow()).toEqual({ stage: 'none' });
});

describe('contacts that may be one', () => {
  const anna: Contact = { contactId: 'a', name: 'Anna', company: '', class: 'unknown', numbers: ['+380675550914'] };
  const firm: Contact = {
    contactId: 'b',
    name: 'A. Vogt',
    company: 'Vogt',
    class: 'client',
    numbers: ['+380675550914', '+380445550914'],
    language: 'uk',
    responsible: 'e1',
    since: 2020,
  };

  test('become one with the name that stays and everything that any of them tells', () => {
    expect(united(anna, [firm])).toEqual({ ...firm, contactId: 'a', name: 'Anna' });
    expect(united(firm, [anna])).toEqual(firm);
    expect(united(anna, [])).toEqual(anna);
  });

  test('are read on until some are found, or there are no more', async () => {
    const group = { by: 'number' as const, contacts: [anna, firm] };
    const pages = new Map<string | null, Awaited<ReturnType<typeof readDuplicates>>>([
      [null, { groups: [], next: '1' }],
      ['1', { groups: [group], next: '2' }],
      ['2', { groups: [], next: null }],
    ]);
    const asked: (string | null)[] = [];
    const ask = ((_: string, { after }: { after: string | null }) => {
      asked.push(after);
      const page = pages.get(after);
      return Promise.resolve(page === undefined || page === null ? failed('carrier-lost') : ok(page));
    }) as unknown as Ask;
    expect(await readDuplicates(ask, null)).toEqual({ groups: [group], next: null });
    expect(asked).toEqual([null, '1', '2']);
    expect(await readDuplicates(ask, 'gone')).toBeNull();
  });
});
