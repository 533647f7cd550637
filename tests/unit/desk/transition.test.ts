import { onlyLine } from '#core/call/line.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Book, type CallEvent, type Effect, emptyBook } from '#core/call/book.ts';
import type { EndCause } from '#core/call/end.ts';
import { orderedViews } from '#core/call/order.ts';
import { transition } from '#core/call/transition.ts';
import { callId } from '#core/support/ids.ts';
import { cardOf } from '../../fakes/card.ts';

const a = callId('a');
const b = callId('b');
const client = cardOf('client');
const byCaller: EndCause = { by: 'caller', status: null, q850: null, code: 'hung-up' };
const gaveUp: EndCause = { by: 'caller', status: 487, q850: null, code: 'gave-up' };

/** Plays events one second apart; answers the book, the effects of the last one, and its refusal. */
function play(events: readonly CallEvent[], from: Book = emptyBook) {
  let book = from;
  let effects: readonly Effect[] = [];
  let refused: string | null = null;
  for (const [index, event] of events.entries()) {
    const step = transition(book, event, (index + 1) * 1_000);
    book = step.next;
    ({ effects, refused } = step);
  }
  return { book, effects, refused };
}

const ringing = (id = a): CallEvent => ({ kind: 'invited', callId: id, line: onlyLine, card: client, targets: [] });
const talking = (id = a): CallEvent[] => [
  ringing(id),
  { kind: 'answer-asked', callId: id },
  { kind: 'answered', callId: id },
];

describe('the call book', () => {
  test('a call that comes is ringing and its card goes into the journal', () => {
    const { book, effects } = play([ringing()]);
    expect(book.calls.map(({ stage, rung, invitedAt }) => ({ stage, rung, invitedAt }))).toEqual([
      { stage: 'ringing', rung: false, invitedAt: 1_000 },
    ]);
    expect(effects).toEqual([{ kind: 'journal', callId: a, body: { kind: 'recognised', card: client } }]);
  });

  test('180 is asked for once, when the row is secured', () => {
    expect(play([ringing(), { kind: 'row-secured', callId: a }]).effects).toEqual([{ kind: 'ring', callId: a }]);
    expect(play([ringing(), { kind: 'row-secured', callId: a }, { kind: 'row-secured', callId: a }]).effects).toEqual(
      [],
    );
  });

  test('what is wrong in a talking call is shown on it until it is mended or over, and nowhere else', () => {
    const trouble: CallEvent = { kind: 'trouble-changed', callId: a, trouble: 'hold-refused' };
    const shown = (events: readonly CallEvent[]) => play(events).book.calls.map((call) => call.trouble);
    expect(shown([...talking(a), ...talking(b), trouble])).toEqual(['hold-refused', null]);
    expect(shown([...talking(a), trouble, { ...trouble, trouble: null }])).toEqual([null]);
    expect(shown([...talking(a), trouble, { kind: 'ended', callId: a, cause: byCaller }])).toEqual([null]);
    expect(shown([ringing(a), trouble])).toEqual([null]);
  });

  test('answering while talking holds the current call, its microphone first', () => {
    const { book, effects } = play([...talking(a), ringing(b), { kind: 'answer-asked', callId: b }]);
    expect(effects).toEqual([
      { kind: 'microphone', callId: a, on: false },
      { kind: 'hold', callId: a },
      { kind: 'journal', callId: a, body: { kind: 'held', by: 'another-call' } },
      { kind: 'answer', callId: b },
    ]);
    expect(orderedViews(book).map(({ callId: id, place, stage }) => ({ id, place, stage }))).toEqual([
      { id: b, place: 'current', stage: 'answering' },
      { id: a, place: 'held', stage: 'held' },
    ]);
  });

  test('a call held by its button stays current and gives way when another is answered', () => {
    const held = play([...talking(a), { kind: 'hold-asked', callId: a }]);
    expect(orderedViews(held.book).map(({ place }) => place)).toEqual(['current']);
    const { book, effects } = play([ringing(b), { kind: 'answer-asked', callId: b }], held.book);
    expect(effects).toEqual([{ kind: 'answer', callId: b }]);
    expect(orderedViews(book).map(({ callId: id, place }) => [id, place])).toEqual([
      [b, 'current'],
      [a, 'held'],
    ]);
  });

  test('a second press while the first call is being answered takes no second call', () => {
    const { refused, book } = play([
      ringing(a),
      ringing(b),
      { kind: 'answer-asked', callId: a },
      { kind: 'answer-asked', callId: b },
    ]);
    expect(refused).toBe('answering-another');
    expect(book.calls.map(({ stage }) => stage)).toEqual(['answering', 'ringing']);
  });

  test('a call that cannot be answered goes on ringing and says why', () => {
    const { book } = play([
      ringing(),
      { kind: 'answer-asked', callId: a },
      { kind: 'answer-failed', callId: a, failure: 'microphone-refused' },
    ]);
    expect(orderedViews(book).map(({ place, trouble }) => ({ place, trouble }))).toEqual([
      { place: 'ringing', trouble: 'microphone-refused' },
    ]);
    expect(book.currentId).toBeNull();
  });

  test('resuming a held call holds the current one; a muted call stays muted', () => {
    const { effects } = play([
      ...talking(a),
      { kind: 'mute-asked', callId: a, muted: true },
      ...talking(b).slice(0, 1),
      { kind: 'answer-asked', callId: b },
      { kind: 'answered', callId: b },
      { kind: 'resume-asked', callId: a },
    ]);
    expect(effects.map(({ kind, callId: id }) => [kind, id])).toEqual([
      ['microphone', b],
      ['hold', b],
      ['journal', b],
      ['resume', a],
      ['microphone', a],
      ['journal', a],
    ]);
    expect(effects[4]).toEqual({ kind: 'microphone', callId: a, on: false });
  });

  test('a caller who gives up is missed and leaves the console', () => {
    const { book, effects } = play([ringing(), { kind: 'ended', callId: a, cause: gaveUp }]);
    expect(book).toEqual(emptyBook);
    expect(effects).toEqual([
      { kind: 'journal', callId: a, body: { kind: 'ended', outcome: 'missed', cause: gaveUp } },
    ]);
  });

  test('an answered call that ends stays as a note until it is put away, and takes notes', () => {
    const over = play([
      ...talking(),
      { kind: 'ended', callId: a, cause: byCaller },
      { kind: 'essence-noted', callId: a, essence: 'Order 4471' },
    ]);
    expect(orderedViews(over.book).map(({ place, essence, outcome }) => ({ place, essence, outcome }))).toEqual([
      { place: 'note', essence: 'Order 4471', outcome: 'answered' },
    ]);
    expect(play([{ kind: 'put-away-asked', callId: a }], over.book).book.calls).toEqual([]);
  });

  test('a wish for a call that is gone is refused and changes nothing', () => {
    expect(play([{ kind: 'answer-asked', callId: a }])).toEqual({ book: emptyBook, effects: [], refused: 'call-gone' });
  });

  test('the client rings before the unknown, equals by who waits longest', () => {
    const { book } = play([
      { kind: 'invited', callId: callId('unknown'), line: onlyLine, card: cardOf('unknown'), targets: [] },
      { kind: 'invited', callId: callId('applicant'), line: onlyLine, card: cardOf('applicant'), targets: [] },
      { kind: 'invited', callId: callId('client-1'), line: onlyLine, card: client, targets: [] },
      { kind: 'invited', callId: callId('client-2'), line: onlyLine, card: client, targets: [] },
    ]);
    expect(orderedViews(book).map(({ callId: id }) => id)).toEqual(['client-1', 'client-2', 'applicant', 'unknown']);
  });

  test('whatever happens, at most one call has an open microphone and it is the current one', () => {
    const ids = fc.constantFrom(a, b, callId('c'));
    const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
      fc.record({
        kind: fc.constant('invited' as const),
        callId: ids,
        line: fc.constant(onlyLine),
        card: fc.constant(client),
        targets: fc.constant([]),
      }),
      fc.record({
        kind: fc.constantFrom(
          'row-secured' as const,
          'answer-asked' as const,
          'answered' as const,
          'hold-asked' as const,
          'resume-asked' as const,
          'hang-up-asked' as const,
          'put-away-asked' as const,
        ),
        callId: ids,
      }),
      fc.record({ kind: fc.constant('mute-asked' as const), callId: ids, muted: fc.boolean() }),
      fc.record({ kind: fc.constant('ended' as const), callId: ids, cause: fc.constantFrom(byCaller, gaveUp) }),
      fc.record({
        kind: fc.constant('answer-failed' as const),
        callId: ids,
        failure: fc.constant('no-page' as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const { book } = play(events);
        const open = book.calls.filter((call) => call.stage === 'talking');
        expect(open.length).toBeLessThanOrEqual(1);
        for (const call of open) expect(call.callId).toBe(book.currentId);
        expect(new Set(book.calls.map((call) => call.callId)).size).toBe(book.calls.length);
      }),
    );
  });
});
