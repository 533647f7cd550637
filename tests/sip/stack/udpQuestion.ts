import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Sends one datagram to 127.0.0.1 and answers the first one that comes back, null if none does within 200 ms. */
export async function udpQuestion(port: number, question: (ownPort: number) => string): Promise<string | null> {
  const socket = createSocket('udp4');
  try {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    socket.send(question(socket.address().port), port, '127.0.0.1');
    const [answer]: unknown[] = await once(socket, 'message', { signal: AbortSignal.timeout(200) });
    return Buffer.isBuffer(answer) ? answer.toString() : null;
  } catch {
    // Refused or silent: either way nobody is there yet.
    return null;
  } finally {
    socket.close();
  }
}
