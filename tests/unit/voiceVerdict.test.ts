import { expect, test } from 'vitest';
import { verdictOn } from '../../renderer/media/voiceVerdict.ts';

const rate = 16_000;

/** A second of words and pauses, as loud as said; 1 reaches the edge. */
function voice(peak: number): Float32Array {
  return Float32Array.from({ length: rate }, (_, n) =>
    Math.floor(n / 1600) % 2 === 0 ? Math.max(-1, Math.min(1, peak * Math.sin(n / 5))) : 0,
  );
}

test('a recording is judged by what is said in it, not by its pauses', () => {
  const judged = [0, 0.0004, 0.004, 0.1, 0.9, 3].map((peak) => verdictOn(voice(peak), rate));
  expect(judged).toEqual(['silent', 'silent', 'quiet', 'good', 'good', 'overdriven']);
});

test('nothing recorded is silence', () => {
  expect([verdictOn(new Float32Array(0), rate), verdictOn(new Float32Array(1), rate)]).toEqual(['silent', 'silent']);
});
