import { mainLine, onlyLine } from '#core/call/line.ts';
import type { Lamp } from '#core/call/lamp.ts';
import type { Identity } from '#core/caller/identity.ts';
import type { JournalCall, JournalEntry } from '#core/journal/entry.ts';
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
import { fakeClock } from '../../fakes/clock.ts';
import { ringingCall } from '../../fixtures/deskViews.ts';

function journalEntry(id: string): JournalEntry {
  return {
    callId: id,
    direction: 'in',
    invitedAt: 900_000,
    day: '2026-11-21',
    answeredAt: 910_000,
    endedAt: null,
    waitMs: 1,
    talkMs: 1,
    name: '',
    company: '',
    number: '+380675550914',
    numberShown: '',
    class: 'client',
    dialled: '',
    line: null,
    topic: '',
    essence: '',
    outcome: 'answered',
    cause: null,
    transferredTo: '',
    transferResult: null,
    callback: null,
    urgent: '',
    deviations: 0,
  };
}

const caller: CallView = { ...ringingCall('a'), stage: 'talking', place: 'current', answeredAt: 1 };

interface Plan {
  /** What the journal has. */
  readonly calls?: readonly JournalCall[];
}

function parkingDesk(codes: PbxCodes, { calls = [] }: Plan = {}) {
  const clock = fakeClock(1_000_000);
  const did: string[] = [];
  const told: number[] = [];
  const kept: string[] = [];
  const watched: string[] = [];
  const live: string[] = [];
  let linkIsDown = false;
  let last = 0;
  const desk = {
    calls: () => [caller, { ...caller, callId: 'b' }, ...live.map((id) => ({ ...caller, callId: id }))],
    dial: (number: string, { number: who }: Identity) => {
      last += 1;
      did.push(`dial ${number} as ${who.shown}`);
      if (!linkIsDown) live.push(`out-${last}`);
      return Promise.resolve(ok({ callId: `out-${last}` }));
    },
    lineIdOf: () => mainLine,
    transfer: (id: string, how: string, target: TransferTarget) => {
      did.push(`${how} ${id} to ${target.number} ${target.at ?? ''}`);
      return ok(null);
    },
  };
  const parking = createParking({
    clock,
    store: {
      list: () =>
        Promise.resolve({
          entries: calls.map(({ entry }) => ({ ...entry, topicLabel: '', found: [] })),
          more: false,
          partial: false,
        }),
      call: (id) => Promise.resolve(calls.find(({ entry }) => entry.callId === id) ?? null),
    },
    codes: () => codesOf(codes),
    callLine: () => onlyLine,
    watchPlaces: (lineId, places) => void watched.push(`${lineId} ${places.join(' ')}`),
    keep: (facts) => {
      for (const { callId: id, body } of facts) if (body.kind === 'park-ended') kept.push(`${id} ${body.why}`);
    },
    publish: ({ parked }) => void told.push(parked.length),
    desk: () => desk,
    lineIdOf: () => mainLine,
    dialled: (text) => dialledFrom(text, 'UA'),
    employee: (employeeId) =>
      employeeId === 'olena' ? ({ employeeId, name: 'Olena', extension: '210' } as never) : null,
  });
  parking.follow([mainLine]);
  told.length = 0;
  const fact = (id: string, body: FactBody, at = 5) => parking.onFacts([{ callId: callId(id), at, body }]);
  const gone = (number: string, id = 'a', result: 'taken' | 'busy' | 'not-confirmed' = 'taken', at = 5) => {
    const target: TransferTarget = { employeeId: null, name: '', number, at: 'park' };
    fact(id, { kind: 'transfer-ended', how: 'blind', target, result }, at);
  };
  const lamp = (slot: string, state: Lamp['state'], since: number | null = clock.now()) =>
    parking.onLamp({ lineId: mainLine, extension: slot, lamp: { state, since } });
  return {
    clock,
    parking,
    did,
    told,
    kept,
    watched,
    fact,
    gone,
    lamp,
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
      others: [],
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
  const { did, handlers } = parkingDesk({ pickUpRinging: '*8' });
  expect(await handlers['park.take-ringing']({ employeeId: 'olena' })).toEqual(ok({ callId: 'out-1' }));
  expect(await handlers['park.take-ringing']({ employeeId: 'nobody' })).toEqual(failed('bad-number'));
  expect(did).toEqual(['dial *8210 as 210']);
});

describe('where the exchange itself chooses the place', () => {
  const chooses: PbxCodes = { park: '700', parkPlaces: '701-703' };

  test('its lamps are watched, and the one that begins to burn then is the caller’s', async () => {
    const { clock, parking, watched, gone, lamp, did, handlers } = parkingDesk(chooses);
    expect(watched).toEqual(['main 701 702 703']);
    for (const slot of ['701', '702', '703']) lamp(slot, 'free');
    await handlers['park.call']({ callId: 'a' });
    gone('700', 'a', 'taken', clock.now());
    expect(parking.view().parked.map(({ slot }) => slot)).toEqual([null]);
    expect(await handlers['park.pick-up']({ callId: 'a' })).toEqual(failed('call-gone'));
    clock.pass(300);
    lamp('702', 'busy');
    expect(parking.view().parked.map(({ slot, confirmed }) => [slot, confirmed])).toEqual([['702', true]]);
    expect(parking.view().others).toEqual([]);
    await handlers['park.pick-up']({ callId: 'a' });
    expect(did).toEqual(['blind a to 700 park', 'dial 702 as +380 67 555 09 14']);
  });

  test('the lamp may be told before the exchange says that the caller is there', () => {
    const { clock, parking, gone, lamp } = parkingDesk(chooses);
    lamp('701', 'free');
    lamp('701', 'busy');
    clock.pass(100);
    gone('700', 'a', 'taken', clock.now());
    expect(parking.view().parked.map(({ slot }) => slot)).toEqual(['701']);
  });

  test('of two that are parked at once nobody knows which is where: the places are shown, and either is picked up there', async () => {
    const { clock, parking, gone, lamp, did, handlers } = parkingDesk(chooses);
    for (const slot of ['701', '702']) lamp(slot, 'free');
    gone('700', 'a', 'taken', clock.now());
    gone('700', 'b', 'taken', clock.now());
    lamp('701', 'busy');
    lamp('702', 'busy');
    expect(parking.view().parked.map(({ slot }) => slot)).toEqual([null, null]);
    expect(parking.view().others.map(({ slot }) => slot)).toEqual(['701', '702']);
    expect(await handlers['park.pick-up-at']({ slot: '702', lineId: mainLine })).toEqual(ok({ callId: 'out-1' }));
    expect(await handlers['park.pick-up-at']({ slot: '703', lineId: mainLine })).toEqual(failed('call-gone'));
    expect(did).toEqual(['dial 702 as 702']);
  });

  test('a place that was taken before is not the caller’s', () => {
    const { clock, parking, gone, lamp } = parkingDesk(chooses);
    lamp('701', 'busy');
    gone('700', 'a', 'taken', clock.now());
    lamp('701', 'busy');
    expect(parking.view().parked.map(({ slot }) => slot)).toEqual([null]);
    expect(parking.view().others.map(({ slot, since }) => [slot, since])).toEqual([['701', null]]);
  });
});

describe('the lamp of a place', () => {
  test('goes out: the caller waits there no more, was picked up by somebody else, and the journal knows it', () => {
    const { clock, parking, gone, lamp, kept } = parkingDesk({ park: '701-702' });
    lamp('701', 'free');
    gone('701', 'a', 'taken', clock.now());
    // It was told before the exchange knew of the caller.
    lamp('701', 'free');
    expect(parking.view().parked).toHaveLength(1);
    lamp('701', 'busy');
    lamp('701', 'unknown');
    expect(parking.view().parked).toHaveLength(1);
    lamp('701', 'free');
    expect(parking.view().parked).toEqual([]);
    expect(kept).toEqual(['a seen-gone']);
  });

  test('burns for somebody whom others have parked: the next caller goes elsewhere', async () => {
    const { lamp, did, handlers } = parkingDesk({ park: '701-702' });
    lamp('701', 'busy');
    await handlers['park.call']({ callId: 'a' });
    expect(did).toEqual(['blind a to 702 park']);
  });

  test('is no employee’s: other extensions say nothing of places', () => {
    const { parking, lamp, told } = parkingDesk({ park: '701-702' });
    lamp('210', 'busy');
    expect([parking.view().others, told]).toEqual([[], []]);
  });
});

describe('after Portico began anew', () => {
  const now = 1_000_000;
  const park = (id: string, slot: string, more: readonly JournalCall['course'][number][] = []): JournalCall => ({
    entry: {
      ...journalEntry(id),
      endedAt: now - 60_000,
      transferredTo: slot,
      transferResult: 'taken',
    },
    card: caller.card,
    course: [
      {
        at: now - 60_000,
        body: {
          kind: 'transfer-ended',
          how: 'blind',
          target: { employeeId: null, name: '', number: slot, at: 'park' },
          result: 'taken',
        },
      },
      ...more,
    ],
    isWhole: true,
  });

  test('who was parked is known again, and who was picked up meanwhile is not shown', async () => {
    const pickedUp = { at: now - 30_000, body: { kind: 'park-ended', why: 'picked-up' } } as const;
    const { parking, lamp, kept } = parkingDesk(
      { park: '701-703' },
      { calls: [park('a', '701'), park('b', '702', [pickedUp]), park('c', '703')] },
    );
    await parking.restore();
    expect(parking.view().parked.map(({ callId: id, slot, confirmed }) => [id, slot, confirmed])).toEqual([
      ['a', '701', false],
      ['c', '703', false],
    ]);
    // Taken while nobody looked: its lamp says so.
    lamp('703', 'free');
    lamp('701', 'busy', null);
    expect(parking.view().parked.map(({ callId: id, confirmed }) => [id, confirmed])).toEqual([['a', true]]);
    expect(kept).toEqual(['c seen-gone']);
  });

  test('nobody is shown who was handed to a person, or was parked in the morning', async () => {
    const long = park('long', '701');
    const { parking } = parkingDesk(
      { park: '701' },
      {
        calls: [
          { ...long, entry: { ...long.entry, invitedAt: now - 5 * 3_600_000, endedAt: now - 5 * 3_600_000 } },
          {
            ...park('given', '210'),
            course: [
              {
                at: now,
                body: {
                  kind: 'transfer-ended',
                  how: 'blind',
                  target: { employeeId: 'olena', name: 'Olena', number: '210' },
                  result: 'taken',
                },
              },
            ],
          },
        ],
      },
    );
    await parking.restore();
    expect(parking.view().parked).toEqual([]);
  });
});
