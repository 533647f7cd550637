import { mainLine } from '#core/call/line.ts';
import { describe, expect, test } from 'vitest';
import { type PbxCodes, codesOf } from '#core/call/codes.ts';
import { nextSlot, slotsOf } from '#core/call/parked.ts';
import type { TransferTarget } from '#core/call/transfer.ts';
import type { CallView } from '#core/call/view.ts';
import { dialledFrom } from '#core/caller/dialled.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { callId } from '#core/support/ids.ts';
import { failed, ok } from '#core/support/result.ts';
import { createParking } from '../../../electron/services/desk/parking.ts';
import { ringingCall } from '../../fixtures/deskViews.ts';

const caller: CallView = { ...ringingCall('a'), stage: 'talking', place: 'current', answeredAt: 1 };

function parkingDesk(codes: PbxCodes) {
  const did: string[] = [];
  const told: number[] = [];
  const live: string[] = [];
  let linkIsDown = false;
  let last = 0;
  const parking = createParking({
    codes: () => codesOf(codes),
    dialled: (text) => dialledFrom(text, 'UA'),
    employee: () => null,
    publish: ({ parked }) => void told.push(parked.length),
    desk: () => ({
      calls: () => [caller, { ...caller, callId: 'b' }, ...live.map((id) => ({ ...caller, callId: id }))],
      dial: (number, { number: who }) => {
        last += 1;
        did.push(`dial ${number} as ${who.shown}`);
        if (!linkIsDown) live.push(`out-${last}`);
        return Promise.resolve(ok({ callId: `out-${last}` }));
      },
      lineIdOf: () => mainLine,
      transfer: (id, how, target) => {
        did.push(`${how} ${id} to ${target.number} ${target.at ?? ''}`);
        return ok(null);
      },
    }),
  });
  const fact = (id: string, body: FactBody, at = 5) => parking.onFacts([{ callId: callId(id), at, body }]);
  const gone = (number: string, id = 'a', result: 'taken' | 'busy' | 'not-confirmed' = 'taken') => {
    const target: TransferTarget = { employeeId: null, name: '', number, at: 'park' };
    fact(id, { kind: 'transfer-ended', how: 'blind', target, result });
  };
  return {
    parking,
    did,
    told,
    fact,
    gone,
    cut: (down: boolean) => {
      linkIsDown = down;
    },
    handlers: parking.handlersFor(() => false),
  };
}

test('places for parked callers are one extension, or each of a row', () => {
  expect([slotsOf(''), slotsOf('700'), slotsOf('098 - 101'), slotsOf('720-701')]).toEqual([
    [],
    ['700'],
    ['098', '099', '100', '101'],
    [],
  ]);
  expect(slotsOf('1-999999999')).toHaveLength(200);
});

test('the next caller gets the next free place, an extension of its own takes any number', () => {
  const slots = ['701', '702', '703'];
  expect(nextSlot(slots, [], null)).toBe('701');
  expect(nextSlot(slots, [], '701')).toBe('702');
  expect(nextSlot(slots, ['701'], '703')).toBe('702');
  expect(nextSlot(slots, slots, null)).toBeNull();
  expect(nextSlot(['700'], ['700'], '700')).toBe('700');
});

describe('a caller who is parked', () => {
  test('is in the list once the exchange has said so, and picked up under his own name', async () => {
    const { parking, did, told, fact, gone, handlers } = parkingDesk({ park: '701-702', pickUpParked: '*85' });
    expect(await handlers['park.call']({ callId: 'a' })).toEqual(ok({}));
    expect(parking.view().parked).toEqual([]);
    gone('701');
    expect(parking.view()).toEqual({
      canTakeRinging: false,
      parked: [{ callId: 'a', slot: '701', since: 5, card: caller.card, line: null, confirmed: true }],
    });
    expect(await handlers['park.pick-up']({ callId: 'a' })).toEqual(ok({ callId: 'out-1' }));
    expect(await handlers['park.pick-up']({ callId: 'a' })).toEqual(failed('answering-another'));
    expect(parking.view().parked).toHaveLength(1);
    fact('out-1', { kind: 'answered' });
    expect(parking.view().parked).toEqual([]);
    expect(did).toEqual(['blind a to 701 park', 'dial *85701 as +380 67 555 09 14']);
    expect(told).toEqual([1, 0]);
  });

  test('stays to be picked up when there was no link to call him over', async () => {
    const { cut, gone, handlers } = parkingDesk({ park: '700' });
    gone('700');
    cut(true);
    await handlers['park.pick-up']({ callId: 'a' });
    cut(false);
    expect(await handlers['park.pick-up']({ callId: 'a' })).toEqual(ok({ callId: 'out-2' }));
  });

  test('stays in the list when nobody answers there, until it is said that he is gone', async () => {
    const { parking, fact, gone, handlers } = parkingDesk({ park: '700' });
    gone('700', 'a', 'not-confirmed');
    await handlers['park.pick-up']({ callId: 'a' });
    fact('out-1', {
      kind: 'ended',
      outcome: 'not-reached',
      cause: { by: 'network', status: 404, q850: null, code: 'no-such-number' },
    });
    expect(parking.view().parked.map(({ confirmed }) => confirmed)).toEqual([false]);
    expect(await handlers['park.pick-up']({ callId: 'a' })).toEqual(ok({ callId: 'out-2' }));
    await handlers['park.forget']({ callId: 'a' });
    expect(parking.view().parked).toEqual([]);
  });

  test('is not in the list when the exchange refuses him, and the next try is another place', async () => {
    const { parking, did, gone, handlers } = parkingDesk({ park: '701-703' });
    await handlers['park.call']({ callId: 'a' });
    gone('701', 'a', 'busy');
    expect(parking.view().parked).toEqual([]);
    await handlers['park.call']({ callId: 'a' });
    expect(did).toEqual(['blind a to 701 park', 'blind a to 702 park']);
  });
});

test('without a place, or with every place taken, nobody is parked, and a page that only reads parks nobody', async () => {
  expect(await parkingDesk({}).handlers['park.call']({ callId: 'a' })).toEqual(failed('no-slot'));
  const { parking, gone, handlers } = parkingDesk({ park: '701-702' });
  gone('701');
  gone('702', 'b');
  expect(await handlers['park.call']({ callId: 'a' })).toEqual(failed('no-slot'));
  expect(await parking.handlersFor(() => true)['park.call']({ callId: 'a' })).toEqual(failed('owned-by-another'));
});

test('a call that rings at a colleague is taken by the code before her extension', async () => {
  const did: string[] = [];
  const parking = createParking({
    codes: () => codesOf({ pickUpRinging: '*8' }),
    dialled: (text) => dialledFrom(text, 'UA'),
    employee: (employeeId) =>
      employeeId === 'olena' ? ({ employeeId, name: 'Olena', extension: '210' } as never) : null,
    publish: () => undefined,
    desk: () => ({
      calls: () => [],
      dial: (number) => {
        did.push(number);
        return Promise.resolve(ok({ callId: 'out' }));
      },
      lineIdOf: () => mainLine,
      transfer: () => failed('call-gone'),
    }),
  });
  const handlers = parking.handlersFor(() => false);
  expect(await handlers['park.take-ringing']({ employeeId: 'olena' })).toEqual(ok({ callId: 'out' }));
  expect(await handlers['park.take-ringing']({ employeeId: 'nobody' })).toEqual(failed('bad-number'));
  expect(did).toEqual(['*8210']);
});
