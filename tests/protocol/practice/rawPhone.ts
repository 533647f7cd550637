import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import type { SipAccount } from '#core/call/telephone.ts';

/** A phone that sends what it is told, letter by letter, and shows what came. */
export interface RawPhone {
  /** Lines are joined by CRLF, with the blank line at the end. */
  readonly say: (...lines: readonly string[]) => void;
  readonly send: (frame: string | Buffer) => void;
  /** The next frame, in their order. */
  readonly next: () => Promise<string>;
  /** The first frame of this kind, among those nobody asked for yet and those to come; the others stay in their order. */
  readonly take: (kind: RegExp) => Promise<string>;
  /** How many came that nobody asked for yet. */
  readonly unread: () => number;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Rejects where the exchange refuses the connection. */
export async function dial(server: string, protocols: readonly string[] = ['sip']): Promise<RawPhone> {
  const socket = new WebSocket(server, [...protocols]);
  const frames: string[] = [];
  const wanting: { readonly kind: RegExp; readonly tell: (frame: string) => void }[] = [];
  socket.on('message', (raw: Buffer) => {
    const frame = raw.toString();
    const at = wanting.findIndex(({ kind }) => kind.test(frame));
    const [taker] = at < 0 ? [] : wanting.splice(at, 1);
    if (taker === undefined) frames.push(frame);
    else taker.tell(frame);
  });
  const take = (kind: RegExp) =>
    new Promise<string>((tell) => {
      const at = frames.findIndex((frame) => kind.test(frame));
      const [frame] = at < 0 ? [] : frames.splice(at, 1);
      if (frame === undefined) wanting.push({ kind, tell });
      else tell(frame);
    });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    say: (...lines) => socket.send([...lines, '', ''].join('\r\n')),
    send: (frame) => socket.send(frame),
    next: () => take(/^/),
    take,
    unread: () => frames.length,
    ping: () =>
      new Promise((resolve) => {
        socket.once('pong', () => resolve());
        socket.ping();
      }),
    close: () =>
      new Promise((resolve) => {
        if (socket.readyState === socket.CLOSED) resolve();
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
}

/** A request outside of a call, with what every request must have. */
export function request(method: string, uri: string, ...extra: readonly string[]): string[] {
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK-${method}`,
    'Max-Forwards: 70',
    'From: <sip:reception@practice.invalid>;tag=me',
    'To: <sip:reception@practice.invalid>',
    'Call-ID: one',
    `CSeq: 7 ${method}`,
    ...extra,
    'Content-Length: 0',
  ];
}

/** Status line of an answer. */
export function statusOf(frame: string): string {
  return frame.split('\r\n', 1)[0] ?? '';
}

export function headerIn(frame: string, name: string): string | null {
  const line = frame.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line === undefined ? null : line.slice(line.indexOf(':') + 1).trim();
}

/** Credentials for a challenge (RFC 7616 section 3.4.1), with what the caller of this function changes about them. */
export function credentials(
  account: SipAccount,
  challenge: string,
  changed: { count?: string; user?: string; method?: string; uri?: string } = {},
) {
  const { count = '00000001', user = account.user, method = 'REGISTER', uri = 'sip:practice.invalid' } = changed;
  const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  const secret = md5(`${user}:${of('realm')}:${account.password}`);
  const response = md5(`${secret}:${of('nonce')}:${count}:abc:auth:${md5(`${method}:${uri}`)}`);
  const said = `username="${user}", realm="${of('realm')}", nonce="${of('nonce')}", uri="${uri}", response="${response}"`;
  const header = method === 'REGISTER' ? 'Authorization' : 'Proxy-Authorization';
  return `${header}: Digest ${said}, algorithm=MD5, cnonce="abc", qop=auth, nc=${count}`;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Registers the phone; answers with the 200. */
export async function registerPhone(
  phone: RawPhone,
  account: SipAccount,
  ...extra: readonly string[]
): Promise<string> {
  phone.say(...request('REGISTER', 'sip:practice.invalid'));
  const challenge = headerIn(await phone.next(), 'WWW-Authenticate') ?? '';
  const contact = extra.length === 0 ? ['Contact: <sip:desk@phone.invalid;transport=ws>'] : extra;
  phone.say(...request('REGISTER', 'sip:practice.invalid', credentials(account, challenge), ...contact));
  return phone.next();
}

/** An answer of the phone to a request it got, with the phone's tag. */
export function answerTo(asked: string, status: string, body = ''): string {
  const keep = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerIn(asked, name)}`);
  const lines = [
    `SIP/2.0 ${status}`,
    ...keep,
    `To: ${headerIn(asked, 'To')};tag=desk`,
    'Contact: <sip:desk@phone.invalid;transport=ws>',
    `Content-Length: ${body.length}`,
  ];
  return [...lines, '', body].join('\r\n');
}

/** A request of the phone within the call that `invite` opened. */
export function within(invite: string, method: string, number: number, ...extra: readonly string[]): string[] {
  return [
    `${method} sip:caller@practice.invalid SIP/2.0`,
    `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK-${method}-${number}`,
    'Max-Forwards: 70',
    `From: ${headerIn(invite, 'To')};tag=desk`,
    `To: ${headerIn(invite, 'From')}`,
    `Call-ID: ${headerIn(invite, 'Call-ID')}`,
    `CSeq: ${number} ${method}`,
    ...extra,
    'Content-Length: 0',
  ];
}
