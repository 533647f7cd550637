import { expect, test } from 'vitest';
import { type HeadsetCalls, noCalls } from '#core/headset/callState.ts';
import type { HeadsetLamp } from '#core/headset/control.ts';
import { wantedLamps } from '#core/headset/wantedLamps.ts';

const keeps = { holdClearsOffHook: false };

test.for<[string, Partial<HeadsetCalls>, readonly HeadsetLamp[]]>([
  ['no call: all is dark', {}, []],
  ['a call rings', { ringing: true }, ['ring', 'ringer']],
  ['a call is being answered or dialled', { current: 'answering' }, ['off-hook', 'microphone', 'on-line']],
  ['somebody is talked to', { current: 'talking' }, ['off-hook', 'microphone', 'on-line']],
  ['muted', { current: 'talking', muted: true }, ['off-hook', 'mute', 'on-line']],
  [
    'a second call rings, not in the ear',
    { current: 'talking', ringing: true },
    ['off-hook', 'ring', 'microphone', 'on-line'],
  ],
  ['held: off-hook is kept', { current: 'held' }, ['off-hook', 'hold', 'on-line']],
  ['held and muted', { current: 'held', muted: true }, ['off-hook', 'mute', 'hold', 'on-line']],
  ['held while another rings', { current: 'held', ringing: true }, ['off-hook', 'ring', 'ringer', 'hold', 'on-line']],
  ['only somebody else waits', { waiting: true }, ['hold']],
  ['somebody else waits during a talk', { current: 'talking', waiting: true }, ['off-hook', 'microphone', 'on-line']],
  ['nobody is talked to: there is nothing to mute', { muted: true }, []],
])('%s', ([, calls, lit]) => {
  expect([...wantedLamps({ ...noCalls, ...calls }, keeps)]).toEqual(lit);
});

test('a maker whose held call clears off-hook: hold alone says that somebody is there', () => {
  expect([...wantedLamps({ ...noCalls, current: 'held' }, { holdClearsOffHook: true })]).toEqual(['hold', 'on-line']);
});
