/** G.711 mu-law, the code every telephone speaks: one byte a sample, 8,000 samples a second. */
export const sampleRate = 8000;
/** Samples, and bytes, in one packet of 20 ms. */
export const packetSamples = 160;
/** The byte of a sample of zero. */
export const silentByte = 0xff;

const bias = 132;
const loudest = 32_635;

/** A linear sample of 16 bits as its mu-law byte (ITU-T G.711 table 2). */
export function toMulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(loudest, Math.abs(Math.round(sample))) + bias;
  const exponent = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** The linear sample of 16 bits of a mu-law byte. */
export function fromMulaw(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = ((((code & 0x0f) << 3) + bias) << ((code >> 4) & 0x07)) - bias;
  return (code & 0x80) === 0 ? magnitude : -magnitude;
}
