import type { Page } from 'playwright';
import { openEar, type Ear, type Recording } from './ear.ts';

declare global {
  interface Window {
    /** What this page's peer connections receive; put there by `tapReceivedSound`, no part of the product. */
    receivedSound: (nth: number) => { rate: number; total: number; samples: string };
  }
  /** Chromium's, not yet in TypeScript's DOM: https://w3c.github.io/mediacapture-transform/ */
  var MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => { readable: ReadableStream<AudioData> };
}

/**
 * An ear at the page's loudspeakers: every received track that a playing, audible element carries; of several at once the
 * one that came last, or the nth of them from 0.
 */
export function earOf(page: Page, nth = 0): Promise<Ear> {
  return openEar(async (): Promise<Recording> => {
    const { rate, total, samples } = await page.evaluate((of) => window.receivedSound(of), nth);
    const bytes = Buffer.from(samples, 'base64');
    return { rate, total, samples: Int16Array.from({ length: bytes.length / 2 }, (_, n) => bytes.readInt16LE(n * 2)) };
  });
}

/** Init script: runs in the page before the product, so it must be whole in itself. */
export function tapReceivedSound(): void {
  interface Tap {
    readonly track: MediaStreamTrack;
    rate: number;
    total: number;
    newestAt: number;
    samples: Int16Array;
  }
  const taps: Tap[] = [];
  const elements = new Set<HTMLMediaElement>();
  const seconds = 1;
  /** What has told nothing for so long is not heard any more. */
  const stillMs = 150;

  async function follow(track: MediaStreamTrack): Promise<void> {
    const tap: Tap = { track, rate: 48_000, total: 0, newestAt: 0, samples: new Int16Array(0) };
    taps.push(tap);
    for await (const value of new MediaStreamTrackProcessor({ track }).readable) {
      const part = new Float32Array(value.numberOfFrames);
      value.copyTo(part, { planeIndex: 0, format: 'f32-planar' });
      tap.rate = value.sampleRate;
      value.close();
      if (!isPlayed(track)) continue;
      const kept = tap.samples.subarray(Math.max(0, tap.samples.length + part.length - Math.ceil(tap.rate * seconds)));
      const joined = new Int16Array(kept.length + part.length);
      joined.set(kept);
      joined.set(
        part.map((sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)),
        kept.length,
      );
      tap.samples = joined;
      tap.total += part.length;
      tap.newestAt = performance.now();
    }
  }

  function isPlayed(track: MediaStreamTrack): boolean {
    return [...elements].some(
      (element) =>
        element.srcObject instanceof MediaStream &&
        element.srcObject.getTracks().some((carried) => carried.id === track.id) &&
        !element.paused &&
        !element.muted &&
        element.volume > 0,
    );
  }

  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(this: HTMLMediaElement, stream: MediaProvider | null) {
      elements.add(this);
      source?.set?.call(this, stream);
    },
  });

  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') void follow(track);
      });
    }
  };

  window.receivedSound = (nth) => {
    // Two that sound at once tell of themselves in turn: which spoke last changes a hundred times a second.
    const lately = Math.max(...taps.map(({ newestAt }) => newestAt)) - stillMs;
    const newest = taps.filter(({ newestAt }) => newestAt >= lately).toReversed()[nth];
    const bytes = new Uint8Array(newest?.samples.buffer ?? new ArrayBuffer(0));
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return {
      rate: newest?.rate ?? 48_000,
      total: taps.reduce((sum, tap) => sum + tap.total, 0),
      samples: btoa(binary),
    };
  };
}
