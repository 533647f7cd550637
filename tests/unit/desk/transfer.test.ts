import { onlyLine } from '#core/call/line.ts';
import { describe, expect, test } from 'vitest';
import { type Book, type CallEvent, emptyBook } from '#core/call/book.ts';
import { orderedViews } from '#core/call/order.ts';
import { callId } from '#core/support/ids.ts';
import { cardOf } from '../../fakes/card.ts';
import { a, asked, b, ended, hungUp, leg, legAnswered, olena, play, ringing, taken, talking, told } from './plays.ts';

/** Where each call is, and how its transfer stands. */
function seen(book: Book) {
  return orderedViews(book).map(({ callId: id, place, stage, transfer, returned }) => ({
    id,
    place,
    stage,
    transfer: transfer === null ? null : `${transfer.how} ${transfer.stage} ${transfer.hears}`,
    returned: returned?.result ?? null,
  }));
}

describe('an assisted transfer', () => {
  test('gives the caller music, rings the target in silence, and leaves the desk free', () => {
    const { book, last } = play([...talking(), asked('assisted')]);
    expect(last).toEqual([
      { kind: 'microphone', callId: a, on: false },
      { kind: 'hold', callId: a },
      { kind: 'journal', callId: a, body: { kind: 'held', by: 'transfer' } },
      { kind: 'journal', callId: a, body: { kind: 'transfer-started', how: 'assisted', target: olena } },
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hear', callId: leg, on: false },
      { kind: 'dial', callId: leg, number: '210' },
      { kind: 'await-target', callId: a, legId: leg },
    ]);
    expect(book.currentId).toBeNull();
    expect(seen(book)).toEqual([
      { id: a, place: 'held', stage: 'held', transfer: 'assisted calling nobody', returned: null },
    ]);
  });

  test('joins the two when the target answers, and ends as handed over', () => {
    const rung: CallEvent = { kind: 'alerting', callId: leg, early: false };
    const joined = play([...talking(), asked('assisted'), rung, legAnswered]);
    expect(joined.last[0]).toEqual({ kind: 'join', callId: a, legId: leg });
    expect(seen(joined.book)[0]?.transfer).toBe('assisted joining nobody');
    const over = play([ended(leg), taken, ended(a)], joined.book);
    expect(told([...joined.effects, ...over.effects])).toEqual([
      'transfer-started',
      'target-answered',
      'transfer-ended taken',
    ]);
    expect(orderedViews(over.book).map(({ place, outcome, cause }) => ({ place, outcome, code: cause?.code }))).toEqual(
      [{ place: 'note', outcome: 'answered', code: 'handed-over' }],
    );
  });

  test.each([
    ['busy', 'busy'],
    ['declined', 'refused'],
    ['not-answered-in-time', 'no-answer'],
    ['no-such-number', 'unreachable'],
    ['other', 'failed'],
  ] as const)('a target whose call ends as %s gives the caller back as %s', (code, result) => {
    const { book, effects } = play([...talking(), asked('assisted'), ended(leg, code)]);
    expect(seen(book)).toEqual([{ id: a, place: 'held', stage: 'held', transfer: null, returned: result }]);
    expect(told(effects)).toEqual(['transfer-started', `transfer-ended ${result}`]);
  });

  test('a target who does not answer in time is hung up, and the caller is back without taking the place of another', () => {
    const { book, last } = play([
      ...talking(),
      asked('assisted'),
      ...talking(b),
      { kind: 'target-late', callId: a, legId: leg },
    ]);
    expect(last[0]).toEqual({ kind: 'hang-up', callId: leg });
    expect(seen(book)).toEqual([
      { id: b, place: 'current', stage: 'talking', transfer: null, returned: null },
      { id: a, place: 'held', stage: 'held', transfer: null, returned: 'no-answer' },
    ]);
  });

  test('the clock of an earlier target says nothing to a later one', () => {
    const { book } = play([
      ...talking(),
      asked('assisted'),
      ended(leg, 'busy'),
      asked('assisted', a, callId('leg-2')),
      { kind: 'target-late', callId: a, legId: leg },
    ]);
    expect(seen(book)[0]?.transfer).toBe('assisted calling nobody');
  });

  test('taken back, the caller is talked to again and the other call waits', () => {
    const { book, effects } = play([
      ...talking(),
      asked('assisted'),
      ...talking(b),
      { kind: 'take-back-asked', callId: a },
    ]);
    expect(seen(book)).toEqual([
      { id: a, place: 'current', stage: 'talking', transfer: null, returned: null },
      { id: b, place: 'held', stage: 'held', transfer: null, returned: null },
    ]);
    expect(told(effects)).toEqual(['transfer-started', 'transfer-ended taken-back']);
  });

  test('a caller who hangs up meanwhile takes the target’s ringing along', () => {
    const { effects, last, book } = play([...talking(), asked('assisted'), ended(a)]);
    expect(last[0]).toEqual({ kind: 'hang-up', callId: leg });
    expect(told(effects)).toEqual(['transfer-started', 'transfer-ended caller-hung-up']);
    expect(seen(book)).toEqual([{ id: a, place: 'note', stage: 'ended', transfer: null, returned: null }]);
  });

  test('a target who could not be joined is talked to, and the desk says why', () => {
    const failed: CallEvent = { kind: 'transfer-failed', callId: a, failure: 'not-replaced' };
    const { book, last } = play([...talking(), asked('assisted'), legAnswered, failed]);
    expect(last).toEqual([
      { kind: 'hear', callId: leg, on: true },
      { kind: 'microphone', callId: leg, on: true },
    ]);
    expect(orderedViews(book).map(({ place, transfer }) => ({ place, transfer }))).toEqual([
      {
        place: 'current',
        transfer: {
          how: 'consult',
          target: olena,
          stage: 'talking',
          hears: 'target',
          since: 6_000,
          problem: 'not-replaced',
        },
      },
    ]);
  });

  test('with another call in the middle, a target who could not be joined hears music', () => {
    const failed: CallEvent = { kind: 'transfer-failed', callId: a, failure: 'not-allowed' };
    const { book, last } = play([...talking(), asked('assisted'), legAnswered, ...talking(b), failed]);
    expect(last).toEqual([
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hold', callId: leg },
    ]);
    expect(seen(book)[1]).toEqual({
      id: a,
      place: 'held',
      stage: 'held',
      transfer: 'consult talking nobody',
      returned: null,
    });
  });
});

describe('handing over while the target still rings', () => {
  const now: CallEvent = { kind: 'join-asked', callId: a };
  const rung: CallEvent = { kind: 'alerting', callId: leg, early: false };

  test('a consultation goes on without the receptionist: the same ringing, the same music, and joined when answered', () => {
    const { book, last } = play([...talking(), asked('consult'), rung, now]);
    expect(last).toEqual([
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hear', callId: leg, on: false },
      { kind: 'journal', callId: a, body: { kind: 'transfer-hastened', how: 'assisted', target: olena } },
    ]);
    expect(book.currentId).toBeNull();
    expect(seen(book)).toEqual([
      { id: a, place: 'held', stage: 'held', transfer: 'assisted ringing nobody', returned: null },
    ]);
    expect(play([legAnswered], book).last[0]).toEqual({ kind: 'join', callId: a, legId: leg });
    expect(seen(play([ended(leg, 'declined')], book).book)[0]?.returned).toBe('refused');
  });

  test('an assisted transfer goes on without the desk: its leg is let go, and the caller is told whom to call', () => {
    const { book, last, effects } = play([...talking(), asked('assisted'), rung, now]);
    expect(last).toEqual([
      { kind: 'hang-up', callId: leg },
      { kind: 'refer', callId: a, number: '210' },
      { kind: 'journal', callId: a, body: { kind: 'transfer-hastened', how: 'blind', target: olena } },
    ]);
    expect(seen(book)[0]?.transfer).toBe('blind joining nobody');
    const late = play([ended(leg, 'gave-up'), { kind: 'target-late', callId: a, legId: leg }], book);
    expect(seen(late.book)).toEqual(seen(book));
    expect(told([...effects, ...play([taken, ended(a)], late.book).effects])).toEqual([
      'transfer-started',
      'transfer-hastened',
      'transfer-ended taken',
    ]);
    const failed = play([{ kind: 'transfer-failed', callId: a, failure: 'refused' }], late.book);
    expect(seen(failed.book)).toEqual([{ id: a, place: 'held', stage: 'held', transfer: null, returned: 'refused' }]);
  });

  test('cannot be asked of a transfer that is being joined', () => {
    expect(play([...talking(), asked('blind'), now]).refused).toBe('call-gone');
    expect(play([...talking(), asked('assisted'), legAnswered, now]).refused).toBe('call-gone');
  });
});

describe('a blind transfer', () => {
  test('is in flight until the telephone knows', () => {
    const { book, last } = play([...talking(), asked('blind')]);
    expect(last.at(-1)).toEqual({ kind: 'refer', callId: a, number: '210' });
    expect(seen(book)[0]?.transfer).toBe('blind joining nobody');
    expect(play([{ kind: 'take-back-asked', callId: a }], book).refused).toBe('transferring');
    expect(play([{ kind: 'hang-up-asked', callId: a }], book).refused).toBe('transferring');
  });

  test('that is refused gives the caller back with the reason', () => {
    const { book } = play([...talking(), asked('blind'), { kind: 'transfer-failed', callId: a, failure: 'busy' }]);
    expect(seen(book)).toEqual([{ id: a, place: 'held', stage: 'held', transfer: null, returned: 'busy' }]);
  });

  test('that the PBX took without a word is told as not confirmed', () => {
    const { effects } = play([
      ...talking(),
      asked('blind'),
      { kind: 'transferred', callId: a, confirmed: false },
      ended(a),
    ]);
    expect(told(effects)).toEqual(['transfer-started', 'transfer-ended not-confirmed']);
  });
});

describe('a consultation', () => {
  const consulting = [...talking(), asked('consult'), legAnswered];

  test('stays in the middle; the target is heard, the caller hears music', () => {
    expect(seen(play(consulting).book)).toEqual([
      { id: a, place: 'current', stage: 'held', transfer: 'consult talking target', returned: null },
    ]);
  });

  test('swaps, and swaps back', () => {
    const swapped = play([{ kind: 'swap-asked', callId: a }], play(consulting).book);
    expect(swapped.last).toEqual([
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hold', callId: leg },
      { kind: 'resume', callId: a },
      { kind: 'microphone', callId: a, on: true },
      { kind: 'journal', callId: a, body: { kind: 'resumed' } },
    ]);
    expect(seen(swapped.book)[0]?.transfer).toBe('consult talking caller');
    const back = play([{ kind: 'swap-asked', callId: a }], swapped.book);
    expect(seen(back.book)[0]).toEqual(seen(play(consulting).book)[0]);
  });

  test('puts the two through', () => {
    const { last, book } = play([...consulting, { kind: 'join-asked', callId: a }]);
    expect(last).toEqual([
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'join', callId: a, legId: leg },
    ]);
    expect(seen(book)[0]?.transfer).toBe('consult joining nobody');
  });

  test('"Hang up" is for the one who is heard: the target goes, the caller waits in the middle', () => {
    const { last, book } = play([...consulting, { kind: 'hang-up-asked', callId: a }]);
    expect(last[0]).toEqual({ kind: 'hang-up', callId: leg });
    expect(seen(book)).toEqual([{ id: a, place: 'current', stage: 'held', transfer: null, returned: 'taken-back' }]);
  });

  test('answering another call gives music to both', () => {
    const { effects, book } = play([ringing(b), { kind: 'answer-asked', callId: b }], play(consulting).book);
    expect(effects.slice(1, 4)).toEqual([
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hold', callId: leg },
      { kind: 'answer', callId: b },
    ]);
    expect(seen(book)[1]?.transfer).toBe('consult talking nobody');
    const back = play(
      [
        { kind: 'answered', callId: b },
        { kind: 'resume-asked', callId: a },
      ],
      book,
    );
    expect(seen(back.book)).toEqual([
      { id: a, place: 'current', stage: 'held', transfer: 'consult talking target', returned: null },
      { id: b, place: 'held', stage: 'held', transfer: null, returned: null },
    ]);
  });

  test('gives way to a blind transfer, of which the journal keeps both', () => {
    const failed: CallEvent = { kind: 'transfer-failed', callId: a, failure: 'not-replaced' };
    const stuck = play([...consulting, { kind: 'join-asked', callId: a }, failed]);
    const { book, last, effects } = play([asked('blind')], stuck.book);
    expect(last.filter(({ kind }) => kind !== 'journal')).toEqual([
      { kind: 'hang-up', callId: leg },
      { kind: 'refer', callId: a, number: '210' },
    ]);
    expect(told(effects)).toEqual(['transfer-ended not-replaced', 'transfer-started']);
    expect(seen(book)).toEqual([
      { id: a, place: 'held', stage: 'held', transfer: 'blind joining nobody', returned: null },
    ]);
  });

  test('any other transfer of the same call is refused while it lasts', () => {
    expect(play([...consulting, asked('assisted')]).refused).toBe('transferring');
    expect(play([...talking(), asked('assisted'), asked('blind')]).refused).toBe('transferring');
  });
});

test('a muted receptionist is not heard by whom she consults', () => {
  const { last } = play([...talking(), { kind: 'mute-asked', callId: a, muted: true }, asked('consult'), legAnswered]);
  expect(last.filter(({ kind }) => kind === 'microphone')).toEqual([{ kind: 'microphone', callId: leg, on: false }]);
});

test('answering a ringing call gives up a number that is being dialled', () => {
  const dial: CallEvent = {
    kind: 'dial-asked',
    callId: b,
    line: onlyLine,
    number: '210',
    card: cardOf('unknown'),
    targets: [],
  };
  const { last } = play([dial, ringing(a), { kind: 'answer-asked', callId: a }]);
  expect(last).toEqual([
    { kind: 'hang-up', callId: b },
    { kind: 'answer', callId: a },
  ]);
});

test('a dialled number that nobody answers was not reached, and leaves the console', () => {
  const dial: CallEvent = {
    kind: 'dial-asked',
    callId: b,
    line: onlyLine,
    number: '210',
    card: cardOf('unknown'),
    targets: [],
  };
  const { book, last } = play([dial, ended(b, 'not-answered-in-time')]);
  expect(book).toEqual(emptyBook);
  expect(last).toEqual([
    {
      kind: 'journal',
      callId: b,
      body: { kind: 'ended', outcome: 'not-reached', cause: { ...hungUp, code: 'not-answered-in-time' } },
    },
  ]);
});
