import { z } from 'zod';
import type { ChosenDevice, DeviceUse } from './deviceRules.ts';

const Chosen = z.object({ id: z.string(), label: z.string(), nth: z.int().min(0).default(0) }).nullable();
const Loudness = z.number().min(0).max(1).default(1);
const Choice = z.object({
  microphone: Chosen,
  speaker: Chosen,
  ring: Chosen,
  alsoRing: Chosen.default(null),
  /** From 0 to 1, the whole being what the system allows. */
  volume: z.object({ calls: Loudness, ring: Loudness }).default({ calls: 1, ring: 1 }),
});

/** null: the system's own, and for `alsoRing` nowhere else. */
export type DeviceChoice = Readonly<Record<DeviceUse, ChosenDevice | null>> & {
  readonly volume: Readonly<Record<VolumeOf, number>>;
};
export type VolumeOf = 'calls' | 'ring';

const keptAs = 'portico.devices';
const nothingChosen: DeviceChoice = {
  microphone: null,
  speaker: null,
  ring: null,
  alsoRing: null,
  volume: { calls: 1, ring: 1 },
};
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
    return read.success ? read.data : nothingChosen;
  } catch {
    return nothingChosen;
  }
}

export function chooseDevice(use: DeviceUse, device: ChosenDevice | null): void {
  keep({ ...deviceChoice(), [use]: device });
}

/** `loudness` from 0 to 1. */
export function chooseVolume(of: VolumeOf, loudness: number): void {
  const choice = deviceChoice();
  keep({ ...choice, volume: { ...choice.volume, [of]: loudness } });
}

function keep(choice: DeviceChoice): void {
  kept.choice = choice;
  try {
    localStorage.setItem(keptAs, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing: it holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function onDeviceChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
