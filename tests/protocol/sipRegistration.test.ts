import { afterEach, describe, expect, it } from 'vitest';
import { closeDesks, openDesk } from './sip/desk.ts';

afterEach(closeDesks);

describe('the line registers at the PBX', () => {
  it('answers the challenge and is registered only after the 200', async () => {
    const desk = await openDesk();
    desk.connect();
    const now = desk.clock.now();
    expect(await desk.phone('registered')).toEqual({ state: 'registered', reason: null, retryAt: null, since: now });
    const registers = desk.peer.heard.filter((message) => message.method === 'REGISTER');
    expect(registers.map((message) => message.one('authorization') !== '')).toEqual([false, true]);
    expect(registers[1]?.one('contact')).toMatch(/^<sip:.+@.+\.invalid;transport=ws>;expires=120$/);
    expect(desk.events.map((event) => (event.kind === 'phone-changed' ? event.phone.state : event.kind))).toEqual([
      'connecting',
      'registered',
    ]);
  });

  it('tells a wrong password and tries it again only after a minute', async () => {
    const desk = await openDesk();
    desk.connect({ password: 'wrong' });
    const now = desk.clock.now();
    expect(await desk.phone('not-registered')).toEqual({
      state: 'not-registered',
      reason: 'wrong-password',
      retryAt: now + 60_000,
      since: now,
    });
    await desk.peer.request('REGISTER');
    await desk.peer.request('REGISTER');
    desk.clock.pass(60_000);
    expect(await desk.phone('connecting', 'wrong-password')).toMatchObject({ retryAt: null });
    await desk.peer.request('REGISTER');
  });

  it('takes a 403 after credentials for a wrong password, and one before them for a refusal', async () => {
    const desk = await openDesk();
    desk.peer.registrar = 403;
    desk.connect();
    await desk.phone('not-registered', 'refused');
    desk.peer.registrar = 'digest';
    desk.clock.pass(500);
    await desk.phone('registered');
    desk.peer.registrar = 403;
    desk.clock.pass(60_000);
    expect(await desk.phone('not-registered')).toMatchObject({ reason: 'wrong-password' });
  });

  it('tells an unknown user', async () => {
    const desk = await openDesk();
    desk.peer.registrar = 404;
    desk.connect();
    expect(await desk.phone('not-registered')).toMatchObject({
      reason: 'unknown-user',
      retryAt: desk.clock.now() + 60_000,
    });
  });

  it('waits as long as a busy registrar asks it to', async () => {
    const desk = await openDesk();
    desk.peer.registrar = 503;
    desk.peer.refusal = [['Retry-After', '17']];
    desk.connect();
    expect(await desk.phone('not-registered', 'refused')).toMatchObject({ retryAt: desk.clock.now() + 17_000 });
  });

  it('tells a PBX that is not there, and comes back ever more slowly', async () => {
    const desk = await openDesk();
    await desk.peer.stop();
    desk.connect();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each try follows the one before
      const { retryAt } = await desk.phone('not-registered', 'unreachable');
      pauses.push((retryAt ?? 0) - desk.clock.now());
      desk.clock.pass((retryAt ?? 0) - desk.clock.now());
    }
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    await desk.peer.restart();
    await desk.phone('not-registered', 'unreachable');
    desk.clock.pass(15_000);
    await desk.phone('registered');
  });

  it('gives up a PBX that takes the connection and never opens it', async () => {
    const desk = await openDesk();
    const { createServer } = await import('node:net');
    const mute = createServer();
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', () => listening()));
    const address = mute.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const reached = new Promise<void>((connected) => mute.once('connection', () => connected()));
    desk.connect({ server: `ws://127.0.0.1:${port}` });
    await reached;
    desk.clock.pass(5_000);
    expect(await desk.phone('not-registered')).toMatchObject({
      reason: 'unreachable',
      retryAt: desk.clock.now() + 500,
    });
    mute.close();
  });

  it('tells a server that is no SIP PBX, and settings that cannot work', async () => {
    const { createServer } = await import('node:http');
    const web = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((listening) => web.listen(0, '127.0.0.1', () => listening()));
    const address = web.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const desk = await openDesk();
    desk.connect({ server: `ws://127.0.0.1:${port}/ws` });
    await desk.phone('not-registered', 'refused');
    web.close();
    desk.connect({ server: 'pbx.example' });
    expect(await desk.phone('not-registered', 'unreachable')).toMatchObject({ retryAt: null });
    desk.connect({ uri: '1000 at the office' });
    expect(await desk.phone('not-registered', 'unknown-user')).toMatchObject({ retryAt: null });
  });

  it('refreshes at half of the time it was granted, over the same link', async () => {
    const desk = await openDesk();
    await desk.registered();
    desk.peer.grants = 60;
    desk.clock.pass(59_999);
    await desk.peer.settled();
    const early = desk.peer.count('REGISTER');
    desk.clock.pass(1);
    await desk.peer.settled();
    const first = desk.peer.count('REGISTER');
    desk.clock.pass(30_000);
    await desk.peer.settled();
    const second = desk.peer.count('REGISTER');
    expect(first).toBeGreaterThan(early);
    expect(second).toBeGreaterThan(first);
    expect({ early, links: desk.peer.connections(), told: desk.events.length }).toEqual({
      early: 2,
      links: 1,
      told: 2,
    });
  });

  it('does not register again and again when the registrar says how long in Expires only', async () => {
    const desk = await openDesk();
    desk.peer.expiresApart = true;
    desk.peer.grants = 60;
    await desk.registered();
    for (let turn = 0; turn < 5; turn += 1) {
      // oxlint-disable-next-line no-await-in-loop -- time for a timer that should not be there
      await desk.peer.settled();
    }
    expect(desk.peer.count('REGISTER')).toBe(2);
    desk.clock.pass(30_000);
    await desk.peer.settled();
    expect(desk.peer.count('REGISTER')).toBe(3);
  });

  it('asks for longer when the registrar finds the time too brief', async () => {
    const desk = await openDesk();
    desk.peer.grants = null;
    await desk.registered();
    const last = desk.peer.heard.at(-1);
    expect(last?.one('contact')).toMatch(/;expires=300$/);
  });

  it('goes elsewhere when REGISTER is not answered', async () => {
    const desk = await openDesk();
    desk.peer.registrar = 'silent';
    desk.connect();
    await desk.peer.request('REGISTER');
    desk.peer.registrar = 'digest';
    desk.clock.pass(10_000);
    expect(await desk.phone('not-registered', 'no-answer')).toMatchObject({ retryAt: desk.clock.now() + 500 });
    desk.clock.pass(500);
    await desk.phone('registered');
    expect(desk.peer.connections()).toBe(2);
  });
});
