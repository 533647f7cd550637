import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { createPassing, type Passing } from './practice/passing.ts';
import { accept, open, type RawCall } from './practice/rawCall.ts';
import { dial, headerIn, type RawPhone, statusOf } from './practice/rawPhone.ts';

const audio = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n';
const paper = { name: 'Somebody', answer: 'v=0' } as const;
let passing: Passing;
let exchange: Exchange;
let phone: RawPhone;

beforeEach(async () => {
  passing = createPassing();
  exchange = await createExchange({
    password: 'practice',
    timers: passing.timers,
    employees: [
      { ...paper, extension: '210', manner: 'answers', answerMs: 11 },
      { ...paper, extension: '214', manner: 'never-answers', ringMs: 22 },
      { ...paper, extension: '225', manner: 'busy' },
      { ...paper, extension: '221', manner: 'away' },
      { ...paper, extension: '231', manner: 'declines', answerMs: 33 },
      { extension: '240', name: 'With a real telephone', manner: 'answers', answerMs: 44 },
    ],
    people: [{ number: '+441614960142', manner: 'answers', answerMs: 55, talkMs: 66, answer: 'v=0' }],
  });
  phone = await dial(exchange.account.server);
});

afterEach(async () => {
  await phone.close();
  await exchange.close();
});

const invite = (user: string, body = audio): Promise<RawCall> =>
  open(phone, exchange.account, 'INVITE', `sip:${user}@practice.invalid`, ['Content-Type: application/sdp'], body);

test('an employee is rung, picks up, and the desk hangs up', async () => {
  const employee = exchange.employee('210');
  const call = await invite('210');
  expect(headerIn(await call.answer(100), 'To')).toBe('<sip:210@practice.invalid>');
  const ringing = await call.answer(180);
  expect(headerIn(ringing, 'To')).toMatch(/;tag=[0-9a-f]{16}$/);
  expect(headerIn(ringing, 'Contact')).toBe('<sip:210@practice.invalid;transport=ws>');
  expect(employee.calls().map((one) => one.state())).toEqual([{ stage: 'ringing', status: null, endedBy: null }]);
  passing.pass(11);
  const answer = await call.answer(200);
  expect(['To', 'Contact', 'Supported', 'Content-Type'].map((name) => headerIn(answer, name))).toEqual([
    headerIn(ringing, 'To'),
    '<sip:210@practice.invalid;transport=ws>',
    'replaces',
    'application/sdp',
  ]);
  call.ack();
  expect(await call.ask('BYE')).toBe('SIP/2.0 200 OK');
  expect(employee.calls().map((one) => one.state())).toEqual([{ stage: 'ended', status: 200, endedBy: 'desk' }]);
  expect(await call.ask('BYE')).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
  expect(passing.waits().filter((ms) => ms !== 32_000)).toEqual([]);
});

test('the employee hangs up, and the desk is told', async () => {
  const call = await invite('210');
  await call.answer(180);
  passing.pass(11);
  await call.answer(200);
  call.ack();
  exchange.employee('210').calls()[0]?.hangUp();
  const bye = await phone.take(/^BYE /);
  expect([statusOf(bye), headerIn(bye, 'From'), headerIn(bye, 'CSeq')]).toEqual([
    'BYE sip:desk@phone.invalid;transport=ws SIP/2.0',
    call.to().slice(4),
    '2 BYE',
  ]);
  accept(phone, bye);
  expect(exchange.employee('210').calls()[0]?.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'callee' });
});

test('a desk that gives up cancels, and the employee’s phone is silent again', async () => {
  const call = await invite('214');
  await call.answer(180);
  expect(await call.cancel()).toBe('SIP/2.0 200 OK');
  await call.answer(487);
  call.ack();
  expect(exchange.employee('214').calls()[0]?.state()).toEqual({ stage: 'ended', status: 487, endedBy: 'desk' });
  expect(passing.waits()).toEqual([]);
  expect(await call.cancel()).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
});

test.each([
  ['225', 486, 'Busy Here'],
  ['221', 480, 'Temporarily Unavailable'],
  ['299', 404, 'Not Found'],
  ['+15550000', 404, 'Not Found'],
])('extension %s answers %i at once', async (extension, status, reason) => {
  const call = await invite(extension);
  expect(statusOf(await call.answer(status))).toBe(`SIP/2.0 ${status} ${reason}`);
  expect(exchange.employee('225').calls()).toEqual([]);
});

test('an employee who never picks up rings until the exchange has enough', async () => {
  const call = await invite('214');
  await call.answer(180);
  passing.pass(22);
  expect(statusOf(await call.answer(480))).toBe('SIP/2.0 480 Temporarily Unavailable');
  expect(exchange.employee('214').calls()[0]?.state()).toEqual({ stage: 'ended', status: 480, endedBy: 'exchange' });
});

test('an employee declines', async () => {
  const call = await invite('231');
  await call.answer(180);
  passing.pass(33);
  expect(statusOf(await call.answer(603))).toBe('SIP/2.0 603 Decline');
});

test('an employee in a call with the desk is busy for the next one', async () => {
  const first = await invite('210');
  await first.answer(180);
  const second = await invite('210');
  await second.answer(486);
  exchange.employee('210').calls()[0]?.pickUp();
  await first.answer(200);
  first.ack();
  expect(await first.ask('BYE')).toBe('SIP/2.0 200 OK');
  const third = await invite('210');
  await third.answer(180);
});

test('a manner changed counts for the next call', async () => {
  exchange.employee('210').setManner('away');
  await (await invite('210')).answer(480);
  exchange.employee('210').setManner('answers');
  await (await invite('210')).answer(180);
});

test('a caller’s own number is rung back, however it is written, and that person hangs up when all is said', async () => {
  const call = await invite('+44%20161-496.0142');
  await call.answer(180);
  passing.pass(55);
  await call.answer(200);
  call.ack();
  expect(exchange.person('+441614960142').calls()[0]?.state().stage).toBe('talking');
  passing.pass(66);
  await phone.take(/^BYE /);
});

test('a desk that offers no sound is refused at once, one whose sound no telephone speaks when it is picked up', async () => {
  const silent = await invite('240', 'v=0\r\n');
  expect(statusOf(await silent.answer(488))).toBe('SIP/2.0 488 Not Acceptable Here');
  expect(exchange.employee('240').calls()).toEqual([]);
  const strange = await invite('240', 'v=0\r\nm=audio 9 RTP/AVP 97\r\n');
  await strange.answer(180);
  passing.pass(44);
  await strange.answer(488);
  expect(exchange.employee('240').calls()[0]?.state()).toEqual({ stage: 'ended', status: 488, endedBy: 'media' });
});

test('a BYE while it rings ends the call as a CANCEL does', async () => {
  const call = await invite('214');
  await call.answer(180);
  expect(await call.ask('BYE')).toBe('SIP/2.0 200 OK');
  expect(exchange.employee('214').calls()[0]?.state()).toEqual({ stage: 'ended', status: 487, endedBy: 'desk' });
});

test('an answer that is never acknowledged is hung up after 32 s', async () => {
  const call = await invite('210');
  await call.answer(180);
  passing.pass(11);
  await call.answer(200);
  passing.pass(32_000);
  await phone.take(/^BYE /);
  expect(exchange.employee('210').calls()[0]?.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'network' });
});

test('a lost link ends what rings, and what is up after 32 s', async () => {
  const talking = await invite('210');
  await talking.answer(180);
  passing.pass(11);
  await talking.answer(200);
  talking.ack();
  await phone.ping();
  const ringing = await invite('214');
  await ringing.answer(180);
  const lost = exchange.employee('214').until('ended');
  await phone.close();
  await lost;
  expect(exchange.employee('214').calls()[0]?.state().endedBy).toBe('network');
  expect(exchange.employee('210').calls()[0]?.state().stage).toBe('talking');
  passing.pass(32_000);
  expect(exchange.employee('210').calls()[0]?.state().endedBy).toBe('network');
});

test('the same INVITE twice rings once', async () => {
  const call = await invite('214');
  await call.answer(180);
  phone.send(call.sent.join('\r\n').replace('-open', '-again'));
  expect(statusOf(await phone.take(/-again/))).toBe('SIP/2.0 407 Proxy Authentication Required');
  expect(exchange.employee('214').calls()).toHaveLength(1);
});

test('a test can wait for the next call of a phone, and ask what it hears', async () => {
  const employee = exchange.employee('210');
  expect(employee.heard()).toEqual({ hz: 0, rms: 0 });
  const [ringing, ended] = [employee.until('ringing'), employee.until('ended')];
  const call = await invite('210');
  await ringing;
  await call.answer(180);
  await call.cancel();
  await ended;
  expect([employee.manner(), employee.heard()]).toEqual(['answers', { hz: 0, rms: 0 }]);
});

test('nobody answers where nobody has the number', () => {
  expect(() => exchange.employee('999')).toThrow('nobody has the number 999');
  expect(() => exchange.person('210')).toThrow('nobody has the number 210');
});
