import { type Notification, type Session, SessionState, UserAgent } from 'sip.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimulatedCall } from '../../electron/practice/callState.ts';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { tone } from '../../electron/practice/media/sound.ts';
import { type Answered, createDesk, type TestDesk } from './practice/desk.ts';
import { soon } from './practice/soon.ts';

/** Who says which tone: the caller 440, the desk 600, the employee 800 (softly), the person rung back 1000 hertz. */
let exchange: Exchange;
let desk: TestDesk;
const problems: string[] = [];

beforeEach(async () => {
  problems.length = 0;
  exchange = await createExchange({
    password: 'practice',
    employees: [
      { extension: '210', name: 'Olena Kovalenko', manner: 'answers', answerMs: 0, sound: () => tone(800, 0.1) },
      { extension: '214', name: 'Daria Shevchenko', manner: 'never-answers', sound: () => tone(900) },
      { extension: '225', name: 'Layla Haddad', manner: 'busy' },
    ],
    people: [{ number: '+441614960142', manner: 'answers', answerMs: 0, sound: () => tone(1000) }],
    onProblem: (code) => problems.push(code),
  });
  desk = await createDesk(exchange.account, 600);
  await desk.register();
});

afterEach(async () => {
  await desk.close();
  await exchange.close();
});

async function answeredCall(): Promise<{ call: SimulatedCall; taken: Session }> {
  const call = exchange.call({ from: '+33199004723', sound: tone(440) });
  const taken = await desk.nextCall();
  await taken.accept();
  await call.until('talking');
  return { call, taken };
}

function reinvite(call: Session): Promise<number> {
  return new Promise((resolve, reject) => {
    const tell = ({ message }: Answered) => resolve(message.statusCode ?? 0);
    call.invite({ requestDelegate: { onAccept: tell, onReject: tell } }).catch(reject);
  });
}

/** Resolves with the last word on the transfer. */
function refer(call: Session, target: Session | string): Promise<string> {
  const to = typeof target === 'string' ? UserAgent.makeURI(target) : target;
  if (to === undefined) throw new Error('nobody can be at such an address');
  return new Promise((resolve, reject) => {
    const onNotify = (told: Notification) => {
      void told.accept();
      const isLast = told.request.getHeader('Subscription-State')?.startsWith('terminated') === true;
      if (isLast) resolve(told.request.body.trim());
    };
    call.refer(to, { onNotify }).catch(reject);
  });
}

test('desk and employee hear each other, also after a hold', async () => {
  const { call, status } = await desk.dial('sip:210@practice.invalid');
  expect(status).toBe(200);
  const sound = desk.mediaOf(call);
  const [taken] = exchange.employee('210').calls();
  await expect.poll(() => [sound.heard().hz, taken?.heard().hz], soon).toEqual([800, 600]);
  sound.hold(true);
  expect(await reinvite(call)).toBe(200);
  expect(taken?.state().stage).toBe('held');
  await expect.poll(() => sound.heard().hz, soon).toBe(0);
  sound.hold(false);
  expect(await reinvite(call)).toBe(200);
  await expect.poll(() => [sound.heard().hz, taken?.heard().hz], soon).toEqual([800, 600]);
  await call.dispose();
});

test('whoever is rung back is heard', async () => {
  const { call } = await desk.dial('sip:+441614960142@practice.invalid');
  const sound = desk.mediaOf(call);
  await expect
    .poll(() => [sound.heard().hz, exchange.person('+441614960142').calls()[0]?.heard().hz], soon)
    .toEqual([1000, 600]);
});

test('an employee who is busy is told to sip.js as 486', async () => {
  expect((await desk.dial('sip:225@practice.invalid')).status).toBe(486);
});

test('a caller handed on blindly and the employee hear each other, and the desk no more', async () => {
  const { call, taken } = await answeredCall();
  await expect.poll(() => [desk.mediaOf(taken).heard().hz, call.heard().hz], soon).toEqual([440, 600]);
  expect(await refer(taken, 'sip:210@practice.invalid')).toBe('SIP/2.0 200 OK');
  const bridge = call.bridge();
  await expect.poll(() => [bridge?.heard().transferee.hz, bridge?.heard().target.hz], soon).toEqual([800, 440]);
  await expect.poll(() => desk.mediaOf(taken).heard().hz, soon).toBe(0);
  await taken.bye();
  await call.until('ended');
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'desk' });
  const [employee] = exchange.employee('210').calls();
  const before = employee?.packets() ?? 0;
  await expect.poll(() => employee?.packets(), soon).toBeGreaterThan(before + 20);
  expect([call.heard().hz, employee?.heard().hz]).toEqual([800, 440]);
  call.hangUp();
  expect([employee?.state().stage, problems]).toEqual(['ended', []]);
});

test('a caller on hold is handed on in the middle of a consultation: both hear each other, both legs end', async () => {
  const { call, taken } = await answeredCall();
  await expect.poll(() => call.heard().hz, soon).toBe(600);
  desk.mediaOf(taken).hold(true);
  expect(await reinvite(taken)).toBe(200);
  expect(call.state().stage).toBe('held');
  const { call: consult } = await desk.dial('sip:210@practice.invalid');
  const [employee] = exchange.employee('210').calls();
  await expect.poll(() => employee?.heard().hz, soon).toBe(600);
  expect(await refer(taken, consult)).toBe('SIP/2.0 200 OK');
  await expect.poll(() => [call.heard().hz, employee?.heard().hz], soon).toEqual([800, 440]);
  await expect.poll(() => consult.state, soon).toBe(SessionState.Terminated);
  await taken.bye();
  await call.until('ended');
  expect([call.state().stage, employee?.state().stage, call.bridge()?.isUp(), problems]).toEqual([
    'ended',
    'talking',
    true,
    [],
  ]);
});

test('a caller who hangs up in the very moment the employee picks up leaves her nobody', async () => {
  const { call, taken } = await answeredCall();
  void refer(taken, 'sip:214@practice.invalid');
  await exchange.employee('214').until('ringing');
  const [employee] = exchange.employee('214').calls();
  employee?.pickUp();
  call.hangUp();
  await employee?.until('ended');
  expect([call.bridge(), call.state().endedBy]).toEqual([null, 'caller']);
});

test('a transfer that fails leaves desk and caller talking', async () => {
  const { call, taken } = await answeredCall();
  expect(await refer(taken, 'sip:225@practice.invalid')).toBe('SIP/2.0 486 Busy Here');
  await expect.poll(() => [desk.mediaOf(taken).heard().hz, call.heard().hz], soon).toEqual([440, 600]);
});
