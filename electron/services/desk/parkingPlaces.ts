import type { ParkedCall, ParkingView } from '#core/call/parked.ts';
import type { FactBody } from '#core/journal/fact.ts';

export type WhyOver = Extract<FactBody, { kind: 'park-ended' }>['why'];

/** For the wishes of the page. */
export interface ParkingPlaces {
  readonly view: () => ParkingView;
  readonly parked: (callId: string) => ParkedCall | undefined;
  /** The call is about to be parked: where; null when every slot is taken. */
  readonly slotFor: (lineId: string) => string | null;
  /** The place was asked for, and the next caller is tried at another. */
  readonly tried: (lineId: string, slot: string) => void;
  /** `pickingUp` is the call by which somebody is being picked up. */
  readonly pickUp: (pickingUp: string, callId: string) => void;
  readonly isPickedUp: (callId: string) => boolean;
  readonly over: (callId: string, why: WhyOver) => void;
}
