import { expect, test } from 'vitest';
import { codesOf } from '#core/call/codes.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { parkedBefore } from '../../electron/services/desk/parkedBefore.ts';
import { cardOf } from '../fakes/card.ts';
import { fact, gaveUp, invited, morning, newCall, newDesk } from './journalDesk.ts';

const parkedAt = (slot: string): FactBody => ({
  kind: 'transfer-ended',
  how: 'blind',
  target: { employeeId: null, name: '', number: slot, at: 'park' },
  result: 'taken',
});

test('whom the desk had parked is read back from the journal after a restart, and who was picked up since is not', async () => {
  const desk = newDesk();
  const store = await desk.opened();
  const [waits, pickedUp, given] = [newCall(), newCall(), newCall()];
  const card: FactBody = { kind: 'recognised', card: cardOf('client') };
  for (const [call, last] of [
    [waits, parkedAt('701')],
    [pickedUp, parkedAt('702')],
    [given, { ...parkedAt('210'), target: { employeeId: 'olena', name: 'Olena', number: '210' } } as FactBody],
  ] as const)
    await store.append([
      fact(call, morning, invited('+380675550914')),
      fact(call, morning, card),
      fact(call, morning + 5_000, { kind: 'answered' }),
      fact(call, morning + 9_000, last),
      fact(call, morning + 9_100, gaveUp),
    ]);
  await store.append([fact(pickedUp, morning + 30_000, { kind: 'park-ended', why: 'picked-up' })]);
  await store.close();

  const again = await desk.opened();
  const codes = () => codesOf({ park: '701-703' });
  expect(await parkedBefore({ store: again, codes }, morning + 60_000)).toEqual([
    { callId: waits, slot: '701', since: morning + 9_000, card: cardOf('client'), line: null, confirmed: false },
  ]);
  expect(await parkedBefore({ store: again, codes }, morning + 5 * 3_600_000)).toEqual([]);
});
