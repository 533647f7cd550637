import { onlyLine } from '#core/call/line.ts';
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '#core/call/book.ts';
import { cardOf } from '../../fakes/card.ts';
import { a, asked, leg, legAnswered, play, ringing, talking } from './plays.ts';

const pressed = (digits = '4#'): CallEvent => ({ kind: 'digits-asked', callId: a, digits });

describe('keys of the telephone', () => {
  test('go to the caller who is talked to, and to no journal', () => {
    const { last, refused } = play([...talking(), pressed()]);
    expect({ last, refused }).toEqual({ last: [{ kind: 'digits', callId: a, digits: '4#' }], refused: null });
  });

  test('go to whoever is consulted, and to the caller again after a swap', () => {
    const consulted = [...talking(), asked('consult'), legAnswered];
    expect(play([...consulted, pressed()]).last).toEqual([{ kind: 'digits', callId: leg, digits: '4#' }]);
    expect(play([...consulted, { kind: 'swap-asked', callId: a }, pressed()]).last).toEqual([
      { kind: 'digits', callId: a, digits: '4#' },
    ]);
  });

  test('are sent to a machine that speaks before it answers', () => {
    const dialled: CallEvent = {
      kind: 'dial-asked',
      callId: a,
      line: onlyLine,
      number: '0800',
      card: cardOf('unknown'),
      targets: [],
    };
    const alerting = (early: boolean): CallEvent => ({ kind: 'alerting', callId: a, early });
    expect(play([dialled, alerting(true), pressed()]).last).toEqual([{ kind: 'digits', callId: a, digits: '4#' }]);
    expect(play([dialled, alerting(false), pressed()]).refused).toBe('call-gone');
  });

  test('are refused while nobody is there to have them', () => {
    expect(play([ringing(), pressed()]).refused).toBe('call-gone');
    expect(play([...talking(), { kind: 'hold-asked', callId: a }, pressed()]).refused).toBe('call-gone');
    expect(play([...talking(), asked('consult'), pressed()]).refused).toBe('call-gone');
  });
});
