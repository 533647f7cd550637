/** What a device is chosen for: talking, hearing the caller, hearing that somebody rings, and hearing it elsewhere too. */
export type DeviceUse = 'microphone' | 'speaker' | 'ring' | 'alsoRing';

export interface ChosenDevice {
  readonly id: string;
  readonly label: string;
  /** Its place among devices of the same name, from 0: two equal headsets are told apart by nothing else. */
  readonly nth: number;
}

export interface KnownDevice {
  readonly id: string;
  /** '' until the microphone was allowed. */
  readonly label: string;
  readonly kind: 'audioinput' | 'audiooutput';
}

/** The system's own, where it has to be chosen rather than left. */
export const systemsOwn: ChosenDevice = { id: 'default', label: '', nth: 0 };

/** Devices that can serve for a use. On macOS a headset's microphone and loudspeaker have one id and one name. */
export function servingFor(use: DeviceUse, known: readonly KnownDevice[]): readonly KnownDevice[] {
  const kind = use === 'microphone' ? 'audioinput' : 'audiooutput';
  return known.filter((device) => device.kind === kind);
}

/** How a device is kept so that it is found again. */
export function asChosen(device: KnownDevice, known: readonly KnownDevice[]): ChosenDevice {
  const alike = known.filter(({ kind, label }) => kind === device.kind && label === device.label);
  return { id: device.id, label: device.label, nth: Math.max(0, alike.indexOf(device)) };
}

/**
 * The chosen device as it is called now. The browser gives other ids after its permissions are reset and where Portico is
 * opened at another address, and Windows renames what is plugged in elsewhere: then the name counts.
 */
export function foundNow(
  chosen: ChosenDevice | null,
  use: DeviceUse,
  known: readonly KnownDevice[],
): KnownDevice | undefined {
  if (chosen === null) return undefined;
  const serving = servingFor(use, known);
  const same = serving.find(({ id }) => id === chosen.id);
  if (same !== undefined || chosen.label === '') return same;
  const alike = serving.filter(({ label }) => label === chosen.label);
  const renamed = serving.filter(({ label }) => plainName(label) === plainName(chosen.label));
  return alike[chosen.nth] ?? alike[0] ?? renamed[chosen.nth] ?? renamed[0];
}

/** The id to play on now; '' for the system's own, also while the chosen device is not there. */
export function idNow(chosen: ChosenDevice | null, use: DeviceUse, known: readonly KnownDevice[]): string {
  return foundNow(chosen, use, known)?.id ?? '';
}

/** Whether a device is chosen that is not there. Before the microphone is allowed nobody knows. */
export function isAway(chosen: ChosenDevice | null, use: DeviceUse, known: readonly KnownDevice[]): boolean {
  if (chosen === null || chosen.id === systemsOwn.id || known.every(({ label }) => label === '')) return false;
  return foundNow(chosen, use, known) === undefined;
}

/**
 * A device's name as a person knows it: without the numbers of maker and model that Chromium adds to what is plugged in by
 * USB, and without "Default - ", which Windows and macOS put before what the system's own is.
 */
export function shownName(label: string): string {
  return label.replace(/^Default - /, '').replace(/ \([\da-f]{4}:[\da-f]{4}\)$/, '');
}

/** "Headset (2- Evolve 65)" is "Headset (Evolve 65)" in another socket: the number is Windows' own. */
function plainName(label: string): string {
  return label.replace(/\(\d+- /, '(');
}
