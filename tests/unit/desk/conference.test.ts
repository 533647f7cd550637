import { describe, expect, test } from 'vitest';
import { type CallEvent, findCall } from '#core/call/book.ts';
import { a, asked, b, ended, hungUp, leg, legAnswered, olena, play, ringing, talking } from './plays.ts';

const threeAsked: CallEvent = { kind: 'conference-asked', callId: a };
const consulting = [...talking(), asked('consult'), legAnswered];
const three = [...consulting, threeAsked];
const joined = { kind: 'journal', callId: a, body: { kind: 'conference-started', target: olena } } as const;
const over = { kind: 'journal', callId: a, body: { kind: 'conference-ended', target: olena } } as const;
const mixed = (on: boolean) => ({ kind: 'mix', callId: a, legId: leg, on }) as const;

function seen(events: readonly CallEvent[]) {
  const { book, last, refused } = play(events);
  const call = findCall(book, a);
  return { stage: call?.stage, transfer: call?.transfer?.stage, hears: call?.transfer?.hears, last, refused };
}

describe('desk, caller and target talk together', () => {
  test('out of a consultation: the caller is taken off the music, and each of the two hears the other', () => {
    expect(seen(three)).toEqual({
      stage: 'talking',
      transfer: 'talking',
      hears: 'both',
      refused: null,
      last: [
        { kind: 'resume', callId: a },
        { kind: 'microphone', callId: a, on: true },
        { kind: 'journal', callId: a, body: { kind: 'resumed' } },
        mixed(true),
        joined,
      ],
    });
    const whileCallerIsHeard: CallEvent[] = [...consulting, { kind: 'swap-asked', callId: a }, threeAsked];
    expect(play(whileCallerIsHeard).last).toEqual([
      { kind: 'resume', callId: leg },
      { kind: 'hear', callId: leg, on: true },
      { kind: 'microphone', callId: leg, on: true },
      mixed(true),
      joined,
    ]);
  });

  test('mute silences the desk alone, towards both', () => {
    expect(play([...three, { kind: 'mute-asked', callId: a, muted: true }]).last).toEqual([
      { kind: 'microphone', callId: a, on: false },
      { kind: 'microphone', callId: leg, on: false },
    ]);
  });

  test('swap talks to the target alone, whose line stays open', () => {
    expect(seen([...three, { kind: 'swap-asked', callId: a }])).toEqual({
      stage: 'held',
      transfer: 'talking',
      hears: 'target',
      refused: null,
      last: [
        mixed(false),
        over,
        { kind: 'microphone', callId: a, on: false },
        { kind: 'hold', callId: a },
        { kind: 'journal', callId: a, body: { kind: 'held', by: 'transfer' } },
      ],
    });
  });

  test('another call is answered, and both hear music, none the other', () => {
    const { last, book } = play([...three, ringing(b), { kind: 'answer-asked', callId: b }]);
    expect(last).toEqual([
      mixed(false),
      over,
      { kind: 'microphone', callId: a, on: false },
      { kind: 'hold', callId: a },
      { kind: 'journal', callId: a, body: { kind: 'held', by: 'transfer' } },
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hold', callId: leg },
      { kind: 'answer', callId: b },
    ]);
    expect(findCall(book, a)?.transfer?.hears).toBe('nobody');
  });

  test('the desk leaves, and the two are put through to each other', () => {
    const { last, refused } = play([...three, { kind: 'join-asked', callId: a }]);
    expect(refused).toBeNull();
    expect(last.slice(0, 2)).toEqual([mixed(false), over]);
    expect(last.at(-1)).toEqual({ kind: 'join', callId: a, legId: leg });
  });

  test('the target leaves, and caller and desk talk on', () => {
    const gone = ended(leg);
    const { last, stage, transfer } = seen([...three, gone]);
    expect({ stage, transfer, last }).toEqual({
      stage: 'talking',
      transfer: undefined,
      last: [
        mixed(false),
        over,
        {
          kind: 'journal',
          callId: a,
          body: { kind: 'transfer-ended', how: 'consult', target: olena, result: 'target-hung-up' },
        },
      ],
    });
    expect(findCall(play([...three, gone]).book, a)?.returned).toBeNull();
  });

  test('the caller leaves, and desk and target talk on until one hangs up: then the caller’s row ends', () => {
    const left = [...three, ended()];
    expect(seen(left)).toEqual({
      stage: 'held',
      transfer: 'left',
      hears: 'target',
      refused: null,
      last: [
        mixed(false),
        over,
        {
          kind: 'journal',
          callId: a,
          body: { kind: 'transfer-ended', how: 'consult', target: olena, result: 'caller-hung-up' },
        },
      ],
    });
    expect(play([...left, { kind: 'mute-asked', callId: a, muted: true }]).last).toEqual([
      { kind: 'microphone', callId: leg, on: false },
    ]);
    for (const kind of ['take-back-asked', 'join-asked', 'swap-asked', 'conference-asked'] as const)
      expect(play([...left, { kind, callId: a }]).refused).toBe('call-gone');
    const hangUp: CallEvent = { kind: 'hang-up-asked', callId: a };
    expect(play([...left, hangUp]).last).toEqual([{ kind: 'hang-up', callId: leg }]);
    const { book, last } = play([...left, hangUp, ended(leg, 'other')]);
    expect(last).toEqual([{ kind: 'journal', callId: a, body: { kind: 'ended', outcome: 'answered', cause: hungUp } }]);
    expect(findCall(book, a)).toMatchObject({ stage: 'ended', legId: null, transfer: null, cause: hungUp });
    expect(book.currentId).toBeNull();
  });

  test('who is left waits with music while another call is answered, and is talked to again', () => {
    const aside = [...three, ended(), ringing(b), { kind: 'answer-asked', callId: b } as const];
    expect(play(aside).last).toEqual([
      { kind: 'microphone', callId: leg, on: false },
      { kind: 'hold', callId: leg },
      { kind: 'answer', callId: b },
    ]);
    const back = play([...aside, { kind: 'answered', callId: b }, { kind: 'resume-asked', callId: a }]);
    expect(back.last.slice(-3)).toEqual([
      { kind: 'resume', callId: leg },
      { kind: 'hear', callId: leg, on: true },
      { kind: 'microphone', callId: leg, on: true },
    ]);
    expect(back.book.currentId).toBe(a);
  });

  test('hang up lets both go', () => {
    expect(play([...three, { kind: 'hang-up-asked', callId: a }]).last).toEqual([{ kind: 'hang-up', callId: a }]);
    const byDesk: CallEvent = { kind: 'ended', callId: a, cause: { ...hungUp, by: 'desk' } };
    const { last } = play([...three, byDesk]);
    expect(last).toContainEqual({ kind: 'hang-up', callId: leg });
    expect(last).toContainEqual(over);
  });

  test('taking back lets the target go', () => {
    const { last, stage } = seen([...three, { kind: 'take-back-asked', callId: a }]);
    expect(stage).toBe('talking');
    expect(last.slice(0, 3)).toEqual([mixed(false), over, { kind: 'hang-up', callId: leg }]);
  });

  test('nobody is joined before the target answers', () => {
    expect(play([...talking(), asked('consult'), threeAsked]).refused).toBe('call-gone');
    expect(play([...talking(), threeAsked]).refused).toBe('call-gone');
  });
});
