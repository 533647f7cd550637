import { expect, test } from 'vitest';
import { builtInClasses } from '#core/caller/callerClass.ts';
import type { CallView } from '#core/call/view.ts';
import { hearsRingback, ringOf } from '../../renderer/media/ring.ts';
import { beepSamples, ringSamples, ringToneOf, ringTones } from '../../renderer/media/ringTone.ts';
import { blankSlice, withSnapshot, type DeskSlice } from '../../renderer/state/slice.ts';
import { quietDesk, ringingCall } from '../fixtures/deskViews.ts';

const anna = ringingCall('anna');
const boris = ringingCall('boris');
const talking: CallView = { ...ringingCall('clara'), stage: 'talking', place: 'current' };

function deskWith(...calls: CallView[]): DeskSlice {
  const desk = { ...quietDesk, telephone: 'yours', calls } as const;
  return { ...blankSlice, ...withSnapshot(blankSlice, { ...desk, calls: [...calls] }), connection: 'open' };
}

test('a quiet desk is silent', () => {
  expect(ringOf(deskWith())).toEqual({ kind: 'silent' });
});

test('a ringing call rings in the voice of its class', () => {
  expect(ringOf(deskWith(anna, boris))).toEqual({ kind: 'ring', class: 'client', callIds: ['anna', 'boris'] });
});

test('while somebody is talked to a ring is only a beep', () => {
  expect(ringOf(deskWith(anna, talking))).toEqual({ kind: 'beeps', class: 'client', callIds: ['anna'] });
});

test('a call held aside does not soften the ring', () => {
  const aside: CallView = { ...talking, stage: 'held', place: 'held' };
  expect(ringOf(deskWith(anna, aside))).toEqual({ kind: 'ring', class: 'client', callIds: ['anna'] });
});

test('a note to be finished does not soften the ring', () => {
  const note: CallView = { ...talking, stage: 'ended', place: 'note' };
  expect(ringOf(deskWith(anna, note))).toEqual({ kind: 'ring', class: 'client', callIds: ['anna'] });
});

test('a page that only reads, or has lost its backend, is silent', () => {
  expect(ringOf({ ...deskWith(anna), telephone: 'another' })).toEqual({ kind: 'silent' });
  expect(ringOf({ ...deskWith(anna), connection: 'lost' })).toEqual({ kind: 'silent' });
});

test('every tone of every class rings without clipping or clicks, and no two alike', () => {
  const classes = [...builtInClasses, 'vip-7'];
  const rings = ringTones.flatMap((tone) => classes.map((name) => ringSamples(name, 16_000, tone)));
  for (const samples of [...rings, beepSamples(16_000)]) {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.05);
    expect(peak).toBeLessThan(0.9);
    expect(Math.abs(samples[0] ?? 1)).toBe(0);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(1e-3);
    const steps = samples.map((sample, n) => Math.abs(sample - (samples[n - 1] ?? 0)));
    expect(steps.reduce((most, step) => Math.max(most, step), 0)).toBeLessThan(0.6);
  }
  expect(new Set(rings.map((samples) => samples.slice(0, 2000).join(' '))).size).toBe(45);
});

test('a tone that is not known any more rings as Portico’s own', () => {
  expect(['chime', 'trumpet', undefined].map(ringToneOf)).toEqual(['chime', 'bells', 'bells']);
});

test('the ring is two bursts and then a pause', () => {
  const samples = ringSamples('client', 16_000);
  const loud = Array.from({ length: 56 }, (_, part) =>
    samples.slice(part * 800, (part + 1) * 800).some((sample) => Math.abs(sample) > 0.02),
  );
  const bursts = loud.map((is) => (is ? '#' : '.')).join('');
  expect(bursts).toMatch(/^#{8,9}\.{2,3}#{8,9}\.{30,}$/);
});

test('whoever dials hears the other telephone ring, unless its exchange lets it be heard itself', () => {
  const dialled: CallView = { ...anna, direction: 'out', stage: 'dialling', place: 'current', alerting: 'silent' };
  const heard = [dialled, { ...dialled, alerting: null }, { ...dialled, alerting: 'early-sound' as const }];
  expect(heard.map((call) => hearsRingback(deskWith(call)))).toEqual([true, false, false]);
});

test('whoever consults hears the target’s telephone ring, whoever hands over assisted does not', () => {
  const target = { employeeId: 'e1', name: 'Olena Koval', number: '204' };
  const consulted: CallView = {
    ...talking,
    stage: 'held',
    transfer: { how: 'consult', target, stage: 'ringing', hears: 'nobody', since: 1, problem: null },
  };
  expect([consulted, { ...consulted, place: 'held' as const }].map((call) => hearsRingback(deskWith(call)))).toEqual([
    true,
    false,
  ]);
});
