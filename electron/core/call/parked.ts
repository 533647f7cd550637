import { z } from 'zod';
import { CallerCard } from '../caller/card.ts';
import { CallLine } from './line.ts';

/** A caller whom this desk has parked at the PBX. */
export const ParkedCall = z.object({
  /** Of the call that was parked. */
  callId: z.string(),
  /** The extension at which the caller waits. */
  slot: z.string(),
  /** Epoch milliseconds. */
  since: z.number(),
  card: CallerCard,
  /** Over which it was parked, and is picked up; null where the desk has one line only. */
  line: CallLine.nullable(),
  /** The PBX has said that the caller is there. */
  confirmed: z.boolean(),
});
export type ParkedCall = z.infer<typeof ParkedCall>;

/** What the PBX does with codes, and what this desk has done with them. */
export const ParkingView = z.object({
  /** A call that rings at an employee's telephone can be taken. */
  canTakeRinging: z.boolean(),
  /** The longest waiting first. Only what this desk knows: it is forgotten when Portico starts anew. */
  parked: z.array(ParkedCall).readonly(),
});
export type ParkingView = z.infer<typeof ParkingView>;

const mostSlots = 200;

/** The extensions that `park` of the settings means: 700 itself, or each of 701-720. */
export function slotsOf(park: string): readonly string[] {
  const range = /^(\d{1,9})-(\d{1,9})$/.exec(park.replaceAll(/\s/g, ''));
  if (range === null) return park.trim() === '' ? [] : [park.trim()];
  const [, first = '', last = ''] = range;
  const count = Number(last) - Number(first) + 1;
  if (count < 1) return [];
  return Array.from({ length: Math.min(count, mostSlots) }, (_, nth) =>
    String(Number(first) + nth).padStart(first.length, '0'),
  );
}

/**
 * The slot for the next caller: the first free one behind the last that was tried, since one that the PBX has refused is
 * somebody else's. null: there is none. An extension of its own takes any number of callers.
 */
export function nextSlot(slots: readonly string[], taken: readonly string[], lastTried: string | null): string | null {
  if (slots.length === 1) return slots[0] ?? null;
  const from = lastTried === null ? 0 : slots.indexOf(lastTried) + 1;
  const inTurn = [...slots.slice(from), ...slots.slice(0, from)];
  return inTurn.find((slot) => !taken.includes(slot)) ?? null;
}
