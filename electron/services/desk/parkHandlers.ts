import type { DeskCodes } from '#core/call/codes.ts';
import { lineIdOf } from '#core/call/line.ts';
import type { Employee } from '#core/caller/company.ts';
import type { Dialled } from '#core/caller/dialled.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { failed, ok } from '#core/support/result.ts';
import type { Desk } from './desk.ts';
import type { ParkingPlaces } from './parkingPlaces.ts';

export interface ParkHandlersPorts {
  readonly parking: ParkingPlaces;
  readonly desk: Pick<Desk, 'calls' | 'dial' | 'transfer' | 'lineIdOf'>;
  /** Of the exchange behind that line. */
  readonly codes: (lineId: string) => DeskCodes;
  /** The line of an employee, by its id; the first one where nothing is said, or it is no more. */
  readonly lineIdOf: (line: string | undefined) => string;
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly employee: (employeeId: string) => Employee | null;
  /** Another page carries the sound. */
  readonly onlyReads: () => boolean;
}

/** Parks callers and picks them up, and takes calls from ringing telephones: what has a code of the settings. */
export function createParkHandlers(ports: ParkHandlersPorts): HandlersOf<'park'> {
  const { parking, desk } = ports;
  return {
    'park.call': ({ callId }) => {
      if (ports.onlyReads()) return failed('owned-by-another');
      const lineId = desk.lineIdOf(callId);
      const slot = parking.slotFor(lineId);
      if (slot === null) return failed('no-slot');
      const target = { employeeId: null, name: '', number: slot, at: 'park' } as const;
      const asked = desk.transfer(callId, 'blind', target);
      if (asked.ok) parking.tried(lineId, slot);
      return asked.ok ? ok({}) : asked;
    },
    'park.pick-up': async ({ callId }) => {
      if (ports.onlyReads()) return failed('owned-by-another');
      const call = parking.parked(callId);
      if (call === undefined || call.slot === null) return failed('call-gone');
      if (parking.isPickedUp(callId)) return failed('answering-another');
      const lineId = lineIdOf(call.line);
      const at = ports.codes(lineId).pickUpParked + call.slot;
      // Who waits there is known: the card is the caller's.
      const { e164, shown } = call.card.number;
      const who = ports.dialled(e164 ?? shown) ?? ports.dialled(at);
      if (who === null) return failed('bad-number');
      const dialled = await desk.dial(at, who.identity, lineId);
      // One that could not begin has ended already.
      const begun = dialled.ok && desk.calls().some((one) => one.callId === dialled.value.callId);
      if (begun) parking.pickUp(dialled.value.callId, callId);
      return dialled;
    },
    'park.pick-up-at': ({ slot, lineId }) => {
      if (ports.onlyReads()) return failed('owned-by-another');
      const isThere = parking.view().others.some((place) => place.slot === slot && lineIdOf(place.line) === lineId);
      if (!isThere) return failed('call-gone');
      const who = ports.dialled(slot);
      return who === null
        ? failed('bad-number')
        : desk.dial(ports.codes(lineId).pickUpParked + slot, who.identity, lineId);
    },
    'park.forget': ({ callId }) => {
      if (ports.onlyReads()) return failed('owned-by-another');
      parking.over(callId, 'said-gone');
      return ok({});
    },
    'park.take-ringing': ({ employeeId }) => {
      if (ports.onlyReads()) return failed('owned-by-another');
      const employee = ports.employee(employeeId);
      const extension = employee?.extension ?? '';
      const who = extension === '' ? null : ports.dialled(extension);
      if (employee === null || who === null) return failed('bad-number');
      const lineId = ports.lineIdOf(employee.line);
      const { pickUpRinging } = ports.codes(lineId);
      return pickUpRinging === '' ? failed('bad-number') : desk.dial(pickUpRinging + extension, who.identity, lineId);
    },
  };
}
