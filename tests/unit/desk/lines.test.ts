import { expect, test } from 'vitest';
import { noHistory } from '#core/journal/store.ts';
import { settled } from '../../fakes/clock.ts';
import { a, clinic, desk, identity } from './deskAlone.ts';

test('a call bears its line to the end: the row says it, and a target is called on it', async () => {
  const { front, histories, facts, asked, clock } = desk();
  front.onTelephone({ kind: 'invited', callId: a, lineId: 'clinic', at: clock.now(), sipCallId: 'x@pbx', headers: [] });
  histories[0]?.(noHistory);
  await settled();
  expect(facts[0]?.body).toMatchObject({ kind: 'invited', line: clinic });
  expect([front.calls()[0]?.line, front.lineIdOf('a')]).toEqual([clinic, 'clinic']);
  expect([front.isQuiet(['main']), front.isQuiet(['clinic']), front.isQuiet()]).toEqual([true, false, false]);
  front.ask({ kind: 'answer-asked', callId: a });
  front.onTelephone({ kind: 'answered', callId: a, at: clock.now() });
  front.transfer('a', 'consult', { employeeId: 'olena', name: 'Olena Kovalenko', number: '210' });
  expect(asked.at(-1)).toBe('dial id-1 210 on clinic');
  expect(front.lineIdOf('id-1')).toBe('clinic');
});

test('a number is dialled on the line that was asked for, and the row says it; a desk with one line says none', async () => {
  const { front, histories, facts, asked } = desk();
  const dialled = front.dial('210', identity, 'clinic');
  histories[0]?.(noHistory);
  await dialled;
  expect([asked, facts[0]?.body]).toEqual([['dial id-1 210 on clinic'], expect.objectContaining({ line: clinic })]);
  const again = front.dial('211', identity, null);
  histories[1]?.(noHistory);
  await again;
  expect(facts.find(({ callId: id }) => id === 'id-2')?.body).not.toHaveProperty('line');
  expect(front.calls().find(({ callId: id }) => id === 'id-2')?.line).toBe(null);
});
