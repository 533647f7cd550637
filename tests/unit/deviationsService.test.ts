import { expect, test } from 'vitest';
import type { DeviationsView } from '#core/deviations/deviation.ts';
import type { CallFact, FactBody } from '#core/journal/fact.ts';
import { alwaysOpen } from '#core/routing/hours.ts';
import { callId } from '#core/support/ids.ts';
import { createDeviations } from '../../electron/services/deviations/deviations.ts';
import { cardOf } from '../fakes/card.ts';
import { fakeClock } from '../fakes/clock.ts';

const minute = 60_000;
const invited: FactBody = {
  kind: 'invited',
  direction: 'in',
  number: '+493023125148',
  numberShown: '',
  displayName: '',
  dialled: '',
  verification: 'not-said',
  sipCallId: '',
  headers: [],
};
const recognised: FactBody = {
  kind: 'recognised',
  card: { ...cardOf('client'), guidance: { ...cardOf('client').guidance, answerSeconds: 15 } },
};
const ended: Extract<FactBody, { kind: 'ended' }> = {
  kind: 'ended',
  outcome: 'answered',
  cause: { by: 'caller', status: null, q850: null, code: 'hung-up' },
};

function desk() {
  const clock = fakeClock(1_788_329_400_000);
  const kept: CallFact[] = [];
  const published: DeviationsView[][] = [];
  const deviations = createDeviations({
    clock,
    timers: clock,
    office: () => alwaysOpen,
    keep: (facts) => {
      kept.push(...facts);
      return Promise.resolve(true);
    },
    publish: (views) => published.push(views),
  });
  return {
    clock,
    kept,
    published,
    deviations,
    /** Which facts are kept with it. */
    happens: (id: string, ...bodies: FactBody[]) =>
      deviations
        .withDeviations(bodies.map((body) => ({ callId: callId(id), at: clock.now(), body })))
        .map(({ body }) => body),
    kinds: () => kept.map(({ body }) => (body.kind === 'deviation-noted' ? body.deviation.kind : body.kind)),
  };
}

test('a slow answer is noted in the commit of the call’s end, what can be mended when the note is finished', () => {
  const { clock, happens, deviations, kinds, published } = desk();
  happens('a', invited, recognised);
  clock.pass(40_000);
  happens('a', { kind: 'answered' });
  clock.pass(minute);
  expect(happens('a', ended)).toEqual([
    ended,
    {
      kind: 'deviation-noted',
      deviation: { kind: 'slow-answer', waitMs: 40_000, withinMs: 15_000, otherCallMs: 0 },
    },
  ]);
  expect(deviations.views()[0]?.deviations.map(({ deviation }) => deviation.kind)).toEqual(['slow-answer', 'no-topic']);
  expect(published).toEqual([]);
  clock.pass(1_000);
  expect(published).toHaveLength(1);
  deviations.atDesk(['a']);
  expect(kinds()).toEqual([]);
  deviations.atDesk([]);
  expect(kinds()).toEqual(['no-topic']);
  expect(deviations.views()).toEqual([]);
});

test('what is mended while the note is finished is not noted at all', () => {
  const { clock, happens, deviations, kinds } = desk();
  happens('a', invited, recognised, { kind: 'answered' });
  clock.pass(minute);
  happens('a', ended);
  expect(deviations.views()).toHaveLength(1);
  happens('a', { kind: 'topic-noted', topic: 'invoice' });
  expect(deviations.views()).toEqual([]);
  deviations.atDesk([]);
  expect(kinds()).toEqual([]);
});

test('a reason is kept with what it is about, and can be another one', async () => {
  const { clock, happens, deviations, kept } = desk();
  happens('a', invited, recognised, { kind: 'answered' });
  clock.pass(minute);
  happens('a', ended);
  const why = { reason: 'not-needed', words: '' } as const;
  expect(await deviations.explain('a', 'no-topic', why)).toEqual({ ok: true, value: null });
  await deviations.explain('a', 'no-topic', { reason: '', words: 'He rang off' });
  expect(kept.map(({ body }) => body)).toEqual([
    { kind: 'deviation-noted', deviation: { kind: 'no-topic' } },
    { kind: 'deviation-explained', what: 'no-topic', ...why },
    { kind: 'deviation-explained', what: 'no-topic', reason: '', words: 'He rang off' },
  ]);
  expect(deviations.views()[0]?.deviations[0]?.explained).toEqual({ reason: '', words: 'He rang off' });
  expect(await deviations.explain('a', 'slow-answer', why)).toEqual({ ok: false, error: 'call-gone' });
  expect(await deviations.explain('never', 'no-topic', why)).toEqual({ ok: false, error: 'call-gone' });
});

test('a call that rang in vain while the desk was free is noted at once; while another was talked to it is not', () => {
  const { clock, happens, deviations } = desk();
  const missed: FactBody = { ...ended, outcome: 'missed' };
  happens('a', invited, recognised);
  clock.pass(20_000);
  expect(happens('a', missed)[1]).toEqual({
    kind: 'deviation-noted',
    deviation: { kind: 'missed-while-free', freeMs: 20_000 },
  });
  happens('talk', invited, recognised, { kind: 'answered' });
  happens('b', invited, recognised);
  clock.pass(20_000);
  expect(happens('b', missed)).toEqual([missed]);
  expect(deviations.views()).toEqual([]);
});

test('a note that nobody finishes is judged after half an hour, and when the desk closes', () => {
  const { clock, happens, deviations, kinds } = desk();
  for (const id of ['a', 'b']) {
    happens(id, invited, recognised, { kind: 'answered' });
    clock.pass(minute);
    happens(id, ended);
  }
  clock.pass(29 * minute + 1);
  expect(kinds()).toEqual(['no-topic']);
  deviations.close();
  expect(kinds()).toEqual(['no-topic', 'no-topic']);
});

test('a reason that was typed until the note was put away is kept all the same', async () => {
  const { clock, happens, deviations, kept } = desk();
  happens('a', invited, recognised);
  clock.pass(40_000);
  happens('a', { kind: 'answered' });
  happens('a', { kind: 'topic-noted', topic: 'contract' });
  clock.pass(minute);
  happens('a', ended);
  deviations.atDesk([]);
  const explained = { reason: '' as const, words: 'Was carrying a parcel' };
  expect(await deviations.explain('a', 'slow-answer', explained)).toEqual({ ok: true, value: null });
  expect(kept.map(({ body }) => body)).toEqual([{ kind: 'deviation-explained', what: 'slow-answer', ...explained }]);
  expect(deviations.views()).toEqual([]);
});
