import { failed, ok, type Result } from '#core/support/result.ts';
import type { MicrophoneState } from '../state/slice.ts';
import { chosenMicrophone } from './devices.ts';

export type MicrophoneFailure = 'microphone-refused' | 'no-microphone';

export interface Microphone {
  /** The desk's one microphone, opened when it is not yet. Each call takes a clone of the track. */
  readonly open: () => Promise<Result<MediaStreamTrack, MicrophoneFailure>>;
  readonly isOpen: () => boolean;
  /** Nobody listens any more: the browser's recording sign goes out. */
  readonly release: () => void;
}

export interface MicrophonePorts {
  /** undefined where the page was not opened from a trusted origin. */
  readonly devices: MediaDevices | undefined;
  /** Without echo cancellation, noise suppression and gain control, so that a tone can be verified by its frequency. */
  readonly raw: boolean;
  readonly onState: (state: MicrophoneState) => void;
  /** It was unplugged while open. */
  readonly onUnplugged: () => void;
}

export function createMicrophone(ports: MicrophonePorts): Microphone {
  let opening: Promise<Result<MediaStreamTrack, MicrophoneFailure>> | null = null;
  let track: MediaStreamTrack | null = null;

  async function record(): Promise<Result<MediaStreamTrack, MicrophoneFailure>> {
    if (ports.devices === undefined) return failed('no-microphone');
    const mended = !ports.raw;
    const audio = {
      ...chosenMicrophone(),
      echoCancellation: mended,
      noiseSuppression: mended,
      autoGainControl: mended,
    };
    try {
      const stream = await ports.devices.getUserMedia({ audio });
      const [first] = stream.getAudioTracks();
      return first === undefined ? failed('no-microphone') : ok(first);
    } catch (error) {
      // NotFoundError, NotReadableError (taken by another program) and the rest: there is none to be had.
      const refused = error instanceof DOMException && error.name === 'NotAllowedError';
      return failed(refused ? 'microphone-refused' : 'no-microphone');
    }
  }

  async function open(): Promise<Result<MediaStreamTrack, MicrophoneFailure>> {
    const attempt = record();
    opening = attempt;
    const opened = await attempt;
    if (opening !== attempt) {
      // Released while the browser was asking.
      if (opened.ok) opened.value.stop();
      return opened;
    }
    opening = null;
    if (!opened.ok) {
      ports.onState(opened.error === 'microphone-refused' ? 'refused' : 'missing');
      return opened;
    }
    ports.onState('granted');
    const live = opened.value;
    track = live;
    live.addEventListener('ended', () => {
      if (track !== live) return;
      track = null;
      ports.onUnplugged();
    });
    return opened;
  }

  return {
    isOpen: () => track !== null,
    open: () => (track === null ? (opening ?? open()) : Promise.resolve(ok(track))),
    release() {
      opening = null;
      track?.stop();
      track = null;
    },
  };
}

/** Tells whether a microphone is there and allowed, now and whenever that changes; asks the person nothing. */
export async function watchMicrophone(page: Navigator, onState: (state: MicrophoneState) => void): Promise<void> {
  const devices: MediaDevices | undefined = page.mediaDevices;
  if (devices === undefined) {
    onState('missing');
    return;
  }
  const permission = await page.permissions.query({ name: 'microphone' }).catch(() => null);
  const look = async () => {
    const known = await devices.enumerateDevices();
    if (permission?.state === 'denied') onState('refused');
    else if (!known.some(({ kind }) => kind === 'audioinput')) onState('missing');
    else onState(permission?.state === 'granted' ? 'granted' : 'prompt');
  };
  permission?.addEventListener('change', () => void look());
  devices.addEventListener('devicechange', () => void look());
  await look();
}
