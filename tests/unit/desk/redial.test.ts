import { expect, test } from 'vitest';
import { dialledFrom } from '#core/caller/dialled.ts';
import type { JournalEntry } from '#core/journal/entry.ts';
import { ok } from '#core/support/result.ts';
import { createRedial } from '../../../electron/services/desk/redial.ts';
import { settled } from '../../fakes/clock.ts';

const line = (direction: 'in' | 'out', number: string) => ({ direction, number }) as JournalEntry;

async function redialled(...entries: readonly JournalEntry[]): Promise<readonly string[]> {
  const called: string[] = [];
  const redial = createRedial({
    store: { list: () => Promise.resolve({ entries: [...entries], more: false }) },
    dialled: (text) => dialledFrom(text, 'UA'),
    dial: (number) => {
      called.push(number);
      return Promise.resolve(ok({ callId: 'again' }));
    },
  });
  redial();
  await settled();
  return called;
}

test('whom the desk called last is called again, whoever called meanwhile', async () => {
  expect(await redialled(line('in', '+493023125148'), line('out', '201'), line('out', '+380675550914'))).toEqual([
    '201',
  ]);
});

test('a desk that called nobody, or nobody who can be dialled, calls nobody', async () => {
  expect(await redialled(line('in', '+493023125148'))).toEqual([]);
  expect(await redialled(line('out', ''))).toEqual([]);
});
