import { packetSamples, sampleRate, silentByte, toMulaw } from './mulaw.ts';

/** What a caller says: asked every 20 ms for the next 160 bytes of mu-law; null: nothing is sent. */
export interface Sound {
  readonly next: () => Buffer | null;
}

/** A tone of `hz` at `level`, 0 to 1 of full scale: to be recognised by its frequency at the other end. */
export function tone(hz: number, level = 0.35): Sound {
  let sample = 0;
  return {
    next: () => {
      const packet = Buffer.alloc(packetSamples);
      for (let at = 0; at < packetSamples; at += 1) {
        packet[at] = toMulaw(32_767 * level * Math.sin((2 * Math.PI * hz * sample) / sampleRate));
        sample += 1;
      }
      return packet;
    },
  };
}

/** Something said, and how long the caller listens after it. */
export interface Line {
  readonly speech: Buffer;
  readonly pauseMs: number;
}

/** A caller who listens for `firstPauseMs`, then says the lines in turn, over and over while the call is up. */
export function speech(lines: readonly Line[], firstPauseMs: number): Sound {
  let [turn, at] = [0, -bytesOf(firstPauseMs)];
  return {
    next: () => {
      const packet = Buffer.alloc(packetSamples, silentByte);
      const line = lines[turn % Math.max(lines.length, 1)];
      if (line === undefined) return packet;
      // Beyond the end of what is said copying is refused (RangeError), not empty.
      if (at >= 0 && at < line.speech.length) line.speech.copy(packet, 0, at, at + packetSamples);
      at += packetSamples;
      if (at >= line.speech.length + bytesOf(line.pauseMs)) [turn, at] = [turn + 1, 0];
      return packet;
    },
  };
}

/** In whole packets: a byte of mu-law is a sample. */
function bytesOf(ms: number): number {
  return Math.ceil((ms * sampleRate) / 1000 / packetSamples) * packetSamples;
}
