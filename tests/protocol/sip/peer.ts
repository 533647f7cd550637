import { createHash } from 'node:crypto';
import { type Server as WebServer, createServer as createWebServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { createInbox } from './inbox.ts';
import { type HeaderLine, type Heard, chance, read, respond, write } from './message.ts';

/** How the registrar meets a REGISTER: by digest, by this status at once, or not at all. */
type Registrar = 'digest' | 'silent' | number;

/** A PBX of one socket at a time that does exactly what the test says. */
export interface Peer {
  readonly url: string;
  registrar: Registrar;
  /** Headers the registrar adds to a refusal. */
  refusal: readonly (readonly [string, string])[];
  /** What it calls itself in its 200. */
  signature: string;
  /** Expires granted; null: only those who asked for at least 300 s are taken (423). */
  grants: number | null;
  /** Says how long in Expires, not in the Contact (RFC 3261 section 10.3 step 8 wants it there, some do so). */
  expiresApart: boolean;
  /** Event packages that it knows; a SUBSCRIBE to another one is refused by 489, and kept in `refused` alone. */
  readonly speaks: Set<string>;
  readonly refused: readonly Heard[];
  /** Everything heard since the start, in order. */
  readonly heard: readonly Heard[];
  /** The first message not yet taken that fits; waits for it. */
  readonly take: (fits: (message: Heard) => boolean) => Promise<Heard>;
  readonly request: (method: string) => Promise<Heard>;
  readonly response: (method: string, status: number) => Promise<Heard>;
  readonly send: (message: string | Buffer, asText?: boolean) => void;
  /** The same message in frames of so many characters (RFC 6455 section 5.4). */
  readonly sendInParts: (message: string, characters: number) => void;
  /** True: alive for TCP, dead for everything above, as a stopped process is. */
  readonly freeze: (frozen: boolean) => void;
  readonly connections: () => number;
  /**
   * Both sides have read everything that was sent until now, and what was answered to it at once: an OPTIONS went
   * there and back on the same socket, twice.
   */
  readonly settled: () => Promise<void>;
  /** How many requests of this method were heard until now. */
  readonly count: (method: string) => number;
  /** Cuts the connection without a word. */
  readonly drop: () => void;
  readonly stop: () => Promise<void>;
  /** The same port again, and nothing remembered. */
  readonly restart: () => Promise<void>;
}

const password = 'secret';
const realm = 'pbx.test';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** With a certificate: SIP over WSS. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export async function startPeer(certificate?: Certificate): Promise<Peer> {
  const port = await freePort();
  const heard: Heard[] = [];
  const refused: Heard[] = [];
  const inbox = createInbox<Heard>((message) => message.startLine);
  let server: WebSocketServer | null = null;
  let web: WebServer | null = null;
  let socket: WebSocket | null = null;
  let connections = 0;
  let frozen = false;

  const peer: Peer = {
    url: `${certificate === undefined ? 'ws' : 'wss'}://127.0.0.1:${port}`,
    registrar: 'digest',
    refusal: [],
    signature: 'Asterisk PBX 20.5.0',
    grants: 120,
    expiresApart: false,
    speaks: new Set(['dialog']),
    refused,
    heard,
    take: inbox.take,
    request: (method) => inbox.take((message) => message.status === null && message.method === method),
    response: (method, status) => inbox.take((message) => message.status === status && message.method === method),
    send: (message, asText = true) => socket?.send(message, { binary: !asText }),
    sendInParts: (message, characters) => {
      for (let at = 0; at < message.length; at += characters)
        socket?.send(message.slice(at, at + characters), { binary: false, fin: at + characters >= message.length });
    },
    freeze: (to) => {
      frozen = to;
    },
    connections: () => connections,
    settled: async () => {
      await thereAndBack();
      await thereAndBack();
    },
    count: (method) => heard.filter((message) => message.status === null && message.method === method).length,
    drop: () => socket?.terminate(),
    stop,
    restart: listen,
  };

  async function thereAndBack(): Promise<void> {
    const headers: HeaderLine[] = [
      ['Via', `SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${chance()}`],
      ['From', '<sip:pbx.test>;tag=pbx'],
      ['To', '<sip:1000@pbx.test>'],
      ['Call-ID', chance()],
      ['CSeq', '1 OPTIONS'],
    ];
    peer.send(write('OPTIONS sip:1000@pbx.test SIP/2.0', headers));
    await peer.response('OPTIONS', 200);
  }

  function listen(): Promise<void> {
    return new Promise((listening) => {
      const carrier = certificate === undefined ? createWebServer() : createSecureServer(certificate);
      // Pongs are ours to give or to withhold.
      server = new WebSocketServer({ server: carrier, autoPong: false, handleProtocols: () => 'sip' });
      web = carrier;
      server.on('connection', (accepted) => {
        connections += 1;
        socket = accepted;
        accepted.on('ping', () => {
          if (!frozen) accepted.pong();
        });
        accepted.on('message', (bytes: Buffer) => {
          if (!frozen) hear(accepted, read(bytes.toString('utf8')));
        });
        accepted.on('error', () => undefined);
      });
      carrier.listen(port, '127.0.0.1', () => listening());
    });
  }

  function stop(): Promise<void> {
    return new Promise((stopped) => {
      const stopping = server;
      server = null;
      if (stopping === null) {
        stopped();
        return;
      }
      for (const client of stopping.clients) client.terminate();
      stopping.close();
      web?.closeAllConnections();
      web?.close(() => stopped());
    });
  }

  function hear(from: WebSocket, message: Heard): void {
    if (message.method === 'SUBSCRIBE' && message.status === null && !peer.speaks.has(message.one('event'))) {
      refused.push(message);
      from.send(respond(message, 489, [['Allow-Events', [...peer.speaks].join(', ')]]));
      return;
    }
    heard.push(message);
    if (message.method === 'REGISTER') meetRegister(from, message);
    inbox.put(message);
  }

  function meetRegister(from: WebSocket, message: Heard): void {
    if (peer.registrar === 'silent') return;
    if (typeof peer.registrar === 'number') {
      from.send(respond(message, peer.registrar, peer.refusal));
      return;
    }
    if (!isAuthorised(message)) {
      const challenge = `Digest realm="${realm}", nonce="${chance()}", algorithm=MD5, qop="auth"`;
      from.send(respond(message, 401, [['WWW-Authenticate', challenge]]));
      return;
    }
    const contact = message.one('contact');
    const asked = Number(/;expires=(\d+)/.exec(contact)?.[1] ?? 0);
    if (peer.grants === null && asked > 0 && asked < 300) {
      from.send(respond(message, 423, [['Min-Expires', '300']]));
      return;
    }
    const granted = asked === 0 ? 0 : (peer.grants ?? asked);
    const apart = peer.expiresApart;
    const binding = contact.replace(/;expires=\d+/, apart ? '' : `;expires=${granted}`);
    const bindings: HeaderLine[] = [['Contact', `<sip:desk@127.0.0.2>;expires=7, ${binding}`]];
    from.send(
      respond(message, 200, [
        ['Server', peer.signature],
        ...(granted === 0 ? [] : bindings),
        ...(apart ? [['Expires', String(granted)] as const] : []),
      ]),
    );
  }

  await listen();
  return peer;
}

/** RFC 2617 with qop=auth. */
function isAuthorised(message: Heard): boolean {
  const given = message.one('authorization');
  const value = (name: string): string => new RegExp(`\\b${name}="?([^",]+)"?`).exec(given)?.[1] ?? '';
  if (given === '') return false;
  const secret = md5(`${value('username')}:${realm}:${password}`);
  const deed = md5(`REGISTER:${value('uri')}`);
  return value('response') === md5([secret, value('nonce'), value('nc'), value('cnonce'), 'auth', deed].join(':'));
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is never a string
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
