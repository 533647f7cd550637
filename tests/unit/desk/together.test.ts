import { describe, expect, test } from 'vitest';
import { type CallEvent, emptyBook, findCall } from '#core/call/book.ts';
import { orderedViews } from '#core/call/order.ts';
import type { TransferTarget } from '#core/call/transfer.ts';
import { transition } from '#core/call/transition.ts';
import { callId } from '#core/support/ids.ts';
import { a, asked, b, ended, hungUp, play, ringing, taken, talking, told } from './plays.ts';

const toB: TransferTarget = { employeeId: null, name: 'Bohdan', number: '+380675550002', at: 'call' };
const toA: TransferTarget = { employeeId: null, name: 'Anna', number: '+380675550001', at: 'call' };
const wish = (how: 'connect' | 'conference', id = a, otherId = b): CallEvent => ({
  kind: 'together-asked',
  callId: id,
  otherId,
  how,
  target: toB,
  caller: toA,
});
const two = [...talking(), ...talking(b)];
const connecting = [...two, wish('connect')];
const three = [...two, wish('conference')];
const failed = (failure: 'not-allowed' | 'failed'): CallEvent => ({ kind: 'transfer-failed', callId: a, failure });

function seen(events: readonly CallEvent[]) {
  const { book } = play(events);
  return orderedViews(book).map(({ callId: id, place, stage, transfer, togetherWith }) => ({
    id,
    at: `${place} ${stage}`,
    transfer: transfer === null ? null : `${transfer.stage} ${transfer.hears}`,
    togetherWith,
  }));
}

/** The last word of each of the two rows. */
function rows(events: readonly CallEvent[]) {
  const { effects } = play(events);
  return [a, b].map((id) =>
    told(effects.filter((effect) => effect.callId === id)).concat(
      effects.flatMap((effect) =>
        effect.kind === 'journal' && effect.callId === id && effect.body.kind === 'ended'
          ? [`ended ${effect.body.cause.code}`]
          : [],
      ),
    ),
  );
}

describe('a call that waits and the one that is talked to are connected', () => {
  test('both hear music meanwhile, and the first is told to take the other one’s place', () => {
    const { last, book } = play(connecting);
    expect(last).toEqual([
      { kind: 'microphone', callId: b, on: false },
      { kind: 'hold', callId: b },
      { kind: 'journal', callId: b, body: { kind: 'held', by: 'transfer' } },
      { kind: 'journal', callId: a, body: { kind: 'transfer-started', how: 'consult', target: toB } },
      { kind: 'journal', callId: b, body: { kind: 'transfer-started', how: 'consult', target: toA } },
      { kind: 'join', callId: a, legId: b },
    ]);
    expect(book.currentId).toBeNull();
    expect(seen(connecting)).toEqual([
      { id: a, at: 'held held', transfer: 'joining nobody', togetherWith: null },
      { id: b, at: 'held held', transfer: null, togetherWith: a },
    ]);
  });

  test.each([
    ['the leg ends first', [ended(b), taken, ended(a)]],
    ['the desk hangs up what is left', [taken, ended(a), ended(b)]],
  ] as const)('and are: both rows end as handed over, each to the other; %s', (_, events) => {
    const over = [...connecting, ...events];
    expect(rows(over)).toEqual([
      ['transfer-started', 'transfer-ended taken', 'ended handed-over'],
      ['transfer-started', 'transfer-ended taken', 'ended handed-over'],
    ]);
    expect(seen(over).map(({ at }) => at)).toEqual(['note ended', 'note ended']);
  });

  test('nobody who has gone already is hung up', () => {
    expect(play([...connecting, ended(b), taken]).last.filter(({ kind }) => kind === 'hang-up')).toEqual([
      { kind: 'hang-up', callId: a },
    ]);
  });

  test('and are refused: both stay held, the first with the reason, and can be talked to again', () => {
    const refused = [...connecting, failed('not-allowed')];
    expect(seen(refused)).toEqual([
      { id: a, at: 'held held', transfer: null, togetherWith: null },
      { id: b, at: 'held held', transfer: null, togetherWith: null },
    ]);
    const { book, effects } = play(refused);
    expect(findCall(book, a)?.returned).toEqual({ target: toB, how: 'consult', result: 'not-allowed', at: 8_000 });
    expect(effects.filter(({ kind }) => kind === 'hang-up')).toEqual([]);
    expect(rows(refused)).toEqual([
      ['transfer-started', 'transfer-ended not-allowed'],
      ['transfer-started', 'transfer-ended failed'],
    ]);
    expect(seen([...refused, { kind: 'resume-asked', callId: b }])[0]).toMatchObject({ id: b, at: 'current talking' });
  });

  test('the other one hangs up instead: its row ends so, and the first one waits', () => {
    const lost = [...connecting, ended(b), failed('failed')];
    expect(seen(lost)).toEqual([
      { id: a, at: 'held held', transfer: null, togetherWith: null },
      { id: b, at: 'note ended', transfer: null, togetherWith: null },
    ]);
    expect(rows(lost)).toEqual([
      ['transfer-started', 'transfer-ended target-hung-up'],
      ['transfer-started', 'transfer-ended failed', 'ended hung-up'],
    ]);
  });

  test('the first one hangs up instead: the other one waits', () => {
    const lost = [...connecting, ended(a)];
    expect(seen(lost)).toEqual([
      { id: b, at: 'held held', transfer: null, togetherWith: null },
      { id: a, at: 'note ended', transfer: null, togetherWith: null },
    ]);
    expect(rows(lost)[0]).toEqual(['transfer-started', 'transfer-ended caller-hung-up', 'ended hung-up']);
  });

  test('nothing else is done to either of them meanwhile', () => {
    const kinds = ['hang-up', 'resume', 'hold', 'swap', 'take-back', 'join', 'conference'] as const;
    for (const id of [a, b])
      for (const kind of kinds)
        expect(play([...connecting, { kind: `${kind}-asked` as const, callId: id }]).refused).toBe('transferring');
    expect(play([...connecting, asked('assisted', b)]).refused).toBe('transferring');
  });

  test('the desk takes the next call at once', () => {
    const c = callId('c');
    const next = [...connecting, ...talking(c), ended(b), taken, ended(a)];
    expect(play(next).book.currentId).toBe(c);
  });
});

describe('a call that waits, the one that is talked to and the desk talk together', () => {
  test('the one is taken off the music, and each hears the two others', () => {
    const { last, book } = play(three);
    expect(last).toEqual([
      { kind: 'resume', callId: a },
      { kind: 'microphone', callId: a, on: true },
      { kind: 'journal', callId: a, body: { kind: 'resumed' } },
      { kind: 'mix', callId: a, legId: b, on: true },
      { kind: 'journal', callId: a, body: { kind: 'conference-started', target: toB } },
      { kind: 'journal', callId: b, body: { kind: 'conference-started', target: toA } },
    ]);
    expect(book.currentId).toBe(a);
    expect(seen(three)).toEqual([
      { id: a, at: 'current talking', transfer: 'talking both', togetherWith: null },
      { id: b, at: 'held talking', transfer: null, togetherWith: a },
    ]);
  });

  test('who was mute stays mute towards both', () => {
    const mute: CallEvent = { kind: 'mute-asked', callId: b, muted: true };
    const { last, book } = play([...two, mute, wish('conference')]);
    expect(last).toContainEqual({ kind: 'microphone', callId: a, on: false });
    expect(findCall(book, a)?.muted).toBe(true);
    const unmuted = play([{ kind: 'mute-asked', callId: a, muted: false }], book);
    expect(unmuted.last).toEqual([
      { kind: 'microphone', callId: a, on: true },
      { kind: 'microphone', callId: b, on: true },
    ]);
  });

  test.each([
    ['swap-asked', b, a],
    ['take-back-asked', a, b],
  ] as const)('%s makes two calls of them again: one is talked to, the other one waits', (kind, talks, waits) => {
    const { last, book } = play([...three, { kind, callId: a }]);
    expect(last).toContainEqual({ kind: 'mix', callId: a, legId: b, on: false });
    expect(last).toContainEqual({ kind: 'hold', callId: waits });
    expect(book.currentId).toBe(talks);
    expect(findCall(book, waits)).toMatchObject({ stage: 'held', heldBy: 'another-call', transfer: null });
  });

  test('another call is answered: both wait, as two calls', () => {
    const c = callId('c');
    const { last, book } = play([...three, ringing(c), { kind: 'answer-asked', callId: c }]);
    expect(last.filter(({ kind }) => kind === 'hold')).toEqual([
      { kind: 'hold', callId: a },
      { kind: 'hold', callId: b },
    ]);
    for (const id of [a, b]) expect(findCall(book, id)).toMatchObject({ stage: 'held', transfer: null });
  });

  test.each([
    [a, b],
    [b, a],
  ])('one hangs up (%s), and the desk talks on to the other, each on a row of its own', (gone, stays) => {
    const left = [...three, ended(gone)];
    const { book, last } = play(left);
    expect(last).toContainEqual({ kind: 'mix', callId: a, legId: b, on: false });
    expect(book.currentId).toBe(stays);
    expect(findCall(book, stays)).toMatchObject({ stage: 'talking', transfer: null, legId: null });
    expect(findCall(book, gone)).toMatchObject({ stage: 'ended', cause: hungUp });
  });

  test('hang up lets both go', () => {
    expect(play([...three, { kind: 'hang-up-asked', callId: a }]).last).toEqual([
      { kind: 'hang-up', callId: a },
      { kind: 'hang-up', callId: b },
    ]);
  });

  test('and the desk leaves the two to each other', () => {
    const left: CallEvent[] = [...three, { kind: 'join-asked', callId: a }];
    expect(play(left).last.at(-1)).toEqual({ kind: 'join', callId: a, legId: b });
    expect(rows([...left, ended(b), taken, ended(a)])).toEqual([
      ['transfer-started', 'transfer-ended taken', 'ended handed-over'],
      ['transfer-started', 'transfer-ended taken', 'ended handed-over'],
    ]);
  });
});

describe('two are not brought together', () => {
  test.each([
    ['one of them only rings', [...talking(), ringing(b), wish('connect')], 'call-gone'],
    ['one of them has gone', [...two, ended(a), wish('conference')], 'call-gone'],
    ['it is the same call', [...talking(), wish('connect', a, a)], 'call-gone'],
    [
      'one of them is being handed over',
      [...talking(), asked('assisted'), ...talking(b), wish('connect')],
      'transferring',
    ],
    ['one of them is in another such pair', [...three, ...talking(callId('c')), wish('connect', a, callId('c'))], null],
  ] as const)('when %s', (_, events, refused) => {
    expect(play(events).refused).toBe(refused);
  });

  test('when they are at two exchanges, which cannot connect them; but all three can talk', () => {
    const line = { lineId: 'second', name: 'Second' };
    const other: CallEvent[] = [
      { ...ringing(b), line } as CallEvent,
      { kind: 'answer-asked', callId: b },
      { kind: 'answered', callId: b },
    ];
    const lines = [...talking(), ...other];
    expect(play([...lines, wish('connect')]).refused).toBe('other-line');
    const both = play([...lines, wish('conference')]);
    expect(both.refused).toBeNull();
    expect(play([{ kind: 'join-asked', callId: a }], both.book).refused).toBe('other-line');
  });

  test('while another call is just being answered', () => {
    const c = callId('c');
    expect(play([...two, ringing(c), { kind: 'answer-asked', callId: c }, wish('connect')]).refused).toBe(
      'answering-another',
    );
    expect(transition(emptyBook, wish('connect'), 1).refused).toBe('call-gone');
  });
});
