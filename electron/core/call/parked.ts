import { z } from 'zod';
import { CallerCard } from '../caller/card.ts';
import type { DeskCodes } from './codes.ts';
import { CallLine } from './line.ts';

/** A caller whom this desk has parked at the PBX. */
export const ParkedCall = z.object({
  /** Of the call that was parked. */
  callId: z.string(),
  /** The extension at which the caller waits; null: the PBX has chosen one, and has not shown which. */
  slot: z.string().nullable(),
  /** Epoch milliseconds. */
  since: z.number(),
  card: CallerCard,
  /** Over which it was parked, and is picked up; null where the desk has one line only. */
  line: CallLine.nullable(),
  /** The PBX has said that the caller is there. */
  confirmed: z.boolean(),
});
export type ParkedCall = z.infer<typeof ParkedCall>;

/** A place at which somebody waits, as its lamp shows, whom this desk has not parked there as far as it knows. */
export const TakenPlace = z.object({
  slot: z.string(),
  /** Its line; null where the desk has one line only. */
  line: CallLine.nullable(),
  /** Epoch milliseconds; null: before it was looked at. */
  since: z.number().nullable(),
});
export type TakenPlace = z.infer<typeof TakenPlace>;

/** What the PBX does with codes, and what this desk has done with them. */
export const ParkingView = z.object({
  /** A call that rings at an employee's telephone can be taken. */
  canTakeRinging: z.boolean(),
  /** Whom this desk has parked, the longest waiting first. */
  parked: z.array(ParkedCall).readonly(),
  others: z.array(TakenPlace).readonly(),
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

/** The slots whose lamps show where somebody waits; none where `park` is an extension of its own that any number wait at. */
export function placesOf({ park, parkPlaces }: Pick<DeskCodes, 'park' | 'parkPlaces'>): readonly string[] {
  const own = slotsOf(park);
  if (own.length > 1) return own;
  return slotsOf(parkPlaces).filter((slot) => !own.includes(slot));
}

/** The PBX itself chooses among these places. */
export function pbxChooses(codes: Pick<DeskCodes, 'park' | 'parkPlaces'>): boolean {
  return slotsOf(codes.park).length === 1 && placesOf(codes).length > 0;
}

/** A lamp may be told so long before or after the PBX says that the caller is there. */
const lampWithinMs = 15_000;

/**
 * The place that the PBX has chosen for a caller: the one that was taken at the time, if there is one and no other caller
 * waits to be found. Asterisk announces it to whoever parks (its manual, Call Parking), who has left by then; that it
 * tells a REFER nothing of it is concluded from that manual, not read in its source.
 * `taken`: places where somebody waits since then and whom nobody has claimed; `unknown`: whose places are not known.
 */
export function chosenPlace(
  taken: readonly { readonly slot: string; readonly since: number }[],
  unknown: readonly Pick<ParkedCall, 'callId' | 'since'>[],
): { readonly callId: string; readonly slot: string } | null {
  const [call] = unknown;
  if (call === undefined || unknown.length > 1) return null;
  const [place, ...more] = taken.filter(({ since }) => Math.abs(since - call.since) <= lampWithinMs);
  return place === undefined || more.length > 0 ? null : { callId: call.callId, slot: place.slot };
}

/**
 * Whether a place that is told to be free shows that this caller waits there no more: it was seen taken before, or so much
 * time has passed that it would have been.
 */
export function isGone({ since }: Pick<ParkedCall, 'since'>, wasTaken: boolean, at: number): boolean {
  return wasTaken || at - since > lampWithinMs;
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
