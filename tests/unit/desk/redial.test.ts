import { expect, test } from 'vitest';
import { dialledFrom } from '#core/caller/dialled.ts';
import type { JournalLine, JournalPage } from '#core/journal/entry.ts';
import { ok } from '#core/support/result.ts';
import { createRedial } from '../../../electron/services/desk/redial.ts';
import { settled, silentLog } from '../../fakes/clock.ts';

const line = (direction: 'in' | 'out', number: string) => ({ direction, number }) as JournalLine;

function redialling(list: () => Promise<JournalPage>) {
  const called: string[] = [];
  let quiet = true;
  const redial = createRedial({
    store: { list },
    log: silentLog,
    dialled: (text) => dialledFrom(text, 'UA'),
    dial: (number) => {
      called.push(number);
      return Promise.resolve(ok({ callId: 'again' }));
    },
    isQuiet: () => quiet,
  });
  return {
    called,
    redial,
    callComes: () => {
      quiet = false;
    },
  };
}

async function redialled(...entries: readonly JournalLine[]): Promise<readonly string[]> {
  const { called, redial } = redialling(() => Promise.resolve({ entries: [...entries], more: false, partial: false }));
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

test('a key that bounces calls once, and may be pressed again afterwards', async () => {
  const { called, redial } = redialling(() =>
    Promise.resolve({ entries: [line('out', '201')], more: false, partial: false }),
  );
  redial();
  redial();
  await settled();
  expect(called).toEqual(['201']);
  redial();
  await settled();
  expect(called).toEqual(['201', '201']);
});

test('a call that comes while the journal is read is not put aside', async () => {
  const page = Promise.withResolvers<JournalPage>();
  const { called, redial, callComes } = redialling(() => page.promise);
  redial();
  callComes();
  page.resolve({ entries: [line('out', '201')], more: false, partial: false });
  await settled();
  redial();
  await settled();
  expect(called).toEqual([]);
});

test('a journal that cannot be read ends nothing but the wish', async () => {
  let reads = 0;
  const { called, redial } = redialling(() => {
    reads += 1;
    return Promise.reject(new Error('the thread is gone'));
  });
  redial();
  await settled();
  redial();
  await settled();
  expect([called, reads]).toEqual([[], 2]);
});
