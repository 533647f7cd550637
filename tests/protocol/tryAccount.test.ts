import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import type { SipAccount } from '#core/call/telephone.ts';
import { tryAccount } from '../../electron/adapters/sip/tryAccount.ts';
import { clock, timers } from '../../electron/adapters/machine/clock.ts';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { fakeClock, silentLog } from '../fakes/clock.ts';
import { startPeer } from './sip/peer.ts';

let exchange: Exchange;

beforeEach(async () => {
  exchange = await createExchange({ password: 'right' });
});

afterEach(() => exchange.close());

const trying = (account: SipAccount) => tryAccount(account, { clock, timers, log: silentLog });

test('the right password registers, and nothing is left of it', async () => {
  const tried = await trying(exchange.account);
  expect(tried).toEqual({ registered: true, ms: expect.any(Number), signature: '' });
  expect(exchange.isRegistered()).toBe(false);
});

test('what the exchange calls itself is told with it, harmless whatever it is', async () => {
  const peer = await startPeer();
  onTestFinished(() => peer.stop());
  const account = { uri: 'sip:1000@pbx.test', server: peer.url, user: '1000', password: 'secret' };
  expect(await trying(account)).toMatchObject({ registered: true, signature: 'Asterisk PBX 20.5.0' });
  peer.signature = `x\u202e${'y'.repeat(5_000)}`;
  expect(await trying(account)).toMatchObject({ registered: true, signature: `x${'y'.repeat(119)}` });
});

test('a wrong password is told as such', async () => {
  expect(await trying({ ...exchange.account, password: 'wrong' })).toEqual({
    registered: false,
    reason: 'wrong-password',
  });
});

test('a user whom the exchange does not know is told as such', async () => {
  const peer = await startPeer();
  onTestFinished(() => peer.stop());
  peer.registrar = 404;
  expect(await trying({ uri: 'sip:1000@pbx.test', server: peer.url, user: '1000', password: 'secret' })).toEqual({
    registered: false,
    reason: 'unknown-user',
  });
});

test('an exchange that is not there, and an account that cannot be one, are told at once', async () => {
  const { account } = exchange;
  const free = await portOf(createServer());
  expect(await trying({ ...account, server: `ws://127.0.0.1:${free}` })).toEqual({
    registered: false,
    reason: 'unreachable',
  });
  expect(await trying({ ...account, server: 'pbx.example' })).toEqual({ registered: false, reason: 'unreachable' });
  expect(await trying({ ...account, uri: '1000 at the office' })).toEqual({
    registered: false,
    reason: 'unknown-user',
  });
});

test('a web server that does not speak SIP is told as such', async () => {
  const web = createServer((_request, response) => response.writeHead(404).end());
  const port = await new Promise<number>((listening) => {
    web.listen(0, '127.0.0.1', () => listening((web.address() as AddressInfo).port));
  });
  onTestFinished(() => void web.close());
  expect(await trying({ ...exchange.account, server: `ws://127.0.0.1:${port}/ws` })).toEqual({
    registered: false,
    reason: 'refused',
  });
});

test('a server that takes the connection and says nothing is given up in time', async () => {
  const mute = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
  onTestFinished(() => {
    mute.close();
  });
  await new Promise<void>((listening) => mute.once('listening', () => listening()));
  const { port } = mute.address() as AddressInfo;
  const asked = new Promise<void>((heard) => mute.once('connection', (page) => page.once('message', () => heard())));
  const time = fakeClock();
  const tried = tryAccount(
    { ...exchange.account, server: `ws://127.0.0.1:${port}` },
    { clock: time, timers: time, log: silentLog },
  );
  await asked;
  time.pass(10_000);
  expect(await tried).toEqual({ registered: false, reason: 'no-answer' });
});

/** A port that was free a moment ago. */
function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((found) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
