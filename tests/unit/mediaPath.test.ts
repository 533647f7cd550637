import { expect, test } from 'vitest';
import { followPath, type PathPeer, type PathState } from '../../renderer/media/path.ts';
import { fakeClock } from '../fakes/clock.ts';

function path() {
  const clock = fakeClock();
  const begun = clock.now();
  const told: number[] = [];
  let changed = () => undefined as void;
  let state: PathState = 'new';
  const peer: PathPeer = {
    get iceConnectionState() {
      return state;
    },
    addEventListener: (_kind, listener) => {
      changed = listener;
    },
  };
  followPath(peer, () => told.push(clock.now() - begun), clock);
  return {
    clock,
    told,
    to: (next: PathState) => {
      state = next;
      changed();
    },
  };
}

test('a path that is disconnected for a moment only is nothing to tell', () => {
  const { clock, told, to } = path();
  to('connected');
  to('disconnected');
  clock.pass(1_400);
  to('connected');
  clock.pass(60_000);
  expect(told).toEqual([]);
});

test('a path that stays away is told after a moment, then again with growing pauses, and then no more', () => {
  const { clock, told, to } = path();
  to('connected');
  to('disconnected');
  clock.pass(300_000);
  expect(told).toEqual([1_500, 4_500, 10_500, 22_500, 46_500, 94_500]);
  to('failed');
  clock.pass(300_000);
  expect(told).toHaveLength(6);
  to('connected');
  to('failed');
  expect(told).toHaveLength(7);
});

test('a path that has failed is told at once, also while its being away waits to be told', () => {
  const { clock, told, to } = path();
  to('connected');
  to('disconnected');
  clock.pass(500);
  to('failed');
  expect(told).toEqual([500]);
});

test('a new path that is being tried is not disturbed by the moments of the old one', () => {
  const { clock, told, to } = path();
  to('connected');
  to('failed');
  to('checking');
  clock.pass(1_000);
  to('connected');
  clock.pass(60_000);
  expect(told).toEqual([0]);
});

test('what never stood, and what was hung up, is not lost', () => {
  const { clock, told, to } = path();
  to('checking');
  to('failed');
  to('connected');
  to('disconnected');
  to('closed');
  clock.pass(60_000);
  expect(told).toEqual([]);
});
