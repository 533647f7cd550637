import type { DeskCodes } from '#core/call/codes.ts';
import type { Lamp } from '#core/call/lamp.ts';
import { type CallLine, lineIdOf, mainLine } from '#core/call/line.ts';
import {
  type ParkedCall,
  type ParkingView,
  chosenPlace,
  isGone,
  nextSlot,
  pbxChooses,
  slotsOf,
} from '#core/call/parked.ts';
import type { CallView } from '#core/call/view.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { callId as callIdOf } from '#core/support/ids.ts';
import type { Clock } from '#core/support/ports.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { type ParkHandlersPorts, createParkHandlers } from './parkHandlers.ts';
import { type ParkLampsPorts, createParkLamps } from './parkLamps.ts';
import type { ParkingPlaces, WhyOver } from './parkingPlaces.ts';
import { type ParkedBeforePorts, parkedBefore } from './parkedBefore.ts';

export interface ParkingPorts
  extends ParkedBeforePorts, ParkLampsPorts, Omit<ParkHandlersPorts, 'parking' | 'desk' | 'onlyReads'> {
  readonly clock: Clock;
  readonly desk: () => ParkHandlersPorts['desk'];
  /** Of the exchange behind that line. */
  readonly codes: (lineId: string) => DeskCodes;
  /** As a call of that line bears it. */
  readonly callLine: (lineId: string) => CallLine;
  readonly keep: (facts: readonly CallFact[]) => unknown;
  readonly publish: (parking: ParkingView) => void;
}

export interface Parking {
  readonly view: () => ParkingView;
  /** `onlyReads`: another page carries the sound. */
  readonly handlersFor: (onlyReads: () => boolean) => HandlersOf<'park'>;
  /** What is about to be kept of the desk's calls. */
  readonly onFacts: (facts: readonly CallFact[]) => void;
  readonly onLamp: (told: { readonly lineId: string; readonly extension: string; readonly lamp: Lamp }) => void;
  /** The desk has these lines, whose codes may be others. */
  readonly follow: (lineIds: readonly string[]) => void;
  /** Whom the desk had parked when it was at work last. */
  readonly restore: () => Promise<void>;
}

/** Callers parked at the PBX: by this desk as its calls tell, by others as the lamps of the places show. */
export function createParking(ports: ParkingPorts): Parking {
  const { clock } = ports;
  const lamps = createParkLamps(ports);
  let parked: readonly ParkedCall[] = [];
  let shown = '';
  /** The slot by the line. */
  const lastTried = new Map<string, string>();
  /** The call by which somebody is being picked up -> whom. */
  const pickingUp = new Map<string, string>();

  function view(): ParkingView {
    return {
      // A call that rings at an employee's telephone is taken at the exchange of her own line.
      canTakeRinging: ports.codes(mainLine).pickUpRinging !== '',
      parked,
      others: lamps
        .taken()
        .filter(({ lineId, slot }) => !parked.some((call) => call.slot === slot && lineIdOf(call.line) === lineId))
        .map(({ lineId, slot, since }) => ({ slot, line: named(ports.callLine(lineId)), since })),
    };
  }

  function show(): void {
    const now = view();
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    ports.publish(now);
  }

  function change(callId: string, changed: Partial<ParkedCall>): void {
    parked = parked.map((call) => (call.callId === callId ? { ...call, ...changed } : call));
  }

  function over(callId: string, why: WhyOver): void {
    if (!parked.some((call) => call.callId === callId)) return;
    parked = parked.filter((call) => call.callId !== callId);
    show();
    ports.keep([{ callId: callIdOf(callId), at: clock.now(), body: { kind: 'park-ended', why } }]);
  }

  /** Where the PBX chooses, its lamps tell which place it was. */
  function findPlaces(lineId: string): void {
    const here = parked.filter(({ line }) => lineIdOf(line) === lineId);
    const claimed = new Set(here.map(({ slot }) => slot));
    const taken = lamps
      .taken()
      .flatMap(({ lineId: at, slot, since }) =>
        at === lineId && since !== null && !claimed.has(slot) ? [{ slot, since }] : [],
      );
    const found = chosenPlace(
      taken,
      here.filter(({ slot }) => slot === null),
    );
    if (found !== null) change(found.callId, { slot: found.slot, confirmed: true });
  }

  function onFact({ callId, at, body }: CallFact): void {
    if (body.kind === 'transfer-ended' && body.target.at === 'park') {
      const call = ports
        .desk()
        .calls()
        .find((one) => one.callId === callId);
      if (call === undefined || (body.result !== 'taken' && body.result !== 'not-confirmed')) return;
      const lineId = lineIdOf(call.line);
      const slot = pbxChooses(ports.codes(lineId)) ? null : body.target.number;
      parked = [...parked, parkedOf(call, slot, at, body.result === 'taken')];
      findPlaces(lineId);
      show();
    } else if (body.kind === 'answered') {
      const picked = pickingUp.get(callId);
      if (picked !== undefined) over(picked, 'picked-up');
    } else if (body.kind === 'ended') {
      // Not answered: the caller may be there still, and stays in the list.
      pickingUp.delete(callId);
    }
  }

  const places: ParkingPlaces = {
    view,
    parked: (callId) => parked.find((one) => one.callId === callId),
    slotFor: (lineId) => {
      const slots = slotsOf(ports.codes(lineId).park);
      // A slot of another exchange may have the same name; where two lines share one, it refuses and the next is tried.
      const ours = parked.filter(({ line }) => lineIdOf(line) === lineId).flatMap(({ slot }) => slot ?? []);
      const seen = slots.filter((slot) => lamps.isTaken(lineId, slot));
      return nextSlot(slots, [...ours, ...seen], lastTried.get(lineId) ?? null);
    },
    tried: (lineId, slot) => void lastTried.set(lineId, slot),
    pickUp: (by, callId) => void pickingUp.set(by, callId),
    isPickedUp: (callId) => [...pickingUp.values()].includes(callId),
    over,
  };

  return {
    view,
    handlersFor: (onlyReads) => createParkHandlers({ ...ports, desk: ports.desk(), parking: places, onlyReads }),
    onFacts: (facts) => {
      for (const fact of facts) onFact(fact);
    },
    onLamp: ({ lineId, extension, lamp }) => {
      const before = lamps.onLamp(lineId, extension, lamp);
      if (before === null) return;
      const here = parked.find(({ slot, line }) => slot === extension && lineIdOf(line) === lineId);
      if (here !== undefined && lamp.state === 'free' && isGone(here, before.wasTaken, clock.now()))
        return over(here.callId, 'seen-gone');
      if (here !== undefined && lamps.isTaken(lineId, extension)) change(here.callId, { confirmed: true });
      findPlaces(lineId);
      show();
    },
    follow: (lineIds) => {
      lamps.follow(lineIds);
      show();
    },
    restore: async () => {
      const before = await parkedBefore(ports, clock.now());
      const fresh = before.filter(({ callId }) => !parked.some((call) => call.callId === callId));
      parked = [...fresh, ...parked];
      show();
    },
  };
}

/** Where there is one line only nothing is said of it. */
function named(line: CallLine): CallLine | null {
  return line.name === '' ? null : line;
}

function parkedOf(
  { callId, card, line }: CallView,
  slot: string | null,
  since: number,
  confirmed: boolean,
): ParkedCall {
  return { callId, slot, since, card, line, confirmed };
}
