import { deviceChoice, onDeviceChoice } from './deviceChoice.ts';
import { type DeviceUse, idNow, type KnownDevice, systemsOwn } from './deviceRules.ts';
import { oneAtATime } from './oneAtATime.ts';

/** Sound devices of this computer as the browser tells them; the system's own entries and empty ones left out. */
export async function knownDevices(devices: MediaDevices | undefined): Promise<readonly KnownDevice[]> {
  return known((await devices?.enumerateDevices()) ?? []);
}

export function known(all: readonly MediaDeviceInfo[]): readonly KnownDevice[] {
  return all.flatMap(({ deviceId, label, kind }): readonly KnownDevice[] =>
    kind === 'videoinput' || deviceId === '' || deviceId === systemsOwn.id || deviceId === 'communications'
      ? []
      : [{ id: deviceId, label, kind }],
  );
}

/** Whether this browser can play elsewhere than on the system's own device. */
export function canChooseOutput(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/**
 * Calls back when devices come, go or are told for the first time: the browser names them only once the microphone is
 * allowed, and tells of that nothing but the permission.
 */
export function onDevices(devices: MediaDevices | undefined, listener: () => void): () => void {
  let permission: PermissionStatus | null = null;
  let stopped = false;
  devices?.addEventListener('devicechange', listener);
  void navigator.permissions.query({ name: 'microphone' }).then(
    (status) => {
      if (stopped) return;
      permission = status;
      status.addEventListener('change', listener);
    },
    () => undefined,
  );
  return () => {
    stopped = true;
    devices?.removeEventListener('devicechange', listener);
    permission?.removeEventListener('change', listener);
  };
}

/** Sends what is about to sound to the chosen device; where that is not to be had, the system's own sounds. */
export async function sendTo(
  sounding: Sounding,
  use: Exclude<DeviceUse, 'microphone'>,
  devices: MediaDevices | undefined,
): Promise<void> {
  const id = idNow(deviceChoice()[use], use, await knownDevices(devices));
  if (id !== '') await sounding.setSinkId?.(id).catch(() => undefined);
}

/** An audio element or an AudioContext, of which not every browser can be sent elsewhere. */
interface Sounding extends EventTarget {
  readonly setSinkId?: (id: string) => Promise<void>;
}

/**
 * PulseAudio moves what plays on an unplugged device to another and leaves it there; Chromium keeps that way open for 5 s, and
 * who goes back to the device before would be heard on the other. Milliseconds.
 */
function forgetMs(): number {
  return navigator.userAgent.includes('Linux') ? 6000 : 0;
}

/** Plays on the chosen device, now and when another is chosen or plugged in; answers how to stop following. */
export function followDevice(
  sounding: Sounding,
  use: Exclude<DeviceUse, 'microphone'>,
  devices: MediaDevices | undefined,
): () => void {
  let playsOn = '';
  let left = { id: '', at: -Infinity };
  let later: ReturnType<typeof setTimeout> | undefined;
  // One after the other, the newest choice last: what a slower look found must not win.
  const apply = oneAtATime(async () => {
    const chosen = deviceChoice()[use];
    const id = chosen === null ? '' : idNow(chosen, use, await knownDevices(devices));
    if (id === playsOn) return;
    clearTimeout(later);
    const rest = id !== '' && id === left.id ? left.at + forgetMs() - performance.now() : 0;
    if (rest > 0) {
      later = setTimeout(apply, rest);
      return;
    }
    // Refused for a device that has just gone: the system's own goes on sounding, and the next change is another try.
    const moved = await sounding.setSinkId?.(id).then(
      () => true,
      () => false,
    );
    if (playsOn !== '') left = { id: playsOn, at: performance.now() };
    playsOn = moved === true ? id : '';
  });
  apply();
  const stopChoice = onDeviceChoice(apply);
  const stopDevices = onDevices(devices, apply);
  return () => {
    clearTimeout(later);
    stopChoice();
    stopDevices();
  };
}
