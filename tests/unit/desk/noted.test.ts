import { expect, test } from 'vitest';
import { type Book, type CallEvent, type Effect, type Standings, emptyBook } from '#core/call/book.ts';
import { orderedViews } from '#core/call/order.ts';
import { onlyLine } from '#core/call/line.ts';
import { transition } from '#core/call/transition.ts';
import { callId } from '#core/support/ids.ts';
import { standingsOf } from '../../../electron/services/desk/standings.ts';
import { cardOf } from '../../fakes/card.ts';
import { employeeView } from '../../fixtures/deskViews.ts';

const [a, b] = [callId('a'), callId('b')];

function played(...events: readonly CallEvent[]): { book: Book; effects: readonly Effect[] } {
  return events.reduce<{ book: Book; effects: readonly Effect[] }>(
    ({ book, effects }, event, at) => {
      const { next, effects: more } = transition(book, event, at);
      return { book: next, effects: [...effects, ...more] };
    },
    { book: emptyBook, effects: [] },
  );
}

function talking(id: typeof a): CallEvent[] {
  return [
    { kind: 'invited', callId: id, line: onlyLine, card: cardOf('client'), targets: [] },
    { kind: 'answer-asked', callId: id },
    { kind: 'answered', callId: id },
  ];
}

function facts(effects: readonly Effect[]) {
  return effects.flatMap((effect) => (effect.kind === 'journal' ? [effect.body] : []));
}

test('questions are ticked and a promise is given on their own call; the same again is nothing new', () => {
  const { book, effects } = played(
    ...talking(a),
    { kind: 'question-asked', callId: a, question: 'Which?', asked: true },
    { kind: 'question-asked', callId: a, question: 'Which?', asked: true },
    { kind: 'question-asked', callId: a, question: 'When?', asked: true },
    { kind: 'question-asked', callId: a, question: 'Which?', asked: false },
    { kind: 'promise-given', callId: a, dueAt: 5 },
    { kind: 'promise-given', callId: a, dueAt: 5 },
    { kind: 'promise-given', callId: a, dueAt: 7 },
  );
  expect(orderedViews(book)[0]).toMatchObject({ asked: ['When?'], promise: 7 });
  expect(facts(effects).slice(2)).toEqual([
    { kind: 'question-asked', question: 'Which?', asked: true },
    { kind: 'question-asked', question: 'When?', asked: true },
    { kind: 'question-asked', question: 'Which?', asked: false },
    { kind: 'promise-given', dueAt: 5 },
    { kind: 'promise-given', dueAt: 7 },
  ]);
});

test('of held calls an urgent one stands first, however long the others wait', () => {
  const held: CallEvent[] = [...talking(a), ...talking(b), { kind: 'hold-asked', callId: b }];
  const { book } = played(
    ...held,
    { kind: 'invited', callId: callId('c'), line: onlyLine, card: cardOf('client'), targets: [] },
    {
      kind: 'answer-asked',
      callId: callId('c'),
    },
  );
  const order = (one: Book) => orderedViews(one).flatMap(({ callId: id, place }) => (place === 'held' ? [id] : []));
  expect(order(book)).toEqual([a, b]);
  const lifted = transition(book, { kind: 'urgency-noted', callId: b, word: 'accident', targets: [] }, 20).next;
  expect(order(lifted)).toEqual([b, a]);
});

test('a transfer is written down with how those who were suggested, and the target, stood then', () => {
  const rules = [{ employeeId: 'petro', why: { kind: 'playbook', place: 0 } as const, topics: [] }];
  const busy = { ...employeeView('olena', 'Olena'), lamp: { state: 'busy', since: 1 } as const };
  const staff = [employeeView('petro', 'Petro'), busy];
  const target = { employeeId: 'olena', name: 'Olena', number: '210' };
  const standings: Standings = standingsOf({ targets: rules, topic: '' }, target, staff);
  expect(standings).toEqual({
    ranked: [{ employeeId: 'petro', name: 'Petro', now: 'free', byPlaybook: true }],
    targetNow: 'busy',
  });
  const asked = {
    kind: 'transfer-asked',
    callId: a,
    legId: callId('leg'),
    how: 'assisted',
    target,
    standings,
  } as const;
  expect(facts(played(...talking(a), asked).effects).at(-1)).toEqual({
    kind: 'transfer-started',
    how: 'assisted',
    target,
    ...standings,
  });
  // A number that is no employee's stands nowhere.
  expect(standingsOf({ targets: rules, topic: '' }, { ...target, employeeId: null }, staff).targetNow).toBeUndefined();
});
