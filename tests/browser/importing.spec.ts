import { readFileSync, readdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

/** The import screen by its accessible names, in any of its languages. */
function importOf(page: Page, language: 'en' | 'ar' = 'en') {
  const { importing, directory } = catalogues[language];
  const screen = page.getByRole('region', { name: importing.region, exact: true });
  const button = (name: string): Locator => screen.getByRole('button', { name, exact: true });
  return { importing, directory, screen, button, field: (name: string) => screen.getByLabel(name, { exact: true }) };
}

/** As Excel writes it in a Ukrainian office. */
function windows1251(text: string): number[] {
  const signs = new Map<string, number>();
  const decoder = new TextDecoder('windows-1251');
  for (let byte = 0; byte < 256; byte += 1) signs.set(decoder.decode(Uint8Array.of(byte)), byte);
  return [...text].map((sign) => signs.get(sign) ?? 0x3f);
}

async function drop(page: Page, place: Locator, name: string, bytes: readonly number[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], called));
      return transfer;
    },
    [name, bytes] as const,
  );
  await place.dispatchEvent('drop', { dataTransfer });
}

test('a table from Excel is dropped, put right, imported and known when it rings; what was refused is told', async ({
  openDesk,
}) => {
  const { page, host, exchange, complaints } = await openDesk();
  const { importing, screen, button, field } = importOf(page);
  await exchange.registered();
  await page.evaluate(() => void (location.hash = '#/directory/contacts'));
  await page.getByRole('link', { name: importing.link }).click();
  const rows = [
    'Хто;Звідки;Куди дзвонити;Група',
    'Їжакевич Ганна;"ТОВ ""Бджола""";050 123-45-67;Золоті',
    ';;0501234568;',
    '=cmd|calc;;за домовленістю;Золоті',
  ];
  await drop(
    page,
    screen.getByRole('group', { name: importing.choose.heading }),
    'клієнти.csv',
    windows1251(rows.join('\r\n')),
  );

  await expect(field(importing.how.encoding)).toHaveValue('windows-1251');
  await expect(field(importing.how.delimiter)).toHaveValue(';');
  await expect(screen.getByRole('group', { name: 'клієнти.csv' })).toContainText('3 rows');
  const column = (header: string): Locator => screen.getByRole('combobox', { name: new RegExp(`^${header}`) });
  await expect(column('Хто')).toHaveValue('name');
  await expect(column('Група')).toHaveValue('class');
  await column('Звідки').selectOption('company');
  await field(importing.class.word.replace('{{word}}', 'Золоті')).selectOption('partner');
  const first = screen.getByRole('table').getByRole('row');
  await expect(first.nth(1)).toContainText('Їжакевич Ганна');
  await expect(first.nth(1)).toContainText('ТОВ "Бджола"');
  await expect(first.nth(1)).toContainText('Partner');
  await expect(first.nth(2)).toContainText(importing.report.reason['no-name']);
  await expectAccessible(page);

  await button(importing.start).click();
  await expect(screen).toContainText('1 contact from клієнти.csv is in the directory.');
  await expect(screen.getByRole('region', { name: importing.report.list }).getByRole('listitem')).toHaveText([
    /Line 3.*Neither a name nor a company.*0501234568/,
    /Line 4.*cannot be dialled.*=cmd\|calc, за домовленістю/,
  ]);
  const [download] = await Promise.all([page.waitForEvent('download'), button(importing.report.save).click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain(
    `"4";"${importing.report.reason['bad-number']}";"'=cmd|calc, за`,
  );
  expect(readdirSync(host.data).filter((name) => name.endsWith('.part'))).toEqual([]);
  await expectAccessible(page);

  await screen.getByRole('link', { name: importing.back }).click();
  await page.getByRole('searchbox').fill('бджола');
  await expect(page.getByRole('listitem').getByRole('link')).toHaveText(['Їжакевич Ганна']);
  const desk = consoleOf(page);
  await desk.openConsole();
  exchange.call({ from: '+380501234567', to: mainNumber });
  await expect(desk.next).toContainText('Їжакевич Ганна');
  expect(complaints).toEqual([]);
});

test('ar, 1024 wide, 200 % text, by keyboard: a workbook is told for what it is, and cards are imported and taken back', async ({
  openDesk,
}) => {
  const { page } = await openDesk({ language: 'ar', viewport: { width: 1024, height: 700 }, textSize: 2 });
  const { importing, screen, button } = importOf(page, 'ar');
  await page.evaluate(() => void (location.hash = '#/directory/contacts/~import'));
  const choose = async (name: string, buffer: Buffer): Promise<void> => {
    await screen.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
  };
  await choose('contacts.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  await expect(screen.getByRole('alert')).toContainText(importing.problem.workbook);
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:محمد عبد الله\r\nTEL:+380501234567\r\nEND:VCARD\r\n';
  await choose('phone.vcf', Buffer.from(card));
  await expect(screen.getByRole('table')).toContainText('محمد عبد الله');
  await expectAccessible(page);
  await expectNoOverflow(page);
  await button(importing.start).press('Enter');
  await expect(screen).toContainText('phone.vcf');
  await button(importing.report.undo.taken).press('Enter');
  await button(importing.report.undo.taken).press('Enter');
  const undone = importing.report.outcome.undone.replace('{{name}}', '\u2068phone.vcf\u2069');
  await expect(screen.getByRole('status').filter({ hasText: undone })).toBeVisible();
  await expectNoOverflow(page);
});
