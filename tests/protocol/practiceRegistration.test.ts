import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { createDesk } from './practice/desk.ts';
import { credentials, dial, headerIn, registerPhone, request, statusOf } from './practice/rawPhone.ts';
import { soon } from './practice/soon.ts';

let now = 1_000_000;
let exchange: Exchange;

beforeEach(async () => {
  exchange = await createExchange({ password: 'right', now: () => now });
});

afterEach(() => exchange.close());

test('the desk registers with the right password', async () => {
  const desk = await createDesk(exchange.account);
  expect(await desk.register()).toBe(200);
  expect(exchange.isRegistered()).toBe(true);
  expect(await desk.unregister()).toBe(200);
  expect(exchange.isRegistered()).toBe(false);
  await desk.close();
});

test('the desk is refused with a wrong password', async () => {
  const desk = await createDesk({ ...exchange.account, password: 'wrong' });
  expect(await desk.register()).toBe(401);
  expect(exchange.isRegistered()).toBe(false);
  await desk.close();
});

test('a lost link ends the registration', async () => {
  const desk = await createDesk(exchange.account);
  await desk.register();
  await desk.breakLink();
  await expect.poll(() => exchange.isRegistered(), soon).toBe(false);
  await desk.close();
});

test('whoever waits for the desk learns of its registration', async () => {
  const registered = exchange.registered();
  const phone = await dial(exchange.account.server);
  await registerPhone(phone, exchange.account);
  await expect(registered).resolves.toBeUndefined();
  await phone.close();
});

test('a registration lasts as long as asked, an hour at most', async () => {
  const phone = await dial(exchange.account.server);
  const contact = '<sip:desk@phone.invalid;transport=ws>';
  const granted = await registerPhone(phone, exchange.account, `Contact: ${contact};expires=90000`);
  expect(headerIn(granted, 'Contact')).toBe(`${contact};expires=3600`);
  now += 3_599_000;
  expect(exchange.isRegistered()).toBe(true);
  now += 1_000;
  expect(exchange.isRegistered()).toBe(false);
  await phone.close();
});

test('a page that goes away takes back its own registration, not the one of its successor', async () => {
  const [old, successor] = [await dial(exchange.account.server), await dial(exchange.account.server)];
  await registerPhone(old, exchange.account, 'Contact: <sip:old@phone.invalid>');
  await registerPhone(successor, exchange.account, 'Contact: <sip:new@phone.invalid>');
  const left = await registerPhone(old, exchange.account, 'Contact: <sip:old@phone.invalid>', 'Expires: 0');
  expect(headerIn(left, 'Contact')).toBe('<sip:new@phone.invalid>;expires=300');
  const none = await registerPhone(old, exchange.account, 'Contact: *', 'Expires: 0');
  expect(headerIn(none, 'Contact')).toBeNull();
  await old.close();
  await successor.close();
});

test('credentials are good once, for our desk alone, and a right password with an old nonce is told so', async () => {
  const phone = await dial(exchange.account.server);
  const ask = async (...extra: readonly string[]) => {
    phone.say(...request('REGISTER', 'sip:practice.invalid', ...extra));
    const answer = await phone.next();
    return { status: statusOf(answer), challenge: headerIn(answer, 'WWW-Authenticate') ?? '' };
  };
  const { challenge } = await ask();
  const good = credentials(exchange.account, challenge);
  expect((await ask(good)).status).toBe('SIP/2.0 200 OK');
  expect(await ask(good)).toEqual({
    status: 'SIP/2.0 401 Unauthorized',
    challenge: expect.stringMatching(/^Digest realm="practice\.invalid", nonce="[0-9a-f]{32}", .*stale=true$/),
  });
  expect((await ask(credentials(exchange.account, challenge, { count: '00000002' }))).status).toBe('SIP/2.0 200 OK');
  expect(await ask(credentials(exchange.account, challenge, { user: 'somebody' }))).toEqual({
    status: 'SIP/2.0 401 Unauthorized',
    challenge: expect.not.stringContaining('stale'),
  });
  now += 300_001;
  expect((await ask(credentials(exchange.account, challenge, { count: '00000003' }))).challenge).toContain(
    'stale=true',
  );
  await phone.close();
});

test('another address of record is not found, and a contact nobody can ring is refused', async () => {
  const phone = await dial(exchange.account.server);
  const bad = await registerPhone(phone, exchange.account, 'Contact: <tel:+44>');
  expect(statusOf(bad)).toBe('SIP/2.0 400 Bad Request');
  phone.say(...request('REGISTER', 'sip:practice.invalid'));
  const good = credentials(exchange.account, headerIn(await phone.next(), 'WWW-Authenticate') ?? '');
  const asked = request('REGISTER', 'sip:practice.invalid', good);
  phone.say(...asked.map((line) => (line.startsWith('To:') ? 'To: <sip:director@practice.invalid>' : line)));
  expect(statusOf(await phone.next())).toBe('SIP/2.0 404 Not Found');
  await phone.close();
});

test('a program that does not speak SIP is not let in', async () => {
  await expect(dial(exchange.account.server, ['chat'])).rejects.toThrow('400');
  await expect(dial(exchange.account.server, [])).rejects.toThrow('400');
});

test('a port that is taken is told', async () => {
  await expect(createExchange({ password: 'x', port: exchange.port })).rejects.toThrow('EADDRINUSE');
});
