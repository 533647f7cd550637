import { failed, ok, type Result } from '#core/support/result.ts';
import type { Voice } from '../state/slice.ts';
import {
  type ChosenDevice,
  foundNow,
  isAway,
  type KnownDevice,
  servingFor,
  shownName,
  systemsOwn,
} from './deviceRules.ts';
import { known } from './devices.ts';

export type MicrophoneFailure = NonNullable<Voice['failure']>;

/** An open microphone, and what has to be known to see later that another one should be open. */
export interface OpenMicrophone {
  readonly track: MediaStreamTrack;
  /** What was asked for; '' for the system's own. */
  readonly askedFor: string;
  /** The chosen one, when this one stands in for it. */
  readonly insteadOf: Voice['insteadOf'];
  /** What the system's own was; it can be changed while nothing is plugged or unplugged. */
  readonly systems: string;
  /** The browser lists it: once it does not, it is gone, even where the system goes on with another in its place. */
  readonly isListed: boolean;
}

/** What the browser tells of the devices at one moment. */
export interface DeviceLook {
  readonly all: readonly MediaDeviceInfo[];
  readonly known: readonly KnownDevice[];
}

export async function lookAt(devices: MediaDevices): Promise<DeviceLook> {
  const all = await devices.enumerateDevices();
  return { all, known: known(all) };
}

/**
 * Opens the chosen microphone, else the system's own, else any: a headset that is not there, or that another program holds,
 * must not cost the call. Exact, since a browser that is asked for an ideal device takes another without a word.
 */
export async function openMicrophone(
  devices: MediaDevices,
  chosen: ChosenDevice | null,
  mended: MediaTrackConstraints,
): Promise<Result<OpenMicrophone, MicrophoneFailure>> {
  const record = async (deviceId: string): Promise<Result<MediaStreamTrack, MicrophoneFailure>> => {
    const which = deviceId === '' ? {} : { deviceId: { exact: deviceId } };
    return recorded(devices.getUserMedia({ audio: { ...mended, ...which } }));
  };
  const before = await lookAt(devices);
  const first = await inTurn(record, before.known, chosen);
  if (!first.ok) return first;
  const after = await lookAt(devices);
  const nowFound = foundNow(chosen, 'microphone', after.known);
  // Before the first permission the chosen one had no name yet.
  if (before.known.length > 0 || nowFound === undefined) return ok(described(first.value, chosen, after));
  const second = await record(nowFound.id);
  if (!second.ok) return ok(described(first.value, chosen, after));
  first.value.track.stop();
  return ok(described({ track: second.value, askedFor: nowFound.id }, chosen, after));
}

interface Recorded {
  readonly track: MediaStreamTrack;
  readonly askedFor: string;
}

async function inTurn(
  record: (deviceId: string) => Promise<Result<MediaStreamTrack, MicrophoneFailure>>,
  devices: readonly KnownDevice[],
  chosen: ChosenDevice | null,
): Promise<Result<Recorded, MicrophoneFailure>> {
  const found = foundNow(chosen, 'microphone', devices);
  const others = servingFor('microphone', devices).filter((device) => device !== found);
  const turns = [...(found === undefined ? [] : [found.id]), '', ...others.map(({ id }) => id)];
  let worst: MicrophoneFailure = 'missing';
  for (const id of turns) {
    const track = await record(id);
    if (track.ok) return ok({ track: track.value, askedFor: id });
    // The person or the system says no to all of them.
    if (track.error === 'refused' || track.error === 'refused-by-system') return track;
    if (track.error === 'busy') worst = 'busy';
  }
  return failed(worst);
}

function described({ track, askedFor }: Recorded, chosen: ChosenDevice | null, look: DeviceLook): OpenMicrophone {
  const found = foundNow(chosen, 'microphone', look.known);
  const wanted = found?.id ?? '';
  const insteadOf = isAway(chosen, 'microphone', look.known)
    ? { name: shownName(chosen?.label ?? ''), why: 'away' as const }
    : askedFor === wanted
      ? null
      : { name: shownName(found?.label ?? ''), why: 'busy' as const };
  return { track, askedFor, insteadOf, systems: systemsOf(look), isListed: isListed(track, look) };
}

export function isListed(track: MediaStreamTrack, { all }: DeviceLook): boolean {
  const { deviceId } = track.getSettings();
  return all.some((device) => device.kind === 'audioinput' && device.deviceId === deviceId);
}

/** Another answer means another device: Windows and macOS name in it what it stands for. */
export function systemsOf({ all }: DeviceLook): string {
  const own = all.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId === systemsOwn.id);
  return own === undefined ? '' : `${own.groupId} ${own.label}`;
}

/** Every refusal of the browser is foreseen (W3C Media Capture and Streams section 10.2, getUserMedia). */
async function recorded(asking: Promise<MediaStream>): Promise<Result<MediaStreamTrack, MicrophoneFailure>> {
  try {
    const [track] = (await asking).getAudioTracks();
    return track === undefined ? failed('missing') : ok(track);
  } catch (error) {
    return failed(error instanceof DOMException ? failureOf(error) : 'missing');
  }
}

function failureOf({ name, message }: DOMException): MicrophoneFailure {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // Chromium tells the system's own refusal in the message alone. Portico's shell never refuses its own page.
      return /\bsystem\b/i.test(message) || window.portico !== undefined ? 'refused-by-system' : 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      // NotFoundError; OverconstrainedError when it was unplugged since it was listed.
      return 'missing';
  }
}
