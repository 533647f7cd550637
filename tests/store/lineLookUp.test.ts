import { expect, test } from 'vitest';
import { selectLine, selectLineOf } from '../../electron/adapters/sqlite/row.ts';
import { looking, newDesk } from './journalDesk.ts';
import { writeCalls } from './keepingDesk.ts';

test.each([
  ['its number in the journal', selectLine],
  ['its id', selectLineOf],
])('a call is looked up by %s without a look at any other', (_, sql) => {
  const { file } = newDesk();
  writeCalls(file, 3);
  const steps = looking(file, (db) =>
    db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(1),
  );
  expect(steps.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
});
