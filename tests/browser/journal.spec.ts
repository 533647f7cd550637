import { readFile } from 'node:fs/promises';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { consoleOf } from './console.ts';
import path from 'node:path';
import { scratchFolder } from '../product/host.ts';
import { writeManyCalls } from '../product/manyCalls.ts';
import { expect, expectAccessible, expectNoOverflow, openDeskIn, test } from './fixture.ts';

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
    // What the search index tells is not sure before the journal was looked through; what it is not asked for is.
    const unsure = page.getByText(catalogues[language].journal.unsure);
    await expect(unsure).toBeVisible();
    await page.getByRole('searchbox').fill('');
    await expect(rows).toHaveCount(2);
    await expect(unsure).toHaveCount(0);

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

test('weeks of calls are gone through by day and week, and a way to look at them is kept under a name', async ({
  chrome,
}) => {
  const { folder, remove } = scratchFolder();
  // Nine days and a bit, from Monday, 4 January 2016.
  writeManyCalls(path.join(folder, 'journal.db'), 5_000);
  const { desk, close } = await openDeskIn(chrome, {}, folder);
  try {
    const { page } = desk;
    const { journal, views, takingOut } = catalogues.en;
    await consoleOf(page, 'en').openJournal();
    const headings = page.getByRole('rowheader');
    const heads = page.getByRole('columnheader');
    await expect(headings.first()).toContainText('Wednesday, 13 January 2016');
    await expect(headings.first()).toContainText('68 calls');

    await page.keyboard.press('w');
    await page.getByLabel(views.day.label, { exact: true }).fill('2016-01-08');
    await page.keyboard.press('Enter');
    await expect(headings.first()).toContainText('Friday, 8 January 2016');
    await expect(headings.first()).toContainText('548 calls');
    // From there both ways: the call above is the first one of the next day.
    const focused = page.locator('a[data-call]:focus');
    await expect(focused).toHaveCount(1);
    const newestOfDay = await focused.getAttribute('data-call');
    await page.keyboard.press('ArrowUp');
    await expect(headings.first()).toContainText('Saturday, 9 January 2016');
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAttribute('data-call', newestOfDay ?? '');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
    await expect(focused).toHaveAttribute('data-call', newestOfDay ?? '');

    await page.getByRole('button', { name: journal.missedOnly }).click();
    await page.keyboard.press('v');
    await page.getByRole('textbox', { name: views.nameLabel, exact: true }).fill('Missed by week');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Missed by week is saved.')).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: views.columns.button, exact: true }).press('Enter');
    await page.getByRole('combobox', { name: views.columns.group }).selectOption('week');
    const forward = page.getByRole('button', { name: `Move ${takingOut.column.talk} forward`, exact: true });
    await forward.focus();
    await page.keyboard.press('Enter');
    await expect(forward).toBeFocused();
    await expect(heads).toHaveText([journal.time, /^Outcome/, /^Name/, 'Class', /^Topic/, 'Talked', 'Waited']);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Missed by week ${views.changed}` }).click();
    await page.getByRole('button', { name: 'Keep the changes in Missed by week' }).click();
    await expect(page.getByText('Missed by week is saved.')).toBeVisible();

    await page.reload();
    await expect(headings.first()).toContainText('Wednesday, 13 January 2016');
    await page.keyboard.press('v');
    await page.keyboard.press('1');
    await expect(headings.first()).toContainText(/11\D+17 January 2016/);
    await expect(heads.nth(5)).toHaveText('Talked');
    await expect(page.getByRole('button', { name: journal.missedOnly })).toHaveAttribute('aria-pressed', 'true');
    await expectNoOverflow(page);
    expect(desk.complaints).toEqual([]);
  } finally {
    await close();
    remove();
  }
});
