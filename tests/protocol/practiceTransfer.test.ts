import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimulatedCall } from '../../electron/practice/callState.ts';
import type { TransferManner } from '../../electron/practice/calls/line.ts';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { createPassing, type Passing } from './practice/passing.ts';
import { accept, bodyOf, open, type RawCall } from './practice/rawCall.ts';
import { answerTo, dial, headerIn, type RawPhone, registerPhone, statusOf, within } from './practice/rawPhone.ts';

const audio = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n';
let passing: Passing;
let exchange: Exchange;
let phone: RawPhone;

beforeEach(async () => {
  passing = createPassing();
  const paper = { name: 'Somebody', answer: 'v=0' } as const;
  exchange = await createExchange({
    password: 'practice',
    timers: passing.timers,
    employees: [
      { ...paper, extension: '210', manner: 'answers', answerMs: 11 },
      { ...paper, extension: '214', manner: 'never-answers', ringMs: 22 },
      { ...paper, extension: '225', manner: 'busy' },
      { ...paper, extension: '221', manner: 'away' },
      { ...paper, extension: '231', manner: 'declines', answerMs: 33 },
    ],
    people: [{ number: '+441614960142', manner: 'answers', answerMs: 11, answer: 'v=0' }],
  });
  phone = await dial(exchange.account.server);
  await registerPhone(phone, exchange.account);
});

afterEach(async () => {
  await phone.close();
  await exchange.close();
});

interface Caller {
  readonly call: SimulatedCall;
  readonly invite: string;
  /** Sends a request within the caller's call; resolves with the answer. */
  readonly ask: (method: string, ...extra: readonly string[]) => Promise<string>;
}

/** A caller who talks with the desk. */
async function caller(transfers: TransferManner = 'follows'): Promise<Caller> {
  const call = exchange.call({ from: '+33199004723', offer: 'v=0', transfers });
  const invite = await phone.take(/^INVITE /);
  phone.send(answerTo(invite, '200 OK'));
  await phone.take(/^ACK /);
  let number = 0;
  return {
    call,
    invite,
    ask: (method, ...extra) => {
      number += 1;
      phone.say(...within(invite, method, number, ...extra));
      return phone.take(new RegExp(`^SIP/2\\.0 (?=[^]*CSeq: ${number} ${method}\\r)`));
    },
  };
}

/** The desk talks with an employee. */
async function consultation(extension: string): Promise<RawCall> {
  const call = await open(phone, exchange.account, 'INVITE', `sip:${extension}@practice.invalid`, [], audio);
  await call.answer(100);
  await call.answer(180);
  exchange.employee(extension).calls().at(-1)?.pickUp();
  await call.answer(200);
  call.ack();
  return call;
}

const referTo = (address: string) => `Refer-To: <${address}>`;
const blind = (user: string) => referTo(`sip:${user}@practice.invalid`);
const tagOf = (value: string) => /;tag=(.*)$/.exec(value)?.[1] ?? '';
const attended = (call: RawCall, tags: { readonly to?: string } = {}) => {
  const from = call.sent.find((line) => line.startsWith('From:')) ?? '';
  const names = `${call.callId};to-tag=${tags.to ?? tagOf(call.to())};from-tag=${tagOf(from)}`;
  return referTo(`sip:210@practice.invalid;transport=ws?Replaces=${encodeURIComponent(names)}`);
};

/** The next NOTIFY about a transfer, accepted: state of the subscription, and status line of the body. */
async function reported(): Promise<readonly (string | null)[]> {
  const notify = await phone.take(/^NOTIFY (?=[^]*Event: refer)/);
  accept(phone, notify);
  return [headerIn(notify, 'Event'), headerIn(notify, 'Subscription-State'), bodyOf(notify)];
}
const trying = ['refer', 'active;expires=60', 'SIP/2.0 100 Trying\r\n'];
const ringing = ['refer', 'active;expires=60', 'SIP/2.0 180 Ringing\r\n'];
const final = (line: string) => ['refer', 'terminated;reason=noresource', `SIP/2.0 ${line}\r\n`];

test('a caller is handed to an employee who picks up, and the desk hangs up', async () => {
  const { call, ask } = await caller();
  const accepted = await ask('REFER', blind('210'));
  expect(statusOf(accepted)).toBe('SIP/2.0 202 Accepted');
  expect(headerIn(accepted, 'Contact')).toMatch(/^<sip:caller-/);
  expect([await reported(), await reported()]).toEqual([trying, ringing]);
  expect([call.bridge(), call.state().stage]).toEqual([null, 'talking']);
  passing.pass(11);
  expect(await reported()).toEqual(final('200 OK'));
  expect(statusOf(await ask('BYE'))).toBe('SIP/2.0 200 OK');
  const [taken] = exchange.employee('210').calls();
  expect([call.state(), taken?.state(), call.bridge()?.isUp()]).toEqual([
    { stage: 'ended', status: 200, endedBy: 'desk' },
    { stage: 'talking', status: 200, endedBy: null },
    true,
  ]);
  call.hangUp();
  expect([call.bridge(), taken?.state()]).toEqual([null, { stage: 'ended', status: 200, endedBy: 'caller' }]);
});

test('the employee puts the receiver down: the call that was handed on is over', async () => {
  const { call, ask } = await caller();
  await ask('REFER', blind('210'));
  exchange.employee('210').calls()[0]?.pickUp();
  await phone.take(/200 OK\r\n$/);
  await ask('BYE');
  exchange.employee('210').calls()[0]?.hangUp();
  expect([call.bridge(), exchange.employee('210').calls()[0]?.state().endedBy]).toEqual([null, 'callee']);
});

test('an employee who puts the receiver down before the desk has hung up leaves the desk no dead line', async () => {
  const { call, ask } = await caller();
  await ask('REFER', blind('210'));
  passing.pass(11);
  await phone.take(/SIP\/2\.0 200 OK\r\n$/);
  exchange.employee('210').calls()[0]?.hangUp();
  await phone.take(/^BYE /);
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'caller' });
});

test('a desk that does not hang up after a transfer is hung up on', async () => {
  const { call, ask } = await caller();
  await ask('REFER', blind('210'));
  passing.pass(11);
  await phone.take(/SIP\/2\.0 200 OK\r\n$/);
  passing.pass(5000);
  await phone.take(/^BYE /);
  expect([call.state().endedBy, call.bridge()?.isUp()]).toEqual(['caller', true]);
});

test.each([
  ['225', [], '486 Busy Here'],
  ['221', [], '480 Temporarily Unavailable'],
  ['299', [], '404 Not Found'],
  ['231', [ringing], '603 Decline', 33],
  ['214', [ringing], '408 Request Timeout', 22],
])('handed to %s the caller stays with the desk, and the desk is told why', async (user, between, line, ms = 0) => {
  const { call, ask } = await caller();
  await ask('REFER', blind(user));
  expect(await reported()).toEqual(trying);
  for (const progress of between) expect(await reported()).toEqual(progress);
  passing.pass(ms);
  expect(await reported()).toEqual(final(line));
  expect([call.state().stage, call.bridge()]).toEqual(['talking', null]);
  // Another try is told apart from the first by its number.
  await ask('REFER', blind('210'));
  expect(await reported()).toEqual(['refer;id=2', ...trying.slice(1)]);
  expect(statusOf(await ask('BYE'))).toBe('SIP/2.0 200 OK');
});

test('a caller who hangs up while the employee rings leaves a silent phone', async () => {
  const { call, ask } = await caller();
  await ask('REFER', blind('214'));
  call.hangUp();
  await phone.take(/^BYE /);
  expect(exchange.employee('214').calls()[0]?.state()).toEqual({ stage: 'ended', status: 487, endedBy: 'caller' });
});

test('a desk that hangs up right after the 202 has handed the caller on all the same', async () => {
  const { call, ask } = await caller();
  await ask('REFER', blind('210'));
  await ask('BYE');
  exchange.employee('210').calls()[0]?.pickUp();
  await exchange.employee('210').until('talking');
  expect([call.state().stage, call.bridge()?.isUp()]).toEqual(['ended', true]);
});

test('a caller can be handed to an outside number', async () => {
  const { call, ask } = await caller();
  await ask('REFER', referTo('tel:+44-161-496-0142'));
  passing.pass(11);
  await phone.take(/SIP\/2\.0 200 OK\r\n$/);
  expect(call.bridge()?.isUp()).toBe(true);
});

test('one transfer at a time: another is refused while the first is open', async () => {
  const { ask } = await caller();
  await ask('REFER', blind('214'));
  expect(statusOf(await ask('REFER', blind('210')))).toBe('SIP/2.0 491 Request Pending');
});

test('a desk that wants no word of it gets none', async () => {
  const { call, ask } = await caller();
  const accepted = await ask('REFER', blind('225'), 'Refer-Sub: false');
  expect(headerIn(accepted, 'Refer-Sub')).toBe('false');
  await phone.ping();
  expect([phone.unread(), call.state().stage]).toEqual([0, 'talking']);
});

test.each([
  ['no Refer-To'],
  ['two of them', blind('210'), blind('214')],
  ['no address', 'Refer-To: somebody'],
  ['Replaces without tags', referTo('sip:210@practice.invalid?Replaces=abc')],
  ['Replaces that cannot be read', referTo('sip:210@practice.invalid?Replaces=%E0%A4%A')],
])('a REFER with %s is refused', async (_what, ...headers) => {
  const { ask } = await caller();
  expect(statusOf(await ask('REFER', ...headers))).toBe('SIP/2.0 400 Bad Request');
});

test('a consultation is replaced: its leg ends, and caller and employee are joined', async () => {
  const { call, ask } = await caller();
  const consult = await consultation('210');
  expect(statusOf(await ask('REFER', attended(consult)))).toBe('SIP/2.0 202 Accepted');
  expect(await reported()).toEqual(trying);
  expect(headerIn(await phone.take(/^BYE /), 'Call-ID')).toBe(consult.callId);
  expect(await reported()).toEqual(final('200 OK'));
  await ask('BYE');
  const [taken] = exchange.employee('210').calls();
  expect([call.state().stage, taken?.state().stage, call.bridge()]).toEqual(['ended', 'talking', taken?.bridge()]);
  expect(exchange.employee('210').calls()).toHaveLength(1);
});

test('the desk may ask the employee to take the caller over, instead of the other way round', async () => {
  const { call, invite } = await caller();
  const consult = await consultation('210');
  const names = `${call.callId};to-tag=${tagOf(headerIn(invite, 'From') ?? '')};from-tag=desk`;
  const wish = referTo(`sip:caller@practice.invalid?Replaces=${encodeURIComponent(names)}`);
  expect(await consult.ask('REFER', wish)).toBe('SIP/2.0 202 Accepted');
  expect(await reported()).toEqual(trying);
  expect(headerIn(await phone.take(/^BYE /), 'Call-ID')).toBe(call.callId);
  expect(await reported()).toEqual(final('200 OK'));
  expect(call.bridge()).toBe(exchange.employee('210').calls()[0]?.bridge());
});

test('a Replaces that means no call is told with 481, and both calls go on', async () => {
  const { call, ask } = await caller();
  const consult = await consultation('210');
  await ask('REFER', attended(consult, { to: 'another' }));
  expect([await reported(), await reported()]).toEqual([trying, final('481 Call/Transaction Does Not Exist')]);
  expect([call.state().stage, exchange.employee('210').calls()[0]?.state().stage]).toEqual(['talking', 'talking']);
});

test('a phone that takes Replaces for nothing tells success, and the consultation goes on', async () => {
  const { call, ask, invite } = await caller('ignores-replaces');
  expect(headerIn(invite, 'Supported')).toBeNull();
  const consult = await consultation('210');
  await ask('REFER', attended(consult));
  expect([await reported(), await reported()]).toEqual([trying, final('200 OK')]);
  await phone.ping();
  expect([phone.unread(), call.bridge(), call.state().stage]).toEqual([0, null, 'talking']);
  expect(await consult.ask('BYE')).toBe('SIP/2.0 200 OK');
  await ask('REFER', blind('210'));
  exchange.employee('210').calls().at(-1)?.pickUp();
  await exchange.employee('210').until('talking');
  expect(call.bridge()?.isUp()).toBe(true);
});

test('a phone that never reports does as asked, and the last word is missing', async () => {
  const { call, ask } = await caller('never-reports');
  await ask('REFER', blind('210'));
  expect([await reported(), await reported()]).toEqual([trying, ringing]);
  passing.pass(11);
  await exchange.employee('210').until('talking');
  await phone.ping();
  expect([phone.unread(), call.bridge()?.isUp()]).toEqual([0, true]);
});

test('a phone that drops whoever hands it on hangs up at once, and is handed on', async () => {
  const { call, ask } = await caller('drops-transferor');
  await ask('REFER', blind('210'));
  expect(statusOf(await phone.next())).toMatch(/^BYE /);
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'caller' });
  exchange.employee('210').calls()[0]?.pickUp();
  await exchange.employee('210').until('talking');
  expect([phone.unread(), call.bridge()?.isUp()]).toEqual([0, true]);
});

test('a phone that drops whoever hands it on to nobody is gone', async () => {
  const { call, ask } = await caller('drops-transferor');
  await ask('REFER', blind('214'));
  passing.pass(22);
  expect([call.state().stage, call.bridge(), exchange.employee('214').calls()[0]?.state().stage]).toEqual([
    'ended',
    null,
    'ended',
  ]);
});

test('lamps follow a call that is handed on', async () => {
  const lamp = await open(phone, exchange.account, 'SUBSCRIBE', 'sip:210@practice.invalid', ['Event: dialog']);
  await lamp.answer(200);
  const shown = async () => {
    const notify = await phone.take(/^NOTIFY (?=[^]*Event: dialog)/);
    return [...bodyOf(notify).matchAll(/<state>(\w+)</g)].map(([, state]) => state).join(' ');
  };
  const { call, ask } = await caller();
  await ask('REFER', blind('210'));
  const course = [await shown(), await shown()];
  passing.pass(11);
  course.push(await shown());
  await ask('BYE');
  call.hangUp();
  course.push(await shown());
  expect(course).toEqual(['', 'early', 'confirmed', 'terminated']);
});

test('a lamp has nothing new to say when a consultation becomes the caller’s call', async () => {
  const { ask } = await caller();
  const consult = await consultation('210');
  await open(phone, exchange.account, 'SUBSCRIBE', 'sip:210@practice.invalid', ['Event: dialog']);
  expect(bodyOf(await phone.take(/^NOTIFY (?=[^]*Event: dialog)/))).toContain('<state>confirmed</state>');
  await ask('REFER', attended(consult));
  await phone.take(/SIP\/2\.0 200 OK\r\n$/);
  const none = Symbol('no NOTIFY');
  const more = phone.take(/^NOTIFY (?=[^]*Event: dialog)/);
  expect(await Promise.race([more, phone.ping().then(() => none)])).toBe(none);
});

test('an exchange that closes leaves nothing waiting', async () => {
  const first = await caller();
  await first.ask('REFER', blind('210'));
  passing.pass(11);
  await exchange.employee('210').until('talking');
  const second = await caller();
  await second.ask('REFER', blind('214'));
  await exchange.close();
  expect([passing.waits(), first.call.bridge(), exchange.employee('214').calls()[0]?.state().endedBy]).toEqual([
    [],
    null,
    'caller',
  ]);
});
