import { expect, test } from 'vitest';
import type { Identity } from '#core/caller/identity.ts';
import type { Telephone } from '#core/call/telephone.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type CallerHistory, noHistory } from '#core/journal/store.ts';
import { callId } from '#core/support/ids.ts';
import { createDesk } from '../../../electron/services/desk/desk.ts';
import { cardOf } from '../../fakes/card.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';

const a = callId('a');
const identity: Identity = {
  number: { e164: '+493023125148', shown: '+49 30 23125148', kind: 'public', country: 'DE' },
  displayName: 'Marta',
  source: 'from',
  verification: 'not-said',
  dialled: null,
  forwardedBy: null,
};

/** A desk whose journal commits when told to, and whose telephone writes down what it was asked. */
function desk() {
  const clock = fakeClock();
  const asked: string[] = [];
  const facts: CallFact[] = [];
  const published: PushOf<'desk.changed'>[] = [];
  const commits: ((written: boolean) => void)[] = [];
  const histories: ((history: CallerHistory) => void)[] = [];
  const known = new Set<string>();
  const signs: number[] = [];
  const telephone: Telephone = {
    connect: () => undefined,
    ring: (id) => void asked.push(`ring ${id}`),
    answer: (id) => void asked.push(`answer ${id}`),
    decline: (id, how) => void asked.push(`decline ${id} ${how}`),
    hangUp: (id) => void asked.push(`hang-up ${id}`),
    hold: (id) => void asked.push(`hold ${id}`),
    resume: (id) => void asked.push(`resume ${id}`),
    microphone: (id, on) => void asked.push(`microphone ${id} ${on}`),
    renewMedia: () => undefined,
    close: () => Promise.resolve(),
  };
  const front = createDesk({
    clock,
    timers: clock,
    log: silentLog,
    telephone,
    store: {
      history: () => new Promise((answer) => histories.push(answer)),
      sign: (at) => void signs.push(at),
      call: (id) =>
        Promise.resolve(
          known.has(id)
            ? {
                entry: {
                  callId: id,
                  invitedAt: 1,
                  day: '2026-11-21',
                  answeredAt: null,
                  endedAt: null,
                  waitMs: null,
                  talkMs: null,
                  name: '',
                  company: '',
                  number: '',
                  numberShown: '',
                  class: 'unknown' as const,
                  dialled: '',
                  topic: '',
                  essence: '',
                  outcome: null,
                  cause: null,
                },
                card: null,
                course: [],
              }
            : null,
        ),
    },
    keep: (kept) => {
      facts.push(...kept);
      return new Promise((answer) => commits.push(answer));
    },
    identify: () => identity,
    recognise: (_identity, history) => ({ ...cardOf('client'), earlierCount: history.count }),
    publish: (changed) => published.push(changed),
  });
  const invite = (): void =>
    front.onTelephone({ kind: 'invited', callId: a, at: clock.now(), sipCallId: 'x@pbx', headers: [] });
  return { front, clock, asked, facts, published, commits, histories, known, signs, invite };
}

const kinds = (facts: readonly CallFact[]): string[] => facts.map(({ body }) => body.kind);

test('the caller hears ringing only after the row is on the disk', async () => {
  const { invite, histories, commits, asked } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  expect(asked).toEqual([]);
  commits[0]?.(true);
  await settled();
  expect(asked).toEqual(['ring a']);
});

test('a disk that does not answer silences no call: it rings after 300 ms', async () => {
  const { invite, histories, clock, asked } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  clock.pass(299);
  expect(asked).toEqual([]);
  clock.pass(1);
  expect(asked).toEqual(['ring a']);
});

test('the card appears once and whole, with what earlier calls tell', async () => {
  const { invite, histories, published } = desk();
  invite();
  expect(published).toEqual([]);
  histories[0]?.({ ...noHistory, count: 3 });
  await settled();
  expect(published.map(({ calls }) => calls?.map(({ card }) => card.earlierCount))).toEqual([[3]]);
});

test('a slow history does not keep the card back longer than 150 ms', async () => {
  const { invite, clock, published } = desk();
  invite();
  clock.pass(150);
  await settled();
  expect(published.map(({ order }) => order)).toEqual([['a']]);
});

test('a caller who gives up while the look-up runs is missed, with invited, recognised and ended in this order', async () => {
  const { front, invite, histories, facts, clock } = desk();
  invite();
  front.onTelephone({
    kind: 'ended',
    callId: a,
    at: clock.now(),
    cause: { by: 'caller', status: 487, q850: null, code: 'gave-up' },
  });
  histories[0]?.(noHistory);
  await settled();
  expect(kinds(facts)).toEqual(['invited', 'recognised', 'ended']);
  expect(front.calls()).toEqual([]);
});

test('an essence that comes after its call was put away still reaches its row; one for no call at all is refused', async () => {
  const { front, facts, known, commits } = desk();
  known.add('a');
  const saved = front.note('a', { kind: 'essence-noted', essence: 'Order 4471' });
  await settled();
  commits[0]?.(true);
  expect(await saved).toEqual({ ok: true, value: null });
  expect(kinds(facts)).toEqual(['essence-noted']);
  expect(await front.note('b', { kind: 'essence-noted', essence: 'x' })).toEqual({ ok: false, error: 'call-gone' });
});

test('a call that came and went while the disk refused everything still takes its note', async () => {
  const { front, invite, histories, facts, commits, clock } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  front.onTelephone({
    kind: 'ended',
    callId: a,
    at: clock.now(),
    cause: { by: 'caller', status: 487, q850: null, code: 'gave-up' },
  });
  const saved = front.note('a', { kind: 'essence-noted', essence: 'Will call again' });
  await settled();
  commits.at(-1)?.(false);
  expect(await saved).toEqual({ ok: false, error: 'not-written' });
  expect(kinds(facts)).toEqual(['invited', 'recognised', 'ended', 'essence-noted']);
});

test('a note the disk refuses is said to be waiting, not saved', async () => {
  const { front, invite, histories, commits } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  const saved = front.note('a', { kind: 'topic-noted', topic: 'delivery' });
  commits.at(-1)?.(false);
  expect(await saved).toEqual({ ok: false, error: 'not-written' });
});

test('while calls are up the journal is told every five seconds that the desk lives', async () => {
  const { front, invite, histories, clock, signs } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  clock.pass(15_000);
  expect(signs.length).toBe(3);
  front.close();
  clock.pass(15_000);
  expect(signs.length).toBe(3);
});
