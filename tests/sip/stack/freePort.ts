import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that is free for both UDP and TCP, and so are the `neighbours` above it.
 * No port is given twice in one process.
 */
export async function freePort(neighbours = 0): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    // Below the range from which the system itself gives ports to outgoing connections.
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const wanted = Array.from({ length: neighbours + 1 }, (_, n) => port + n);
    if (wanted.some((each) => given.has(each))) continue;
    const free = await Promise.all(wanted.flatMap((each) => [freeForTcp(each), freeForUdp(each)]));
    if (!free.every(Boolean)) continue;
    for (const each of wanted) given.add(each);
    return port;
  }
  throw new Error('No free port found on 127.0.0.1');
}

const given = new Set<number>();

function freeForTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function freeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}
