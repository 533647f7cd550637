import { inWords, level, levelAt, listen } from './tone.ts';

/** Sound that arrived at some place and goes on arriving. */
export interface Recording {
  readonly rate: number;
  /** Everything since the beginning, or at least the newest part of it. */
  readonly samples: Int16Array;
  /** How many samples there were in all, those dropped from `samples` included. */
  readonly total: number;
}

/** Listens to what arrives from the moment it was made, never to what was there before. */
export interface Ear {
  /** The newest half second in a word: 'nothing' until there is as much, then 'silence', 'noise' or '1000 Hz'. */
  readonly hears: () => Promise<string>;
  /**
   * Seconds since the beginning, and the loudest quarter of a second among them in dBFS: of everything, or of one
   * frequency in hertz alone.
   */
  readonly loudest: (hz?: number) => Promise<{ readonly seconds: number; readonly dbfs: number }>;
  /** Seconds since the beginning, and the quietest whole half second among them in dBFS: was there ever silence? */
  readonly quietest: () => Promise<{ readonly seconds: number; readonly dbfs: number }>;
  /** Which of these frequencies are heard together in the newest half second; the others are not. */
  readonly among: (tones: readonly number[]) => Promise<readonly number[]>;
  /** How loud this frequency is in the newest half second, in dBFS; null until there is as much. */
  readonly loudnessOf: (hz: number) => Promise<number | null>;
}

export async function openEar(recording: () => Promise<Recording>): Promise<Ear> {
  const { total: before } = await recording();
  const fresh = async () => {
    const { rate, samples, total } = await recording();
    return { rate, samples: samples.subarray(samples.length - Math.min(samples.length, total - before)) };
  };
  return {
    async hears() {
      const { rate, samples } = await fresh();
      const window = windowSize(rate);
      return samples.length < window ? 'nothing' : inWords(listen(samples.subarray(samples.length - window), rate));
    },
    async loudnessOf(hz) {
      const { rate, samples } = await fresh();
      const window = Math.round(rate / 2);
      return samples.length < window ? null : levelAt(samples.subarray(samples.length - window), rate, hz);
    },
    async quietest() {
      const { rate, samples } = await fresh();
      const step = Math.round(rate / 2);
      let dbfs = Infinity;
      for (let start = 0; start + step <= samples.length; start += step)
        dbfs = Math.min(dbfs, level(samples.subarray(start, start + step)));
      return { seconds: samples.length / rate, dbfs };
    },
    async among(tones) {
      const { rate, samples } = await fresh();
      const window = Math.round(rate / 2);
      const newest = samples.subarray(samples.length - Math.min(samples.length, window));
      return newest.length < window ? [] : tones.filter((hz) => levelAt(newest, rate, hz) > audible);
    },
    async loudest(hz) {
      const { rate, samples } = await fresh();
      const step = Math.round(rate / 4);
      let dbfs = -Infinity;
      for (let start = 0; start < samples.length; start += step)
        dbfs = Math.max(dbfs, loudness(samples.subarray(start, start + step), rate, hz));
      return { seconds: samples.length / rate, dbfs };
    },
  };
}

/** A tone of the tests comes at -12 dBFS; far above what another one leaves at its frequency. */
const audible = -30;

/** About half a second, as the power of two that the analysis takes: 4096 samples at 8 kHz, 16,384 at 48 kHz. */
function windowSize(rate: number): number {
  return 2 ** Math.round(Math.log2(rate / 2.4));
}

function loudness(samples: Int16Array, rate: number, hz: number | undefined): number {
  return hz === undefined ? level(samples) : levelAt(samples, rate, hz);
}
