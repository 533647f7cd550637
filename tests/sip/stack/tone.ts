/** What an ear tells after one window of sound. */
export interface Heard {
  /** The strongest frequency. */
  readonly hz: number;
  /** 0..1: how much of the sound's energy lies at `hz`. A clean tone is above 0.9, speech or noise far below. */
  readonly purity: number;
  /** Root mean square, decibels below full scale; -Infinity for digital silence. */
  readonly dbfs: number;
}

const wavHeaderBytes = 44;

/** A sine as a WAV file: 16 bit PCM, one channel. Seamless when looped if `hz * seconds` is a whole number. */
export function toneWav(tone: { hz: number; seconds: number; rate: number; dbfs?: number }): Buffer {
  const samples = Math.round(tone.seconds * tone.rate);
  const peak = 32_767 * Math.SQRT2 * 10 ** ((tone.dbfs ?? -12) / 20);
  const wav = Buffer.alloc(wavHeaderBytes + samples * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(tone.rate, 24);
  wav.writeUInt32LE(tone.rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples * 2, 40);
  for (let n = 0; n < samples; n += 1) {
    const value = peak * Math.sin((2 * Math.PI * tone.hz * n) / tone.rate);
    wav.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(value))), wavHeaderBytes + n * 2);
  }
  return wav;
}

/**
 * Samples of a 16 bit mono WAV. The length in its header is not believed: a recording that still grows has it wrong.
 * Nothing is heard from a file too short to have its header.
 */
export function readWav(wav: Buffer): { rate: number; samples: Int16Array } {
  if (wav.length < wavHeaderBytes) return { rate: 8000, samples: new Int16Array(0) };
  if (wav.toString('latin1', 36, 40) !== 'data')
    throw new Error('Not a plain WAV recording: its sound begins elsewhere');
  return { rate: wav.readUInt32LE(24), samples: samplesIn(wav) };
}

/** Samples of a 16 bit mono WAV whose header may not have been written yet. */
export function samplesIn(wav: Buffer): Int16Array {
  const samples = new Int16Array(Math.max(0, Math.floor((wav.length - wavHeaderBytes) / 2)));
  for (let n = 0; n < samples.length; n += 1) samples[n] = wav.readInt16LE(wavHeaderBytes + n * 2);
  return samples;
}

/** Level alone, in dBFS. */
export function level(samples: Int16Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return samples.length === 0 ? -Infinity : 10 * Math.log10(sum / samples.length / 32_768 ** 2);
}

/** Analyses the newest power of two of the samples (Hann window, FFT, parabolic peak). */
export function listen(samples: Int16Array, rate: number): Heard {
  const size = samples.length < 2 ? 0 : 2 ** Math.floor(Math.log2(samples.length));
  const part = samples.subarray(samples.length - size);
  const dbfs = level(part);
  if (dbfs === -Infinity) return { hz: 0, purity: 0, dbfs };
  const power = powerSpectrum(part);
  // The first bins hold the direct current, which is not a sound.
  let peak = 3;
  for (let bin = 3; bin < power.length; bin += 1) if (at(power, bin) > at(power, peak)) peak = bin;
  const total = power.subarray(3).reduce((sum, value) => sum + value, 0);
  const around = power.subarray(Math.max(3, peak - 3), peak + 4).reduce((sum, value) => sum + value, 0);
  const [before, top, after] = [peak - 1, peak, peak + 1].map((bin) => Math.log(at(power, bin) + 1e-12));
  const bend = before! - 2 * top! + after!;
  const shift = bend === 0 ? 0 : (before! - after!) / (2 * bend);
  return { hz: ((peak + shift) * rate) / size, purity: total === 0 ? 0 : around / total, dbfs };
}

/** How loud one frequency is among whatever else is heard, in dBFS: a steady tone of full scale is 0. */
export function levelAt(samples: Int16Array, rate: number, hz: number): number {
  let [re, im, weight] = [0, 0, 0];
  for (const [n, value] of samples.entries()) {
    // Hann's window: what is 20 Hz away in a quarter of a second does not count.
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / samples.length);
    const angle = (2 * Math.PI * hz * n) / rate;
    re += value * window * Math.cos(angle);
    im -= value * window * Math.sin(angle);
    weight += window;
  }
  return weight === 0 ? -Infinity : 20 * Math.log10((2 * Math.hypot(re, im)) / weight / 32_768);
}

/** One word for a test: 'silence', 'noise', or the tone rounded to 10 Hz, for example '1000 Hz'. */
export function inWords(heard: Heard): string {
  if (heard.dbfs < -50) return 'silence';
  if (heard.purity < 0.7) return 'noise';
  return `${Math.round(heard.hz / 10) * 10} Hz`;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** Radix-2 FFT in place; answers the power of the bins below half the sampling rate. */
function powerSpectrum(samples: Int16Array): Float64Array {
  const size = samples.length;
  const re = Float64Array.from(samples, (value, n) => value * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size)));
  const im = new Float64Array(size);
  reverseBits(re);
  for (let span = 2; span <= size; span *= 2) {
    const angle = (-2 * Math.PI) / span;
    for (let k = 0; k < span / 2; k += 1) {
      const [cos, sin] = [Math.cos(angle * k), Math.sin(angle * k)];
      for (let a = k; a < size; a += span) {
        const b = a + span / 2;
        const x = at(re, b) * cos - at(im, b) * sin;
        const y = at(re, b) * sin + at(im, b) * cos;
        re[b] = at(re, a) - x;
        im[b] = at(im, a) - y;
        re[a] = at(re, a) + x;
        im[a] = at(im, a) + y;
      }
    }
  }
  return re.subarray(0, size / 2).map((value, bin) => value ** 2 + at(im, bin) ** 2);
}

function reverseBits(values: Float64Array): void {
  for (let n = 1, mirror = 0; n < values.length; n += 1) {
    let bit = values.length >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (n < mirror) [values[n], values[mirror]] = [at(values, mirror), at(values, n)];
  }
}
