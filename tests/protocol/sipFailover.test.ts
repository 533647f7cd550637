import { afterEach, expect, it, vi } from 'vitest';
import { agree, createCaller, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { type Heard, respond } from './sip/message.ts';
import { type Peer, startPeer } from './sip/peer.ts';

const seconds: Peer[] = [];
afterEach(async () => {
  await closeDesks();
  await Promise.all(seconds.splice(0).map((peer) => peer.stop()));
});

/** Registered for so long that no refresh comes between while time leaps. */
const long = { pace: { expiresSeconds: 86_400 } };

/** A desk with two servers; `desk.peer` is the first. */
async function twoServers(options: Parameters<typeof openDesk>[0] = {}): Promise<{ desk: Desk; second: Peer }> {
  const desk = await openDesk(options);
  const second = await startPeer();
  desk.peer.grants = second.grants = options.pace?.expiresSeconds ?? 120;
  seconds.push(second);
  desk.connect({ secondServer: second.url });
  return { desk, second };
}

/** Registered at the first, which then goes; registered at the second. */
async function failedOver(options: Parameters<typeof openDesk>[0] = {}): Promise<{ desk: Desk; second: Peer }> {
  const made = await twoServers(options);
  await made.desk.phone('registered');
  await firstGoes(made.desk);
  return made;
}

async function firstGoes(desk: Desk): Promise<void> {
  await desk.peer.stop();
  await desk.phone('not-registered', 'link-lost');
  desk.clock.pass(500);
  await desk.phone('not-registered', 'unreachable');
  desk.clock.pass(500);
  await desk.phone('registered');
}

it('a desk whose first server is gone is registered at the second within two tries, and says so', async () => {
  const { desk, second } = await failedOver();
  expect(desk.events.at(-1)).toEqual({
    kind: 'phone-changed',
    lineId: 'main',
    phone: { state: 'registered', reason: null, retryAt: null, since: desk.clock.now(), second: true },
  });
  expect(second.count('REGISTER')).toBe(2);
  // Calls arrive there.
  createCaller({ ...desk, peer: second }).send();
  await desk.event('invited');
});

it('one drop of the link is no reason to change the server', async () => {
  const { desk, second } = await twoServers();
  await desk.phone('registered');
  desk.peer.drop();
  await desk.phone('not-registered', 'link-lost');
  desk.clock.pass(500);
  await desk.phone('registered');
  expect({ first: desk.peer.connections(), second: second.connections() }).toEqual({ first: 2, second: 0 });
});

it('a first server that takes the link and refuses the registration is left for the second', async () => {
  const { desk, second } = await twoServers();
  await desk.phone('registered');
  desk.peer.registrar = 503;
  desk.peer.drop();
  await desk.phone('not-registered', 'link-lost');
  desk.clock.pass(500);
  await desk.phone('not-registered', 'refused');
  desk.clock.pass(500);
  await desk.phone('registered');
  expect(second.connections()).toBe(1);
});

it('a wrong password is not tried at the second server as well', async () => {
  const { desk, second } = await twoServers();
  await desk.phone('registered');
  desk.peer.registrar = 403;
  desk.connect({ secondServer: second.url, password: 'wrong' });
  for (let time = 0; time < 4; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await desk.phone('not-registered');
    desk.clock.pass(60_000);
  }
  expect(second.connections()).toBe(0);
});

it('a second server that is gone too is left for the first again', async () => {
  const { desk, second } = await twoServers();
  await desk.phone('registered');
  await second.stop();
  await desk.peer.stop();
  await desk.phone('not-registered', 'link-lost');
  const tried: (true | undefined)[] = [];
  for (const pause of [500, 500, 1_000]) {
    desk.clock.pass(pause);
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    tried.push((await desk.phone('not-registered', 'unreachable')).second);
  }
  await desk.peer.restart();
  desk.clock.pass(500);
  tried.push((await desk.phone('registered')).second);
  // Where the next try goes: after two failures to the other one.
  expect(tried).toEqual([true, true, undefined, undefined]);
});

it('the first server is looked for each minute, and gone back to when it takes the desk again', async () => {
  const { desk, second } = await failedOver(long);
  const looked = (times: number) =>
    vi.waitFor(() => expect(desk.logged.filter((line) => line.startsWith('sip-looked-for-first'))).toHaveLength(times));
  desk.clock.pass(60_000);
  await looked(1);
  desk.peer.registrar = 503;
  await desk.peer.restart();
  desk.clock.pass(60_000);
  await looked(2);
  expect(desk.events.at(-1)).toMatchObject({ phone: { state: 'registered', second: true } });
  desk.peer.registrar = 'digest';
  desk.clock.pass(60_000);
  expect(await desk.phone('registered')).toEqual({
    state: 'registered',
    reason: null,
    retryAt: null,
    since: desk.clock.now(),
  });
  // Taken back there, so that no call rings at nobody.
  expect(second.heard.findLast(({ method }) => method === 'REGISTER')?.one('contact')).toContain('expires=0');
});

it('no call is left for the first server', async () => {
  const { desk, second } = await failedOver(long);
  const there: Desk = { ...desk, peer: second };
  const { caller } = await talking(there);
  await second.settled();
  await desk.peer.restart();
  const before = desk.peer.connections();
  desk.clock.pass(60_000);
  // A look for the first one would be a link and a REGISTER: this takes as long.
  for (let time = 0; time < 10; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await second.settled();
  }
  expect(desk.peer.connections()).toBe(before);
  caller.request('BYE');
  await desk.event('ended');
  desk.clock.pass(60_000);
  expect(await desk.phone('registered')).toMatchObject({ state: 'registered' });
});

it('whoever calls while the first server is looked for is told as missed, once, and not where the line has the call', async () => {
  const { desk, second } = await failedOver(long);
  await desk.peer.restart();
  // Not taken back yet: the trial waits for its answer.
  desk.peer.registrar = 'silent';
  const before = desk.peer.count('REGISTER');
  desk.clock.pass(60_000);
  await vi.waitFor(() => expect(desk.peer.count('REGISTER')).toBeGreaterThan(before));
  const lost = createCaller(desk);
  lost.send();
  await desk.peer.response('INVITE', 480);
  const forked = createCaller({ ...desk, peer: second });
  forked.send();
  await desk.event('invited');
  createCaller(desk, { sipCallId: forked.sipCallId }).send();
  await desk.peer.response('INVITE', 480);
  await desk.peer.settled();
  desk.clock.pass(1_000);
  const told = await desk.event('ended');
  expect(told.cause).toEqual({ by: 'portico', status: 480, q850: null, code: 'line-tested' });
  expect(desk.events.flatMap((event) => (event.kind === 'invited' ? [event.sipCallId] : []))).toEqual([
    forked.sipCallId,
    lost.sipCallId,
  ]);
});

it('a live call is offered anew over the second server, and goes on where that knows the way', async () => {
  const { desk, second } = await twoServers();
  await desk.phone('registered');
  const { callId } = await talking(desk);
  await desk.peer.settled();
  await firstGoes(desk);
  const offered = await second.request('INVITE');
  expect(offered.body).toBe(sdpOf('our offer 2'));
  answerOver(second, offered);
  await second.request('ACK');
  await second.settled();
  desk.telephone.hold(callId);
  await second.request('INVITE');
  expect(desk.events.some(({ kind }) => kind === 'trouble-changed' || kind === 'ended')).toBe(false);
});

it.each([481, 404, 403, 477, 503])(
  'a live call that the second server knows nothing of (%i) is kept, and said to be out of reach',
  async (status) => {
    const { desk, second } = await twoServers();
    await desk.phone('registered');
    const { callId } = await talking(desk);
    await desk.peer.settled();
    await firstGoes(desk);
    refuseOver(second, await second.request('INVITE'), status);
    expect(await desk.event('trouble-changed')).toEqual({ kind: 'trouble-changed', callId, trouble: 'out-of-reach' });
    await second.settled();
    expect(desk.events.some(({ kind }) => kind === 'ended')).toBe(false);
    desk.telephone.hangUp(callId);
    expect((await desk.event('ended')).cause).toMatchObject({ by: 'desk', code: 'hung-up' });
  },
);

it('and is whole again when the first server is back in the middle of it', async () => {
  const { desk, second } = await twoServers();
  await desk.phone('registered');
  const { caller, callId } = await talking(desk);
  await desk.peer.settled();
  await firstGoes(desk);
  refuseOver(second, await second.request('INVITE'), 481);
  await desk.event('trouble-changed');
  await desk.peer.restart();
  await second.stop();
  await desk.phone('not-registered', 'link-lost');
  desk.clock.pass(500);
  await desk.phone('not-registered', 'unreachable');
  desk.clock.pass(500);
  await desk.phone('registered');
  await agree(desk, caller);
  expect(await desk.event('trouble-changed')).toEqual({ kind: 'trouble-changed', callId, trouble: null });
});

function answerOver(peer: Peer, request: Heard): void {
  const headers = [
    ['Contact', '<sip:caller@127.0.0.1;transport=ws>'],
    ['Content-Type', 'application/sdp'],
  ] as const;
  peer.send(respond(request, 200, headers, sdpOf('their answer')));
}

function refuseOver(peer: Peer, request: Heard, status: number): void {
  peer.send(respond(request, status));
}
