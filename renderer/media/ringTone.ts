import type { BuiltInClass, CallerClass } from '#core/caller/callerClass.ts';

/** How the ring of a class goes; how high it sounds is the class's own, so that two classes never sound the same. */
export const ringTones = ['bells', 'chime', 'telephone', 'marimba', 'gentle'] as const;
export type RingTone = (typeof ringTones)[number];

/** Seconds. Two bursts, then a pause in which a greeting can be begun. */
const burst = 0.42;
const between = 0.16;
const ringPeriod = 2.8;

/** The lowest note, hertz: the class is heard before it is read. */
const pitches: Readonly<Record<BuiltInClass, number>> = {
  client: 587.33,
  press: 554.37,
  partner: 523.25,
  applicant: 493.88,
  supplier: 466.16,
  unknown: 440,
  internal: 415.3,
  spam: 392,
};
/** For the classes that an office adds; which of them, their id says, so that every desk rings alike. */
const furtherPitches = [622.25, 659.25, 698.46, 739.99, 369.99, 349.23, 783.99] as const;

function pitchOf(of: CallerClass): number {
  const own = new Map<string, number>(Object.entries(pitches)).get(of);
  const sum = [...of].reduce((so, letter) => so * 31 + (letter.codePointAt(0) ?? 0), 0);
  return own ?? furtherPitches[sum % furtherPitches.length] ?? pitches.unknown;
}

/** What the page remembers may come from a newer Portico, or be nothing. */
export function ringToneOf(kept: string | undefined): RingTone {
  return ringTones.find((tone) => tone === kept) ?? 'bells';
}

/** One period of the ring, mono, within -1 to 1, silent at both ends so that it loops without a click. */
export function ringSamples(
  callerClass: CallerClass,
  sampleRate: number,
  tone: RingTone = 'bells',
): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(ringPeriod * sampleRate));
  for (const note of scores[tone]) addNote(samples, { ...note, pitch: note.pitch * pitchOf(callerClass), sampleRate });
  return samples;
}

type Score = Omit<Note, 'sampleRate'>;

const struck = { swell: 0.012, fade: 3.2, octave: 0.2, trill: 0 };
/** `pitch` as a multiple of the class's lowest note. */
const scores: Readonly<Record<RingTone, readonly Score[]>> = {
  bells: [
    { ...struck, from: 0, lasts: burst, pitch: 1, loud: 0.5 },
    { ...struck, from: burst + between, lasts: burst, pitch: 4 / 3, loud: 0.5 },
  ],
  chime: [
    { ...struck, from: 0, lasts: 0.5, pitch: 3 / 2, loud: 0.45 },
    { ...struck, from: 0.22, lasts: 0.5, pitch: 5 / 4, loud: 0.45 },
    { ...struck, from: 0.44, lasts: 0.9, pitch: 1, loud: 0.45 },
  ],
  // The two bursts of a telephone with a bell: the hammer strikes twenty times a second.
  telephone: [
    { from: 0, lasts: 0.4, pitch: 2, loud: 0.5, swell: 0.01, fade: 0.3, octave: 0.35, trill: 20 },
    { from: 0.6, lasts: 0.4, pitch: 2, loud: 0.5, swell: 0.01, fade: 0.3, octave: 0.35, trill: 20 },
  ],
  marimba: [0, 0.14, 0.28, 0.56, 0.7].map((from, place) => ({
    from,
    lasts: 0.24,
    pitch: [1, 5 / 4, 3 / 2, 5 / 4, 3 / 2][place] ?? 1,
    loud: 0.6,
    swell: 0.004,
    fade: 14,
    octave: 0.05,
    trill: 0,
  })),
  gentle: [
    { from: 0, lasts: 1.1, pitch: 1, loud: 0.3, swell: 0.35, fade: 0.6, octave: 0.1, trill: 0 },
    { from: 0.3, lasts: 1.1, pitch: 3 / 2, loud: 0.2, swell: 0.35, fade: 0.6, octave: 0.1, trill: 0 },
  ],
};

/** One short soft note for the ear of somebody who is talking. */
export function beepSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(0.25 * sampleRate));
  addNote(samples, { ...struck, from: 0, lasts: 0.22, pitch: 659.25, loud: 0.12, sampleRate });
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
  /** Seconds, as `lasts` and `swell`. */
  readonly from: number;
  readonly lasts: number;
  /** Until it is at its loudest. */
  readonly swell: number;
  /** How fast it dies away: after a second e to the power of minus this is left. */
  readonly fade: number;
  readonly pitch: number;
  readonly loud: number;
  /** The share of the octave above. */
  readonly octave: number;
  /** Struck so often in a second; 0: once. */
  readonly trill: number;
  readonly sampleRate: number;
}

/** Added to what sounds already; silent at its beginning and its end. */
function addNote(samples: Float32Array, note: Note): void {
  const { from, lasts, swell, fade, pitch, loud, octave, trill, sampleRate } = note;
  const first = Math.round(from * sampleRate);
  const count = Math.round(lasts * sampleRate);
  for (let index = 0; index < count && first + index < samples.length; index += 1) {
    const time = index / sampleRate;
    const attack = Math.min(1, time / swell);
    const end = Math.min(1, (lasts - time) / 0.03);
    const strokes = trill === 0 ? 1 : 0.55 + 0.45 * Math.cos(2 * Math.PI * trill * time);
    const envelope = loud * attack * end * strokes * Math.exp(-fade * time);
    const angle = 2 * Math.PI * pitch * time;
    const before = samples[first + index] ?? 0;
    samples[first + index] = before + envelope * ((1 - octave) * Math.sin(angle) + octave * Math.sin(2 * angle));
  }
}
