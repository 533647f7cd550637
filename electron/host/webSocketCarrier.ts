import { WebSocket, type RawData } from 'ws';
import { frameToText, textToFrame } from '#core/contract/jsonFrame.ts';
import type { Carrier } from '#core/contract/frame.ts';

/** Bytes that may wait for a page that does not read. Beyond, it is cut off; its return brings a whole snapshot. */
const mostWaiting = 16 * 1024 * 1024;

/** The backend's end of a page's WebSocket. Frames that come before anybody listens are kept for the listener. */
export function webSocketCarrier(socket: WebSocket): Carrier {
  let frameListener: ((frame: unknown) => void) | null = null;
  const early: unknown[] = [];

  socket.on('message', (message: RawData, isBinary: boolean) => {
    const frame = isBinary ? undefined : textToFrame(textOf(message));
    if (frameListener === null) early.push(frame);
    else frameListener(frame);
  });
  // A close follows each error; without a listener the error would end the process.
  socket.on('error', () => undefined);

  return {
    send(frame) {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (socket.bufferedAmount > mostWaiting) socket.terminate();
      else socket.send(frameToText(frame));
    },
    onFrame(listener) {
      frameListener = listener;
      for (const frame of early.splice(0)) listener(frame);
    },
    onClose(listener) {
      if (socket.readyState === WebSocket.CLOSED) queueMicrotask(listener);
      else socket.once('close', listener);
    },
  };
}

/** A WebSocket message as text, however ws holds it. */
export function textOf(message: RawData): string {
  if (Array.isArray(message)) return Buffer.concat(message).toString('utf8');
  return message instanceof ArrayBuffer ? Buffer.from(message).toString('utf8') : message.toString('utf8');
}
