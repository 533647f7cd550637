import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { openEar, type Ear } from './ear.ts';

/** A listener who takes whatever RTP comes, also in a call on hold, where a telephone stops listening. */
export interface Wire {
  /** UDP port of 127.0.0.2. */
  readonly port: number;
  readonly ear: () => Promise<Ear>;
  readonly close: () => void;
}

/** Hears G.711 A-law at 8 kHz (RFC 3551 section 4.5.14, payload type 8), in the order of arrival. */
export async function listenOnWire(): Promise<Wire> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.2');
  await once(socket, 'listening');
  const heard: number[] = [];
  socket.on('message', (packet) => {
    // RFC 3550 section 5.1: version 2, no extension; rtpengine sends neither padding nor contributing sources.
    const isALaw = packet.length > 12 && packet.readUInt8(0) === 0x80 && (packet.readUInt8(1) & 0x7f) === 8;
    if (isALaw) for (const byte of packet.subarray(12)) heard.push(linearOf(byte));
  });
  return {
    port: socket.address().port,
    ear: () => openEar(() => Promise.resolve({ rate: 8000, samples: Int16Array.from(heard), total: heard.length })),
    close: () => socket.close(),
  };
}

/** ITU-T G.711 table 1: sign, three bits of exponent, four of mantissa, every second bit inverted. */
function linearOf(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 15) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return (bits & 0x80) === 0 ? -size : size;
}
