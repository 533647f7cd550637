import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { createDesk } from './practice/desk.ts';
import { createPassing, type Passing } from './practice/passing.ts';
import { accept, bodyOf, open, type RawCall } from './practice/rawCall.ts';
import { dial, headerIn, type RawPhone, statusOf } from './practice/rawPhone.ts';
import { soon } from './practice/soon.ts';

const audio = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n';
let now = 1_000_000;
let passing: Passing;
let exchange: Exchange;
let phone: RawPhone;

beforeEach(async () => {
  passing = createPassing();
  const paper = { name: 'Somebody', answer: 'v=0' } as const;
  exchange = await createExchange({
    password: 'practice',
    timers: passing.timers,
    now: () => now,
    employees: [
      { ...paper, extension: '210', manner: 'answers', answerMs: 11 },
      { ...paper, extension: '225', manner: 'busy' },
      { ...paper, extension: '221', manner: 'away' },
    ],
  });
  phone = await dial(exchange.account.server);
});

afterEach(async () => {
  await phone.close();
  await exchange.close();
});

const watch = (extension: string, ...extra: readonly string[]): Promise<RawCall> =>
  open(phone, exchange.account, 'SUBSCRIBE', `sip:${extension}@practice.invalid`, ['Event: dialog', ...extra]);

interface Told {
  readonly state: string | null;
  readonly version: number | null;
  readonly dialogs: readonly string[];
}

/** The next NOTIFY of this subscription, accepted. */
async function told(subscription: RawCall): Promise<Told> {
  const notify = await phone.take(new RegExp(`^NOTIFY (?=[^]*Call-ID: ${subscription.callId}\\r)`));
  accept(phone, notify);
  const body = bodyOf(notify);
  const version = /version="(\d+)" state="full" entity="sip:\d+@practice\.invalid"/.exec(body)?.[1];
  return {
    state: headerIn(notify, 'Subscription-State'),
    version: version === undefined ? null : Number(version),
    dialogs: [...body.matchAll(/<state>(\w+)<\/state>/g)].map(([, state = '']) => state),
  };
}

test('a lamp is granted, and how things stand is told at once', async () => {
  const lamp = await watch('225', 'Expires: 600');
  const granted = await lamp.answer(200);
  expect([headerIn(granted, 'Expires'), headerIn(granted, 'Contact')]).toEqual([
    '600',
    '<sip:225@practice.invalid;transport=ws>',
  ]);
  const notify = await phone.take(/^NOTIFY /);
  expect(
    ['From', 'To', 'Event', 'Subscription-State', 'Content-Type', 'CSeq'].map((name) => headerIn(notify, name)),
  ).toEqual([
    headerIn(granted, 'To'),
    headerIn(granted, 'From'),
    'dialog',
    'active;expires=600',
    'application/dialog-info+xml',
    '2 NOTIFY',
  ]);
  expect(statusOf(notify)).toBe('NOTIFY sip:desk@phone.invalid;transport=ws SIP/2.0');
  expect(bodyOf(notify)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:225@practice.invalid">\n' +
      '  <dialog id="standing" direction="recipient">\n    <state>confirmed</state>\n  </dialog>\n' +
      '</dialog-info>\n',
  );
});

test('a lamp follows its phone, and calls that ended are told beside the live one', async () => {
  const lamp = await watch('210', 'Expires: 600');
  expect(await told(lamp)).toEqual({ state: 'active;expires=600', version: 0, dialogs: [] });
  for (const [turn, before] of [[], ['terminated'], ['terminated', 'terminated']].entries()) {
    const call = await open(phone, exchange.account, 'INVITE', 'sip:210@practice.invalid', [], audio);
    expect((await told(lamp)).dialogs).toEqual([...before, 'early']);
    passing.pass(11);
    await call.answer(200);
    call.ack();
    expect(await told(lamp)).toEqual({
      state: 'active;expires=600',
      version: turn * 3 + 2,
      dialogs: [...before, 'confirmed'],
    });
    await call.ask('BYE');
    expect((await told(lamp)).dialogs).toEqual([...before, 'terminated'].slice(-2));
  }
});

test('an employee who changes what she does changes her lamp', async () => {
  const lamp = await watch('210', 'Expires: 600');
  await told(lamp);
  exchange.employee('210').setManner('busy');
  expect((await told(lamp)).dialogs).toEqual(['confirmed']);
  exchange.employee('210').setManner('answers');
  expect((await told(lamp)).dialogs).toEqual(['terminated']);
  exchange.employee('210').setManner('never-answers');
  exchange.employee('210').setManner('away');
  expect(await told(lamp)).toEqual({ state: 'active;expires=600', version: null, dialogs: [] });
});

test('of a phone that is not registered nothing is told: a NOTIFY without a body', async () => {
  const lamp = await watch('221', 'Expires: 600');
  const notify = await phone.take(/^NOTIFY /);
  expect([headerIn(notify, 'Content-Type'), headerIn(notify, 'Content-Length'), bodyOf(notify)]).toEqual([
    null,
    '0',
    '',
  ]);
  exchange.employee('221').setManner('answers');
  expect(await told(lamp)).toEqual({ state: 'active;expires=600', version: 0, dialogs: [] });
});

test('a lamp is renewed, and tells the whole again', async () => {
  const lamp = await watch('225', 'Expires: 600');
  await lamp.answer(200);
  await told(lamp);
  now += 500_000;
  expect(await lamp.ask('SUBSCRIBE', 'Event: dialog', 'Expires: 700')).toBe('SIP/2.0 200 OK');
  expect(await told(lamp)).toEqual({ state: 'active;expires=700', version: 1, dialogs: ['confirmed'] });
  expect(passing.waits()).not.toContain(600_000);
});

test('a lamp that is not renewed ends with a last word', async () => {
  const lamp = await watch('225', 'Expires: 600');
  await lamp.answer(200);
  await told(lamp);
  passing.pass(600_000);
  expect(await told(lamp)).toEqual({ state: 'terminated;reason=timeout', version: 1, dialogs: ['confirmed'] });
  expect(exchange.subscriptions()).toBe(0);
  expect(await lamp.ask('SUBSCRIBE', 'Event: dialog')).toBe('SIP/2.0 481 Subscription Does Not Exist');
});

test('the desk takes a lamp back', async () => {
  const lamp = await watch('225', 'Expires: 600');
  await lamp.answer(200);
  await told(lamp);
  expect(await lamp.ask('SUBSCRIBE', 'Event: dialog', 'Expires: 0')).toBe('SIP/2.0 200 OK');
  expect((await told(lamp)).state).toBe('terminated;reason=timeout');
  exchange.employee('225').setManner('answers');
  await phone.ping();
  expect([exchange.subscriptions(), phone.unread()]).toEqual([0, 0]);
});

test('a look at a lamp, without watching it, is one NOTIFY', async () => {
  const lamp = await watch('225', 'Expires: 0');
  await lamp.answer(200);
  expect(await told(lamp)).toEqual({ state: 'terminated;reason=timeout', version: 0, dialogs: ['confirmed'] });
  expect(exchange.subscriptions()).toBe(0);
});

test('a lamp lasts an hour where nothing is asked, and where more is', async () => {
  expect(headerIn(await (await watch('225')).answer(200), 'Expires')).toBe('3600');
  expect(headerIn(await (await watch('225', 'Expires: 90000')).answer(200), 'Expires')).toBe('3600');
});

test('whom nobody knows, and other events, are refused', async () => {
  expect(statusOf(await (await watch('299')).answer(404))).toBe('SIP/2.0 404 Not Found');
  const mailbox = await open(phone, exchange.account, 'SUBSCRIBE', 'sip:210@practice.invalid', [
    'Event: message-summary',
  ]);
  const refused = await mailbox.answer(489);
  expect([statusOf(refused), headerIn(refused, 'Allow-Events')]).toEqual(['SIP/2.0 489 Bad Event', 'dialog']);
});

test('a desk that has forgotten a lamp is told no more', async () => {
  await watch('225', 'Expires: 600');
  const notify = await phone.take(/^NOTIFY /);
  const keep = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerIn(notify, name)}`);
  phone.say('SIP/2.0 481 Subscription Does Not Exist', ...keep, 'Content-Length: 0');
  await expect.poll(exchange.subscriptions, soon).toBe(0);
});

test('a lost link ends its lamps', async () => {
  const lamp = await watch('225', 'Expires: 600');
  await lamp.answer(200);
  await phone.close();
  await expect.poll(exchange.subscriptions, soon).toBe(0);
  expect(passing.waits()).toEqual([]);
});

test('three hundred lamps are asked for at once, and each change reaches all who watch', async () => {
  const lamps = await Promise.all(Array.from({ length: 300 }, () => watch('210', 'Expires: 600')));
  await Promise.all(lamps.map(told));
  expect(exchange.subscriptions()).toBe(300);
  exchange.employee('210').setManner('busy');
  const all = await Promise.all(lamps.map(told));
  expect(new Set(all.map(({ dialogs }) => dialogs.join(' ')))).toEqual(new Set(['confirmed']));
});

test('sip.js watches a lamp', async () => {
  const desk = await createDesk(exchange.account);
  const bodies: string[] = [];
  await desk.watch('225', (body) => bodies.push(body));
  await expect.poll(() => bodies.length, soon).toBe(1);
  exchange.employee('225').setManner('answers');
  await expect.poll(() => bodies.length, soon).toBe(2);
  expect(bodies.map((body) => /<state>(\w+)</.exec(body)?.[1])).toEqual(['confirmed', 'terminated']);
  await desk.close();
});
