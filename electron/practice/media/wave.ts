import { failed, ok, type Result } from '#core/support/result.ts';

const waveFormatMulaw = 7;

/** The mu-law bytes of a WAV file of 8 kHz, one channel (RIFF chunks `fmt ` and `data`). */
export function readWave(file: Buffer): Result<Buffer, 'not-a-wave' | 'not-telephone-sound'> {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    return failed('not-a-wave');
  let suits = false;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const chunk = file.subarray(at + 8, at + 8 + length);
    if (name === 'fmt ' && chunk.length >= 16) suits = isTelephoneSound(chunk);
    if (name === 'data') return suits ? ok(chunk) : failed('not-telephone-sound');
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return failed('not-a-wave');
}

function isTelephoneSound(format: Buffer): boolean {
  return format.readUInt16LE(0) === waveFormatMulaw && format.readUInt16LE(2) === 1 && format.readUInt32LE(4) === 8000;
}
