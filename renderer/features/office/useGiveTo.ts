import { useCallback } from 'react';
import type { RequestOf } from '#core/contract/contract.ts';
import type { TransferHow } from '#core/call/transfer.ts';
import { deskState } from '../../state/desk.ts';
import { callToHandOver, closeHandover, giveFocusBack, handover, targetAct } from '../../state/handover.ts';
import { overChosenLine, overOwnLine } from '../../state/lines.ts';
import { useWish } from '../../ui/wish.ts';

/** An employee, else a number as it was typed. */
export type To = RequestOf<'call.transfer'>['to'];

/**
 * Gives the current call to somebody, or calls him when there is none. Without `how`: as the keyboard has opened it, else
 * assisted. Answers nothing: what becomes of it is seen at the call.
 */
export function useGiveTo(): (to: To, how?: TransferHow) => void {
  const wish = useWish();
  return useCallback(
    (to, how) => {
      const desk = deskState();
      const callId = callToHandOver(desk);
      if (callId !== undefined) {
        const chosen = how ?? handover().open?.how ?? 'assisted';
        closeHandover();
        // The caller's card leaves the middle: who typed in it types on.
        giveFocusBack();
        wish('call.transfer', { callId, how: chosen, to });
        return;
      }
      if (targetAct(desk) !== 'call') return;
      const employee = 'number' in to ? undefined : desk.employees[to.employeeId];
      const number = 'number' in to ? to.number : employee?.extension;
      const over = employee === undefined ? overChosenLine() : overOwnLine(employee.line);
      if (number !== undefined) wish('call.dial', { number, callbackId: null, ...over });
    },
    [wish],
  );
}
