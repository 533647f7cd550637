import { z } from 'zod';

/** What a device is chosen for: talking, hearing the caller, hearing that somebody rings. */
export type DeviceUse = 'microphone' | 'speaker' | 'ring';

const Chosen = z.object({ id: z.string(), label: z.string() }).nullable();
const Choice = z.object({ microphone: Chosen, speaker: Chosen, ring: Chosen });

/** null: the system's own. By id, and by label for the day on which the browser gives it another id. */
export type ChosenDevice = z.infer<typeof Chosen>;
export type DeviceChoice = Readonly<z.infer<typeof Choice>>;

export interface KnownDevice {
  readonly id: string;
  /** '' until the microphone was allowed. */
  readonly label: string;
  readonly kind: 'audioinput' | 'audiooutput';
}

const keptAs = 'portico.devices';
const systemsOwn: DeviceChoice = { microphone: null, speaker: null, ring: null };
const listeners = new Set<() => void>();
const kept: { choice: DeviceChoice | null } = { choice: null };

/** Kept in this browser: another computer has other devices. */
export function deviceChoice(): DeviceChoice {
  kept.choice ??= readKept();
  return kept.choice;
}

function readKept(): DeviceChoice {
  try {
    const read = Choice.safeParse(JSON.parse(localStorage.getItem(keptAs) ?? 'null'));
    return read.success ? read.data : systemsOwn;
  } catch {
    return systemsOwn;
  }
}

export function chooseDevice(use: DeviceUse, device: ChosenDevice): void {
  kept.choice = { ...deviceChoice(), [use]: device };
  try {
    localStorage.setItem(keptAs, JSON.stringify(kept.choice));
  } catch {
    // A browser that keeps nothing: it holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function onDeviceChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another microphone was chosen, not merely another loudspeaker. */
export function onMicrophoneChoice(listener: () => void): () => void {
  let before = deviceChoice().microphone;
  return onDeviceChoice(() => {
    const { microphone } = deviceChoice();
    if (microphone === before) return;
    before = microphone;
    listener();
  });
}

/** Sound devices of this computer as the browser tells them; the system's own entries and empty ones left out. */
export async function knownDevices(devices: MediaDevices | undefined): Promise<readonly KnownDevice[]> {
  const all = (await devices?.enumerateDevices()) ?? [];
  return all.flatMap(({ deviceId, label, kind }): readonly KnownDevice[] =>
    kind === 'videoinput' || deviceId === '' || deviceId === 'default' || deviceId === 'communications'
      ? []
      : [{ id: deviceId, label, kind }],
  );
}

/** The id to ask for now; '' for the system's own, also while the chosen device is not there. */
export function idNow(chosen: ChosenDevice, known: readonly KnownDevice[]): string {
  if (chosen === null) return '';
  const same =
    known.find(({ id }) => id === chosen.id) ?? known.find(({ label }) => label !== '' && label === chosen.label);
  return same?.id ?? '';
}

/** For getUserMedia. Ideal, not exact: a headset that is not there must not cost the call. */
export function chosenMicrophone(): MediaTrackConstraints {
  const { microphone } = deviceChoice();
  return microphone === null ? {} : { deviceId: { ideal: microphone.id } };
}

/** Whether this browser can play elsewhere than on the system's own device. */
export function canChooseOutput(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/** An audio element or an AudioContext, of which not every browser can be sent elsewhere. */
interface Sounding extends EventTarget {
  readonly setSinkId?: (id: string) => Promise<void>;
}

/** Plays on the chosen device, now and when another is chosen or plugged in; answers how to stop following. */
export function followDevice(
  sounding: Sounding,
  use: 'speaker' | 'ring',
  devices: MediaDevices | undefined,
): () => void {
  async function apply(): Promise<void> {
    const chosen = deviceChoice()[use];
    if (chosen === null && !moved) return;
    moved = true;
    const id = idNow(chosen, await knownDevices(devices));
    // Refused for a device that has just gone: the system's own goes on sounding.
    await sounding.setSinkId?.(id).catch(() => undefined);
  }
  let moved = false;
  const again = () => void apply();
  again();
  const stop = onDeviceChoice(again);
  devices?.addEventListener('devicechange', again);
  return () => {
    stop();
    devices?.removeEventListener('devicechange', again);
  };
}
