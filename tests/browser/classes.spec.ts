import { speech } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

test('one key and a digit correct what a caller is: what to say changes at once, and the next call knows', async ({
  openDesk,
}) => {
  const { page, exchange, complaints } = await openDesk();
  const desk = consoleOf(page, 'en');
  const { call, journal } = desk.words;
  await exchange.registered();
  const ring = () => exchange.call({ from: '+380671112233', displayName: '', to: mainNumber, sound: speech([], 0) });

  const first = ring();
  await first.until('ringing');
  await expect(desk.next).toContainText(call.class.unknown);
  await page.keyboard.press('F2');
  await first.until('talking');
  const greeting = desk.current.locator('p[dir=auto][lang]').first();
  const before = await greeting.textContent();

  await page.keyboard.press('KeyC');
  const menu = page.getByRole('menu', { name: call.correct.menu });
  await expect(menu).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  const applicant = menu.getByRole('menuitemradio', { name: call.class.applicant });
  await page.keyboard.press(`Digit${(await applicant.getAttribute('aria-keyshortcuts')) ?? ''}`);
  await expect(menu).toHaveCount(0);
  await expect(desk.current).toContainText(call.class.applicant);
  await expect(greeting).not.toHaveText(before ?? '');
  await page.keyboard.press('Shift+F3');
  await first.until('ended');
  await desk.button(desk.note, call.done).click();

  const second = ring();
  await second.until('ringing');
  await expect(desk.next).toContainText(call.class.applicant);
  const said = call.why.correction.split('{{day}}')[0] ?? '';
  await expect(desk.next).toContainText(said);
  second.cancel();
  await desk.openJournal();
  await desk.journalRows.last().click();
  await expect(page.getByText(journal.course.classCorrected.split(':')[0] ?? '')).toBeVisible();
  await expectAccessible(page);

  // A wrong word is taken back from the call's page.
  await page.keyboard.press('KeyC');
  await menu.getByRole('menuitem', { name: call.correct.takeBack.replace('{{kind}}', call.class.unknown) }).click();
  await expect(page.getByText(journal.course.correctionUndone.split(':')[0] ?? '')).toBeVisible();
  expect(complaints).toEqual([]);
});
