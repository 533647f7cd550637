import type { CallerClass } from '#core/caller/company.ts';

/** Seconds. Two bursts, then a pause in which a greeting can be begun. */
const burst = 0.42;
const between = 0.16;
const ringPeriod = 2.8;

/** The lower of two notes a fourth apart, hertz: the class is heard before it is read. */
const pitches: Readonly<Record<CallerClass, number>> = {
  client: 587.33,
  partner: 523.25,
  applicant: 493.88,
  unknown: 440,
};

/** One period of the ring, mono, within -1 to 1, silent at both ends so that it loops without a click. */
export function ringSamples(callerClass: CallerClass, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(ringPeriod * sampleRate));
  const pitch = pitches[callerClass];
  addNote(samples, { from: 0, lasts: burst, pitch, loud: 0.5, sampleRate });
  addNote(samples, { from: burst + between, lasts: burst, pitch: pitch * (4 / 3), loud: 0.5, sampleRate });
  return samples;
}

/** One short soft note for the ear of somebody who is talking. */
export function beepSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(0.25 * sampleRate));
  addNote(samples, { from: 0, lasts: 0.22, pitch: 659.25, loud: 0.12, sampleRate });
  return samples;
}

/** One period of the ringing tone of most of Europe (ETSI TR 101 041-2): 425 Hz, one second of five. */
export function ringbackSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(5 * sampleRate);
  for (let index = 0; index < sampleRate; index += 1) {
    const edge = Math.min(1, index / (0.01 * sampleRate), (sampleRate - index) / (0.01 * sampleRate));
    samples[index] = 0.1 * edge * Math.sin((2 * Math.PI * 425 * index) / sampleRate);
  }
  return samples;
}

interface Note {
  readonly from: number;
  readonly lasts: number;
  readonly pitch: number;
  readonly loud: number;
  readonly sampleRate: number;
}

/** A struck bell: quick attack, slow decay, a quiet octave above. */
function addNote(samples: Float32Array, { from, lasts, pitch, loud, sampleRate }: Note): void {
  const first = Math.round(from * sampleRate);
  const count = Math.round(lasts * sampleRate);
  for (let index = 0; index < count && first + index < samples.length; index += 1) {
    const time = index / sampleRate;
    const attack = Math.min(1, time / 0.012);
    const end = Math.min(1, (lasts - time) / 0.03);
    const envelope = loud * attack * end * Math.exp(-3.2 * time);
    const angle = 2 * Math.PI * pitch * time;
    samples[first + index] = envelope * (0.8 * Math.sin(angle) + 0.2 * Math.sin(2 * angle));
  }
}
