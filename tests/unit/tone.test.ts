import { describe, expect, test } from 'vitest';
import { inWords, level, listen, readWav, toneWav } from '../sip/stack/tone.ts';

/** Noise that is the same in every run (a linear congruential generator). */
function noise(count: number, peak: number): Int16Array {
  let seed = 1;
  return Int16Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed / 2 ** 31 - 0.5) * 2 * peak;
  });
}

describe('the ear of the tests with real peers', () => {
  test.each([
    { hz: 600, rate: 8000, size: 4096 },
    { hz: 1000, rate: 8000, size: 4096 },
    { hz: 997.3, rate: 48_000, size: 16_384 },
    { hz: 3000, rate: 8000, size: 1024 },
  ])('tells a tone of $hz Hz at $rate samples a second to one hertz', ({ hz, rate, size }) => {
    const { samples, rate: told } = readWav(toneWav({ hz, seconds: 1, rate }));
    const heard = listen(samples.subarray(0, size), told);
    expect(Math.abs(heard.hz - hz)).toBeLessThan(1);
    expect(heard.purity).toBeGreaterThan(0.99);
    expect(Math.abs(heard.dbfs - -12)).toBeLessThan(0.1);
  });

  test('hears the tone through noise, and calls noise noise', () => {
    const hum = noise(4096, 3000);
    const { samples } = readWav(toneWav({ hz: 600, seconds: 1, rate: 8000 }));
    const mixed = hum.map((value, n) => value + (samples[n] ?? 0));
    expect([inWords(listen(mixed, 8000)), inWords(listen(hum, 8000))]).toEqual(['600 Hz', 'noise']);
  });

  test('two tones at once are not taken for one', () => {
    const [low, high] = [600, 1000].map((hz) => readWav(toneWav({ hz, seconds: 1, rate: 8000 })).samples);
    expect(
      inWords(
        listen(
          low!.map((value, n) => (value + (high![n] ?? 0)) / 2),
          8000,
        ),
      ),
    ).toBe('noise');
  });

  test('digital silence and comfort noise are both silence', () => {
    expect([inWords(listen(new Int16Array(4096), 8000)), inWords(listen(noise(4096, 30), 8000))]).toEqual([
      'silence',
      'silence',
    ]);
  });

  test('nothing at all is silence, never an error', () => {
    expect([listen(new Int16Array(0), 8000), listen(new Int16Array(1), 8000)]).toEqual([
      { hz: 0, purity: 0, dbfs: -Infinity },
      { hz: 0, purity: 0, dbfs: -Infinity },
    ]);
    expect(level(new Int16Array(0))).toBe(-Infinity);
  });

  test('a recording that still grows is read to its last whole sample, whatever its header says', () => {
    const wav = toneWav({ hz: 600, seconds: 0.01, rate: 8000 });
    wav.writeUInt32LE(0, 40);
    expect(readWav(wav.subarray(0, 44 + 21)).samples).toEqual(readWav(wav).samples.subarray(0, 10));
    expect(readWav(wav.subarray(0, 20))).toEqual({ rate: 8000, samples: new Int16Array(0) });
  });

  test('a file that is no plain recording is refused', () => {
    expect(() => readWav(Buffer.alloc(100))).toThrow('Not a plain WAV recording');
  });
});
