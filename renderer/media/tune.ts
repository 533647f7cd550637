/**
 * Portico's own tune for callers who wait, written as steps above middle C (0 is C4, 12 an octave higher; null rests).
 * It stays between 260 and 1,050 Hz, where every telephone codec carries it. Eight bars of eight quavers.
 */
const melody: readonly (readonly (number | null)[])[] = [
  [4, null, 7, null, 12, null, 11, 9],
  [7, null, 4, null, 9, null, null, null],
  [9, null, 12, null, 16, null, 14, 12],
  [11, null, 7, null, 14, null, null, null],
  [16, null, 14, 12, 11, null, 12, null],
  [9, null, 12, null, 7, null, null, null],
  [5, null, 9, null, 12, null, 11, 9],
  [7, null, 11, null, 12, null, null, null],
];
/** The chord below each bar, played as four quiet crotchets. */
const chords: readonly (readonly number[])[] = [
  [0, 4, 7, 4],
  [0, 4, 9, 4],
  [0, 5, 9, 5],
  [2, 7, 11, 7],
  [0, 4, 7, 4],
  [0, 5, 9, 5],
  [2, 5, 9, 5],
  [2, 7, 11, 7],
];

/** Seconds. */
const quaver = 0.3;
/** The last note rings out into the beginning of the next round. */
const tail = 0.4;
const sampleRate = 16_000;

interface Struck {
  readonly at: number;
  readonly step: number;
  readonly loud: number;
  readonly rings: number;
}

/** One round of the tune, made by the browser off the page's own thread. */
export function playedTune(): Promise<AudioBuffer> {
  const length = Math.ceil((melody.length * 8 * quaver + tail) * sampleRate);
  const studio = new OfflineAudioContext(1, length, sampleRate);
  for (const note of notes()) strike(studio, note);
  return studio.startRendering();
}

function* notes(): Generator<Struck> {
  for (const [bar, steps] of melody.entries()) {
    const begins = bar * 8 * quaver;
    for (const [place, step] of steps.entries())
      if (step !== null) yield { at: begins + place * quaver, step, loud: 0.16, rings: 1.1 };
    for (const [place, step] of (chords[bar] ?? []).entries())
      yield { at: begins + place * 2 * quaver, step, loud: 0.06, rings: 0.8 };
  }
}

/** A plucked string: a triangle's soft overtones, a quick attack, a decay. */
function strike(studio: OfflineAudioContext, { at, step, loud, rings }: Struck): void {
  const string = studio.createOscillator();
  string.type = 'triangle';
  string.frequency.value = 261.63 * 2 ** (step / 12);
  const swell = studio.createGain();
  swell.gain.setValueAtTime(0, at);
  swell.gain.linearRampToValueAtTime(loud, at + 0.015);
  swell.gain.exponentialRampToValueAtTime(0.001, at + rings);
  string.connect(swell).connect(studio.destination);
  string.start(at);
  string.stop(at + rings);
}
