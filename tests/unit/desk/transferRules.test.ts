import { onlyLine } from '#core/call/line.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallEvent, emptyBook, findCall } from '#core/call/book.ts';
import { transition } from '#core/call/transition.ts';
import { callId } from '#core/support/ids.ts';
import { cardOf } from '../../fakes/card.ts';
import { a, asked, b, hungUp, leg, olena, play, talking, told } from './plays.ts';

describe('whatever happens', () => {
  const ids = fc.constantFrom(a, b, callId('c'));
  const legs = fc.constantFrom(leg, callId('leg-2'), callId('leg-3'));
  const card = fc.constant(cardOf('client'));
  const targets = fc.constant([]);
  const wish = fc.constantFrom(
    'answer-asked' as const,
    'hold-asked' as const,
    'resume-asked' as const,
    'hang-up-asked' as const,
    'put-away-asked' as const,
    'join-asked' as const,
    'swap-asked' as const,
    'conference-asked' as const,
    'take-back-asked' as const,
  );
  const line = fc.constant(onlyLine);
  const code = fc.constantFrom('hung-up' as const, 'busy' as const, 'not-answered-in-time' as const);
  const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
    fc.record({ kind: fc.constant('invited' as const), callId: ids, line, card, targets }),
    fc.record({
      kind: fc.constant('dial-asked' as const),
      callId: ids,
      line,
      number: fc.constant('210'),
      card,
      targets,
    }),
    fc.record({ kind: wish, callId: ids }),
    fc.record({ kind: fc.constant('answered' as const), callId: fc.oneof(ids, legs) }),
    fc.record({ kind: fc.constant('answer-asked' as const), callId: ids }),
    fc.record({ kind: fc.constant('mute-asked' as const), callId: ids, muted: fc.boolean() }),
    fc.record({
      kind: fc.constant('transfer-asked' as const),
      callId: ids,
      legId: legs,
      how: fc.constantFrom('assisted' as const, 'consult' as const, 'blind' as const),
      target: fc.constant(olena),
    }),
    fc.record({
      kind: fc.constant('together-asked' as const),
      callId: ids,
      otherId: ids,
      how: fc.constantFrom('connect' as const, 'conference' as const),
      target: fc.constant(olena),
      caller: fc.constant(olena),
    }),
    fc.record({ kind: fc.constant('target-late' as const), callId: ids, legId: legs }),
    fc.record({ kind: fc.constant('transferred' as const), callId: ids, confirmed: fc.boolean() }),
    fc.record({
      kind: fc.constant('transfer-failed' as const),
      callId: ids,
      failure: fc.constantFrom('busy' as const, 'not-replaced' as const),
    }),
    fc.record({
      kind: fc.constant('ended' as const),
      callId: fc.oneof(ids, legs),
      cause: code.map((c) => ({ ...hungUp, code: c })),
    }),
  );

  /** Most courses begin with three who talk together, which chance would rarely bring about. */
  const three: CallEvent[] = [
    ...talking(),
    asked('consult', a, callId('leg-2')),
    { kind: 'answered', callId: callId('leg-2') },
    { kind: 'conference-asked', callId: a },
  ];
  const pair = (how: 'connect' | 'conference'): CallEvent[] => [
    ...talking(),
    ...talking(b),
    { kind: 'together-asked', callId: a, otherId: b, how, target: olena, caller: olena },
  ];
  const courses = fc
    .tuple(fc.constantFrom([], three, pair('connect'), pair('conference')), fc.array(anyEvent, { maxLength: 80 }))
    .map(([begun, events]) => [...begun, ...events]);

  /** Legs are the desk's own ids and never come twice. */
  const runs = courses.map((events) => {
    let last = 0;
    const names = new Map<string, string>();
    return events.map((event): CallEvent => {
      if (event.kind === 'transfer-asked') {
        last += 1;
        names.set(event.legId, `${event.legId} ${last}`);
        return { ...event, legId: callId(`${event.legId} ${last}`) };
      }
      if (event.kind === 'target-late') return { ...event, legId: callId(names.get(event.legId) ?? event.legId) };
      return 'callId' in event ? { ...event, callId: callId(names.get(event.callId) ?? event.callId) } : event;
    });
  });

  test('the room is heard by those in the middle alone: by one, or in a conference by both', () => {
    fc.assert(
      fc.property(runs, (events) => {
        let book = emptyBook;
        const open = new Map<string, boolean>();
        for (const [index, event] of events.entries()) {
          const step = transition(book, event, index * 1_000);
          book = step.next;
          if (event.kind === 'answered' && !open.has(event.callId)) open.set(event.callId, true);
          for (const effect of step.effects) {
            if (effect.kind === 'microphone') open.set(effect.callId, effect.on);
            if (effect.kind === 'hang-up') open.delete(effect.callId);
          }
          if (event.kind === 'ended') open.delete(event.callId);
          // Of two calls that are brought together the other one is a leg as well.
          const heard = new Set(
            book.calls.flatMap((call) => {
              const mine = call.stage === 'talking' && open.get(call.callId) === true ? [call.callId] : [];
              const isUp = call.transfer?.stage === 'talking' || call.transfer?.stage === 'left';
              return call.legId !== null && isUp && open.get(call.legId) === true ? [...mine, call.legId] : mine;
            }),
          );
          const middle = findCall(book, book.currentId ?? '');
          const isThree = middle?.transfer?.hears === 'both';
          expect(heard.size).toBeLessThanOrEqual(isThree ? 2 : 1);
          for (const id of heard) expect([middle?.callId, middle?.legId]).toContain(id);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('two hear each other besides the desk in a conference alone, and none outlives it', () => {
    fc.assert(
      fc.property(runs, (events) => {
        let book = emptyBook;
        const mixes = new Map<string, string>();
        for (const [index, event] of events.entries()) {
          const step = transition(book, event, index * 1_000);
          book = step.next;
          for (const effect of step.effects) {
            if (effect.kind !== 'mix') continue;
            if (effect.on) mixes.set(effect.callId, effect.legId);
            else mixes.delete(effect.callId);
          }
          const together = book.calls.filter((call) => call.transfer?.hears === 'both');
          expect([...mixes]).toEqual(together.map((call) => [call.callId, call.legId]));
          expect(together.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('each transfer ends once in the journal, and no leg to a target outlives it', () => {
    fc.assert(
      fc.property(runs, (events) => {
        const { effects, book } = play(events);
        const dialled = effects.flatMap((e) => (e.kind === 'await-target' ? [e.legId] : []));
        const gone = new Set<string>([
          ...effects.flatMap((e) => (e.kind === 'hang-up' ? [e.callId] : [])),
          ...events.flatMap((e) => (e.kind === 'ended' ? [e.callId] : [])),
        ]);
        const kept = new Set(book.calls.map(({ legId }) => legId));
        expect(dialled.filter((id) => !gone.has(id) && !kept.has(id))).toEqual([]);
        for (const id of [a, b, callId('c')]) {
          const mine = effects.filter((e) => e.callId === id);
          const begun = told(mine).filter((word) => word === 'transfer-started').length;
          const over = told(mine).filter((word) => word.startsWith('transfer-ended')).length;
          const under = findCall(book, id)?.transfer;
          // Two calls in a conference are not on their way to each other, until they are connected.
          const call = findCall(book, id);
          const host = book.calls.find(({ legId }) => legId === id);
          const isPair = call?.legId !== undefined && call.legId !== null && findCall(book, call.legId) !== undefined;
          const isUnderWay =
            host === undefined
              ? under !== null &&
                under !== undefined &&
                !['done', 'left'].includes(under.stage) &&
                !(isPair && under.stage === 'talking')
              : host.transfer?.stage === 'joining';
          expect(begun - over).toBe(isUnderWay ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
