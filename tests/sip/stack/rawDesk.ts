import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createInbox } from '../../protocol/sip/inbox.ts';
import { chance, read, write, type HeaderLine, type Heard } from '../../protocol/sip/message.ts';
import type { Exchange } from './exchange.ts';
import { rawLeg, type RawLeg } from './rawLeg.ts';
import { bodyHeaders, mute, type RawLine, type RawRequest } from './rawLine.ts';

/**
 * The desk's account or another one, frame by frame over WebSocket and without the product: what it hears is what the exchange and the
 * telephones really send. It answers NOTIFY, BYE and re-INVITE with 200, takes part in no sound, and mends nothing.
 */
export interface RawDesk {
  /** Everything heard so far, in order. */
  readonly heard: () => readonly Heard[];
  /** The first message not yet taken that fits; waits for it. */
  readonly take: (fits: (message: Heard) => boolean) => Promise<Heard>;
  /** Calls an extension and answers when it has taken the call. */
  readonly call: (user: string) => Promise<RawLeg>;
  /** The next call that comes, taken. */
  readonly answer: () => Promise<RawLeg>;
  /**
   * RFC 4235: answers a function that tells the lamp of this extension after each NOTIFY that changed it. Confirmed goes
   * before early and early before terminated, for the exchange keeps dialogs that have ended beside the living ones;
   * 'unknown' is a NOTIFY without a body.
   */
  readonly watch: (user: string) => Promise<() => readonly Lamp[]>;
  readonly close: () => Promise<void>;
}

const lamps = ['confirmed', 'early', 'terminated'] as const;
type Lamp = (typeof lamps)[number] | 'unknown';

/** RFC 3264 section 6.1: who is put on hold goes on listening. */
const agreed = (offer: string) => (offer.includes('a=sendonly') ? `${mute}a=recvonly\r\n` : mute);

export async function startRawDesk(exchange: Exchange, account = exchange.desk): Promise<RawDesk> {
  const socket = new WebSocket(exchange.wsUrl, ['sip']);
  await once(socket, 'open');
  const { domain } = exchange;
  const host = `${chance()}.invalid`;
  const own = `<sip:${account.user}@${domain}>`;
  const contact = `<sip:${account.user}@${host};transport=ws>`;
  const heard: Heard[] = [];
  const inbox = createInbox<Heard>((message) => message.startLine);
  const send = (message: string) => socket.send(message);

  socket.on('message', (bytes: Buffer) => {
    const message = read(bytes.toString('utf8'));
    heard.push(message);
    if (message.status === null && ['NOTIFY', 'BYE', 'OPTIONS'].includes(message.method)) send(reply(message, 200));
    // A re-INVITE: the telephone puts the call on hold, or takes it back.
    if (message.method === 'INVITE' && message.status === null && message.one('to').includes(';tag='))
      send(reply(message, 200, [['Contact', contact]], agreed(message.body)));
    else inbox.put(message);
  });

  async function ask({ method, uri, headers, cseq, body = '' }: RawRequest): Promise<Heard> {
    const post = (number: number, more: readonly HeaderLine[]) => {
      const branch = `z9hG4bK${chance()}`;
      const lines: HeaderLine[] = [
        ['Via', `SIP/2.0/WS ${host};branch=${branch}`],
        ['Max-Forwards', '70'],
        ...headers,
        ['CSeq', `${number} ${method}`],
        ...more,
        ...bodyHeaders(body),
      ];
      send(write(`${method} ${uri} SIP/2.0`, lines, body));
      return inbox.take((each) => (each.status ?? 0) >= 200 && each.one('via').includes(branch));
    };
    const answer = await post(cseq, []);
    if (answer.status !== 401 && answer.status !== 407) return answer;
    const asked = answer.status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate';
    if (method === 'INVITE') send(acknowledged(answer, uri));
    const given = credentials(answer.one(asked), { method, uri, ...account });
    return post(cseq + 1, [[answer.status === 401 ? 'Authorization' : 'Proxy-Authorization', given]]);
  }

  const line: RawLine = { contact, send, ask, heard: () => heard };
  const opening = (callee: string): HeaderLine[] => [
    ['From', `${own};tag=${chance()}`],
    ['To', callee],
    ['Call-ID', chance()],
    ['Contact', contact],
  ];
  const register = (seconds: number) => {
    const headers: HeaderLine[] = [...opening(own), ['Expires', String(seconds)]];
    return ask({ method: 'REGISTER', uri: `sip:${domain}`, headers, cseq: 1 });
  };
  const registered = await register(300);
  if (registered.status !== 200) throw new Error(`The exchange refuses the raw desk: ${registered.startLine}`);

  return {
    heard: () => heard,
    take: inbox.take,
    async call(user) {
      const uri = `sip:${user}@${domain}`;
      const answer = await ask({ method: 'INVITE', uri, headers: opening(`<${uri}>`), cseq: 1, body: mute });
      if (answer.status !== 200) {
        send(acknowledged(answer, uri));
        throw new Error(`${user} did not take the call: ${answer.startLine}`);
      }
      return rawLeg(line, answer, 'called');
    },
    async answer() {
      const invite = await inbox.take((each) => each.method === 'INVITE' && each.status === null);
      const taken = reply(invite, 200, [['Contact', contact]], mute);
      send(taken);
      await inbox.take((each) => each.method === 'ACK' && each.one('call-id') === invite.one('call-id'));
      return rawLeg(line, read(taken), 'answered');
    },
    async watch(user) {
      const uri = `sip:${user}@${domain}`;
      const headers: HeaderLine[] = [
        ...opening(`<${uri}>`),
        ['Event', 'dialog'],
        ['Accept', 'application/dialog-info+xml'],
        ['Expires', '300'],
      ];
      const answer = await ask({ method: 'SUBSCRIBE', uri, headers, cseq: 1 });
      if (answer.status !== 200 && answer.status !== 202)
        throw new Error(`The exchange has no lamp for ${user}: ${answer.startLine}`);
      const id = answer.one('call-id');
      const notified = () => heard.filter((each) => each.method === 'NOTIFY' && each.one('call-id') === id);
      return () =>
        notified()
          .map(({ body }) => lamps.find((lamp) => body.includes(`<state>${lamp}</state>`)) ?? 'unknown')
          .filter((lamp, n, all) => n === 0 || lamp !== all[n - 1]);
    },
    async close() {
      await register(0);
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** A response with what RFC 3261 section 8.2.6.2 says is copied; a request outside of a dialog gets a tag. */
function reply(to: Heard, status: number, more: readonly HeaderLine[] = [], body = ''): string {
  const copied = ['via', 'record-route', 'from', 'call-id', 'cseq'].flatMap((name) =>
    to.all(name).map((value): HeaderLine => [name, value]),
  );
  const tagged = to.one('to').includes(';tag=') ? to.one('to') : `${to.one('to')};tag=${chance()}`;
  return write(`SIP/2.0 ${status} OK`, [...copied, ['To', tagged], ...more, ...bodyHeaders(body)], body);
}

/** The ACK of a refusal belongs to the transaction of its INVITE (RFC 3261 section 17.1.1.3). */
function acknowledged(refusal: Heard, uri: string): string {
  return write(`ACK ${uri} SIP/2.0`, [
    ['Via', refusal.one('via')],
    ['Max-Forwards', '70'],
    ['From', refusal.one('from')],
    ['To', refusal.one('to')],
    ['Call-ID', refusal.one('call-id')],
    ['CSeq', `${refusal.one('cseq').split(' ')[0] ?? ''} ACK`],
  ]);
}

interface Deed {
  readonly method: string;
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** RFC 7616 section 3.4.1 with MD5 and qop=auth, as Kamailio asks for it. */
function credentials(challenge: string, { method, uri, user, password }: Deed): string {
  const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  const [realm, nonce] = [of('realm'), of('nonce')];
  const secret = md5(`${user}:${realm}:${password}`);
  const response = md5(`${secret}:${nonce}:00000001:abc:auth:${md5(`${method}:${uri}`)}`);
  return `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5, cnonce="abc", qop=auth, nc=00000001`;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
