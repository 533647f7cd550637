import type { DeskCodes } from '#core/call/codes.ts';
import type { Lamp } from '#core/call/lamp.ts';
import { placesOf } from '#core/call/parked.ts';

interface TakenAt {
  readonly lineId: string;
  readonly slot: string;
  /** Epoch milliseconds; null: before it was looked at. */
  readonly since: number | null;
}

/** What the lamps of the places for parked callers say, on every line. */
export interface ParkLamps {
  /** Places where somebody waits. */
  readonly taken: () => readonly TakenAt[];
  readonly isTaken: (lineId: string, slot: string) => boolean;
  /** Whether it is one of the places; `wasTaken`: as it was last known. */
  readonly onLamp: (lineId: string, slot: string, lamp: Lamp) => { readonly wasTaken: boolean } | null;
  /** The desk may have other lines, or these other places. */
  readonly follow: (lineIds: readonly string[]) => void;
}

export interface ParkLampsPorts {
  readonly codes: (lineId: string) => DeskCodes;
  /** The lamps of these places at that line's exchange, and of no others. */
  readonly watchPlaces: (lineId: string, places: readonly string[]) => void;
}

/** What is last known of a place; `isKnown` false: that is no longer sure, and nobody is shown there. */
interface Place {
  readonly isTaken: boolean;
  readonly isKnown: boolean;
  readonly since: number | null;
}

export function createParkLamps({ codes, watchPlaces }: ParkLampsPorts): ParkLamps {
  let places: ReadonlyMap<string, ReadonlyMap<string, Place>> = new Map();
  const at = (lineId: string, slot: string): Place | undefined => places.get(lineId)?.get(slot);

  return {
    taken: () =>
      [...places].flatMap(([lineId, slots]) =>
        [...slots].flatMap(([slot, { isTaken, isKnown, since }]) =>
          isTaken && isKnown ? [{ lineId, slot, since }] : [],
        ),
      ),
    isTaken: (lineId, slot) => at(lineId, slot)?.isTaken === true,
    onLamp: (lineId, slot, { state, since }) => {
      const before = at(lineId, slot);
      if (before === undefined) return null;
      const isTaken = state === 'unknown' ? before.isTaken : state !== 'free';
      const isSame = before.isTaken === isTaken;
      // A place that is found taken when it is looked at first was perhaps taken long ago.
      const began = isSame ? before.since : before.isKnown ? since : null;
      const now = { isTaken, isKnown: state !== 'unknown', since: began };
      places = new Map(places).set(lineId, new Map(places.get(lineId)).set(slot, now));
      return { wasTaken: before.isTaken };
    },
    follow: (lineIds) => {
      const gone = [...places.keys()].filter((lineId) => !lineIds.includes(lineId));
      const before = places;
      places = new Map(
        lineIds.map((lineId) => [
          lineId,
          new Map(placesOf(codes(lineId)).map((slot) => [slot, before.get(lineId)?.get(slot) ?? unseen])),
        ]),
      );
      for (const lineId of [...lineIds, ...gone]) watchPlaces(lineId, [...(places.get(lineId)?.keys() ?? [])]);
    },
  };
}

const unseen: Place = { isTaken: false, isKnown: false, since: null };
