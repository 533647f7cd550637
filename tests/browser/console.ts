import type { Locator, Page } from 'playwright';
import { catalogues } from '../../renderer/i18n/catalogues.ts';

/** The console by its accessible names, in any of its languages. */
export function consoleOf(page: Page, language: 'en' | 'ar' = 'en') {
  const { call, desk, journal, office } = catalogues[language];
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });
  const ringing = region(call.ringing.region);
  const current = region(call.card.current);
  const held = region(call.held.region);
  const next = region(call.card.next);
  const link = (name: string): Locator =>
    page.getByRole('navigation', { name: desk.nav.label }).getByRole('link', { name, exact: true });
  return {
    words: catalogues[language],
    phone: page.getByRole('status', { name: desk.phone.label }),
    ringing,
    ringingItems: ringing.getByRole('listitem'),
    current,
    held,
    next,
    callbacks: region(call.callback.region),
    forCall: region(office.forCall.region),
    employees: region(office.region),
    findEmployee: page.getByRole('searchbox', { name: office.find }),
    /** The row of one employee in the list of all. */
    employee: (employeeId: string): Locator => region(office.region).locator(`[data-employee="${employeeId}"]`),
    note: page.getByRole('region', { name: new RegExp(`^${call.card.note}`) }),
    button,
    essence: (within: Locator): Locator => within.getByRole('textbox', { name: call.essence }),
    topic: (within: Locator, name: string): Locator =>
      within.getByRole('group', { name: call.topic.label }).getByRole('button', { name }),
    openJournal: () => link(desk.nav.journal).click(),
    openConsole: () => link(desk.nav.console).click(),
    /** Lines of calls, without the headings of their days. */
    journalRows: page.getByRole('row').filter({ has: page.getByRole('link') }),
    search: page.getByRole('searchbox', { name: journal.search }),
  };
}
