import type { Page } from 'playwright';
import { WebSocket } from 'ws';

/** Bytes of live JavaScript objects after a forced collection. */
export type HeapOf = () => Promise<number>;

export async function pageHeap(page: Page): Promise<HeapOf> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
}

/** A Node process started with --inspect, spoken to by the inspector's protocol at the address it printed. */
export interface Inspector {
  readonly ask: (method: string, asked?: object) => Promise<unknown>;
  readonly close: () => void;
}

export async function inspectorAt(address: string): Promise<Inspector> {
  const socket = new WebSocket(address);
  await new Promise((opened, refused) => {
    socket.once('open', opened);
    socket.once('error', refused);
  });
  let asked = 0;
  return {
    close: () => socket.close(),
    ask: (method, params = {}) => {
      asked += 1;
      const id = asked;
      return new Promise((answer) => {
        const hear = (text: WebSocket.RawData): void => {
          const message: unknown = JSON.parse(Buffer.isBuffer(text) ? text.toString('utf8') : '');
          if (typeof message !== 'object' || message === null || !('id' in message) || message.id !== id) return;
          socket.off('message', hear);
          answer('result' in message ? message.result : null);
        };
        socket.on('message', hear);
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
  };
}

/** Of a Node process started with --inspect. */
export async function processHeap(address: string): Promise<HeapOf & { readonly close?: () => void }> {
  const { ask, close } = await inspectorAt(address);
  const heapOf = async (): Promise<number> => {
    await ask('HeapProfiler.collectGarbage');
    const usage = await ask('Runtime.getHeapUsage');
    return typeof usage === 'object' && usage !== null && 'usedSize' in usage ? Number(usage.usedSize) : Number.NaN;
  };
  return Object.assign(heapOf, { close });
}
