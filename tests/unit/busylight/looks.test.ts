import { expect, test } from 'vitest';
import { busylightKind, isBusylight } from '#core/busylight/kind.ts';
import { type BusylightState, busylightState, looks } from '#core/busylight/look.ts';
import { busylightReports } from '#core/busylight/reports.ts';
import { type HeadsetCalls, noCalls } from '#core/headset/callState.ts';

const states: readonly BusylightState[] = ['off', 'free', 'ringing', 'in-call', 'held', 'missed'];

/** A report as hexadecimal digits, zeros at its end left out. */
function hex(report: Uint8Array | undefined): string {
  return Buffer.from(report ?? [])
    .toString('hex')
    .replace(/(00)+$/, '');
}

test('known busylights are told from other products of the same chip maker', () => {
  expect([busylightKind(0x04d8, 0xf372), busylightKind(0x27bb, 0x3bcd), busylightKind(0x27b8, 0x01ed)]).toEqual([
    'luxafor',
    'kuando',
    'blink1',
  ]);
  expect([isBusylight(0x04d8, 0xf848), isBusylight(0x04d8, 0x0001), isBusylight(0x0b0e, 0x0300)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('the light tells the most urgent: ringing, then talking, then held, then missed, then free', () => {
  const calls = (changed: Partial<HeadsetCalls>) => ({ ...noCalls, ...changed });
  expect(busylightState(calls({ ringing: true, current: 'talking', waiting: true }), true, false)).toBe('ringing');
  expect(busylightState(calls({ current: 'talking', waiting: true }), true, false)).toBe('in-call');
  expect(busylightState(calls({ current: 'answering' }), false, false)).toBe('in-call');
  expect(busylightState(calls({ current: 'held' }), true, false)).toBe('held');
  expect(busylightState(calls({ waiting: true }), true, false)).toBe('held');
  expect(busylightState(noCalls, true, false)).toBe('missed');
  expect(busylightState(noCalls, false, false)).toBe('free');
  expect(busylightState(noCalls, true, true)).toBe('no-calls');
  expect(busylightState(calls({ waiting: true }), true, true)).toBe('held');
});

test('a Luxafor is lit by the command for a static colour of all its lamps', () => {
  const { output, feature, againMs } = busylightReports('luxafor', 'in-call', 0);
  expect({ output: output.map(hex), feature, againMs }).toEqual({
    output: ['0001ffff'],
    feature: [],
    againMs: null,
  });
  expect(output[0]?.length).toBe(9);
});

test('a blink(1) is lit by feature report 1 with the command n for every lamp', () => {
  const { output, feature, againMs } = busylightReports('blink1', 'free', 0);
  expect({ output, feature: feature.map(hex), againMs }).toEqual({
    output: [],
    feature: ['016e00ff66'],
    againMs: null,
  });
  expect(feature[0]?.length).toBe(9);
});

test('a Kuando Busylight gets one step, silence and the sum of its bytes', () => {
  const { output } = busylightReports('kuando', 'in-call', 0);
  const report = output[0] ?? new Uint8Array();
  expect(report.length).toBe(65);
  expect(Buffer.from(report.subarray(0, 9)).toString('hex')).toBe('001000640000ff0080');
  expect(Buffer.from(report.subarray(9, 57)).every((byte) => byte === 0)).toBe(true);
  // 10 + 64 + ff + 80 + 3 times ff = 4f0
  expect(Buffer.from(report.subarray(57)).toString('hex')).toBe('000000ffffff04f0');
});

test('a Kuando Busylight is told again what it shows three times before it would go dark, and not when it is off', () => {
  const again = states.map((state) => [state, busylightReports('kuando', state, 0).againMs]);
  expect(Object.fromEntries(again)).toEqual({
    off: null,
    free: 10_000,
    ringing: 500,
    'in-call': 10_000,
    held: 1500,
    missed: 300,
  });
});

test('a ringing light is on and off in turns for as long as it rings', () => {
  const shown = [0, 1, 2, 3].map((step) => hex(busylightReports('luxafor', 'ringing', step).output[0]));
  expect(shown).toEqual(['0001ff0000ff', '0001ff', '0001ff0000ff', '0001ff']);
});

test('who cannot tell colours apart sees by the rhythm what the desk does, and nothing flickers', () => {
  const rhythms = states.map((state) => looks[state].map(({ ms }) => ms).join(' '));
  expect(rhythms).toEqual(['0', '0', '500 500', '0', '1500 500', '300 2700']);
  const rounds = states.map((state) => looks[state].reduce((sum, { ms }) => sum + ms, 0));
  expect(rounds.filter((ms) => ms > 0 && ms < 1000)).toEqual([]);
});
