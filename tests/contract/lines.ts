import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { MessageChannel } from 'node:worker_threads';
import { WebSocketServer, type WebSocket as HostSocket } from 'ws';
import { memoryCarriers } from '#core/contract/memoryCarrier.ts';
import type { Carrier } from '#core/contract/frame.ts';
import { webSocketCarrier as hostCarrier } from '../../electron/host/webSocketCarrier.ts';
import { createBridge } from '../../electron/shell/line/bridge.ts';
import { portCarrier } from '../../electron/shell/line/portCarrier.ts';
import { bridgeCarrier } from '../../renderer/carrier/bridgeCarrier.ts';
import { webSocketCarrier as pageCarrier } from '../../renderer/carrier/webSocketCarrier.ts';
import { mainPort, pagePort } from '../electron/ports.ts';

/** Both ends of one open line. */
export interface Line {
  readonly page: Carrier;
  readonly backend: Carrier;
  /** The line is cut from outside: neither side asked for it. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export interface LineKind {
  readonly name: string;
  readonly open: () => Promise<Line>;
}

export const lineKinds: readonly LineKind[] = [
  { name: 'memory', open: openMemory },
  { name: 'MessagePort', open: openMessagePort },
  { name: 'WebSocket', open: openWebSocket },
];

async function openMemory(): Promise<Line> {
  const { page, backend, close } = memoryCarriers(structuredClone);
  return {
    page,
    backend,
    cut: close,
    close: async () => {
      close();
    },
  };
}

/** The desktop application's line: preload's bridge and the backend's carrier, over Node's own message channel. */
async function openMessagePort(): Promise<Line> {
  const { port1, port2 } = new MessageChannel();
  const { bridge, takePort } = createBridge();
  takePort(pagePort(port1));
  return {
    page: bridgeCarrier(bridge),
    backend: portCarrier(mainPort(port2)),
    cut: () => port1.close(),
    close: async () => {
      port1.close();
    },
  };
}

async function openWebSocket(): Promise<Line> {
  const http = createHttpServer();
  const sockets = new WebSocketServer({ server: http });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const backend = hostEnd(sockets);
  const page = pageCarrier(new WebSocket(`ws://127.0.0.1:${address.port}`), 'open sesame');
  const socket = await backend;
  return {
    page,
    backend: hostCarrier(socket),
    cut: () => socket.terminate(),
    async close() {
      socket.terminate();
      sockets.close();
      http.close();
      await once(http, 'close');
    },
  };
}

/** As the host's gate does: the first frame is the token, the rest is the contract's. */
async function hostEnd(sockets: WebSocketServer): Promise<HostSocket> {
  const socket = await new Promise<HostSocket>((resolve) => {
    sockets.once('connection', resolve);
  });
  const hello = await new Promise<string>((resolve) => {
    socket.once('message', (message: Buffer) => resolve(message.toString('utf8')));
  });
  if (hello !== '{"type":"hello","token":"open sesame"}') throw new Error(`not a hello: ${hello}`);
  return socket;
}
