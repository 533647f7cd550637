import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeadsetCalls, type HeadsetIntent, noCalls } from '#core/headset/callState.ts';
import type { Control, Signal } from '#core/headset/control.ts';
import { interpret, type Interpreted } from '#core/headset/interpret.ts';
import { atFirst, type HeadsetEvent, type HeadsetState, type Traits } from '#core/headset/interpretState.ts';
import { profileFor } from '#core/headset/profiles.ts';

const jabra: Traits = {
  profile: profileFor(0x0b0e, 1),
  controls: new Set<Control>(['hook', 'mute', 'flash', 'drop', 'reject', 'redial', 'in-use']),
  lamps: new Set(['off-hook', 'ring', 'mute', 'hold'] as const),
};
const generic: Traits = { ...jabra, profile: profileFor(0xf055, 1) };

const press = (control: Control): Signal => ({ control, on: true, absolute: false, reportId: 2, changed: true });
const hook = (on: boolean): Signal => ({ control: 'hook', on, absolute: true, reportId: 2, changed: true });
const ringing: HeadsetCalls = { ...noCalls, ringing: true };
const talking: HeadsetCalls = { ...noCalls, current: 'talking' };

/** Events with their time, played on; what was meant and owed at each. */
function play(traits: Traits, ...events: readonly (readonly [at: number, event: HeadsetEvent])[]) {
  let state: HeadsetState = atFirst;
  return events.map(([at, event]) => {
    const { next, intents, acknowledge, wakeAt } = interpret(state, event, at, traits);
    state = next;
    return [at, intents.join(' '), acknowledge.join(' '), wakeAt];
  });
}

const signals = (...told: readonly Signal[]): HeadsetEvent => ({ kind: 'signals', signals: told });
const calls = (to: HeadsetCalls): HeadsetEvent => ({ kind: 'calls-changed', calls: to });
const written = (...lamps: readonly ('off-hook' | 'mute')[]): HeadsetEvent => ({
  kind: 'written',
  lamps: new Set(lamps),
});

test('a press that no write answered is told again after 2000 ms (Jabra Engage 50), and is one press', () => {
  expect(play(jabra, [0, calls(talking)], [1_000, signals(press('mute'))], [3_010, signals(press('mute'))])).toEqual([
    [0, '', '', null],
    [1_000, 'mute', '', 1_150],
    [3_010, '', 'mute off-hook', null],
  ]);
});

test('a hook that goes down 2000 ms after it answered is no repetition: it hangs up', () => {
  expect(
    play(
      { ...jabra, lamps: new Set() },
      [0, calls(ringing)],
      [1_000, signals(hook(true))],
      [1_001, calls(talking)],
      [2_990, signals(hook(false))],
    ).map(([at, intents]) => [at, intents]),
  ).toEqual([
    [0, ''],
    [1_000, 'answer'],
    [1_001, ''],
    [2_990, 'hang-up'],
  ]);
});

test('a hook that goes down 2000 ms after a write was refused to it hangs up too', () => {
  const intents = play(
    jabra,
    [0, calls(ringing)],
    [1_000, signals(hook(true))],
    [1_001, calls(talking)],
    [2_990, signals(hook(false))],
  ).map(([, meant]) => meant);
  expect(intents).toEqual(['', 'answer', '', 'hang-up']);
});

test('a headset without lamps is never answered: two presses of its mute two seconds apart are two', () => {
  const intents = play(
    { ...jabra, lamps: new Set() },
    [0, calls(talking)],
    [1_000, signals(press('mute'))],
    [1_001, calls({ ...talking, muted: true })],
    [3_000, signals(press('mute'))],
  ).map(([, meant]) => meant);
  expect(intents).toEqual(['', 'mute', '', 'unmute']);
});

test('the one that was swapped to ends at once: the other one is not hung up by what was meant for it', () => {
  const intents = play(
    generic,
    [0, calls({ ...talking, waiting: true })],
    [1_000, signals(hook(true))],
    [2_000, signals(press('flash'))],
    [2_600, calls({ ...noCalls, current: 'held' })],
    [3_000, signals(hook(false))],
    [6_000, signals(press('drop'))],
  ).map(([, meant]) => meant);
  expect(intents).toEqual(['', '', 'swap', '', '', 'hang-up']);
});

test('without lamps too, the hook that went down for one that had ended takes up the other when it is moved next', () => {
  const intents = play(
    { ...generic, lamps: new Set() },
    [0, calls(ringing)],
    [1_000, signals(hook(true))],
    [1_001, calls({ ...talking, waiting: true })],
    [5_000, calls({ ...noCalls, current: 'held' })],
    [5_900, signals(hook(false))],
    [6_000, signals(hook(true))],
    [6_100, signals(hook(false))],
    [9_000, signals(hook(true))],
  ).map(([, meant]) => meant);
  expect(intents).toEqual(['', 'answer', '', '', '', '', '', 'resume']);
});

test('two presses two seconds apart that were answered are two presses', () => {
  const intents = play(
    jabra,
    [0, calls(talking)],
    [1_000, signals(press('mute'))],
    [1_001, calls({ ...talking, muted: true })],
    [1_010, written('off-hook', 'mute')],
    [3_000, signals(press('mute'))],
  ).map(([, meant]) => meant);
  expect(intents).toEqual(['', 'mute', '', '', 'unmute']);
});

test('mute and the hook that goes down in one report: who hangs up does not mute as well', () => {
  expect(
    play(generic, [0, calls(talking)], [900, signals(hook(true))], [1_000, signals(press('mute'), hook(false))]),
  ).toEqual([
    [0, '', '', null],
    [900, '', '', null],
    [1_000, 'hang-up', '', 1_150],
  ]);
});

test('a mute that the desk did not grant is asked again by the next press', () => {
  const intents = play(
    generic,
    [0, calls(talking)],
    [1_000, signals(press('mute'))],
    [1_400, signals(press('mute'))],
    [4_000, signals(press('mute'))],
  ).map(([, meant]) => meant);
  expect(intents).toEqual(['', 'mute', 'unmute', 'mute']);
});

test('a button of another company is told and means nothing', () => {
  expect(play(generic, [0, calls(ringing)], [1_000, signals(press('programme'))])).toEqual([
    [0, '', '', null],
    [1_000, '', '', null],
  ]);
});

const oneSignal = fc.record({
  control: fc.constantFrom<Control>('hook', 'flash', 'hold', 'redial', 'drop', 'mute', 'reject', 'in-use', 'programme'),
  on: fc.boolean(),
  absolute: fc.boolean(),
  reportId: fc.constantFrom(2, 4),
  changed: fc.boolean(),
});
const someCalls = fc.record({
  ringing: fc.boolean(),
  current: fc.constantFrom('none', 'answering', 'talking', 'held'),
  muted: fc.boolean(),
  waiting: fc.boolean(),
});
const someLamps = fc.subarray(['off-hook', 'ring', 'mute', 'hold'] as const).map((lamps) => new Set(lamps));
const oneEvent: fc.Arbitrary<HeadsetEvent> = fc.oneof(
  fc.record({ kind: fc.constant('signals' as const), signals: fc.array(oneSignal, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('calls-changed' as const), calls: someCalls }),
  fc.record({ kind: fc.constant('writing' as const), lamps: someLamps }),
  fc.record({ kind: fc.constant('written' as const), lamps: someLamps }),
  fc.constantFrom<HeadsetEvent>({ kind: 'opened' }, { kind: 'shown-unknown' }, { kind: 'time' }),
);
const course = fc.array(fc.tuple(fc.nat({ max: 3_000 }), oneEvent), { maxLength: 60 });

/** What the desk must have for a wish to be sensible at all. */
const sensible: Readonly<Record<HeadsetIntent, (desk: HeadsetCalls) => boolean>> = {
  answer: (desk) => desk.ringing,
  'hang-up': (desk) => desk.current !== 'none',
  reject: (desk) => desk.ringing,
  mute: (desk) => desk.current !== 'none',
  unmute: (desk) => desk.current !== 'none',
  hold: (desk) => desk.current === 'talking',
  resume: (desk) => desk.current === 'held',
  swap: (desk) => desk.ringing || desk.waiting,
  redial: (desk) => desk.current === 'none' && !desk.ringing && !desk.waiting,
};

function eachStep(
  traits: Traits,
  check: (before: HeadsetState, event: HeadsetEvent, at: number, step: Interpreted) => void,
) {
  fc.assert(
    fc.property(course, (events) => {
      let state: HeadsetState = atFirst;
      let at = 1_000_000;
      for (const [wait, event] of events) {
        at += wait;
        const step = interpret(state, event, at, traits);
        check(state, event, at, step);
        state = step.next;
      }
    }),
  );
}

test('whatever comes in whatever order: nothing is wished that cannot be, and at most one thing by a report', () => {
  for (const profile of [profileFor(0x0b0e, 1), profileFor(0x047f, 1), profileFor(0x6993, 1), profileFor(0xf055, 1)]) {
    eachStep({ ...jabra, profile }, (_, event, _at, { next, intents }) => {
      expect(intents.filter((intent) => !sensible[intent](next.calls))).toEqual([]);
      const most = { signals: 2, 'calls-changed': 2 }[event.kind as string] ?? 1;
      expect(intents.length).toBeLessThanOrEqual(most);
      // What is written wishes nothing by itself: at most the bouncing is over meanwhile.
      const byWriting = event.kind === 'writing' || event.kind === 'written' ? intents : [];
      expect(byWriting.filter((one) => one !== 'hang-up')).toEqual([]);
    });
  }
});

test('whatever comes in whatever order: every press is answered by a write in 150 ms, or left to another program', () => {
  eachStep(generic, (_, _event, at, { next, wakeAt, lamps, acknowledge }) => {
    if (next.owed.length === 0) return;
    expect([lamps === null, acknowledge, wakeAt !== null && wakeAt - at <= 150]).toEqual([false, [], true]);
  });
});

test('whatever comes in whatever order: the lamps are those of the calls, without what waits for off-hook', () => {
  eachStep(generic, (_, _event, _at, { next, lamps }) => {
    if (lamps === null) return;
    expect(lamps.has('ring')).toBe(next.calls.ringing);
    expect(lamps.has('mute')).toBe(next.calls.muted && next.calls.current !== 'none');
    expect(lamps.has('off-hook')).toBe(next.calls.current !== 'none' || (next.another && next.hookUp));
  });
});
