import type { Locator, Page } from 'playwright';
import { earOf } from './stack/hearing.ts';
import type { Ear } from './stack/ear.ts';

/** The console as a receptionist uses it: by its accessible names, in English. */
export interface Reception {
  readonly page: () => Page;
  readonly phone: () => Locator;
  /** Items of the list of ringing calls. */
  readonly ringing: () => Locator;
  readonly held: () => Locator;
  readonly current: () => Locator;
  /** A button of the current call. */
  readonly button: (name: string) => Locator;
  readonly answerByKey: () => Promise<void>;
  readonly openJournal: () => Promise<void>;
  /** The journal's line with these digits in it, however they are grouped. */
  readonly journalLine: (digits: string) => Locator;
  readonly openConsole: () => Promise<void>;
  readonly ear: () => Promise<Ear>;
}

export function receptionAt(page: () => Page): Reception {
  const region = (name: string) => page().getByRole('region', { name, exact: true });
  const goTo = (name: string) =>
    page().getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
  const current = () => region('Current call');
  return {
    page,
    phone: () => page().getByRole('status', { name: 'Phone' }),
    ringing: () => region('Ringing calls').getByRole('listitem'),
    held: () => region('Held calls').getByRole('listitem'),
    current,
    button: (name) => current().getByRole('button', { name, exact: true }),
    answerByKey: () => page().keyboard.press('F2'),
    openJournal: () => goTo('Journal'),
    journalLine: (digits) =>
      page()
        .getByRole('row')
        .filter({ hasText: new RegExp(digits.split('').join('\\s*')) }),
    openConsole: () => goTo('Console'),
    ear: () => earOf(page()),
  };
}
