import { z } from 'zod';
import type { ChosenDevice, DeviceUse } from './deviceRules.ts';

const Chosen = z.object({ id: z.string(), label: z.string(), nth: z.int().min(0).default(0) }).nullable();
const Choice = z.object({
  microphone: Chosen,
  speaker: Chosen,
  ring: Chosen,
  alsoRing: Chosen.default(null),
});

/** null: the system's own, and for `alsoRing` nowhere else. */
export type DeviceChoice = Readonly<Record<DeviceUse, ChosenDevice | null>>;

const keptAs = 'portico.devices';
const nothingChosen: DeviceChoice = {
  microphone: null,
  speaker: null,
  ring: null,
  alsoRing: null,
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
