import { failed, ok, type Result } from '#core/support/result.ts';
import { type Candidate, withoutCandidates } from './candidates.ts';
import { createKeyPresses } from './keyPresses.ts';
import { type Count, countOf } from './count.ts';
import type { Mixer } from './mixer.ts';
import type { Music } from './music.ts';
import { followPath } from './path.ts';
import type { Player } from './player.ts';

/** What the other side is sent. */
type Sent = 'microphone' | 'silence' | 'music';

/** The sound of one call: one RTCPeerConnection, one clone of the microphone, one player. */
export interface Connection {
  /** Takes the caller's offer, first or later, and gives the answer with its candidates. */
  readonly answer: (offer: string) => Promise<Result<string, 'unusable-offer'>>;
  /** The microphone is silent, whatever `sound` says, until an offer that does not hold is accepted. */
  readonly silence: () => void;
  /** `held`: a=sendonly, and the microphone silent. */
  readonly offer: (held: boolean) => Promise<Result<string, 'unusable-offer'>>;
  /** The other side has refused our offer: what was agreed before stands. */
  readonly restore: () => Promise<Result<string, 'unusable-offer'>>;
  readonly accept: (answer: string) => Promise<Result<string, 'unusable-offer'>>;
  /**
   * The microphone is heard by the caller only while not held too. `hear`: the desk hears the caller. `other`: what is
   * sent besides, in a conference; never with music.
   */
  readonly sound: (send: Sent, hear: boolean, other: MediaStreamTrack | null) => void;
  /** What the other side says; null before it can be heard. */
  readonly heard: () => MediaStreamTrack | null;
  /** The desk's microphone, first or another one; silent until `sound`. */
  readonly attach: (microphone: MediaStreamTrack) => Promise<void>;
  /** Keys for the other side, behind those still being played; false: telephone-event was not agreed on. */
  readonly press: (digits: string) => Promise<boolean>;
  /** What the browser has counted of it; null while there is nothing to count. */
  readonly count: () => Promise<Count | null>;
  readonly close: () => void;
}

/** Host candidates are there within milliseconds; an interface that hangs must not hold up an answer. */
const gatheringMs = 300;

/** So long keys wait for a line that is being connected. */
const connectingMs = 2_000;

/** A live audio section (RFC 8866 section 5.14: port 0 means refused). */
const liveAudio = /^m=audio [1-9]/m;

export interface ConnectionPorts {
  /** Gives the loudspeaker of this call. */
  readonly openPlayer: () => Player;
  readonly music: Music;
  readonly mixer: Mixer;
  readonly onPathLost: () => void;
  /** What the other side says comes by another track. */
  readonly onHeard: () => void;
}

/** Nothing is asked of the browser before the first description. */
export function createConnection(ports: ConnectionPorts): Connection {
  const { music, mixer } = ports;
  let opened: RTCPeerConnection | null = null;
  let player: Player | null = null;
  let voice: MediaStreamTrack | null = null;
  /** Microphones about to be replaced: until then they obey as well. */
  const leaving = new Set<MediaStreamTrack | null>();
  let sent: Sent = 'silence';
  let hears = true;
  let heard: MediaStreamTrack | null = null;
  let besides: MediaStreamTrack | null = null;
  let held = false;
  let heldOnAccept = false;
  /** As the other side knows it. */
  let agreedHeld = false;
  let later: readonly Candidate[] = [];
  let isMet = false;
  const presses = createKeyPresses();
  // What is under way on a connection that closes is never settled by the browser (W3C WebRTC section 4.3.1.1).
  const closed = Promise.withResolvers<Result<string, 'unusable-offer'>>();

  /** What the browser refuses of the other side's description is foreseen; nothing else is asked of it in there. */
  function usable(act: () => Promise<Result<string, 'unusable-offer'>>): Promise<Result<string, 'unusable-offer'>> {
    return Promise.race([act().catch(() => failed('unusable-offer')), closed.promise]);
  }

  function peerOfCall(): RTCPeerConnection {
    if (opened !== null) return opened;
    // A PBX may answer without a BUNDLE group, which max-bundle refuses.
    const peer = new RTCPeerConnection({ bundlePolicy: 'balanced', iceServers: [] });
    peer.addEventListener('track', ({ track }) => {
      if (track.kind !== 'audio') return;
      player ??= ports.openPlayer();
      player.hear(hears);
      player.play(track);
      heard = track;
      ports.onHeard();
    });
    followPath(peer, ports.onPathLost);
    opened = peer;
    return peer;
  }

  /**
   * The caller's side learns our candidates only from the answer: checks sent while it rings go unheard, are backed off,
   * and after half a minute the connection is given up (RFC 8445 section 14). So its candidates wait for the answer.
   */
  function meet(): void {
    isMet = true;
    const peer = opened;
    const waiting = later;
    later = [];
    // A candidate of no use is no failure; the others are tried.
    for (const candidate of waiting) void peer?.addIceCandidate(candidate).catch(() => undefined);
  }

  function apply(): void {
    for (const track of [voice, ...leaving]) if (track !== null) track.enabled = sent === 'microphone' && !held;
  }

  /** One listener for each connection, whatever becomes of the connection. */
  const listener = {};
  function toSend(): MediaStreamTrack | null {
    if (sent === 'music') return music.listen(listener);
    return besides === null ? voice : mixer.mix(voice, besides);
  }

  function silence(): void {
    held = true;
    apply();
  }

  async function speakOver(line: RTCRtpTransceiver, direction: 'sendrecv' | 'sendonly'): Promise<void> {
    line.direction = direction;
    const track = toSend();
    if (line.sender.track !== track) await line.sender.replaceTrack(track);
  }

  return {
    answer: (offer) =>
      usable(async () => {
        const peer = peerOfCall();
        const met = isMet ? { sdp: offer, candidates: [] } : withoutCandidates(offer);
        await peer.setRemoteDescription({ type: 'offer', sdp: met.sdp });
        later = met.candidates;
        const line = audioOf(peer);
        if (line === undefined) return failed('unusable-offer');
        // A camera or a second sound is not for the telephone.
        for (const other of peer.getTransceivers()) if (other !== line) other.direction = 'inactive';
        await speakOver(line, held ? 'sendonly' : 'sendrecv');
        return describe(peer, await peer.createAnswer());
      }),
    silence,
    offer: (toHold) =>
      usable(async () => {
        const peer = peerOfCall();
        meet();
        if (toHold) silence();
        heldOnAccept = toHold;
        if (peer.signalingState === 'have-remote-offer') await peer.setRemoteDescription({ type: 'rollback' });
        await speakOver(audioOf(peer) ?? peer.addTransceiver('audio'), toHold ? 'sendonly' : 'sendrecv');
        const iceRestart = peer.iceConnectionState === 'failed' || peer.iceConnectionState === 'disconnected';
        return describe(peer, await peer.createOffer({ iceRestart }));
      }),
    restore: () =>
      usable(async () => {
        if (opened?.signalingState === 'have-local-offer') await opened.setLocalDescription({ type: 'rollback' });
        held = agreedHeld;
        apply();
        return ok('');
      }),
    accept: (answer) =>
      usable(async () => {
        await peerOfCall().setRemoteDescription({ type: 'answer', sdp: answer });
        held = heldOnAccept;
        agreedHeld = held;
        apply();
        return ok('');
      }),
    heard: () => heard,
    sound(send, hear, other) {
      meet();
      sent = send;
      hears = hear;
      besides = other;
      apply();
      player?.hear(hear);
      if (send !== 'music') music.leave(listener);
      if (other === null) mixer.leave();
      const line = opened === null ? undefined : audioOf(opened);
      const track = toSend();
      // A call that ends meanwhile needs none.
      if (line !== undefined && line.sender.track !== track)
        void line.sender.replaceTrack(track).catch(() => undefined);
    },
    async attach(microphone) {
      const before = voice;
      voice = microphone.clone();
      leaving.add(before);
      apply();
      const line = opened === null ? undefined : audioOf(opened);
      // A call that ends meanwhile needs none. The one before speaks until the new one does: no gap is heard.
      await line?.sender.replaceTrack(toSend()).catch(() => undefined);
      before?.stop();
      leaving.delete(before);
    },
    async press(digits) {
      // Before that the browser takes no keys, whatever was agreed on.
      await connected(opened);
      return presses.press(opened === null ? null : (audioOf(opened)?.sender.dtmf ?? null), digits);
    },
    async count() {
      const line = opened === null ? undefined : audioOf(opened);
      return opened === null || line === undefined ? null : countOf(opened, line, voice);
    },
    close() {
      voice?.stop();
      voice = null;
      music.leave(listener);
      mixer.leave();
      opened?.close();
      player?.close();
      closed.resolve(failed('unusable-offer'));
    },
  };
}

/** The line of the telephone: the first audio section that is not refused. */
function audioOf(peer: RTCPeerConnection): RTCRtpTransceiver | undefined {
  return peer
    .getTransceivers()
    .find(({ receiver, direction }) => receiver.track.kind === 'audio' && direction !== 'stopped');
}

async function describe(
  peer: RTCPeerConnection,
  description: RTCSessionDescriptionInit,
): Promise<Result<string, 'unusable-offer'>> {
  await peer.setLocalDescription(description);
  await gathered(peer);
  const sdp = peer.localDescription?.sdp ?? '';
  return liveAudio.test(sdp) ? ok(sdp) : failed('unusable-offer');
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  if (peer.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (peer.iceGatheringState === 'complete') finish();
    };
    const finish = () => {
      clearTimeout(latest);
      peer.removeEventListener('icegatheringstatechange', done);
      resolve();
    };
    const latest = setTimeout(finish, gatheringMs);
    peer.addEventListener('icegatheringstatechange', done);
  });
}

/** Also when it cannot be any more, or takes too long. */
function connected(peer: RTCPeerConnection | null): Promise<void> {
  const isUnderWay = () => peer?.connectionState === 'new' || peer?.connectionState === 'connecting';
  if (!isUnderWay()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (isUnderWay()) return;
      clearTimeout(latest);
      peer?.removeEventListener('connectionstatechange', done);
      resolve();
    };
    const latest = setTimeout(resolve, connectingMs);
    peer?.addEventListener('connectionstatechange', done);
  });
}
