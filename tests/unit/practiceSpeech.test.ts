import { expect, test } from 'vitest';
import { speech } from '../../electron/practice/media/sound.ts';

/** Two packets and a bit of something that is not silence. */
const said = Buffer.alloc(330, 7);

test('a caller speaks, is silent for as long as the pause, and speaks again, whatever the length of the prompt', () => {
  const sound = speech([{ speech: said, pauseMs: 60 }], 20);
  const spoken = Array.from({ length: 9 }, () => sound.next()?.filter((byte) => byte === 7).length);
  expect(spoken).toEqual([0, 160, 160, 10, 0, 0, 0, 160, 160]);
});
