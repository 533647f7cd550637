import { EmitterImpl, type Transport, TransportState } from 'sip.js';
import { type RawData, WebSocket } from 'ws';
import type { RawHeader } from '#core/caller/identity.ts';
import type { Log, Timers } from '#core/support/ports.ts';
import { type Frame, takeApart } from './frame.ts';
import { type Refusal, inspect } from './inspection.ts';
import { type Arrival, type Sanitiser, createSanitiser } from './sanitiser.ts';
import { statelessResponse } from './statelessResponse.ts';
import { type Unanswered, createUnanswered } from './unanswered.ts';
import { type Watchdog, createWatchdog } from './watchdog.ts';

/**
 * Writing to a socket takes half a millisecond: the caller's network can wait for 100 Trying, the card not. It is in time for
 * RFC 3261 section 17.2.1, and with a disk that is not slow 180 goes out before it.
 */
const tryingMs = 150;

export interface TransportWires {
  /** Identity headers of an INVITE, before it is read: whoever is asked for the caller can begin. */
  readonly onHeard: (headers: readonly RawHeader[]) => void;
  /** Where it connects at first. */
  readonly server: string;
  /** PEM of the certificate authorities that may vouch for a server. */
  readonly authoritiesOf: (server: string) => readonly string[];
  readonly timers: Timers;
  readonly log: Log;
  readonly connectMs: number;
  readonly pingMs: number;
  readonly silentPings: number;
  readonly testMs: number;
}

/**
 * SIP over WebSocket (RFC 7118) for sip.js:
 *
 *   Disconnected --connect--> Connecting --open--> Connected --disconnect--> Disconnecting --closed--> Disconnected
 *        ^                        |                    |
 *        +-------- refused -------+------- lost -------+
 *
 * It never reconnects by itself: that is the line's business.
 */
export class SipTransport implements Transport {
  readonly stateChange = new EmitterImpl<TransportState>();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #wires: TransportWires;
  readonly #sanitiser: Sanitiser = createSanitiser();
  readonly #unanswered: Unanswered = createUnanswered();
  readonly #watchdog: Watchdog;
  #server: string;
  #state: TransportState = TransportState.Disconnected;
  #socket: WebSocket | null = null;
  #connecting: Promise<void> | null = null;
  #arrival: Arrival | null = null;
  /** Since the arrival was handed to sip.js. */
  #answered = false;
  #unread = false;
  readonly #postponed: (() => void)[] = [];

  /** sip.js hands a logger first; its own messages would carry numbers. */
  constructor(_logger: unknown, wires: TransportWires) {
    this.#wires = wires;
    this.#server = wires.server;
    this.#watchdog = createWatchdog({
      timers: wires.timers,
      pingMs: wires.pingMs,
      silentPings: wires.silentPings,
      testMs: wires.testMs,
      ping: () => this.#socket?.ping(),
      onSilent: () => this.drop('silent'),
    });
  }

  /** For the Via (RFC 7118 section 5.2). */
  get protocol(): string {
    return this.#server.toLowerCase().startsWith('wss:') ? 'WSS' : 'WS';
  }

  get state(): TransportState {
    return this.#state;
  }

  /** What sip.js is reading just now, as it came; sip.js tells of a request before it returns from `onMessage`. */
  get arrival(): Arrival | null {
    return this.#arrival;
  }

  /** What stands on the wire where sip.js sees a stand-in of this call. */
  original(sipCallId: string, text: string): string {
    return this.#sanitiser.original(sipCallId, text);
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected;
  }

  /** From the next `connect` on. */
  use(server: string): void {
    this.#server = server;
  }

  /** Whether the link still stands, sooner than the next ping would show it; nothing where there is none. */
  test(): void {
    if (this.isConnected()) this.#watchdog.test();
  }

  /** Rejects with the error of the socket when the PBX cannot be reached. */
  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve();
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  disconnect(): Promise<void> {
    const socket = this.#socket;
    if (socket === null) return Promise.resolve();
    this.#to(TransportState.Disconnecting);
    return new Promise((closed) => {
      socket.once('close', () => closed());
      socket.close(1000);
    });
  }

  dispose(): Promise<void> {
    this.drop('disposed');
    return Promise.resolve();
  }

  /** Ends the connection without waiting for the other side, which may be dead. */
  drop(why: string): void {
    const socket = this.#socket;
    if (socket === null) return;
    socket.terminate();
    // A connection that never opened tells of its end by itself, as a failed `connect`.
    if (this.#state !== TransportState.Connecting) this.#lost(socket, new Error(why));
  }

  send(message: string): Promise<void> {
    const socket = this.#socket;
    if (socket === null || !this.isConnected()) {
      // Nobody waits for an answer to an ACK, so nobody need be told that it is lost with the link.
      return message.startsWith('ACK ') ? Promise.resolve() : Promise.reject(new Error('not connected'));
    }
    this.#sendPostponed();
    this.#answered = true;
    this.#unanswered.sent(message);
    const text = this.#sanitiser.send(message);
    return new Promise((sent, failed) => {
      const write = (): void => socket.send(text, (error) => (error ? failed(error) : sent()));
      if (!message.startsWith('SIP/2.0 100 ')) return write();
      this.#postponed.push(write);
      setTimeout(() => this.#sendPostponed(), tryingMs).unref();
    });
  }

  #sendPostponed(): void {
    for (const write of this.#postponed.splice(0)) write();
  }

  #open(): Promise<void> {
    this.#to(TransportState.Connecting);
    const authorities = this.#wires.authoritiesOf(this.#server);
    return new Promise((opened, refused) => {
      let failure: Error | null = null;
      const socket = new WebSocket(this.#server, 'sip', {
        perMessageDeflate: false,
        // A name in the wrong encoding must not cost the link; the sanitiser deals with it.
        skipUTF8Validation: true,
        // sip.js refuses a re-INVITE that comes in the same turn as the ACK before it.
        allowSynchronousEvents: false,
        maxPayload: 4 * 1024 * 1024,
        ...(authorities.length > 0 ? { ca: [...authorities] } : {}),
      });
      this.#socket = socket;
      const stopWaiting = this.#wires.timers.after(this.#wires.connectMs, () => {
        failure = new Error('no answer in time');
        socket.terminate();
      });
      socket.on('error', (error) => {
        failure ??= error;
      });
      socket.once('open', () => {
        stopWaiting();
        this.#listen(socket);
        opened();
      });
      socket.once('close', () => {
        stopWaiting();
        this.#lost(socket, failure ?? new Error('closed'));
        refused(failure ?? new Error('closed'));
      });
    });
  }

  #listen(socket: WebSocket): void {
    const heard = (): void => this.#watchdog.heard();
    socket.on('ping', heard);
    socket.on('pong', heard);
    socket.on('message', (bytes: RawData) => {
      heard();
      if (socket === this.#socket) this.#receive(toBuffer(bytes));
    });
    this.#watchdog.start();
    this.#to(TransportState.Connected);
    this.onConnect?.();
  }

  /** sip.js says that it could not read what it was just handed, and forgets it. */
  unread(): void {
    this.#unread = this.#arrival !== null;
  }

  #receive(bytes: Buffer): void {
    const frame = takeApart(bytes);
    if (frame === null) return;
    const refusal = inspect(frame);
    if (refusal !== null) {
      this.#refuse(frame, refusal);
      return;
    }
    const arrival = this.#sanitiser.receive(frame);
    if (arrival === null) return;
    this.#unanswered.received(arrival.text);
    this.#arrival = arrival;
    this.#answered = false;
    this.#unread = false;
    if (arrival.text.startsWith('INVITE ')) this.#wires.onHeard(arrival.identity);
    const understood = this.#hand(arrival.text);
    this.#arrival = null;
    const isRequest = !/^(?:SIP\/|ACK )/.test(arrival.text);
    // Whoever asks is told that nothing will come of it: silence is the worst of answers.
    if (isRequest && !this.#answered && (this.#unread || !understood))
      this.#refuse(frame, { status: understood ? 400 : 500, headers: [] });
  }

  #refuse(frame: Frame, refusal: Refusal): void {
    const response = statelessResponse(frame, refusal);
    this.#wires.log.warn('sip-request-refused', { status: refusal.status });
    if (response !== null) this.#socket?.send(response, () => undefined);
  }

  /** False when sip.js threw. */
  #hand(message: string): boolean {
    try {
      this.onMessage?.(message);
      return true;
    } catch {
      // Its parser and its state machines throw at what they did not foresee; the next message is another matter.
      this.#wires.log.warn('sip-message-not-understood');
      return false;
    }
  }

  #lost(socket: WebSocket, error: Error): void {
    if (socket !== this.#socket) return;
    const wasOpen = this.#state === TransportState.Connected || this.#state === TransportState.Disconnecting;
    const asked = this.#state === TransportState.Disconnecting;
    this.#socket = null;
    this.#watchdog.stop();
    this.#to(TransportState.Disconnected);
    for (const response of this.#unanswered.settle()) this.#hand(response);
    if (wasOpen) this.onDisconnect?.(asked ? undefined : error);
  }

  #to(state: TransportState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.stateChange.emit(state);
  }
}

function toBuffer(bytes: RawData): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Array.isArray(bytes) ? Buffer.concat(bytes) : Buffer.from(bytes);
}
