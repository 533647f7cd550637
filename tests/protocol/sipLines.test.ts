import { afterEach, expect, it } from 'vitest';
import { mainLine } from '#core/call/line.ts';
import type { PhoneState } from '#core/call/phone.ts';
import { callId } from '#core/support/ids.ts';
import { createCallee } from './sip/callee.ts';
import { agree, invited, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { type Heard, respond } from './sip/message.ts';
import { type Peer, startPeer } from './sip/peer.ts';

const seconds: Peer[] = [];
afterEach(async () => {
  await closeDesks();
  await Promise.all(seconds.splice(0).map((peer) => peer.stop()));
});

const account = { uri: 'sip:1000@clinic.test', user: '1000', password: 'secret' };

/** The same desk as the exchange behind each of its two lines sees it. */
interface TwoLines {
  readonly main: Desk;
  readonly clinic: Desk;
}

async function twoLines(): Promise<TwoLines> {
  const main = await openDesk({ pace: { expiresSeconds: 86_400 } });
  const second = await startPeer();
  seconds.push(second);
  main.peer.grants = second.grants = 86_400;
  main.peer.speaks.add('message-summary');
  second.speaks.add('message-summary');
  main.connect();
  main.telephone.connect('clinic', { ...account, server: second.url });
  await stands(main, mainLine, 'registered');
  await stands(main, 'clinic', 'registered');
  return { main, clinic: { ...main, peer: second } };
}

/** The last that was told of each line. */
function standing({ events }: Desk): Record<string, PhoneState['state']> {
  return Object.fromEntries(
    events.flatMap((event) => (event.kind === 'phone-changed' ? [[event.lineId, event.phone.state]] : [])),
  );
}

async function stands(desk: Desk, lineId: string, state: PhoneState['state']): Promise<void> {
  while (standing(desk)[lineId] !== state) await desk.event('phone-changed');
}

it('calls come in on each line, and are told with it', async () => {
  const { main, clinic } = await twoLines();
  await invited(clinic);
  await invited(main);
  expect(main.events.flatMap((event) => (event.kind === 'invited' ? [event.lineId] : []))).toEqual(['clinic', 'main']);
});

it('a line whose exchange is gone is told alone; calls on the other one come, talk and are dialled', async () => {
  const { main, clinic } = await twoLines();
  const { caller, callId: talked } = await talking(clinic);
  await main.peer.stop();
  await stands(main, mainLine, 'not-registered');
  expect(standing(main)).toEqual({ main: 'not-registered', clinic: 'registered' });
  main.telephone.hold(talked);
  expect((await agree(clinic, caller)).body).toContain('held');
  await invited(clinic);
  main.telephone.dial(callId('out'), 'clinic', '105');
  expect((await clinic.peer.request('INVITE')).startLine).toBe('INVITE sip:105@clinic.test SIP/2.0');
  main.telephone.dial(callId('lost'), mainLine, '105');
  expect(await ended(main, 'lost')).toMatchObject({ code: 'link-lost' });
});

it('when a line is back its own calls are offered anew, and no call of the other one', async () => {
  const { main, clinic } = await twoLines();
  const here = await talking(main);
  await talking(clinic);
  const before = clinic.peer.count('REGISTER');
  main.peer.drop();
  await stands(main, mainLine, 'not-registered');
  main.clock.pass(500);
  await stands(main, mainLine, 'registered');
  await agree(main, here.caller);
  await clinic.peer.settled();
  expect(clinic.peer.heard.filter(isOffer)).toEqual([]);
  expect([clinic.peer.connections(), clinic.peer.count('REGISTER')]).toEqual([1, before]);
});

it('another account on one line hangs up its calls, and the other line hears nothing of it', async () => {
  const { main, clinic } = await twoLines();
  const [here, there] = [await talking(main), await talking(clinic)];
  main.connect({ uri: 'sip:1001@pbx.test' });
  const bye = await main.peer.request('BYE');
  main.peer.send(respond(bye, 200));
  expect(await ended(main, here.callId)).toMatchObject({ by: 'portico', code: 'stopped' });
  await main.peer.take(({ method, status, startLine, one }) =>
    [method === 'REGISTER', status === null, startLine.includes('pbx.test'), one('to').includes('1001')].every(Boolean),
  );
  await clinic.peer.settled();
  expect([clinic.peer.count('BYE'), clinic.peer.connections()]).toEqual([0, 1]);
  main.telephone.hangUp(there.callId);
  await clinic.peer.request('BYE');
});

it('a line that is given up is unregistered, and its telephone is told nothing any more', async () => {
  const { main, clinic } = await twoLines();
  main.telephone.disconnect('clinic');
  expect((await clinic.peer.take(isFarewell)).one('contact')).toContain('expires=0');
  main.telephone.dial(callId('gone'), 'clinic', '105');
  expect(await ended(main, 'gone')).toMatchObject({ code: 'link-lost' });
  await invited(main);
  expect(standing(main)).toEqual({ main: 'registered', clinic: 'registered' });
});

it('telephones are watched at the line whose exchange they belong to, and each line has its own mailbox', async () => {
  const { main, clinic } = await twoLines();
  main.telephone.watch('main', ['105']);
  await main.peer.take(isSubscribe('dialog', 'sip:105@pbx.test'));
  await main.peer.take(isSubscribe('message-summary', 'sip:1000@pbx.test'));
  await clinic.peer.take(isSubscribe('message-summary', 'sip:1000@clinic.test'));
  const dialogs = (): readonly string[] =>
    clinic.peer.heard.flatMap(({ method, one, startLine }) =>
      method === 'SUBSCRIBE' && one('event') === 'dialog' ? [startLine] : [],
    );
  await clinic.peer.settled();
  expect(dialogs()).toEqual([]);
  clinic.peer.speaks.add('presence');
  main.telephone.watch('clinic', ['201'], ['701']);
  for (const user of ['201', '701']) await clinic.peer.take(isSubscribe('dialog', `sip:${user}@clinic.test`));
  await clinic.peer.take(isSubscribe('presence', 'sip:201@clinic.test'));
  await clinic.peer.settled();
  // Nobody is asked what a place says of itself.
  expect(
    clinic.peer.heard.some(
      ({ method, startLine, one }) =>
        method === 'SUBSCRIBE' && one('event') === 'presence' && startLine.includes('701'),
    ),
  ).toBe(false);
});

it('a target is consulted and joined on the line of the caller', async () => {
  const { main, clinic } = await twoLines();
  const { caller, callId: talked } = await talking(clinic);
  const leg = callId('leg');
  main.telephone.dial(leg, 'clinic', '105');
  const callee = createCallee(clinic, await clinic.peer.request('INVITE'));
  callee.respond(180);
  callee.respond(200, { body: sdpOf('their answer') });
  await clinic.peer.request('ACK');
  await main.event('answered');
  main.telephone.join(talked, leg);
  const refer = await clinic.peer.request('REFER');
  caller.answer(refer, 202);
  expect(refer.one('refer-to')).toContain('Replaces=');
  expect(main.peer.heard.filter(({ method }) => method === 'REFER' || method === 'INVITE')).toEqual([]);
});

it('after a sleep both lines are tested, and one that waits for its time is tried at once', async () => {
  const { main, clinic } = await twoLines();
  await clinic.peer.stop();
  await stands(main, 'clinic', 'not-registered');
  await clinic.peer.restart();
  const before = main.peer.count('REGISTER');
  main.telephone.testLine();
  await stands(main, 'clinic', 'registered');
  await main.peer.take(({ method, status }) => method === 'REGISTER' && status === null);
  expect(main.peer.count('REGISTER')).toBeGreaterThan(before);
});

function isOffer({ method, status, body }: Heard): boolean {
  return method === 'INVITE' && status === null && body !== '';
}

function isFarewell({ method, status, one }: Heard): boolean {
  return method === 'REGISTER' && status === null && one('contact').includes('expires=0');
}

const isSubscribe =
  (event: string, uri: string) =>
  ({ method, one, startLine }: Heard): boolean =>
    method === 'SUBSCRIBE' && one('event') === event && startLine === `SUBSCRIBE ${uri} SIP/2.0`;

async function ended(desk: Desk, id: string) {
  for (;;) {
    const told = await desk.event('ended');
    if (told.callId === id) return told.cause;
  }
}
