import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Invitation, SessionState } from 'sip.js';
import type { SimulatedCall } from '../../electron/practice/callState.ts';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { tone } from '../../electron/practice/media/sound.ts';
import { type Answered, createDesk, type TestDesk } from './practice/desk.ts';
import { soon } from './practice/soon.ts';

let exchange: Exchange;
let desk: TestDesk;
const problems: string[] = [];
const silence = { hz: 0, rms: 0 };

beforeEach(async () => {
  problems.length = 0;
  exchange = await createExchange({ password: 'practice', onProblem: (code) => problems.push(code) });
  desk = await createDesk(exchange.account, 600);
  await desk.register();
});

afterEach(async () => {
  await desk.close();
  await exchange.close();
});

async function answeredCall(): Promise<{ call: SimulatedCall; taken: Invitation }> {
  const call = exchange.call({ from: '+441614960142', sound: tone(440) });
  const taken = await desk.nextCall();
  await taken.accept();
  await call.until('talking');
  return { call, taken };
}

function reinvite(call: Invitation): Promise<number> {
  return new Promise((resolve, reject) => {
    const tell = ({ message }: Answered) => resolve(message.statusCode ?? 0);
    call.invite({ requestDelegate: { onAccept: tell, onReject: tell } }).catch(reject);
  });
}

test('desk and caller hear each other, and every instant of the call is marked', async () => {
  const { call, taken } = await answeredCall();
  const sound = desk.mediaOf(taken);
  await expect.poll(() => [sound.heard().hz, call.heard().hz], soon).toEqual([440, 600]);
  expect(call.heard().rms).toBeCloseTo(0.35 / Math.SQRT2, 1);
  expect(call.state()).toEqual({ stage: 'talking', status: 200, endedBy: null });
  const { invitedAt, rangAt, answeredAt, firstPacketAt, endedAt } = call.marks();
  expect(endedAt).toBeNull();
  const course = [invitedAt, rangAt, answeredAt, firstPacketAt].map(Number);
  expect(course).toEqual(course.toSorted((a, b) => a - b));
  await expect.poll(call.packets, soon).toBeGreaterThan(25);
  expect(problems).toEqual([]);
});

test('a caller on hold falls silent and comes back when taken back', async () => {
  const { call, taken } = await answeredCall();
  const sound = desk.mediaOf(taken);
  await expect.poll(() => sound.heard().hz, soon).toBe(440);

  sound.hold(true);
  expect(await reinvite(taken)).toBe(200);
  expect(call.state().stage).toBe('held');
  await expect.poll(() => [sound.heard(), call.heard()], soon).toEqual([silence, silence]);

  sound.hold(false);
  expect(await reinvite(taken)).toBe(200);
  expect(call.state().stage).toBe('talking');
  await expect.poll(() => [sound.heard().hz, call.heard().hz], soon).toEqual([440, 600]);
});

test('the call goes on with sound both ways after the page was replaced', async () => {
  const { call, taken } = await answeredCall();
  const sound = desk.mediaOf(taken);
  await expect.poll(() => sound.heard().hz, soon).toBe(440);

  sound.renew();
  await expect.poll(sound.heard, soon).toEqual(silence);
  expect(await reinvite(taken)).toBe(200);
  await expect.poll(() => [sound.heard().hz, call.heard().hz], soon).toEqual([440, 600]);
  expect(call.state()).toEqual({ stage: 'talking', status: 200, endedBy: null });
});

test('the desk hangs up', async () => {
  const { call, taken } = await answeredCall();
  await taken.bye();
  await call.until('ended');
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'desk' });
});

test('the caller hangs up, and the desk is told', async () => {
  const { call, taken } = await answeredCall();
  call.hangUp();
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'caller' });
  await expect.poll(() => taken.state, soon).toBe(SessionState.Terminated);
});

test('keys pressed at the desk reach the caller by INFO', async () => {
  const { call, taken } = await answeredCall();
  const press = (key: string) =>
    taken.info({
      requestOptions: {
        body: {
          contentDisposition: 'render',
          contentType: 'application/dtmf-relay',
          content: `Signal=${key}\r\nDuration=160\r\n`,
        },
      },
    });
  await press('4');
  await press('#');
  await expect.poll(call.digits, soon).toBe('4#');
});
