import { expect, test } from 'vitest';
import { steadyClock } from '../../../electron/services/headset/steadyClock.ts';

test('when the machine is set back an hour, the time between two presses still passes', () => {
  const hour = 3_600_000;
  const readings = [10 * hour, 10 * hour + 500, 9 * hour, 9 * hour + 400, 12 * hour];
  const now = steadyClock({ now: () => readings.shift() ?? 0, zone: () => 'Europe/Kyiv' });
  expect([now(), now(), now(), now()]).toEqual([10 * hour + 500, 10 * hour + 500, 10 * hour + 900, 13 * hour + 500]);
});
