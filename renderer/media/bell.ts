import type { CallerClass } from '#core/caller/company.ts';
import type { Ring } from './ring.ts';
import { beepSamples, ringbackSamples, ringSamples } from './ringTone.ts';

export interface Bell {
  readonly ring: (ring: Ring) => void;
  /** The other side's telephone rings. */
  readonly ringback: (on: boolean) => void;
  /** At once. */
  readonly stop: () => void;
}

/** The tones have nothing above half of it; the browser raises them to the loudspeaker's rate. */
const toneRate = 16_000;
/** Without a ring for so long the loudspeaker is let go; milliseconds. */
const idleMs = 10_000;

/** Rings through a context that has been allowed to sound. */
export function createBell(context: AudioContext): Bell {
  const tones = new Map<ToneName, AudioBuffer>();
  let playing: { readonly class: CallerClass; readonly source: AudioBufferSourceNode } | null = null;
  let back: AudioBufferSourceNode | null = null;
  let heard: readonly string[] = [];
  let idle: ReturnType<typeof setTimeout> | null = null;

  function tone(name: ToneName): AudioBuffer {
    const known = tones.get(name);
    if (known !== undefined) return known;
    const samples = samplesOf(name);
    const buffer = context.createBuffer(1, samples.length, toneRate);
    buffer.copyToChannel(samples, 0);
    tones.set(name, buffer);
    return buffer;
  }

  function play(name: ToneName, loop: boolean): AudioBufferSourceNode {
    wake();
    const source = context.createBufferSource();
    source.buffer = tone(name);
    source.loop = loop;
    source.connect(context.destination);
    source.addEventListener('ended', () => source.disconnect());
    source.start();
    return source;
  }

  function wake(): void {
    if (idle !== null) clearTimeout(idle);
    idle = null;
    if (context.state !== 'running') void context.resume();
  }

  function stop(): void {
    playing?.source.stop();
    playing = null;
    rest();
  }

  function rest(): void {
    if (playing === null && back === null) idle ??= setTimeout(() => void context.suspend(), idleMs);
  }

  return {
    ring(ring) {
      const before = heard;
      heard = ring.kind === 'silent' ? [] : ring.callIds;
      if (ring.kind === 'ring') {
        if (playing?.class === ring.class) return;
        stop();
        playing = { class: ring.class, source: play(ring.class, true) };
        return;
      }
      stop();
      if (ring.kind === 'beeps' && heard.some((callId) => !before.includes(callId))) play('beep', false);
    },
    ringback(on) {
      if (on === (back !== null)) return;
      back?.stop();
      back = on ? play('ringback', true) : null;
      rest();
    },
    stop,
  };
}

type ToneName = CallerClass | 'beep' | 'ringback';

function samplesOf(name: ToneName): Float32Array<ArrayBuffer> {
  if (name === 'beep') return beepSamples(toneRate);
  return name === 'ringback' ? ringbackSamples(toneRate) : ringSamples(name, toneRate);
}
