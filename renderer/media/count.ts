import type { SoundSample } from '#core/quality/sample.ts';

/** One connection counted; whose it is, media.ts knows. */
export type Count = Omit<SoundSample, 'mediaId'>;

/** A report of the browser (W3C webrtc-stats); what one browser does not count another may. */
type Report = Readonly<Record<string, unknown>>;

/** What the browser has counted of this connection until now; null when it is closing. */
export async function countOf(
  peer: RTCPeerConnection,
  line: RTCRtpTransceiver,
  voice: MediaStreamTrack | null,
): Promise<Count | null> {
  const stats = await peer.getStats().catch(() => null);
  if (stats === null) return null;
  const reports: Report[] = [];
  stats.forEach((report: Report) => reports.push(report));
  const audio = (type: string) => reports.filter((report) => report['type'] === type && report['kind'] === 'audio');
  // After the exchange has put another sender in the place of the first, both are counted.
  const inbound = audio('inbound-rtp').toSorted((one, other) => lastCame(other) - lastCame(one))[0];
  const outbound = audio('outbound-rtp')[0];
  const source = audio('media-source')[0];
  const theirs = audio('remote-inbound-rtp')[0];
  const transport = reports.find((report) => report['type'] === 'transport');
  const byId = (id: unknown) => reports.find((report) => report['id'] === id);
  const pair = byId(transport?.['selectedCandidatePairId']);
  return {
    at: number(outbound ?? inbound ?? transport, 'timestamp'),
    stream: `${number(inbound, 'ssrc')}/${number(outbound, 'ssrc')}`,
    receives: line.currentDirection === 'sendrecv' || line.currentDirection === 'recvonly',
    sends: line.currentDirection === 'sendrecv' || line.currentDirection === 'sendonly',
    link: linkOf(peer.iceConnectionState),
    codec: codecOf(byId(inbound?.['codecId']) ?? byId(outbound?.['codecId'])),
    received: number(inbound, 'packetsReceived'),
    lost: number(inbound, 'packetsLost'),
    discarded: number(inbound, 'packetsDiscarded'),
    played: number(inbound, 'totalSamplesReceived'),
    concealed: Math.max(0, number(inbound, 'concealedSamples') - number(inbound, 'silentConcealedSamples')),
    energy: number(inbound, 'totalAudioEnergy'),
    seconds: number(inbound, 'totalSamplesDuration'),
    jitterMs: milliseconds(inbound, 'jitter'),
    buffered: number(inbound, 'jitterBufferDelay'),
    bufferedCount: number(inbound, 'jitterBufferEmittedCount'),
    sent: number(outbound, 'packetsSent'),
    rttMs: milliseconds(theirs, 'roundTripTime'),
    pathRttMs: milliseconds(pair, 'currentRoundTripTime'),
    report:
      theirs === undefined
        ? null
        : {
            at: number(theirs, 'timestamp'),
            fractionLost: number(theirs, 'fractionLost'),
            jitterMs: milliseconds(theirs, 'jitter') ?? 0,
          },
    microphone: {
      state: stateOf(voice),
      energy: typeof source?.['totalAudioEnergy'] === 'number' ? source['totalAudioEnergy'] : null,
      seconds: number(source, 'totalSamplesDuration'),
    },
  };
}

function lastCame(report: Report): number {
  return number(report, 'lastPacketReceivedTimestamp');
}

function linkOf(state: RTCIceConnectionState): Count['link'] {
  if (state === 'connected' || state === 'completed') return 'up';
  return state === 'new' || state === 'checking' ? 'opening' : 'broken';
}

/** audio/PCMU */
function codecOf(report: Report | undefined): string {
  const type = report?.['mimeType'];
  return typeof type === 'string' ? type.replace(/^audio\//i, '').slice(0, 40) : '';
}

function stateOf(voice: MediaStreamTrack | null): Count['microphone']['state'] {
  if (voice === null) return 'none';
  if (voice.readyState === 'ended') return 'ended';
  return voice.muted ? 'muted' : 'live';
}

function number(report: Report | undefined, name: string): number {
  const value = report?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function milliseconds(report: Report | undefined, name: string): number | null {
  const value = report?.[name];
  return typeof value === 'number' && value >= 0 ? value * 1000 : null;
}
