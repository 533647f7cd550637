import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import {
  answerTo,
  dial,
  headerIn,
  type RawPhone,
  registerPhone,
  request,
  statusOf,
  within,
} from './practice/rawPhone.ts';

let exchange: Exchange;
let phone: RawPhone;
const problems: string[] = [];

beforeEach(async () => {
  problems.length = 0;
  exchange = await createExchange({ password: 'practice', onProblem: (code) => problems.push(code) });
  phone = await dial(exchange.account.server);
});

afterEach(async () => {
  await phone.close();
  await exchange.close();
});

async function ask(...lines: readonly string[]): Promise<string> {
  phone.say(...lines);
  return statusOf(await phone.next());
}

test('the link is kept alive by line breaks and by pings', async () => {
  phone.send('\r\n\r\n');
  expect(await phone.next()).toBe('\r\n');
  await phone.ping();
});

test('a request outside of every call gets the answer the standard asks for', async () => {
  const desk = 'sip:reception@practice.invalid';
  expect(await ask(...request('OPTIONS', desk))).toBe('SIP/2.0 200 OK');
  const challenged = 'SIP/2.0 407 Proxy Authentication Required';
  expect(await ask(...request('INVITE', 'sip:+442079460100@practice.invalid'))).toBe(challenged);
  expect(await ask(...request('SUBSCRIBE', desk))).toBe(challenged);
  expect(await ask(...request('REFER', desk))).toBe('SIP/2.0 403 Forbidden');
  expect(await ask(...request('PUBLISH', desk))).toBe('SIP/2.0 405 Method Not Allowed');
  expect(await ask(...request('BYE', desk))).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
  expect(await ask(...request('CANCEL', desk))).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
  expect(await ask(...request('INFO', desk))).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
  const inCall = request('INVITE', desk).map((line) => (line.startsWith('To:') ? `To: <${desk}>;tag=gone` : line));
  expect(await ask(...inCall)).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
});

test('an answer carries back what the request brought, and a tag of the exchange', async () => {
  phone.say(...request('OPTIONS', 'sip:practice.invalid', 'Via: SIP/2.0/TCP second.invalid;branch=z9hG4bKother'));
  const answer = await phone.next();
  expect(answer.replace(/tag=[0-9a-f]{16}/, 'tag=TAG').split('\r\n')).toEqual([
    'SIP/2.0 200 OK',
    'Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK-OPTIONS',
    'Via: SIP/2.0/TCP second.invalid;branch=z9hG4bKother',
    'From: <sip:reception@practice.invalid>;tag=me',
    'To: <sip:reception@practice.invalid>;tag=TAG',
    'Call-ID: one',
    'CSeq: 7 OPTIONS',
    'Allow: INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, REFER, SUBSCRIBE',
    'Content-Length: 0',
    '',
    '',
  ]);
});

test('within a call what is unknown, late or without sound is refused, and the call goes on', async () => {
  await registerPhone(phone, exchange.account);
  const call = exchange.call({ from: '+441614960142', offer: 'v=0' });
  const invite = await phone.next();
  phone.send(answerTo(invite, '200 OK'));
  expect(statusOf(await phone.next())).toBe('ACK sip:desk@phone.invalid;transport=ws SIP/2.0');
  expect(await ask(...within(invite, 'OPTIONS', 5))).toBe('SIP/2.0 200 OK');
  expect(await ask(...within(invite, 'UPDATE', 6))).toBe('SIP/2.0 405 Method Not Allowed');
  expect(await ask(...within(invite, 'INFO', 6))).toBe('SIP/2.0 500 Server Internal Error');
  expect(await ask(...within(invite, 'INVITE', 7))).toBe('SIP/2.0 488 Not Acceptable Here');
  expect(await ask(...within(invite, 'CANCEL', 7))).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
  expect(await ask(...within(invite, 'BYE', 8).map((line) => line.replace('tag=desk', 'tag=stranger')))).toBe(
    'SIP/2.0 481 Call/Transaction Does Not Exist',
  );
  expect(call.state().stage).toBe('talking');
  expect(await ask(...within(invite, 'BYE', 8))).toBe('SIP/2.0 200 OK');
  expect(await ask(...within(invite, 'BYE', 9))).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
});

test('a repeated 200 is acknowledged again', async () => {
  await registerPhone(phone, exchange.account);
  exchange.call({ from: '+441614960142', offer: 'v=0' });
  const invite = await phone.next();
  phone.send(answerTo(invite, '200 OK'));
  const first = await phone.next();
  phone.send(answerTo(invite, '200 OK'));
  const again = await phone.next();
  expect([first, again].map((ack) => [statusOf(ack), headerIn(ack, 'CSeq'), headerIn(ack, 'To')])).toEqual(
    Array.from({ length: 2 }, () => [
      'ACK sip:desk@phone.invalid;transport=ws SIP/2.0',
      '1 ACK',
      '<sip:reception@practice.invalid>;tag=desk',
    ]),
  );
});

test('an answer without telephone sound ends the call and says why', async () => {
  await registerPhone(phone, exchange.account);
  const call = exchange.call({ from: '+441614960142' });
  phone.send(answerTo(await phone.next(), '200 OK', 'v=0\r\nnothing to speak with\r\n'));
  expect(statusOf(await phone.next())).toBe('ACK sip:desk@phone.invalid;transport=ws SIP/2.0');
  expect(statusOf(await phone.next())).toBe('BYE sip:desk@phone.invalid;transport=ws SIP/2.0');
  expect(call.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'media' });
  expect(problems).toEqual(['unusable-answer']);
});

test('garbage never stops the exchange', async () => {
  await registerPhone(phone, exchange.account);
  exchange.call({ from: '+441614960142', offer: 'v=0' });
  const invite = await phone.next();
  phone.send(answerTo(invite, '200 OK'));
  const honest = [
    request('REGISTER', 'sip:practice.invalid').join('\r\n'),
    request('INVITE', 'sip:practice.invalid').join('\r\n'),
    answerTo(invite, '180 Ringing'),
    answerTo(invite, '486 Busy Here'),
    within(invite, 'INVITE', 3).join('\r\n'),
    within(invite, 'REFER', 4, 'Refer-To: <sip:210@practice.invalid?Replaces=a%3Bto-tag%3Db>').join('\r\n'),
    request('SUBSCRIBE', 'sip:210@practice.invalid', 'Event: dialog').join('\r\n'),
    '',
  ];
  const scrambled = fc
    .tuple(fc.constantFrom(...honest), fc.nat(600), fc.nat(40), fc.string({ unit: 'binary', maxLength: 60 }))
    .map(([text, at, cut, noise]) => text.slice(0, at) + noise + text.slice(at + cut));
  for (const frame of fc.sample(scrambled, { numRuns: 2000, seed: 7 })) phone.send(frame);
  for (const frame of fc.sample(fc.uint8Array({ maxLength: 300 }), { numRuns: 300, seed: 7 }))
    phone.send(Buffer.from(frame));
  const stranger = await dial(exchange.account.server);
  stranger.say(...request('OPTIONS', 'sip:still-there'));
  expect(statusOf(await stranger.next())).toBe('SIP/2.0 200 OK');
  await stranger.close();
  await phone.ping();
});

test('a frame larger than any honest message closes its link alone', async () => {
  const huge = await dial(exchange.account.server);
  huge.send('x'.repeat(300_000));
  await huge.close();
  expect(await ask(...request('OPTIONS', 'sip:practice.invalid'))).toBe('SIP/2.0 200 OK');
});
