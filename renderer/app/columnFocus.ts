import { flushSync } from 'react-dom';
import { callToHandOver, drawByKey, openHandover, rememberFocus } from '../state/handover.ts';
import { deskState } from '../state/desk.ts';
import { findEmployeeId, officeId, targetButtonId } from '../ui/places.ts';
import { go } from './route.ts';

/**
 * Takes the keyboard to those whom the current call can be given to, and gives them digits; pressed again, the target is
 * talked to first. Where no rule names anybody: to the search.
 */
export function wishTransfer(): void {
  if (callToHandOver(deskState()) === undefined) return;
  go({ screen: 'console' }, () => {
    const callId = callToHandOver(deskState());
    if (callId === undefined) return;
    const column = document.getElementById(officeId);
    rememberFocus(column);
    // Drawn at once: what is to have the focus may stand in a drawer.
    flushSync(() => openHandover(callId));
    const find = document.getElementById(findEmployeeId);
    const first = document.getElementById(targetButtonId(1)) ?? find;
    // In an empty search the digits would be typed; whoever has begun to search goes on.
    const isUnused = document.activeElement === find && find instanceof HTMLInputElement && find.value === '';
    if (column?.contains(document.activeElement) === true && !isUnused) return;
    first?.focus();
  });
}

export function findEmployee(): void {
  go({ screen: 'console' }, () => {
    rememberFocus(document.getElementById(officeId));
    flushSync(drawByKey);
    const field = document.getElementById(findEmployeeId);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  });
}

/** A digit typed while nobody is talked to begins a number: it is dialled from the search, by Enter. */
export function beginNumber(sign: string): void {
  findEmployee();
  const field = document.getElementById(findEmployeeId);
  if (!(field instanceof HTMLInputElement)) return;
  // As if it were typed there: React hears of it by the event.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, sign);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The suggestion with this digit; nothing when there is none. */
export function pickTarget(nth: number): void {
  const button = document.getElementById(targetButtonId(nth));
  if (button instanceof HTMLButtonElement) button.click();
}
