/** Where a key takes the focus in the column of whom to give a call to. */
export const officeId = 'office';
export const findEmployeeId = 'find-employee';

/** `nth` from 1, as its key. */
export function targetButtonId(nth: number): string {
  return `target-${nth}`;
}
