/** What a few seconds of somebody's voice are like for whoever hears them. */
export type VoiceVerdict = 'silent' | 'quiet' | 'overdriven' | 'good';

/** Decibels below full scale: below it there is nothing, and below it a voice is lost in the noise of a telephone line. */
const nothing = -66;
const tooQuiet = -42;
/** The share of samples at the very edge from which on a voice crackles. */
const crackles = 0.002;

/** Judges a recording by its louder parts: pauses between words are no fault. `samples` within -1 to 1. */
export function verdictOn(samples: Float32Array, sampleRate: number): VoiceVerdict {
  const frame = Math.max(1, Math.round(sampleRate / 50));
  const levels: number[] = [];
  for (let first = 0; first + frame <= samples.length; first += frame)
    levels.push(levelOf(samples.subarray(first, first + frame)));
  levels.sort((a, b) => a - b);
  const loud = levels[Math.floor(levels.length * 0.9)] ?? -Infinity;
  if (loud < nothing) return 'silent';
  if (loud < tooQuiet) return 'quiet';
  const atEdge = samples.reduce((count, sample) => count + (Math.abs(sample) >= 0.99 ? 1 : 0), 0);
  return atEdge / samples.length > crackles ? 'overdriven' : 'good';
}

function levelOf(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
