import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { Carrier } from '#core/contract/frame.ts';
import { createBridge } from '../../electron/shell/line/bridge.ts';
import { bridgeCarrier } from '../../renderer/carrier/bridgeCarrier.ts';
import { pagePort } from './ports.ts';
import { withElectron } from './stub/load.ts';

const hello = { type: 'request', id: 1, name: 'desk.state', body: {} } as const;

async function preload() {
  const { stub } = await withElectron(() => import('../../electron/preload.ts'));
  const [name, shown] = stub.given('ContextBridge.exposeInMainWorld')[0] ?? [];
  const bridge = shown as Carrier;
  const receiver = stub.made('IpcRenderer')[0] ?? {};
  const { port1, port2 } = new MessageChannel();
  return {
    stub,
    name,
    bridge,
    far: port1,
    give: () => stub.emit(receiver, 'portico:line', { ports: [pagePort(port2)] }),
  };
}

test('the page is shown its line and nothing else of Electron', async () => {
  const { name, bridge, stub } = await preload();
  expect([name, Object.keys(bridge).toSorted()]).toEqual(['portico', ['onClose', 'onFrame', 'send']]);
  expect(stub.given('ContextBridge.exposeInMainWorld')).toHaveLength(1);
  expect(stub.given('IpcRenderer.send')).toEqual([['portico:page-loaded']]);
});

test('what the page says before its line is there is said when it comes', async () => {
  const { bridge, far, give } = await preload();
  bridge.send(hello);
  const heard = new Promise((resolve) => {
    far.once('message', resolve);
  });
  give();
  expect(await heard).toEqual(hello);
  far.close();
});

test('a backend that ends is told to the page once; the page begins anew on the line of the next one', async () => {
  const { bridge, takePort } = createBridge();
  const told: unknown[] = [];
  const first = new MessageChannel();
  takePort(pagePort(first.port2));
  const lost = new Promise<void>((resolve) => {
    bridgeCarrier(bridge).onClose(() => {
      told.push('lost');
      resolve();
    });
  });
  bridge.onFrame((frame) => told.push(frame));
  first.port1.close();
  await lost;

  // Said and heard between the lines: both wait.
  bridge.send(hello);
  const second = new MessageChannel();
  const asked = new Promise((resolve) => {
    second.port1.once('message', resolve);
  });
  takePort(pagePort(second.port2));
  expect(await asked).toEqual(hello);
  second.port1.postMessage('one');
  second.port1.postMessage('two');
  const heard = new Promise<unknown[]>((resolve) => {
    const frames: unknown[] = [];
    bridge.onFrame((frame) => {
      frames.push(frame);
      if (frames.length === 2) resolve(frames);
    });
  });
  expect(await heard).toEqual(['one', 'two']);
  expect(told).toEqual(['lost']);
  second.port1.close();
});

test('a new line while the former still stands takes its place, and the page is told', () => {
  const { bridge, takePort } = createBridge();
  const told: string[] = [];
  const [first, second] = [new MessageChannel(), new MessageChannel()];
  takePort(pagePort(first.port2));
  bridge.onClose(() => told.push('lost'));
  takePort(pagePort(second.port2));
  expect(told).toEqual(['lost']);
  first.port1.close();
  second.port1.close();
});
