import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Client, createClient } from '#core/contract/client.ts';
import type { AnswerOf, CallName, RequestOf } from '#core/contract/contract.ts';
import { webSocketCarrier } from '../../electron/host/webSocketCarrier.ts';
import type { Host } from '../product/host.ts';

/** A second window of a desk, without a screen. */
export interface DeskWindow {
  /** What must not be refused. */
  readonly told: <N extends CallName>(name: N, body: RequestOf<N>) => Promise<AnswerOf<N>>;
  readonly on: Client['on'];
  readonly close: () => void;
}

export async function openWindow(host: Host): Promise<DeskWindow> {
  const link = new URL(host.link);
  const socket = new WebSocket(`ws://${link.host}/carrier`, { origin: link.origin });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', token: link.hash.slice('#token='.length) }));
  const { ask, on } = createClient(webSocketCarrier(socket));
  return {
    told: async (name, body) => {
      const answer = await ask(name, body);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.error}`);
      return answer.value;
    },
    on,
    close: () => socket.close(),
  };
}
