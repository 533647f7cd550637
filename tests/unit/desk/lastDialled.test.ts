import { expect, test } from 'vitest';
import type { JournalLine } from '#core/journal/entry.ts';
import { lastDialled } from '../../../electron/services/desk/lastDialled.ts';

const line = (direction: 'in' | 'out', number: string, name = '') =>
  ({ direction, number, numberShown: number === '201' ? '' : `(${number})`, name }) as JournalLine;

const told = (entries: readonly JournalLine[]) =>
  lastDialled({ list: () => Promise.resolve({ entries: [...entries], more: true, partial: false }) });

test('whom the desk called last is told once each, the newest first, and nobody who called in', async () => {
  expect(
    await told([
      line('out', '201'),
      line('in', '+1'),
      line('out', '+380', 'Olena'),
      line('out', '201'),
      line('out', ''),
    ]),
  ).toEqual([
    { number: '201', shown: '201', name: '' },
    { number: '+380', shown: '(+380)', name: 'Olena' },
  ]);
});

test('ten are enough', async () => {
  expect(await told(Array.from({ length: 30 }, (_, nth) => line('out', `2${nth}`)))).toHaveLength(10);
});
