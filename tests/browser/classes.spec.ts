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

test('a kind that the office adds is told by its rule; what a correction taught is read, and forgotten', async ({
  openDesk,
}) => {
  const { page, exchange, complaints } = await openDesk();
  const desk = consoleOf(page, 'en');
  const { call, classes, settings } = desk.words;
  await exchange.registered();
  const settingsAt = (section: string) => page.evaluate((at) => void (location.hash = `#/settings/${at}`), section);

  await settingsAt('classes');
  await page.getByLabel(classes.add.name).fill('Taxi drivers');
  await page.getByRole('button', { name: classes.add.act, exact: true }).click();
  await page.getByRole('button', { name: classes.numberRules.add }).click();
  const rule = page.getByRole('region', { name: classes.numberRules.heading }).getByRole('listitem').last();
  await rule.getByLabel(classes.numberRules.prefix).fill('067 111');
  await rule.getByLabel(classes.rule.class, { exact: true }).selectOption({ label: 'Taxi drivers' });
  await rule.getByLabel(classes.rule.note).fill('Taxi rank');
  await page.getByLabel(classes.try.number).fill('067 111 22 33');
  await page.getByLabel(classes.try.number).press('Enter');
  const reason = call.why.rule.any.replace('{{kind}}', 'Taxi drivers').replace('{{note}}', 'Taxi rank');
  await expect(page.getByRole('region', { name: classes.try.heading })).toContainText(reason);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('button', { name: settings.save, exact: true }).click();
  await expect(page.getByText(settings.saving.saved, { exact: true })).toBeVisible();

  await desk.openConsole();
  const caller = exchange.call({ from: '+380671112233', displayName: '', to: mainNumber, sound: speech([], 0) });
  await caller.until('ringing');
  await expect(desk.next).toContainText('Taxi drivers');
  await expect(desk.next).toContainText(reason);
  await page.keyboard.press('F2');
  await caller.until('talking');
  await page.keyboard.press('KeyC');
  const menu = page.getByRole('menu', { name: call.correct.menu });
  await menu.getByRole('menuitemradio', { name: call.class.applicant }).click();
  await expect(desk.current).toContainText(call.class.applicant);
  await page.keyboard.press('Shift+F3');
  await caller.until('ended');

  await settingsAt('learned');
  const learned = page.getByRole('region', { name: settings.section.learned });
  const counted = classes.learned.classCorrected
    .replace('{{kind}}', call.class.applicant)
    .replace('{{n}}', '1')
    .replace('{{corrected}}', '1');
  await expect(learned.getByText(counted)).toBeVisible();
  await expect(learned.getByText('by your rule: Taxi rank')).toBeVisible();
  await expect(learned.getByRole('link', { name: /Open the call of/ })).toHaveCount(1);
  await expectAccessible(page);
  await learned.getByRole('button', { name: /^Forget: / }).click();
  await learned.getByRole('group').getByRole('button', { name: classes.learned.forget, exact: true }).click();
  await expect(learned.getByText(classes.learned.told.forgotten)).toBeVisible();
  await expect(learned.getByText(counted)).toHaveCount(0);
  expect(complaints).toEqual([]);
});
