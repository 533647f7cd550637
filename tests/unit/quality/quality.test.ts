import { describe, expect, test } from 'vitest';
import type { EndCause } from '#core/call/end.ts';
import type { Media, Sound, TelephoneEvent } from '#core/call/telephone.ts';
import { SoundSummary, pointsOf } from '#core/quality/summary.ts';
import type { SoundView } from '#core/quality/view.ts';
import { type CallId, callId, mediaOf } from '#core/support/ids.ts';
import { ok } from '#core/support/result.ts';
import { createQuality } from '../../../electron/services/quality/quality.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { type Second, counters } from './samples.ts';

const silentMedia: Media = {
  answer: () => Promise.resolve(ok('')),
  offer: () => Promise.resolve(ok('')),
  restore: () => Promise.resolve(ok(null)),
  accept: () => Promise.resolve(ok(null)),
  sound: () => Promise.resolve(ok(null)),
  digits: () => Promise.resolve(ok(null)),
  close: () => undefined,
};
const talks: Sound = { send: 'microphone', hear: true };
const held: Sound = { send: 'music', hear: false };
const byCaller: EndCause = { by: 'caller', status: null, q850: null, code: 'hung-up' };

/** A desk with one caller, Anna, and a colleague to whom she may be handed over. */
function openQuality() {
  const clock = fakeClock();
  const published: SoundView[][] = [];
  const quality = createQuality({
    clock,
    timers: clock,
    callOf: (leg) => (leg === 'olena' ? 'anna' : leg),
    publish: (views) => published.push(views),
  });
  const media = quality.overhear(silentMedia);
  const anna = counters('anna/1');
  const olena = counters('olena/1');
  const end = (cause: EndCause = byCaller) => {
    const told = quality.witnessed({ kind: 'ended', callId: callId('anna'), at: clock.now(), cause });
    const facts = quality.withSound([
      { callId: callId('anna'), at: clock.now(), body: { kind: 'ended', outcome: 'answered', cause } },
    ]);
    return { told, facts, sound: facts.flatMap(({ body }) => (body.kind === 'sound-measured' ? [body.sound] : []))[0] };
  };
  return {
    clock,
    quality,
    published,
    olena,
    anna,
    answered: (leg = 'anna') => quality.witnessed({ kind: 'answered', callId: callId(leg), at: clock.now() }),
    sound: (sound: Sound, leg = 'anna', page = '1') => void media.sound(mediaOf(callId(leg), page), sound),
    seconds: (count: number, second: Second = {}, of = anna) => {
      for (let done = 0; done < count; done += 1) {
        clock.pass(1_000);
        quality.counted([of.after(second)]);
      }
    },
    end,
  };
}

describe('the sound of a call', () => {
  test('is told once while nothing changes, and again when it does', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(20);
    expect(desk.published.map((views) => views.map(({ word }) => word))).toEqual([['good']]);
    desk.seconds(5, { received: 0, level: 0 });
    expect(desk.published.at(-1)?.map(({ word, faults }) => ({ word, faults }))).toEqual([
      { word: 'no-sound', faults: ['no-packets'] },
    ]);
  });

  test('is kept with the end in one commit, summed up, with its curve', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(10);
    desk.seconds(4, { received: 0, level: 0 });
    desk.seconds(6, { received: 45, lost: 5, rttMs: 100, theyLost: 0 });
    const { facts, sound, told } = desk.end();
    expect(facts.map(({ body }) => body.kind)).toEqual(['sound-measured', 'ended']);
    expect(SoundSummary.parse(sound)).toMatchObject({
      measuredS: 20,
      unmeasuredS: 0,
      codec: 'PCMU',
      mos: { least: 1 },
      lossPercent: { mean: 3.8, most: 10 },
      rttMs: { mean: 44, most: 100 },
      spells: 1,
      oneWay: [{ fromS: 10, forS: 5, side: 'caller-not-heard' }],
    });
    const points = pointsOf(sound?.curve.mos ?? []);
    expect(points.slice(0, 3)).toEqual([null, 4.4, 4.4]);
    expect(points.slice(13, 15)).toEqual([1, 1]);
    expect(told).toMatchObject({ cause: byCaller });
    // Nothing is kept twice.
    expect(desk.end().facts.map(({ body }) => body.kind)).toEqual(['ended']);
  });

  test('that was not there at the end is part of why it ended', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(3);
    desk.seconds(5, { received: 0, level: 0 });
    expect(desk.end().told).toMatchObject({ cause: { ...byCaller, sound: 'caller-not-heard' } });
  });

  test('of three who talk together is the worse of the two lines, in one spell and by the one clock', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.answered('olena');
    desk.sound(talks, 'olena');
    desk.quality.counted([desk.anna.now(), desk.olena.now()]);
    for (let second = 0; second < 10; second += 1) {
      desk.clock.pass(1_000);
      desk.quality.counted([desk.anna.after(second < 3 ? {} : { received: 0, level: 0 }), desk.olena.after({})]);
    }
    expect(desk.quality.views().map(({ callId: id, word, faults }) => ({ id, word, faults }))).toEqual([
      { id: 'anna', word: 'no-sound', faults: ['no-packets'] },
    ]);
    const { sound } = desk.end();
    expect(sound).toMatchObject({
      measuredS: 10,
      spells: 1,
      oneWay: [{ fromS: 3, forS: 7, side: 'caller-not-heard' }],
    });
  });

  test('counts nothing while the caller hears music, and goes on after it', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(5);
    desk.sound(held);
    expect(desk.quality.views()).toEqual([]);
    desk.seconds(30, { received: 0, level: 0 });
    desk.sound(talks);
    desk.seconds(6);
    const { sound } = desk.end();
    expect({ measured: sound?.measuredS, spells: sound?.spells, unmeasured: sound?.unmeasuredS }).toEqual({
      measured: 10,
      spells: 0,
      unmeasured: 0,
    });
    expect(pointsOf(sound?.curve.mos ?? [])[20]).toBeNull();
  });

  test('in a consultation is that of whoever is heard, and all of it is the caller’s', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(5);
    desk.sound(held);
    desk.answered('olena');
    desk.sound(talks, 'olena');
    desk.quality.counted([desk.olena.now()]);
    desk.seconds(8, { codec: 'opus' }, desk.olena);
    expect(desk.quality.views().map(({ callId: of, codec }) => ({ of, codec }))).toEqual([
      { of: 'anna', codec: 'opus' },
    ]);
    desk.quality.witnessed({ kind: 'ended', callId: callId('olena'), at: desk.clock.now(), cause: byCaller });
    const { sound } = desk.end();
    expect({ measured: sound?.measuredS, codec: sound?.codec }).toEqual({ measured: 13, codec: 'opus' });
  });

  test('is not left unmeasured in silence when the page dies, and goes on with the next page', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(5);
    desk.clock.pass(10_000);
    expect(desk.quality.views().map(({ word }) => word)).toEqual(['not-measured']);
    desk.quality.counted([desk.anna.anew()]);
    desk.seconds(5);
    expect(desk.quality.views().map(({ word }) => word)).toEqual(['good']);
    const { sound } = desk.end();
    expect({ measured: sound?.measuredS, unmeasured: sound?.unmeasuredS }).toEqual({ measured: 10, unmeasured: 8 });
  });

  test('goes on over a connection that takes the place of the first', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(5);
    const second = counters('anna/2');
    desk.sound(talks, 'anna', '2');
    desk.quality.counted([second.now(), desk.anna.after({ received: 0 })]);
    desk.seconds(5, {}, second);
    expect(desk.quality.views().map(({ word }) => word)).toEqual(['good']);
    expect(desk.end().sound).toMatchObject({ measuredS: 10, spells: 0 });
  });

  test('of a call that nobody answered is not kept', () => {
    const desk = openQuality();
    desk.sound({ send: 'silence', hear: true });
    desk.seconds(5);
    expect(desk.end().facts.map(({ body }) => body.kind)).toEqual(['ended']);
    expect(desk.published).toEqual([]);
  });

  test('of a call of two hours is kept in 120 points at most, and in few words', () => {
    const desk = openQuality();
    desk.answered();
    desk.sound(talks);
    desk.quality.counted([desk.anna.now()]);
    desk.seconds(2 * 3_600);
    const { sound } = desk.end();
    expect(sound?.curve.everyS).toBe(64);
    expect(pointsOf(sound?.curve.mos ?? []).length).toBeLessThanOrEqual(120);
    expect(JSON.stringify(sound).length).toBeLessThan(600);
    // Nothing ticks on when nobody talks.
    desk.clock.pass(5_000);
    expect(desk.clock.pending()).toBe(0);
  });

  test('stays out of other facts and other events', () => {
    const { quality, clock } = openQuality();
    const facts = [{ callId: callId('b') satisfies CallId, at: clock.now(), body: { kind: 'rang' } as const }];
    const event: TelephoneEvent = { kind: 'answer-failed', callId: callId('b'), failure: 'no-page' };
    expect(quality.withSound(facts)).toEqual(facts);
    expect(quality.witnessed(event)).toBe(event);
  });
});
