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
  readonly hangUp: () => void;
}

declare global {
  interface Window {
    caller: Caller;
  }
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
  hangUp() {
    peer?.close();
    peer = null;
  },
};
