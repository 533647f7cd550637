import type { DeskCodes } from '#core/call/codes.ts';
import { type CallLine, mainLine } from '#core/call/line.ts';
import { type ParkedCall, type ParkingView, nextSlot, slotsOf } from '#core/call/parked.ts';
import type { CallView } from '#core/call/view.ts';
import type { Employee } from '#core/caller/company.ts';
import type { Dialled } from '#core/caller/dialled.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { failed, ok } from '#core/support/result.ts';
import type { Desk } from './desk.ts';

export interface ParkingPorts {
  readonly desk: () => Pick<Desk, 'calls' | 'dial' | 'transfer' | 'lineIdOf'>;
  /** Of the exchange behind that line. */
  readonly codes: (lineId: string) => DeskCodes;
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly employee: (employeeId: string) => Employee | null;
  readonly publish: (parking: ParkingView) => void;
}

export interface Parking {
  readonly view: () => ParkingView;
  /** What is about to be kept of the desk's calls. */
  readonly onFacts: (facts: readonly CallFact[]) => void;
  /** The codes may be others. */
  readonly codesChanged: () => void;
  /** `onlyReads`: another page carries the sound. */
  readonly handlersFor: (onlyReads: () => boolean) => HandlersOf<'park'>;
}

/** Callers parked at the PBX, and calls taken there from ringing telephones: what has a code of the settings. */
export function createParking(ports: ParkingPorts): Parking {
  let parked: readonly ParkedCall[] = [];
  /** The slot by the line. */
  const lastTried = new Map<string, string>();
  /** The call by which somebody is being picked up -> whom. */
  const pickingUp = new Map<string, string>();

  function view(): ParkingView {
    // The office's telephones are watched, and ring, at the first line's exchange.
    return { canTakeRinging: ports.codes(mainLine).pickUpRinging !== '', parked };
  }

  function change(to: readonly ParkedCall[]): void {
    if (to.length === parked.length && to.every((call, nth) => call === parked[nth])) return;
    parked = to;
    ports.publish(view());
  }

  function forget(callId: string): void {
    change(parked.filter((call) => call.callId !== callId));
  }

  function onFact({ callId, at, body }: CallFact): void {
    if (body.kind === 'transfer-ended' && body.target.at === 'park') {
      const call = ports
        .desk()
        .calls()
        .find((one) => one.callId === callId);
      if (call === undefined || (body.result !== 'taken' && body.result !== 'not-confirmed')) return;
      change([...parked, parkedOf(call, body.target.number, at, body.result === 'taken')]);
    } else if (body.kind === 'answered') {
      const picked = pickingUp.get(callId);
      if (picked !== undefined) forget(picked);
    } else if (body.kind === 'ended') {
      // Not answered: the caller may be there still, and stays in the list.
      pickingUp.delete(callId);
    }
  }

  return {
    view,
    onFacts: (facts) => {
      for (const fact of facts) onFact(fact);
    },
    codesChanged: () => ports.publish(view()),
    handlersFor: (onlyReads) => ({
      'park.call': ({ callId }) => {
        if (onlyReads()) return failed('owned-by-another');
        const lineId = ports.desk().lineIdOf(callId);
        const slots = slotsOf(ports.codes(lineId).park);
        // A slot of another exchange may have the same name; where two lines share one, it refuses and the next is tried.
        const taken = parked.filter(({ line }) => lineIdOf(line) === lineId).map((call) => call.slot);
        const slot = nextSlot(slots, taken, lastTried.get(lineId) ?? null);
        if (slot === null) return failed('no-slot');
        const target = { employeeId: null, name: '', number: slot, at: 'park' } as const;
        const asked = ports.desk().transfer(callId, 'blind', target);
        if (asked.ok) lastTried.set(lineId, slot);
        return asked.ok ? ok({}) : asked;
      },
      'park.pick-up': async ({ callId }) => {
        if (onlyReads()) return failed('owned-by-another');
        const call = parked.find((one) => one.callId === callId);
        if (call === undefined) return failed('call-gone');
        if ([...pickingUp.values()].includes(callId)) return failed('answering-another');
        const lineId = lineIdOf(call.line);
        const at = ports.codes(lineId).pickUpParked + call.slot;
        // Who waits there is known: the card is the caller's.
        const { e164, shown } = call.card.number;
        const who = ports.dialled(e164 ?? shown) ?? ports.dialled(at);
        if (who === null) return failed('bad-number');
        const dialled = await ports.desk().dial(at, who.identity, lineId);
        // One that could not begin has ended already.
        const begun =
          dialled.ok &&
          ports
            .desk()
            .calls()
            .some((one) => one.callId === dialled.value.callId);
        if (begun) pickingUp.set(dialled.value.callId, callId);
        return dialled;
      },
      'park.forget': ({ callId }) => {
        if (onlyReads()) return failed('owned-by-another');
        forget(callId);
        return ok({});
      },
      'park.take-ringing': async ({ employeeId }) => {
        if (onlyReads()) return failed('owned-by-another');
        const { pickUpRinging } = ports.codes(mainLine);
        const extension = ports.employee(employeeId)?.extension ?? '';
        const who = extension === '' ? null : ports.dialled(extension);
        if (pickUpRinging === '' || who === null) return failed('bad-number');
        return ports.desk().dial(pickUpRinging + extension, who.identity, mainLine);
      },
    }),
  };
}

function lineIdOf(line: CallLine | null): string {
  return line?.lineId ?? mainLine;
}

function parkedOf({ callId, card, line }: CallView, slot: string, since: number, confirmed: boolean): ParkedCall {
  return { callId, slot, since, card, line, confirmed };
}
