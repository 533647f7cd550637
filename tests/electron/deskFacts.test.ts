import { expect, test } from 'vitest';
import type { Callback } from '#core/callbacks/callback.ts';
import { memoryCarriers } from '#core/contract/memoryCarrier.ts';
import { createClient } from '#core/contract/client.ts';
import { createServer } from '#core/contract/server.ts';
import type { DeskState } from '#core/contract/contract.ts';
import { failed, ok } from '#core/support/result.ts';
import { factsOf, followDesk } from '../../electron/shell/line/deskFacts.ts';
import type { DeskFacts, GlobalKey } from '../../electron/shell/line/messages.ts';
import { withGlobalKeys } from '../../electron/shell/line/pageKeys.ts';
import { quietDesk, ringingCall } from '../fixtures/deskViews.ts';

function ringsWith(callId: string, name: string, shown = '+380 67 555 09 14') {
  const call = ringingCall(callId);
  return { ...call, card: { ...call.card, name, company: '', number: { ...call.card.number, shown } } };
}

const waiting: Callback = {
  callbackId: 'm',
  number: '+380675550914',
  numberShown: '067 555 0914',
  name: '',
  company: '',
  class: 'unknown',
  line: null,
  missedAt: 0,
  times: 1,
  dueAt: 0,
  attempts: 0,
  triedAt: null,
  promised: false,
};

function serve(state: DeskState) {
  const { page, backend } = memoryCarriers(structuredClone);
  const server = createServer({
    carrier: backend,
    // @ts-expect-error -- nothing else is asked
    handlers: { 'desk.state': () => ok(state) },
    roles: () => ['manager'],
    onProblem: (problem) => expect.fail(JSON.stringify(problem)),
  });
  return { page, push: server.push };
}

test('the shell is told who rings, in the desk’s order, as the card shows them', () => {
  const calls = [ringsWith('a', 'Emma'), ringsWith('b', ''), ringsWith('c', '', '')];
  expect(factsOf({ ...quietDesk, calls })).toEqual({
    language: quietDesk.preferences.language,
    phone: 'registered',
    ringing: [
      { callId: 'a', who: 'Emma', company: '' },
      { callId: 'b', who: '+380 67 555 09 14', company: '' },
      { callId: 'c', who: '', company: '' },
    ],
    live: 0,
    toCallBack: quietDesk.callbacks.length,
  });
});

test('every change that concerns the shell is told, and no other', async () => {
  const { page, push } = serve(quietDesk);
  const told: DeskFacts[] = [];
  let next = Promise.withResolvers<DeskFacts>();
  const { calls } = followDesk(page, (facts) => {
    told.push(facts);
    next.resolve(facts);
  });
  const step = async (change: () => void): Promise<DeskFacts> => {
    next = Promise.withResolvers();
    change();
    return next.promise;
  };
  const start = await next.promise;
  push('desk.changed', { journal: { state: 'written', waiting: 0 } });
  push('desk.changed', { companyName: 'Another' });
  const call = ringsWith('a', 'Emma');
  const rang = await step(() => push('desk.changed', { calls: [call], order: ['a'] }));
  expect(calls()).toEqual([call]);
  const talks = await step(() => push('desk.changed', { calls: [{ ...call, stage: 'talking', place: 'current' }] }));
  const over = await step(() => push('desk.changed', { calls: [{ ...call, stage: 'ended', place: 'note' }] }));
  push('desk.changed', { calls: [], order: [] });
  const missed = await step(() => push('desk.changed', { callbacks: [waiting] }));
  expect([rang.ringing.length, talks.ringing.length, talks.live, over.live]).toEqual([1, 0, 1, 0]);
  expect(missed).toEqual({ ...start, toCallBack: 1 });
  expect(calls()).toEqual([]);
  expect(told).toHaveLength(5);
});

test('a global key asks in the name of the page, and its answer does not disturb the page’s own', async () => {
  const { page, backend } = memoryCarriers(structuredClone);
  const line = withGlobalKeys(backend);
  const asked: unknown[] = [];
  const act = (name: string) => (body: object) => {
    asked.push([name, body]);
    return failed('call-gone');
  };
  createServer({
    carrier: line.carrier,
    // @ts-expect-error -- nothing else is asked
    handlers: {
      'desk.state': () => ok(quietDesk),
      'call.answer': act('answer'),
      'call.hang-up': act('hang-up'),
      'call.mute': act('mute'),
    },
    roles: () => ['receptionist'],
    onProblem: (problem) => expect.fail(JSON.stringify(problem)),
  });
  const frames: unknown[] = [];
  const client = createClient({
    ...page,
    onFrame: (listener) => page.onFrame((frame) => (frames.push(frame), listener(frame))),
  });
  const current = { ...ringsWith('b', 'Marta'), stage: 'talking', place: 'current' } as const;
  const calls = [ringsWith('a', 'Emma'), current, { ...current, callId: 'c', stage: 'ended', place: 'note' } as const];
  for (const key of ['answer', 'hang-up', 'mute'] satisfies GlobalKey[]) line.press(key, calls);
  line.press('mute', [{ ...current, muted: true }]);
  expect((await client.ask('desk.state', {})).ok).toBe(true);
  expect(asked).toEqual([
    ['answer', { callId: 'a' }],
    ['hang-up', { callId: 'b' }],
    ['mute', { callId: 'b', muted: true }],
    ['mute', { callId: 'b', muted: false }],
  ]);
  expect(frames).toHaveLength(1);
  for (const key of ['answer', 'hang-up', 'mute'] satisfies GlobalKey[]) line.press(key, []);
  expect(asked).toHaveLength(4);
});
