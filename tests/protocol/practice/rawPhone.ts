import { WebSocket } from 'ws';

/** A phone that sends what it is told, letter by letter, and shows what came. */
export interface RawPhone {
  /** Lines are joined by CRLF, with the blank line at the end. */
  readonly say: (...lines: readonly string[]) => void;
  readonly send: (frame: string | Buffer) => void;
  /** The next frame, in their order. */
  readonly next: () => Promise<string>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Rejects where the exchange refuses the connection. */
export async function dial(server: string, protocols: readonly string[] = ['sip']): Promise<RawPhone> {
  const socket = new WebSocket(server, [...protocols]);
  const frames: string[] = [];
  const wanting: ((frame: string) => void)[] = [];
  socket.on('message', (raw: Buffer) => {
    const frame = raw.toString();
    const taker = wanting.shift();
    if (taker === undefined) frames.push(frame);
    else taker(frame);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    say: (...lines) => socket.send([...lines, '', ''].join('\r\n')),
    send: (frame) => socket.send(frame),
    next: () =>
      new Promise((resolve) => {
        const frame = frames.shift();
        if (frame === undefined) wanting.push(resolve);
        else resolve(frame);
      }),
    ping: () =>
      new Promise((resolve) => {
        socket.once('pong', () => resolve());
        socket.ping();
      }),
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
}

/** A request outside of a call, with what every request must have. */
export function request(method: string, uri: string, ...extra: readonly string[]): string[] {
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK-${method}-${extra.length}`,
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
