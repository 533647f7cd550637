import { EventEmitter, once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket as Socket, WebSocketServer } from 'ws';
import { webSocketCarrier as hostCarrier } from '../../electron/host/webSocketCarrier.ts';
import { webSocketCarrier as pageCarrier } from '../../renderer/carrier/webSocketCarrier.ts';

/** What is peculiar to the WebSocket's two ends; what all lines share is in cases.ts. */
const http = createHttpServer();
const sockets = new WebSocketServer({ server: http });
let address = '';

beforeEach(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const bound = http.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  address = `ws://127.0.0.1:${bound.port}`;
});

afterEach(async () => {
  for (const socket of sockets.clients) socket.terminate();
  http.close();
  await once(http, 'close');
});

async function admitted(): Promise<Socket> {
  return new Promise((resolve) => {
    sockets.once('connection', resolve);
  });
}

function frames(carrier: { onFrame: (listener: (frame: unknown) => void) => void }, count: number): Promise<unknown[]> {
  const heard: unknown[] = [];
  return new Promise((resolve) => {
    carrier.onFrame((frame) => {
      heard.push(frame);
      if (heard.length === count) resolve(heard);
    });
  });
}

test('the token is the first thing a page says, before what it wanted to ask', async () => {
  const page = pageCarrier(new WebSocket(address), 'the token');
  page.send({ type: 'request', id: 1, name: 'desk.state', body: {} });
  const backend = hostCarrier(await admitted());
  expect(await frames(backend, 2)).toEqual([
    { type: 'hello', token: 'the token' },
    { type: 'request', id: 1, name: 'desk.state', body: {} },
  ]);
});

test('frames that come before the backend listens are kept in order', async () => {
  const socket = new Socket(address);
  const backend = hostCarrier(await admitted());
  await once(socket, 'open');
  for (const word of ['one', 'two', 'three']) socket.send(JSON.stringify(word));
  socket.ping();
  await once(socket, 'pong');
  expect(await frames(backend, 3)).toEqual(['one', 'two', 'three']);
});

test('what is no text or no JSON arrives as nothing, and the line lives on', async () => {
  const socket = new Socket(address);
  const backend = hostCarrier(await admitted());
  await once(socket, 'open');
  const heard = frames(backend, 4);
  socket.send(Buffer.from([0, 255, 1]));
  socket.send('{"type":');
  socket.send('');
  socket.send('"well"');
  expect(await heard).toEqual([undefined, undefined, undefined, 'well']);
});

test('a frame that breaks the protocol closes the line and nothing else', async () => {
  const socket = new Socket(address);
  const backend = hostCarrier(await admitted());
  await once(socket, 'open');
  const closed = new Promise<void>((resolve) => {
    backend.onClose(resolve);
  });
  // A reserved opcode (RFC 6455 section 5.2), past the library that would not write it.
  const wire: unknown = Reflect.get(socket, '_socket');
  if (!(wire instanceof EventEmitter) || !('write' in wire) || typeof wire.write !== 'function')
    throw new Error('no wire');
  wire.write(Buffer.from([0x83, 0x80, 0, 0, 0, 0]));
  await closed;
  backend.send({ type: 'push', seq: 1, name: 'journal.changed', body: { callId: 'a' } });
});

test('a page that does not read is cut off before the backend drowns', async () => {
  const socket = new Socket(address);
  const accepted = await admitted();
  const backend = hostCarrier(accepted);
  await once(socket, 'open');
  socket.pause();
  const closed = once(accepted, 'close');
  const megabyte = 'x'.repeat(1024 * 1024);
  let most = 0;
  for (let sent = 0; sent < 64; sent += 1) {
    backend.send({ type: 'push', seq: sent, name: 'journal.changed', body: megabyte });
    most = Math.max(most, accepted.bufferedAmount);
  }
  await closed;
  expect(most).toBeLessThan(20 * 1024 * 1024);
  socket.terminate();
});

test('a line that is closed already tells so to whoever comes late', async () => {
  const socket = new Socket(address);
  const accepted = await admitted();
  await once(socket, 'open');
  socket.terminate();
  await once(accepted, 'close');
  await new Promise<void>((resolve) => {
    hostCarrier(accepted).onClose(resolve);
  });
  expect(accepted.readyState).toBe(Socket.CLOSED);
});

test('a page learns that its token is of an earlier start, and of any other loss that it is not', async () => {
  for (const [code, refused] of [
    [4401, true],
    [1001, false],
  ] as const) {
    const page = pageCarrier(new WebSocket(address), 'the token');
    const closed = new Promise<boolean>((resolve) => {
      page.onClose(() => resolve(page.refused()));
    });
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    (await admitted()).close(code);
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    expect(await closed).toBe(refused);
  }
});

test('a page whose host is not there is told as of any loss', async () => {
  const unreachable = new URL(address);
  unreachable.port = '1';
  const page = pageCarrier(new WebSocket(unreachable), 'the token');
  page.send({ type: 'request', id: 1, name: 'desk.state', body: {} });
  await new Promise<void>((resolve) => {
    page.onClose(resolve);
  });
  expect(page.refused()).toBe(false);
});
