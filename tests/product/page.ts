import { WebSocket } from 'ws';
import type { AnswerOf, CallName, RequestOf } from '#core/contract/contract.ts';
import type { Host } from './host.ts';

/** A page without a screen: it asks, and carries sound on paper. */
export interface PaperPage {
  readonly ask: (name: string, body?: unknown) => Promise<{ ok: boolean; body?: unknown; error?: string }>;
  /** The same, where it must not be refused. */
  readonly told: <N extends CallName>(name: N, body: RequestOf<N>) => Promise<AnswerOf<N>>;
  /** Resolves when its line is cut. */
  readonly cut: Promise<void>;
  readonly close: () => void;
}

/** An offer or answer on paper: nobody listens. */
export const onPaper = `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n`;

export async function openPage(host: Host): Promise<PaperPage> {
  const link = new URL(host.link);
  const socket = new WebSocket(`ws://${link.host}/carrier`, { origin: link.origin });
  await new Promise<void>((open, failed) => {
    socket.once('open', () => open());
    socket.once('error', failed);
  });
  socket.send(JSON.stringify({ type: 'hello', token: link.hash.slice('#token='.length) }));
  const waiting = new Map<number, (answer: { ok: boolean; body?: unknown; error?: string }) => void>();
  let lastId = 0;
  const ask: PaperPage['ask'] = (name, body = {}) =>
    new Promise((answered) => {
      lastId += 1;
      waiting.set(lastId, answered);
      socket.send(JSON.stringify({ type: 'request', id: lastId, name, body }));
    });
  socket.on('message', (raw: Buffer) => {
    const frame = JSON.parse(raw.toString());
    if (frame.type === 'answer') waiting.get(frame.id)?.(frame);
    if (frame.type === 'push' && frame.name === 'media.asked')
      void ask('media.reply', { askId: frame.body.askId, reply: { ok: true, sdp: onPaper } });
  });
  return {
    ask,
    told: async (name, body) => {
      const answer = await ask(name, body);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.error}`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract is held to it by tests of its own
      return answer.body as AnswerOf<typeof name>;
    },
    cut: new Promise((closed) => socket.once('close', () => closed())),
    close: () => socket.terminate(),
  };
}
