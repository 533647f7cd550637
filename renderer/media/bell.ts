import type { CallerClass } from '#core/caller/callerClass.ts';
import { beepSamples, ringbackSamples, ringSamples, type RingTone } from './ringTone.ts';

/** What a bell can play: the ring of a class, one soft note, or the tone of the other side's telephone. */
export type Tone =
  | { readonly kind: 'ring'; readonly class: CallerClass; readonly tone: RingTone }
  | { readonly kind: 'beep' | 'ringback' };

/** One loudspeaker that rings. */
export interface Bell {
  /** Again and again until another or null; the same goes on without beginning anew. */
  readonly play: (tone: Tone | null) => void;
  readonly once: (tone: Tone, ended?: () => void) => void;
  /** From 0 to 1, also of what sounds already. */
  readonly setVolume: (loudness: number) => void;
}

/** The tones have nothing above half of it; the browser raises them to the loudspeaker's rate. */
const toneRate = 16_000;
/** Without a ring for so long the loudspeaker is let go; milliseconds. */
const idleMs = 10_000;

/** Rings through a context that has been allowed to sound. */
export function createBell(context: AudioContext): Bell {
  const tones = new Map<string, AudioBuffer>();
  const gain = context.createGain();
  gain.connect(context.destination);
  let playing: { readonly name: string; readonly source: AudioBufferSourceNode } | null = null;
  let idle: ReturnType<typeof setTimeout> | null = null;

  function buffered(tone: Tone): AudioBuffer {
    const known = tones.get(nameOf(tone));
    if (known !== undefined) return known;
    const samples = samplesOf(tone);
    const buffer = context.createBuffer(1, samples.length, toneRate);
    buffer.copyToChannel(samples, 0);
    tones.set(nameOf(tone), buffer);
    return buffer;
  }

  function start(tone: Tone, loop: boolean): AudioBufferSourceNode {
    if (idle !== null) clearTimeout(idle);
    idle = null;
    if (context.state !== 'running') void context.resume();
    const source = context.createBufferSource();
    source.buffer = buffered(tone);
    source.loop = loop;
    source.connect(gain);
    source.addEventListener('ended', () => source.disconnect());
    source.start();
    return source;
  }

  function rest(): void {
    if (playing === null) idle ??= setTimeout(() => void context.suspend(), idleMs);
  }

  // Chromium suspends a context whose device was unplugged, also when it is sent to another: the ring goes on there.
  context.addEventListener('sinkchange', () => {
    if (playing !== null && context.state !== 'running') void context.resume();
  });
  rest();
  return {
    play(tone) {
      const name = tone === null ? null : nameOf(tone);
      if (name === (playing?.name ?? null)) return;
      playing?.source.stop();
      playing = tone === null ? null : { name: nameOf(tone), source: start(tone, true) };
      rest();
    },
    once(tone, ended) {
      const source = start(tone, false);
      if (ended !== undefined) source.addEventListener('ended', ended);
      rest();
    },
    setVolume(loudness) {
      gain.gain.value = heardAs(loudness);
    },
  };
}

/** The ear hears ratios: half of the slider is meant to sound half as loud, which is about a quarter of the power. */
export function heardAs(loudness: number): number {
  return loudness ** 2;
}

function nameOf(tone: Tone): string {
  return tone.kind === 'ring' ? `${tone.class} ${tone.tone}` : tone.kind;
}

function samplesOf(tone: Tone): Float32Array<ArrayBuffer> {
  if (tone.kind === 'ring') return ringSamples(tone.class, toneRate, tone.tone);
  return tone.kind === 'beep' ? beepSamples(toneRate) : ringbackSamples(toneRate);
}
