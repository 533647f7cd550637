import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { createDesk, type TestDesk } from './practice/desk.ts';
import { answerTo, dial, headerIn, type RawPhone, registerPhone, statusOf, within } from './practice/rawPhone.ts';
import { soon } from './practice/soon.ts';

const wishes: { readonly ms: number; readonly act: () => void; taken: boolean }[] = [];
let exchange: Exchange;
let phone: RawPhone;
const paper = { from: '+441614960142', offer: 'v=0' };

/** Lets the time pass for whoever waits that long. */
function pass(ms: number): void {
  for (const wish of wishes.filter((one) => one.ms === ms && !one.taken)) wish.act();
}

beforeEach(async () => {
  wishes.length = 0;
  exchange = await createExchange({
    password: 'practice',
    timers: {
      after: (ms, act) => {
        const wish = { ms, act, taken: false };
        wishes.push(wish);
        return () => {
          wish.taken = true;
        };
      },
    },
  });
  phone = await dial(exchange.account.server);
  await registerPhone(phone, exchange.account);
});

afterEach(async () => {
  await phone.close();
  await exchange.close();
});

test('an INVITE is on the wire as a telephone network writes it', async () => {
  const call = exchange.call({
    from: '+441614960142',
    displayName: 'Emma "Em" Whitfield',
    to: '+442079460100',
    headers: [['P-Asserted-Identity', '<sip:+441614960142@practice.invalid>']],
    offer: 'v=0',
  });
  const invite = await phone.next();
  const readable = invite
    .replace(/z9hG4bK[0-9a-f]{16}/, 'BRANCH')
    .replace(/tag=[0-9a-f]{16}/, 'tag=TAG')
    .replace(/caller-[0-9a-f]{16}/, 'caller-TAG');
  expect(readable.split('\r\n')).toEqual([
    'INVITE sip:desk@phone.invalid;transport=ws SIP/2.0',
    'Via: SIP/2.0/WS practice.invalid;branch=BRANCH',
    'Max-Forwards: 70',
    'From: "Emma \\"Em\\" Whitfield" <sip:+441614960142@practice.invalid;user=phone>;tag=TAG',
    'To: <sip:+442079460100@practice.invalid;user=phone>',
    `Call-ID: ${call.callId}`,
    'CSeq: 1 INVITE',
    'Contact: <sip:caller-TAG@practice.invalid;transport=ws>',
    'Allow: INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, REFER, SUBSCRIBE',
    'User-Agent: Portico practice exchange',
    'Supported: replaces',
    'P-Asserted-Identity: <sip:+441614960142@practice.invalid>',
    'Content-Type: application/sdp',
    'Content-Length: 3',
    '',
    'v=0',
  ]);
});

test('a careless system may write From as it likes, but no second header into it', async () => {
  exchange.call({ ...paper, rawFrom: 'Jürgen <tel:+49 30>\r\nEvil: yes' });
  const invite = await phone.next();
  expect(headerIn(invite, 'From')).toMatch(/^Jürgen <tel:\+49 30> Evil: yes;tag=[0-9a-f]{16}$/);
  expect(headerIn(invite, 'Evil')).toBeNull();
});

test.each([
  ['486 Busy Here', 486],
  ['603 Decline', 603],
  ['302 Moved Temporarily', 302],
])('a desk that answers %s ends the call and gets its ACK', async (line, status) => {
  const call = exchange.call(paper);
  const invite = await phone.next();
  phone.send(answerTo(invite, '180 Ringing'));
  await call.until('ringing');
  phone.send(answerTo(invite, line));
  const ack = await phone.next();
  expect(statusOf(ack)).toBe('ACK sip:desk@phone.invalid;transport=ws SIP/2.0');
  expect(['Via', 'To', 'CSeq'].map((name) => headerIn(ack, name))).toEqual([
    headerIn(invite, 'Via'),
    '<sip:reception@practice.invalid>;tag=desk',
    '1 ACK',
  ]);
  expect(call.state()).toEqual({ stage: 'ended', status, endedBy: 'desk' });
  expect(call.marks().rangAt).not.toBeNull();
});

test('a caller who gives up cancels, with the reason told', async () => {
  const call = exchange.call(paper);
  const invite = await phone.next();
  phone.send(answerTo(invite, '180 Ringing'));
  await call.until('ringing');
  call.cancel('SIP;cause=200;text="Call completed elsewhere"');
  const cancel = await phone.next();
  expect([statusOf(cancel), headerIn(cancel, 'Via'), headerIn(cancel, 'CSeq'), headerIn(cancel, 'Reason')]).toEqual([
    'CANCEL sip:desk@phone.invalid;transport=ws SIP/2.0',
    headerIn(invite, 'Via'),
    '1 CANCEL',
    'SIP;cause=200;text="Call completed elsewhere"',
  ]);
  phone.send(answerTo(cancel, '200 OK'));
  phone.send(answerTo(invite, '487 Request Terminated'));
  await call.until('ended');
  expect(call.state()).toEqual({ stage: 'ended', status: 487, endedBy: 'caller' });
});

test('a caller who gives up before any answer waits for one before the CANCEL', async () => {
  const call = exchange.call(paper);
  const invite = await phone.next();
  call.cancel();
  await phone.ping();
  expect(phone.unread()).toBe(0);
  phone.send(answerTo(invite, '100 Trying'));
  expect(statusOf(await phone.next())).toMatch(/^CANCEL /);
});

test('an answer that crosses the CANCEL is acknowledged and hung up', async () => {
  const call = exchange.call(paper);
  const invite = await phone.next();
  phone.send(answerTo(invite, '180 Ringing'));
  await call.until('ringing');
  call.cancel();
  await phone.next();
  phone.send(answerTo(invite, '200 OK'));
  expect([statusOf(await phone.next()), statusOf(await phone.next())]).toEqual([
    'ACK sip:desk@phone.invalid;transport=ws SIP/2.0',
    'BYE sip:desk@phone.invalid;transport=ws SIP/2.0',
  ]);
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'caller' });
});

test('a desk that never says a word is given up after 32 s', async () => {
  const call = exchange.call(paper);
  await phone.next();
  pass(32_000);
  expect(call.state()).toEqual({ stage: 'ended', status: null, endedBy: 'network' });
});

test('a desk that never ends a cancelled call is given up too', async () => {
  const call = exchange.call(paper);
  phone.send(answerTo(await phone.next(), '180 Ringing'));
  await call.until('ringing');
  call.cancel();
  await phone.next();
  pass(32_000);
  expect(call.state()).toEqual({ stage: 'ended', status: null, endedBy: 'caller' });
});

test('a lost link ends what rings', async () => {
  const call = exchange.call(paper);
  phone.send(answerTo(await phone.next(), '180 Ringing'));
  await call.until('ringing');
  await phone.close();
  await call.until('ended');
  expect(call.state()).toEqual({ stage: 'ended', status: null, endedBy: 'network' });
});

test('a call that is up outlives its link for 32 s', async () => {
  const call = exchange.call(paper);
  phone.send(answerTo(await phone.next(), '200 OK'));
  await call.until('talking');
  await phone.close();
  await expect.poll(() => wishes.filter(({ taken }) => !taken).length, soon).toBe(1);
  expect(call.state().stage).toBe('talking');
  pass(32_000);
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'network' });
});

test('a call that is up comes back over the link the desk asks from', async () => {
  const call = exchange.call(paper);
  const invite = await phone.next();
  phone.send(answerTo(invite, '200 OK'));
  await call.until('talking');
  await phone.close();
  await expect.poll(() => wishes.filter(({ taken }) => !taken).length, soon).toBe(1);
  const again = await dial(exchange.account.server);
  again.say(...within(invite, 'OPTIONS', 1));
  expect(statusOf(await again.next())).toBe('SIP/2.0 200 OK');
  pass(32_000);
  expect(call.state().stage).toBe('talking');
  call.hangUp();
  expect(statusOf(await again.next())).toBe('BYE sip:desk@phone.invalid;transport=ws SIP/2.0');
  await again.close();
});

test('nobody can be rung while no desk is registered', async () => {
  await phone.close();
  await expect.poll(() => exchange.isRegistered(), soon).toBe(false);
  expect(() => exchange.call(paper)).toThrow('no desk is registered');
});

test('an exchange that closes hangs up', async () => {
  const call = exchange.call(paper);
  phone.send(answerTo(await phone.next(), '200 OK'));
  await call.until('talking');
  await phone.next();
  const bye = phone.next();
  await exchange.close();
  expect(statusOf(await bye)).toBe('BYE sip:desk@phone.invalid;transport=ws SIP/2.0');
  expect(call.state().stage).toBe('ended');
});

test('a telephone of sip.js declines with 603 and 486', async () => {
  const desk: TestDesk = await createDesk(exchange.account);
  await desk.register();
  const [first, second] = [exchange.call({ from: '+441614960142' }), exchange.call({ from: '+33199004723' })];
  const invitations = [await desk.nextCall(), await desk.nextCall()];
  for (const taken of invitations) {
    const isFirst = taken.request.callId === first.callId;
    void taken.reject({ statusCode: isFirst ? 603 : 486 });
  }
  await Promise.all([first.until('ended'), second.until('ended')]);
  expect([first.state(), second.state()]).toEqual([
    { stage: 'ended', status: 603, endedBy: 'desk' },
    { stage: 'ended', status: 486, endedBy: 'desk' },
  ]);
  await desk.close();
});
