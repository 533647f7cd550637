/** A caller: another page with a connection of its own, which speaks a steady tone. */
export interface Caller {
  /** A connection that offers itself. */
  readonly call: () => Promise<string>;
  readonly callWithCamera: () => Promise<string>;
  readonly accept: (answer: string) => Promise<void>;
  /** Answers the desk's own offer. */
  readonly answer: (offer: string) => Promise<string>;
  /** A later offer of the same connection. */
  readonly offerAgain: () => Promise<string>;
  /** Sound received from the desk since the connection began; grows only while there is something to hear. */
  readonly heard: () => Promise<{ readonly packets: number; readonly energy: number }>;
  /**
   * What was heard since it was asked before, in frames of 20 ms: for each the place of its tone among `tones` (hertz), '.'
   * for none of them.
   */
  readonly tones: (tones: readonly number[]) => string;
  readonly hangUp: () => void;
}

declare global {
  interface Window {
    caller: Caller;
  }
}

let frames: Float32Array[] = [];

async function record(track: MediaStreamTrack): Promise<void> {
  let rest = new Float32Array(0);
  if (MediaStreamTrackProcessor === undefined) throw new Error('a browser that shows no sound');
  for await (const part of new MediaStreamTrackProcessor({ track }).readable) {
    const taken = new Float32Array(rest.length + part.numberOfFrames);
    taken.set(rest);
    const mono = new Float32Array(part.numberOfFrames);
    part.copyTo(mono, { planeIndex: 0, format: 'f32-planar' });
    taken.set(mono, rest.length);
    const frame = part.sampleRate / 50;
    part.close();
    const whole = Math.floor(taken.length / frame);
    for (let at = 0; at < whole; at += 1) frames.push(taken.slice(at * frame, (at + 1) * frame));
    rest = taken.slice(whole * frame);
  }
}

/** The share of a frame's energy that lies at a frequency (Goertzel's algorithm, Hann's window), 0 for silence. */
function share(frame: Float32Array, hz: number): number {
  let [re, im, energy] = [0, 0, 0];
  for (const [n, sample] of frame.entries()) {
    const value = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / frame.length));
    const angle = (2 * Math.PI * hz * n) / (frame.length * 50);
    re += value * Math.cos(angle);
    im += value * Math.sin(angle);
    energy += value * value;
  }
  return energy < 1e-4 ? 0 : (re * re + im * im) / (energy * frame.length);
}

let peer: RTCPeerConnection | null = null;

function open(): RTCPeerConnection {
  peer?.close();
  const created = new RTCPeerConnection();
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: 440 });
  const mouth = context.createMediaStreamDestination();
  tone.connect(mouth);
  tone.start();
  for (const track of mouth.stream.getTracks()) created.addTrack(track, mouth.stream);
  created.addEventListener('track', ({ track }) => {
    const ear = document.createElement('audio');
    ear.srcObject = new MediaStream([track]);
    document.body.append(ear);
    void ear.play();
    void record(track);
  });
  peer = created;
  return created;
}

function current(): RTCPeerConnection {
  if (peer === null) throw new Error('no call');
  return peer;
}

async function describe(connection: RTCPeerConnection): Promise<string> {
  await connection.setLocalDescription();
  while (connection.iceGatheringState !== 'complete')
    await new Promise((resolve) => {
      connection.addEventListener('icegatheringstatechange', resolve, { once: true });
    });
  return connection.localDescription?.sdp ?? '';
}

window.caller = {
  call: () => describe(open()),
  callWithCamera() {
    const connection = open();
    connection.addTransceiver('video');
    return describe(connection);
  },
  accept: (answer) => current().setRemoteDescription({ type: 'answer', sdp: answer }),
  async answer(offer) {
    const connection = peer ?? open();
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    return describe(connection);
  },
  offerAgain: () => describe(current()),
  async heard() {
    let heard = { packets: 0, energy: 0 };
    const reports = await current().getStats();
    reports.forEach((report) => {
      if (report.type === 'inbound-rtp') heard = { packets: report.packetsReceived, energy: report.totalAudioEnergy };
    });
    return heard;
  },
  tones(tones) {
    const heard = frames;
    frames = [];
    return heard
      .map((frame) => {
        const place = tones.findIndex((hz) => share(frame, hz) > 0.15);
        return place === -1 ? '.' : String(place);
      })
      .join('');
  },
  hangUp() {
    peer?.close();
    peer = null;
  },
};
