import type { Locator } from 'playwright';
import { expect } from 'playwright/test';
import type { Reception } from './console.ts';
import { deskTone } from './fixture.ts';
import type { Telephone } from './stack/telephone.ts';

/** What a receptionist does to hand a call over, and where she sees what became of it. */

export const olena = 'Olena Kovalenko';
export const andrii = 'Andrii Melnyk';

/**
 * Gives the current call to the employee whom "For this call" names at this place, by two or three keys: Olena at the first,
 * Andrii at the second. Who is in a call is named last, and the exchange tells the end of an earlier test's call a moment later.
 */
export async function give(reception: Reception, nth: 1 | 2, how: 'assisted' | 'consult'): Promise<void> {
  const suggested = region(reception, 'For this call').getByRole('button', { name: /^Transfer to / });
  await expect(suggested).toHaveCount(2);
  await expect(suggested.nth(nth - 1)).toHaveAccessibleName(new RegExp(nth === 1 ? olena : andrii));
  const { keyboard } = reception.page();
  await keyboard.press('F4');
  if (how === 'consult') await keyboard.press('F4');
  await keyboard.press(`Digit${nth}`);
}

/** By the menu of the employee: a blind transfer has no key of its own. */
export async function giveUnannounced(reception: Reception, name: string): Promise<void> {
  await region(reception, 'For this call')
    .getByRole('button', { name: `Other ways to transfer to ${name}` })
    .click();
  await reception
    .page()
    .getByRole('menuitem', { name: /^Without announcing/ })
    .click();
}

/** By the same menu: to the mobile, or to voicemail. */
export async function giveElsewhere(reception: Reception, name: string, place: RegExp): Promise<void> {
  const more = region(reception, 'For this call').getByRole('button', { name: `Other ways to transfer to ${name}` });
  await more.click();
  await reception.page().getByRole('menuitem', { name: place }).click();
}

/** The row of an employee among all of the office. */
export function employeeRow(reception: Reception, name: string): Locator {
  return region(reception, 'Employees').getByRole('listitem').filter({ hasText: name });
}

/** A held call with these words, taken back into the conversation. */
export async function resumeThatSays(reception: Reception, words: string): Promise<void> {
  await expect(reception.held()).toContainText(words);
  await reception.held().getByRole('button', { name: 'Resume' }).click();
  await expect(reception.button('Hang up')).toBeVisible();
}

export function consultation(reception: Reception): Locator {
  return reception.current().getByRole('group', { name: 'Consultation' });
}

export function callbacks(reception: Reception): Locator {
  return region(reception, 'Call back').getByRole('listitem');
}

/** Closes what earlier calls have left to be called back. */
export async function nobodyToCallBack(reception: Reception): Promise<void> {
  const rows = callbacks(reception);
  for (let left = await rows.count(); left > 0; left -= 1) {
    await rows
      .first()
      .getByRole('button', { name: /^Done:/ })
      .click();
    await expect(rows).toHaveCount(left - 1);
  }
}

/** The card of the call that ended last and whose note is open; puts it away after it was read. */
export async function noteSays(reception: Reception, words: string): Promise<void> {
  const note = reception
    .page()
    .getByRole('region', { name: /^Finish the note/ })
    .last();
  await expect(note).toContainText(words);
  await note.getByRole('button', { name: 'Done' }).click();
}

/** The journal of a call that was given to somebody, who took it. */
export function toldAsHandedOver(name: string, ...steps: readonly string[]) {
  return {
    line: expect.stringMatching(new RegExp(`Answered .*Handed over to ${name}\\.`)),
    told: [
      'Answered',
      'Hears music while the call is handed over',
      ...steps,
      `Handed over to ${name}`,
      'The caller was handed over.',
    ],
  };
}

/** What the journal keeps of the newest call with this number: its line, and everything from the answer on. */
export async function journalOf(
  reception: Reception,
  number: string,
): Promise<{ readonly line: string; readonly told: readonly string[] }> {
  await reception.openJournal();
  const row = reception.journalLine(number).first();
  const line = (await row.innerText()).replaceAll(/\s+/g, ' ');
  await row.getByRole('link').click();
  const steps = region(reception, 'Call').getByRole('list', { name: 'Course', exact: true }).getByRole('listitem');
  await expect(steps.first()).toContainText(/Came in|Called/);
  const told = (await steps.allInnerTexts()).map((step) => step.replaceAll(/\s+/g, ' ').replace(/^[\d:]+ /, ''));
  await reception.openConsole();
  return {
    line,
    told: told.slice(told.findIndex((step) => step === 'Answered' || step === 'The other side answered')),
  };
}

/** The tune, and neither silence nor the room behind it. Listens from now on. */
export async function hearMusic(telephone: Telephone): Promise<void> {
  const ear = await telephone.ear();
  await expect.poll(ear.hears).not.toMatch(new RegExp(`^(nothing|silence|${deskTone} Hz)$`));
}

function region(reception: Reception, name: string): Locator {
  return reception.page().getByRole('region', { name, exact: true });
}
