import { readFile } from 'node:fs/promises';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

const mainNumber = '+380442370000';

for (const language of ['en', 'ar'] as const)
  test(`${language}: the journal is narrowed to what is wanted, shows where a word was found, and gives exactly those calls as a file`, async ({
    openDesk,
  }) => {
    const desk = await openDesk({ language, viewport: { width: 1024, height: 700 } });
    const { page, exchange } = desk;
    const seen = consoleOf(page, language);
    const { filters, takingOut, call } = catalogues[language];
    const missed = exchange.call({ from: '+442079460555', to: mainNumber, displayName: '=cmd()' });
    await missed.until('ringing');
    missed.cancel();
    await missed.until('ended');
    const declined = exchange.call({ from: '+48225550199', to: mainNumber, displayName: 'Zielińska' });
    await declined.until('ringing');
    await seen.button(seen.ringing, seen.words.call.ringing.decline).click();
    await declined.until('ended');
    await seen.openJournal();
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
    await expect(rows).toHaveCount(2);

    await page.getByRole('searchbox').fill('zielin');
    await expect(rows).toHaveCount(1);
    await expect(rows.locator('mark')).toHaveText('Zieliń');
    await page.getByRole('searchbox').fill('');
    await expect(rows).toHaveCount(2);

    await page.getByRole('button', { name: filters.button, exact: true }).click();
    await page.getByRole('checkbox', { name: call.outcome.missed, exact: true }).check();
    await page.getByRole('combobox', { name: filters.period.label }).selectOption('today');
    await expect(rows).toHaveCount(1);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: filters.button, exact: true }).click();
    await expect(page.getByRole('list', { name: filters.shown })).toContainText(filters.period.today);

    await page.getByRole('button', { name: takingOut.button }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: takingOut.form.csv.name }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^portico-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    const [head = '', only = '', ...rest] = text.trimEnd().split('\r\n');
    expect(head).toContain(takingOut.column.essence);
    expect(only).toContain('+44 20 7946 0555');
    expect(only).toContain(`"'=cmd()"`);
    expect(rest).toEqual([]);
    await expect(page.getByText(file.suggestedFilename())).toBeVisible();

    await page.getByRole('button', { name: filters.clear }).click();
    await expect(rows).toHaveCount(2);
    expect(desk.complaints).toEqual([]);
  });
