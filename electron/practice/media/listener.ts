import { fromMulaw, sampleRate } from './mulaw.ts';

/** What a caller hears: the strongest frequency, 0 in silence, and the level, 0 to 1 of full scale. */
export interface Heard {
  readonly hz: number;
  readonly rms: number;
}

export interface Listener {
  /** One packet of mu-law, as it arrives. */
  readonly take: (payload: Buffer) => void;
  /** Of the last second; silence where nothing came. */
  readonly heard: () => Heard;
  readonly packets: () => number;
}

const windowMs = 1000;
/** Below this level (-60 dB) there is nothing to name a frequency of. */
const inaudible = 0.001;
const [lowestHz, highestHz, stepHz] = [60, 3600, 10];

/** `now` in milliseconds. */
export function createListener(now: () => number): Listener {
  let recent: { readonly at: number; readonly payload: Buffer }[] = [];
  let packets = 0;
  const forgetOld = () => {
    const oldest = now() - windowMs;
    recent = recent.filter(({ at }) => at >= oldest);
  };
  return {
    take: (payload) => {
      packets += 1;
      recent.push({ at: now(), payload: Buffer.from(payload) });
      if (recent.length > 100) forgetOld();
    },
    heard: () => {
      forgetOld();
      const bytes = Buffer.concat(recent.map(({ payload }) => payload));
      const samples = Float64Array.from(bytes, (byte) => fromMulaw(byte) / 32_768);
      const rms = samples.length === 0 ? 0 : Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
      return { hz: rms < inaudible ? 0 : strongest(samples), rms };
    },
    packets: () => packets,
  };
}

/** The frequency with the most energy, to within 10 Hz (Goertzel's filter, one frequency after another). */
function strongest(samples: Float64Array): number {
  let [best, bestEnergy] = [0, 0];
  for (let hz = lowestHz; hz <= highestHz; hz += stepHz) {
    const turn = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
    let [last, before] = [0, 0];
    for (const sample of samples) [last, before] = [sample + turn * last - before, last];
    const energy = last * last + before * before - turn * last * before;
    if (energy > bestEnergy) [best, bestEnergy] = [hz, energy];
  }
  return best;
}
