import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { packetSamples } from './mulaw.ts';
import type { Sound } from './sound.ts';

/** One RTCPeerConnection of a caller: PCMU and telephone-event over ICE and DTLS-SRTP. */
export interface Leg {
  /** Resolves with gathered host candidates. Rejects where the machine refuses a socket. */
  readonly offer: () => Promise<string>;
  /** Rejects where the description has no audio a telephone can speak. */
  readonly accept: (answer: string) => Promise<void>;
  readonly answer: (offer: string) => Promise<string>;
  /** A caller on hold says nothing. */
  readonly speak: (on: boolean) => void;
  readonly close: () => void;
}

export interface LegOptions {
  /** IPv4 addresses of this machine at which the caller can be heard; nothing is taken from elsewhere. */
  readonly addresses: readonly string[];
  readonly sound: Sound;
  /** A packet of PCMU came. */
  readonly onSound: (payload: Buffer) => void;
  /** A keypad event ended (RFC 4733 section 2.3): 0 to 9, *, #, A to D. */
  readonly onDigit: (digit: string) => void;
}

const packetMs = 20;
/** After a longer stall the caller goes on from now instead of sending all at once. */
const longestStallMs = 200;
const pcmu = 0;
const keypad = '0123456789*#ABCD';

export function createLeg(options: LegOptions): Leg {
  const connection = connect(options.addresses);
  const track = new MediaStreamTrack({ kind: 'audio' });
  const transceiver = connection.addTransceiver(track, { direction: 'sendrecv' });
  const events = digits(options.onDigit);
  transceiver.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(({ header, payload }) => {
      if (header.payloadType === pcmu) options.onSound(payload);
      else if (header.payloadType === transceiver.getPayloadType('audio/telephone-event'))
        events(header.timestamp, payload);
    });
  });

  let speaking = true;
  let [sequence, timestamp, marker] = [0, 0, true];
  const say = () => {
    timestamp = (timestamp + packetSamples) >>> 0;
    const payload = speaking ? options.sound.next() : null;
    if (payload === null) {
      marker = true;
      return;
    }
    sequence = (sequence + 1) & 0xffff;
    const header = new RtpHeader({ payloadType: pcmu, sequenceNumber: sequence, timestamp, marker });
    track.writeRtp(new RtpPacket(header, payload));
    marker = false;
  };
  let stop: (() => void) | null = null;
  connection.connectionStateChange.subscribe((state) => {
    stop?.();
    stop = state === 'connected' ? every(packetMs, say) : null;
  });

  let fragment = '';
  /** werift begins no checks after an ICE restart where DTLS stands already: one-way sound, if not begun here. */
  const checkAnew = (sdp: string) => {
    const before = fragment;
    fragment = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '';
    if (before === '' || before === fragment) return;
    for (const { state, iceTransport } of connection.dtlsTransports)
      if (state === 'connected') void iceTransport.start().catch(() => undefined);
  };

  const local = () => connection.localDescription?.sdp ?? '';
  const refuseSilence = () => {
    if (transceiver.stopped || transceiver.pendingRejection) throw new Error('no audio a telephone can speak');
  };
  return {
    offer: async () => {
      await connection.setLocalDescription(await connection.createOffer());
      return local();
    },
    accept: async (answer) => {
      await connection.setRemoteDescription({ type: 'answer', sdp: answer });
      refuseSilence();
      checkAnew(answer);
    },
    answer: async (offer) => {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      refuseSilence();
      await connection.setLocalDescription(await connection.createAnswer());
      checkAnew(offer);
      return local();
    },
    speak: (on) => {
      speaking = on;
    },
    close: () => {
      stop?.();
      void connection.close();
    },
  };
}

function connect(addresses: readonly string[]): RTCPeerConnection {
  const own = new Set(addresses);
  const [first] = addresses;
  return new RTCPeerConnection({
    iceServers: [],
    // werift adds every interface to what it is told; with both families off only `addresses` remain.
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: [...addresses],
    // One address: the sockets are bound to it. Several: they hear all interfaces, so whoever asks from elsewhere gets no answer.
    iceInterfaceAddresses: own.size === 1 && first !== undefined ? { udp4: first } : undefined,
    iceFilterStunResponse: (_message, [from]) => own.has(from),
    iceFilterCandidatePair: (pair) => own.has(pair.remoteCandidate.host),
    codecs: {
      audio: [
        new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: pcmu }),
        new RTCRtpCodecParameters({
          mimeType: 'audio/telephone-event',
          clockRate: 8000,
          channels: 1,
          payloadType: 101,
          parameters: '0-16',
        }),
      ],
    },
  });
}

/** Each event's end is sent three times with one timestamp (RFC 4733 section 2.5.1.4). */
function digits(onDigit: (digit: string) => void): (timestamp: number, payload: Buffer) => void {
  let last = -1;
  return (timestamp, payload) => {
    const [event = 255, flags = 0] = payload;
    if ((flags & 0x80) === 0 || timestamp === last) return;
    last = timestamp;
    onDigit(keypad[event] ?? '');
  };
}

/** Calls `act` once for each `ms` that passed, however late the timer is. */
function every(ms: number, act: () => void): () => void {
  let due = performance.now() + ms;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - due > longestStallMs) due = now;
    for (; due <= now; due += ms) act();
  }, ms / 2);
  return () => clearInterval(timer);
}
