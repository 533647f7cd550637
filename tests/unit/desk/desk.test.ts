import { expect, test } from 'vitest';
import { nothingKnown } from '#core/caller/known.ts';
import type { EndCause } from '#core/call/end.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { noHistory } from '#core/journal/store.ts';
import type { TargetRule } from '#core/routing/staff.ts';
import { callId } from '#core/support/ids.ts';
import { settled } from '../../fakes/clock.ts';
import { a, desk, identity } from './deskAlone.ts';

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

test('a desk that takes no calls shows nothing, turns the caller away when the row is on the disk, and has missed him', async () => {
  const { front, invite, histories, commits, asked, published, facts, noCalls, clock } = desk();
  noCalls.on = true;
  invite();
  histories[0]?.(noHistory);
  await settled();
  expect({ asked, calls: front.calls(), answered: front.ask({ kind: 'answer-asked', callId: a }) }).toEqual({
    asked: [],
    calls: [],
    answered: { ok: false, error: 'call-gone' },
  });
  commits[0]?.(true);
  await settled();
  expect(asked).toEqual(['decline a do-not-disturb']);
  const cause: EndCause = { by: 'desk', status: 480, q850: null, code: 'do-not-disturb' };
  front.onTelephone({ kind: 'ended', callId: a, at: clock.now(), cause });
  expect(facts.at(-1)?.body).toEqual({ kind: 'ended', outcome: 'missed', cause });
  expect(published.flatMap(({ calls }) => calls ?? [])).toEqual([]);
});

test('the card appears once and whole, with what earlier calls tell', async () => {
  const { invite, histories, published } = desk();
  invite();
  expect(published).toEqual([]);
  histories[0]?.({ ...noHistory, count: 3 });
  await settled();
  expect(published.map(({ calls }) => calls?.map(({ card }) => card.earlierCount))).toEqual([[3]]);
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

test('what a slow disk tells late is on the card of the live call, and in its row', async () => {
  const { front, invite, histories, late, facts, published } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  front.ask({ kind: 'answer-asked', callId: a });
  late.resolve({ ...nothingKnown, history: { ...noHistory, count: 3 } });
  await settled();
  expect(front.calls().map(({ stage, card }) => [stage, card.earlierCount])).toEqual([['answering', 3]]);
  expect(published.at(-1)?.calls?.map(({ card }) => card.earlierCount)).toEqual([3]);
  expect(kinds(facts)).toEqual(['invited', 'recognised', 'recognised']);
});

test('what a slow disk tells after the call has gone is in its row all the same', async () => {
  const { front, invite, histories, late, facts, clock } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  const cause: EndCause = { by: 'caller', status: 487, q850: null, code: 'gave-up' };
  front.onTelephone({ kind: 'ended', callId: a, at: clock.now(), cause });
  late.resolve({ ...nothingKnown, history: { ...noHistory, count: 3 } });
  await settled();
  expect(front.calls()).toEqual([]);
  expect(kinds(facts)).toEqual(['invited', 'recognised', 'ended', 'recognised']);
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

test('a target that does not answer in the time it has gives the caller back', async () => {
  const { front, invite, histories, facts, asked, clock } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  front.ask({ kind: 'answer-asked', callId: a });
  front.onTelephone({ kind: 'answered', callId: a, at: clock.now() });
  const target = { employeeId: 'olena', name: 'Olena Kovalenko', number: '210' };
  expect(front.transfer('a', 'assisted', target)).toEqual({ ok: true, value: null });
  front.onTelephone({ kind: 'alerting', callId: callId('id-1'), at: clock.now(), early: false });
  clock.pass(19_999);
  expect(asked.at(-1)).toBe('dial id-1 210');
  clock.pass(1);
  expect(asked.at(-1)).toBe('hang-up id-1');
  expect(facts.at(-1)?.body).toEqual({ kind: 'transfer-ended', how: 'assisted', target, result: 'no-answer' });
  expect(front.calls().map(({ place, returned }) => ({ place, result: returned?.result }))).toEqual([
    { place: 'held', result: 'no-answer' },
  ]);
});

test('a caller who is handed over was handed over before the desk hung up', async () => {
  const { front, invite, histories, facts, clock } = desk();
  invite();
  histories[0]?.(noHistory);
  await settled();
  front.ask({ kind: 'answer-asked', callId: a });
  front.onTelephone({ kind: 'answered', callId: a, at: clock.now() });
  front.transfer('a', 'blind', { employeeId: 'olena', name: 'Olena Kovalenko', number: '210' });
  front.onTelephone({ kind: 'transferred', callId: a, at: clock.now(), confirmed: true });
  expect(facts.slice(-2).map(({ body }) => body.kind)).toEqual(['transfer-ended', 'ended']);
});

test('by a PBX that says 200 before the target has answered no blind transfer is told as taken', async () => {
  const { front, invite, histories, facts, clock } = desk({ blindIsConfirmed: () => false });
  invite();
  histories[0]?.(noHistory);
  await settled();
  front.ask({ kind: 'answer-asked', callId: a });
  front.onTelephone({ kind: 'answered', callId: a, at: clock.now() });
  const target = { employeeId: 'olena', name: 'Olena Kovalenko', number: '210' };
  front.transfer('a', 'blind', target);
  front.onTelephone({ kind: 'transferred', callId: a, at: clock.now(), confirmed: true });
  expect(facts.find(({ body }) => body.kind === 'transfer-ended')?.body).toEqual({
    kind: 'transfer-ended',
    how: 'blind',
    target,
    result: 'not-confirmed',
  });
});

test('the PBX is asked for a number as it wants it, and told on whose behalf; the journal keeps the number itself', async () => {
  const caller = { displayName: 'Anna (1000)', headers: [], message: null };
  const presentedFor: (string | undefined)[] = [];
  const { front, invite, histories, facts, asked, clock } = desk({
    toDial: (number) => `0 ${number}`,
    present: ({ transfer }) => {
      presentedFor.push(transfer?.target.number);
      return caller;
    },
  });
  invite();
  histories[0]?.(noHistory);
  await settled();
  front.ask({ kind: 'answer-asked', callId: a });
  front.onTelephone({ kind: 'answered', callId: a, at: clock.now() });
  const target = { employeeId: null, name: '', number: '+493018200001' };
  front.transfer('a', 'assisted', target);
  expect(asked.at(-1)).toBe('dial id-1 0 +493018200001 for Anna (1000)');
  expect(presentedFor).toEqual(['+493018200001']);
  expect(facts.at(-1)?.body).toEqual({ kind: 'transfer-started', how: 'assisted', target });
  front.ask({ kind: 'join-asked', callId: a });
  expect(asked.slice(-2)).toEqual(['hang-up id-1', 'refer a 0 +493018200001']);
});

test('whoever is dialled has a card and a row before anybody answers', async () => {
  const { front, histories, facts, asked } = desk();
  const dialled = front.dial('+493023125148', identity, null);
  histories[0]?.({ ...noHistory, count: 2 });
  expect(await dialled).toEqual({ ok: true, value: { callId: 'id-1' } });
  expect(asked).toEqual(['dial id-1 +493023125148']);
  expect(facts.map(({ body }) => (body.kind === 'invited' ? [body.direction, body.number] : body.kind))).toEqual([
    ['out', '+493023125148'],
    'recognised',
  ]);
  expect(front.calls().map(({ place, direction, stage }) => ({ place, direction, stage }))).toEqual([
    { place: 'current', direction: 'out', stage: 'dialling' },
  ]);
});

test('a note that speaks of something urgent lifts the call and names others first; one that no longer does lets it down', async () => {
  const first: TargetRule = { employeeId: 'hassan', why: { kind: 'urgent', place: 0 }, topics: [] };
  const { front, invite, histories, commits, facts } = desk({
    targetsFor: (_card, _at, urgent = false) => (urgent ? [first] : []),
    urgentWordOf: (_card, topic, essence) => (`${topic} ${essence}`.includes('accident') ? 'accident' : null),
  });
  invite();
  histories[0]?.(noHistory);
  await settled();
  for (const commit of commits) commit(true);
  void front.note('a', { kind: 'essence-noted', essence: 'A lorry accident' });
  expect(front.calls()[0]).toMatchObject({ urgent: 'accident', targets: [first] });
  void front.note('a', { kind: 'essence-noted', essence: 'A lorry accident in Kyiv' });
  void front.note('a', { kind: 'essence-noted', essence: 'A lorry' });
  expect(front.calls()[0]).toMatchObject({ urgent: '', targets: [] });
  expect(facts.flatMap(({ body }) => (body.kind === 'urgency-noted' ? [body.word] : []))).toEqual(['accident', '']);
});

test('a word that is urgent for clients alone lifts a call when it is said to be a client’s', async () => {
  const first: TargetRule = { employeeId: 'hassan', why: { kind: 'urgent', place: 0 }, topics: [] };
  const { front, invite, histories, commits } = desk({
    targetsFor: (_card, _at, urgent = false) => (urgent ? [first] : []),
    urgentWordOf: ({ classification }, _topic, essence) =>
      classification.class === 'client' && essence.includes('accident') ? 'accident' : null,
  });
  invite();
  histories[0]?.(noHistory);
  await settled();
  for (const commit of commits) commit(true);
  void front.correct('a', 'partner');
  void front.note('a', { kind: 'essence-noted', essence: 'A lorry accident' });
  expect(front.calls()[0]).toMatchObject({ urgent: '', targets: [] });
  void front.correct('a', 'client');
  expect(front.calls()[0]).toMatchObject({ urgent: 'accident', targets: [first] });
  void front.correct('a', 'partner');
  expect(front.calls()[0]).toMatchObject({ urgent: '', targets: [] });
});
