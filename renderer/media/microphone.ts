import { failed, ok, type Result } from '#core/support/result.ts';
import type { MicrophoneState, Voice } from '../state/slice.ts';
import { deviceChoice } from './deviceChoice.ts';
import { foundNow, shownName } from './deviceRules.ts';
import { onDevices } from './devices.ts';
import { begun } from './begun.ts';
import { oneAtATime } from './oneAtATime.ts';
import {
  isListed,
  lookAt,
  type MicrophoneFailure,
  type OpenMicrophone,
  openMicrophone,
  systemsOf,
} from './openMicrophone.ts';

export interface Microphone {
  /** The desk's one microphone, opened when it is not yet. Each call takes a clone of the track. */
  readonly open: () => Promise<Result<MediaStreamTrack, MicrophoneFailure>>;
  /**
   * Opens the microphone that should be open now, when that is another one or none is open; `give` hands it to the calls, and
   * only then the one before falls silent. null: none is to be had any more.
   */
  readonly renew: (give: (track: MediaStreamTrack | null) => Promise<void>) => Promise<void>;
  /** Nobody listens any more: the browser's recording sign goes out. */
  readonly release: () => void;
}

export interface MicrophonePorts {
  /** undefined where the page was not opened from a trusted origin. */
  readonly devices: MediaDevices | undefined;
  /** Without echo cancellation, noise suppression and gain control, so that a tone can be verified by its frequency. */
  readonly raw: boolean;
  readonly onVoice: (voice: Voice) => void;
  /** Another microphone may have to be opened: the one that was open has ended. */
  readonly onEnded: () => void;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
}

/** Another program may hold a microphone for long, and whether it still does is learnt only by trying. Milliseconds. */
const againMs = 10_000;

export function createMicrophone(ports: MicrophonePorts): Microphone {
  type Attempt = Promise<Result<OpenMicrophone, MicrophoneFailure>>;
  let opening: Attempt | null = null;
  let now: OpenMicrophone | null = null;
  let lastFailure: MicrophoneFailure | null = null;
  /** It ended by itself, and the calls still hold what is left of it. */
  let isLost = false;
  let tried = { at: -Infinity, choice: deviceChoice().microphone, inputs: '' };

  function tell(): void {
    const label = now?.track.label ?? '';
    ports.onVoice({
      isOpen: now !== null,
      name: /^default$/i.test(label) ? '' : shownName(label),
      insteadOf: now?.insteadOf ?? null,
      silenced: now?.track.muted ?? false,
      failure: lastFailure,
    });
  }

  async function open(): Promise<Result<OpenMicrophone, MicrophoneFailure>> {
    const mended = !ports.raw;
    const choice = deviceChoice().microphone;
    tried = { ...tried, at: ports.now(), choice };
    const attempt: Attempt =
      ports.devices === undefined
        ? Promise.resolve(failed('missing'))
        : openMicrophone(ports.devices, choice, {
            echoCancellation: mended,
            noiseSuppression: mended,
            autoGainControl: mended,
          });
    opening = attempt;
    const opened = await attempt;
    if (opening !== attempt) {
      // Released while the browser was asking.
      if (opened.ok) opened.value.track.stop();
      return opened;
    }
    opening = null;
    if (opened.ok) take(opened.value);
    else if (now === null) lastFailure = opened.error;
    tell();
    return opened;
  }

  function take(taken: OpenMicrophone): void {
    const { track } = taken;
    if (now !== null && isSame(now, taken)) return track.stop();
    now = taken;
    lastFailure = null;
    isLost = false;
    track.addEventListener('ended', () => {
      if (now?.track !== track) return;
      now = null;
      isLost = true;
      ports.onEnded();
    });
    for (const event of ['mute', 'unmute']) track.addEventListener(event, () => now?.track === track && tell());
  }

  /** Whether to open anew. While the person has not decided, only a call asks. */
  async function isDue(devices: MediaDevices): Promise<boolean> {
    const look = await lookAt(devices);
    const choice = deviceChoice().microphone;
    const inputs = look.all.flatMap(({ kind, deviceId }) => (kind === 'audioinput' ? [deviceId] : []));
    const isAnother = choice !== tried.choice || inputs.join(' ') !== tried.inputs;
    const isTime = isAnother || ports.now() - tried.at >= againMs;
    tried = { ...tried, inputs: inputs.join(' ') };
    if (now === null) {
      if (inputs.length === 0 || !(await isAllowed())) return false;
      return isLost || lastFailure === null || lastFailure === 'refused' || lastFailure === 'missing' || isTime;
    }
    if (now.insteadOf?.why === 'busy') return isTime;
    const wanted = foundNow(choice, 'microphone', look.known)?.id ?? '';
    if (wanted !== now.askedFor || (now.isListed && !isListed(now.track, look))) return true;
    return wanted === '' && systemsOf(look) !== now.systems;
  }

  return {
    async open() {
      if (now !== null) return ok(now.track);
      const opened = await (opening ?? open());
      return opened.ok ? ok(opened.value.track) : opened;
    },
    async renew(give) {
      if (ports.devices === undefined || opening !== null) return;
      const before = now;
      const isWanted = await isDue(ports.devices);
      if (opening !== null || before !== now) return;
      if (isWanted) await open();
      const taken = now;
      if (taken !== null && taken !== before) {
        try {
          // Some devices need a second to begin: meanwhile the one before speaks.
          if (before?.track.readyState === 'live') await begun(taken.track);
          // It may have gone while it began, or nobody wants it any more.
          if (now === taken) await give(taken.track);
        } finally {
          before?.track.stop();
        }
      } else if (now === null && isLost) {
        isLost = false;
        lastFailure ??= (await isAllowed()) ? 'missing' : 'refused';
        tell();
        await give(null);
      }
    },
    release() {
      if (now === null && opening === null && lastFailure === null) return;
      opening = null;
      now?.track.stop();
      now = null;
      isLost = false;
      lastFailure = null;
      tell();
    },
  };
}

/** The chosen one is still held by another program: the same one stands in for it. */
function isSame(before: OpenMicrophone, after: OpenMicrophone): boolean {
  return (
    before.insteadOf?.why === 'busy' &&
    after.insteadOf?.why === 'busy' &&
    before.insteadOf.name === after.insteadOf.name &&
    before.askedFor === after.askedFor &&
    before.systems === after.systems
  );
}

async function isAllowed(): Promise<boolean> {
  const permission = await navigator.permissions.query({ name: 'microphone' }).catch(() => null);
  return permission === null || permission.state === 'granted';
}

/** Tells whether a microphone is there and allowed, now and whenever that changes; asks the person nothing. */
export async function watchMicrophone(page: Navigator, onState: (state: MicrophoneState) => void): Promise<void> {
  const devices: MediaDevices | undefined = page.mediaDevices;
  if (devices === undefined) {
    onState('missing');
    return;
  }
  const permission = await page.permissions.query({ name: 'microphone' }).catch(() => null);
  const look = oneAtATime(async () => {
    const known = await devices.enumerateDevices();
    if (permission?.state === 'denied') onState('refused');
    else if (!known.some(({ kind }) => kind === 'audioinput')) onState('missing');
    else onState(permission?.state === 'granted' ? 'granted' : 'prompt');
  });
  onDevices(devices, look);
  look();
}
