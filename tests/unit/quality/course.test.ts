import { describe, expect, test } from 'vitest';
import { type SoundCourse, followCourse, startCourse, viewOf } from '#core/quality/course.ts';
import { type SoundView, sideOf } from '#core/quality/view.ts';
import { type Second, counters } from './samples.ts';

/** Plays one second after the other and tells what the sign says after each. */
function played(seconds: readonly Second[], { speaks = true } = {}) {
  const count = counters();
  let at = 0;
  let course: SoundCourse = followCourse(startCourse(null, at), count.now(), { speaks }, at).course;
  const signs = seconds.map((second) => {
    at += 1_000;
    ({ course } = followCourse(course, count.after(second), { speaks }, at));
    return viewOf(course, at);
  });
  return { signs, last: signs.at(-1), words: signs.map((sign) => sign?.word), course, count, at };
}

const times = (count: number, second: Second = {}): Second[] => Array.from({ length: count }, () => second);
const faultsOf = (sign: Omit<SoundView, 'callId'> | null | undefined) => sign?.faults;
/** The second in which this was said first; Infinity: never. */
function saidAfter(signs: readonly (Omit<SoundView, 'callId'> | null)[], fault: SoundView['faults'][number]): number {
  const place = signs.findIndex((sign) => sign?.faults.includes(fault) === true);
  return place < 0 ? Infinity : place + 1;
}

describe('the sign of a call', () => {
  test('says good from the first second on, with the figures rounded', () => {
    expect(played([{}]).last).toEqual({
      word: 'good',
      faults: [],
      suffers: 'heard',
      mos: 4.4,
      mosThere: null,
      lossPercent: 0,
      lossTherePercent: null,
      jitterMs: 0,
      rttMs: 20,
      codec: 'PCMU',
    });
  });

  test('one lost packet is no bad sound; many in a row make it fair, more of them poor', () => {
    expect(played([...times(5), { received: 49, lost: 1 }, ...times(3)]).words).toEqual(times(9).map(() => 'good'));
    expect(played([...times(5), ...times(6, { received: 45, lost: 5 })]).words.slice(-3)).toEqual([
      'fair',
      'fair',
      'fair',
    ]);
    expect(played([...times(5), ...times(8, { received: 30, lost: 20 })]).last?.word).toBe('poor');
  });

  test('does not flicker: at the border it stays as it was, and gets better only after five good seconds', () => {
    const wavering = Array.from({ length: 40 }, (_, second) => ({
      received: 48 - (second % 2),
      lost: 2 + (second % 2),
    }));
    const changes = played([...times(5), ...wavering]).words.filter((word, place, all) => word !== all[place - 1]);
    expect(changes.length).toBeLessThanOrEqual(2);
    const mended = played([...times(6, { received: 42, lost: 8 }), ...times(12)]).words;
    expect(mended.indexOf('good', 6)).toBeGreaterThanOrEqual(10);
    expect(mended.at(-1)).toBe('good');
  });

  test('tells whose words suffer by the other side’s own report', () => {
    const { last } = played([...times(3), { theyLost: 0.08 }, { theyLost: 0.08 }]);
    expect({ word: last?.word, suffers: last?.suffers, there: last?.lossTherePercent }).toEqual({
      word: 'fair',
      suffers: 'sent',
      there: 8,
    });
  });

  test('says that nothing is measured when the page falls silent, and forgets it when it speaks again', () => {
    const { course, at, count } = played(times(3));
    expect(viewOf(course, at + 2_900)?.word).toBe('good');
    expect(viewOf(course, at + 3_000)?.word).toBe('not-measured');
    const again = followCourse(course, count.after(), { speaks: true }, at + 4_000).course;
    expect(viewOf(again, at + 4_000)?.word).toBe('good');
  });
});

describe('one-way audio is said within five seconds', () => {
  test('when no packets come from the caller, and is taken back when they do', () => {
    const { signs } = played([...times(5), ...times(6, { received: 0, level: 0 }), {}]);
    expect(saidAfter(signs, 'no-packets') - 5).toBeLessThanOrEqual(3);
    expect(signs[10]?.word).toBe('no-sound');
    expect(faultsOf(signs.at(-1))).toEqual([]);
  });

  test('when none ever came', () => {
    expect(saidAfter(played(times(6, { received: 0, level: 0 })).signs, 'no-packets')).toBeLessThanOrEqual(4);
  });

  test('when the microphone is unplugged, muted by the system, or gives nothing from the first', () => {
    expect(
      saidAfter(played([...times(2), ...times(5, { microphone: 'ended' })]).signs, 'microphone-gone') - 2,
    ).toBeLessThan(3);
    expect(
      saidAfter(played([...times(2), ...times(5, { microphone: 'muted' })]).signs, 'microphone-muted') - 2,
    ).toBeLessThan(3);
    expect(saidAfter(played(times(6, { microphoneLevel: 0 })).signs, 'microphone-silent')).toBeLessThanOrEqual(4);
  });

  test('when we send nothing, or the other side reports that nothing of it arrives', () => {
    expect(saidAfter(played([...times(2), ...times(5, { sent: 0 })]).signs, 'not-sent') - 2).toBeLessThanOrEqual(4);
    const { signs } = played([...times(2), { theyLost: 1 }, ...times(2), { theyLost: 0 }]);
    expect(signs.map((sign) => sign?.faults)).toEqual([
      [],
      [],
      ['not-arriving'],
      ['not-arriving'],
      ['not-arriving'],
      [],
    ]);
  });

  test('when nothing gets through at all: at once, and as neither hears the other', () => {
    const { last } = played([...times(2), { link: 'broken', received: 0 }]);
    expect(faultsOf(last)).toEqual(['link-broken']);
    expect(sideOf(last?.faults ?? [])).toBe('neither-heard');
    expect(sideOf(['no-packets', 'not-sent'])).toBe('neither-heard');
    expect([sideOf(['no-packets']), sideOf(['not-arriving']), sideOf([])]).toEqual([
      'caller-not-heard',
      'desk-not-heard',
      null,
    ]);
  });
});

describe('what is no fault is not said', () => {
  test('a telephone that pauses while its owner is silent, once it has done so', () => {
    const pause = times(1, { received: 0, level: 0 });
    const { signs } = played([...times(2), ...pause, ...times(2), ...times(10, { received: 0, level: 0 }), {}]);
    expect(signs.flatMap((sign) => sign?.faults ?? [])).toEqual([]);
  });

  test('but a gap in which packets were lost is no pause', () => {
    const { signs } = played([
      ...times(2),
      ...times(1, { received: 0, level: 0 }),
      { received: 50, lost: 50 },
      ...times(5, { received: 0, level: 0 }),
    ]);
    expect(saidAfter(signs, 'no-packets')).toBeLessThanOrEqual(8);
  });

  test('a caller who was heard and listens in silence; one who never was, is told of after eight seconds', () => {
    expect(played([{}, ...times(20, { level: 0 })]).signs.flatMap((sign) => sign?.faults ?? [])).toEqual([]);
    expect(saidAfter(played(times(10, { level: 0 })).signs, 'only-silence')).toBe(8);
  });

  test('a microphone that the desk itself has muted, or that was muted in the headset after it was heard', () => {
    expect(played(times(10, { microphoneLevel: 0 }), { speaks: false }).last?.faults).toEqual([]);
    expect(played([{}, ...times(20, { microphoneLevel: 0 })]).last?.faults).toEqual([]);
  });

  test('a caller who holds the desk and sends nothing', () => {
    expect(played([{}, ...times(8, { received: 0, receives: false, level: 0 })]).last?.faults).toEqual([]);
  });

  test('counters that begin anew with another page: the time to come is given again', () => {
    const { course, count, at } = played([...times(3), ...times(2, { received: 0 })]);
    const replaced = followCourse(course, count.anew(), { speaks: true }, at + 1_000);
    expect(replaced.interval).toBeNull();
    const next = followCourse(replaced.course, count.after({ received: 0 }), { speaks: true }, at + 2_000);
    expect(next.course.oneWay.faults).toEqual([]);
  });
});
