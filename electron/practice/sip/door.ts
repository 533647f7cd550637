import type { AddressInfo } from 'node:net';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { readMessage, type SipRequest, type SipResponse } from './message.ts';

/** One phone's WebSocket. What is sent after its end is lost, as on any broken line. */
export interface Link {
  readonly send: (message: string) => void;
  readonly isOpen: () => boolean;
}

export interface Door {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Closes every link (1001, going away) and stops listening. */
  readonly close: () => Promise<void>;
}

export interface DoorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly onMessage: (link: Link, message: SipRequest | SipResponse) => void;
  readonly onLinkLost: (link: Link) => void;
}

/** Larger than any honest SIP message; ws closes the link of whoever sends more (1009). */
const longestFrame = 256 * 1024;
const closingMs = 200;

/**
 * SIP over WebSocket (RFC 7118) on loopback. Rejects with the system's error where the port cannot be had.
 * Clients that do not offer the subprotocol `sip` are refused, frames that are no SIP message passed over.
 */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: options.port,
    maxPayload: longestFrame,
    perMessageDeflate: false,
    verifyClient: ({ req }, answer) => {
      const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim().toLowerCase());
      answer(offered.includes('sip'), 400);
    },
    handleProtocols: () => 'sip',
  });
  server.on('connection', (socket) => welcome(socket, options));
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server that listens has this kind of address
  const { port } = server.address() as AddressInfo;
  return { port, close: () => shut(server) };
}

function welcome(socket: WebSocket, { onMessage, onLinkLost }: DoorOptions): void {
  const isOpen = () => socket.readyState === socket.OPEN;
  const link: Link = { isOpen, send: (message) => isOpen() && socket.send(message) };
  socket.on('message', (raw) => {
    const frame = textOf(raw);
    // Keep-alive: two line breaks ask, one answers (RFC 5626 section 4.4.1).
    if (/^[\r\n]*$/.test(frame)) {
      if (frame === '\r\n\r\n') link.send('\r\n');
      return;
    }
    const message = readMessage(frame);
    if (message !== null) onMessage(link, message);
  });
  // A broken frame: ws closes the link by itself, and 'close' follows.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => onLinkLost(link));
}

function textOf(raw: RawData): string {
  if (Array.isArray(raw)) return Buffer.concat(raw).toString();
  return (Buffer.isBuffer(raw) ? raw : Buffer.from(raw)).toString();
}

async function shut(server: WebSocketServer): Promise<void> {
  for (const socket of server.clients) socket.close(1001);
  const impatient = setTimeout(() => {
    for (const socket of server.clients) socket.terminate();
  }, closingMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearTimeout(impatient);
}
