import { frameToText, textToFrame } from '#core/contract/jsonFrame.ts';
import type { Carrier, Frame } from '#core/contract/frame.ts';

/** Close code of the host for a token that is not of this start (RFC 6455 section 7.4.2: private use). */
const wrongTokenCode = 4401;

/** A line that may also be refused: the token is of an earlier start. */
export interface PageCarrier extends Carrier {
  /** To be read once closed. */
  readonly refused: () => boolean;
}

/** The page's end of a WebSocket to the host. Its first frame is the token; what is sent earlier waits for the opening. */
export function webSocketCarrier(socket: WebSocket, token: string): PageCarrier {
  const waiting: Frame[] = [];
  let refused = false;

  socket.addEventListener('open', () => {
    socket.send(JSON.stringify({ type: 'hello', token }));
    for (const frame of waiting.splice(0)) socket.send(frameToText(frame));
  });

  return {
    send(frame) {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(frame);
      else if (socket.readyState === WebSocket.OPEN) socket.send(frameToText(frame));
    },
    onFrame(listener) {
      socket.addEventListener('message', (event) => {
        const message: unknown = event.data;
        if (typeof message === 'string') listener(textToFrame(message));
      });
    },
    onClose(listener) {
      socket.addEventListener('close', (event) => {
        refused = event.code === wrongTokenCode;
        listener();
      });
    },
    refused: () => refused,
  };
}
