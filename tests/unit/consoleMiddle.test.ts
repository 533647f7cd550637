import { expect, test } from 'vitest';
import type { CallView } from '#core/call/view.ts';
import { middleOf, notedByKey } from '../../renderer/features/console/middle.ts';

type Place = CallView['place'];

/** The desk with these calls, each by id and place; they came in the order of their ids. */
function desk(...placed: readonly (readonly [string, Place])[]) {
  const calls = placed.map(([callId, place]) => ({ callId, place, invitedAt: callId.codePointAt(0) }));
  return {
    order: placed.map(([callId]) => callId),
    calls: Object.fromEntries(calls.map((call) => [call.callId, call])) as unknown as Record<string, CallView>,
  };
}

test('with nothing current the middle shows the first ringing call, with one current no ringing call', () => {
  expect(middleOf(desk(['b', 'ringing'], ['a', 'ringing']), null)).toEqual([{ callId: 'b', part: 'next' }]);
  expect(middleOf(desk(['b', 'ringing'], ['a', 'current']), null)).toEqual([{ callId: 'a', part: 'current' }]);
  expect(middleOf(desk(), null)).toEqual([]);
});

test('a card keeps its place among the others from the first ring to the finished note', () => {
  const courses = [
    desk(['b', 'ringing'], ['c', 'note'], ['a', 'note']),
    desk(['b', 'current'], ['c', 'note'], ['a', 'note']),
    desk(['d', 'ringing'], ['b', 'note'], ['c', 'note'], ['a', 'note']),
  ];
  expect(courses.map((one) => middleOf(one, null).map(({ callId, part }) => `${callId} ${part}`))).toEqual([
    ['a note', 'b next', 'c note'],
    ['a note', 'b current', 'c note'],
    ['a note', 'b note', 'c note', 'd next'],
  ]);
});

test('a held call stays in the middle only while its essence is typed', () => {
  const answeredAnother = desk(['b', 'current'], ['a', 'held']);
  expect(middleOf(answeredAnother, 'a')).toEqual([
    { callId: 'a', part: 'aside' },
    { callId: 'b', part: 'current' },
  ]);
  expect(middleOf(answeredAnother, null)).toEqual([{ callId: 'b', part: 'current' }]);
});

test('the keys write the current call’s note, without one the note of the call ended last', () => {
  expect([
    notedByKey(desk(['c', 'ringing'], ['b', 'current'], ['a', 'note'])),
    notedByKey(desk(['c', 'ringing'], ['b', 'held'], ['a', 'note'])),
    notedByKey(desk(['c', 'ringing'])),
  ]).toEqual(['b', 'a', undefined]);
});
