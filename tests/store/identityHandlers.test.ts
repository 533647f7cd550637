import { expect, test } from 'vitest';
import type { CallerCard } from '#core/caller/card.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';
import { failed, ok } from '#core/support/result.ts';
import { createIdentityHandlers } from '../../electron/services/recognition/identityHandlers.ts';
import { cardOf } from '../fakes/card.ts';
import { dialled, fact, gaveUp, invited, morning, newCall, newDesk } from './journalDesk.ts';

/** The handlers over a real journal; `cards` are those of live calls. */
async function desk(cards: CallerCard[] = []) {
  const store = await newDesk().opened();
  const handlers = createIdentityHandlers({
    clock: { now: () => morning + 60_000, zone: () => 'Europe/Kyiv' },
    store,
    keep: async (facts) => (await store.append(facts)).ok,
    country: () => 'UA',
    identifyBy: (headers, _lineId, believes) => understandIdentity(headers, { country: 'UA', believes }),
    changeCards: (change) => cards.splice(0, cards.length, ...cards.map(change)),
  });
  return { store, handlers };
}

const headers = [
  { name: 'From', value: '"Alexey" <sip:trunk7@pbx.example>;tag=1' },
  { name: 'P-Asserted-Identity', value: '<tel:+380675550914;verstat=TN-Validation-Passed>' },
];

test('the last call that came is told as each header says it and as it would be understood', async () => {
  const { store, handlers } = await desk();
  const lastCaller = handlers['identity.last-caller'];
  expect(await lastCaller({ believes: ['from'] })).toEqual(ok({ caller: null }));
  await store.append([
    fact(newCall(), morning, { ...invited('+380675550914'), headers }),
    // What the desk dialled itself tells nothing of the exchange's word.
    fact(newCall(), morning + 1_000, dialled('+380501112233')),
  ]);
  const said = [
    { source: 'p-asserted-identity', shown: '+380 67 555 09 14', name: '' },
    { source: 'from', shown: 'trunk7', name: 'Alexey' },
  ];
  expect([
    await lastCaller({ believes: ['p-asserted-identity', 'from'] }),
    await lastCaller({ believes: ['from'] }),
  ]).toEqual([
    ok({
      caller: {
        at: morning,
        said,
        shown: '+380 67 555 09 14',
        kind: 'public',
        name: 'Alexey',
        source: 'p-asserted-identity',
        verification: 'verified',
      },
    }),
    ok({
      caller: {
        at: morning,
        said,
        shown: 'trunk7',
        kind: 'unusable',
        name: 'Alexey',
        source: 'from',
        verification: 'not-said',
      },
    }),
  ]);
});

test('a forged number is forgotten on the disk and on the cards that warn of it, and on no other', async () => {
  const call = newCall();
  const warned = { ...cardOf('client'), forgedBefore: { callId: call, at: morning } };
  const other = { ...cardOf('client'), forgedBefore: { callId: 'another', at: morning } };
  const cards = [warned, other];
  const { store, handlers } = await desk(cards);
  await store.append([
    fact(call, morning, { ...invited('+442079460500'), verification: 'failed' }),
    fact(call, morning + 9_000, gaveUp),
  ]);
  expect((await store.history('+442079460500')).forged?.callId).toBe(call);
  expect(await handlers['identity.forget-forged']({ callId: 'nobody' })).toEqual(failed('not-there'));
  expect(await handlers['identity.forget-forged']({ callId: call })).toEqual(ok({}));
  expect((await store.history('+442079460500')).forged).toBeNull();
  expect(cards).toEqual([{ ...warned, forgedBefore: null }, other]);
  const told = await store.call(call);
  expect(told?.course.at(-1)).toEqual({ at: morning + 60_000, body: { kind: 'forgery-forgotten' } });
});
