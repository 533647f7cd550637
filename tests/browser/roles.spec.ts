import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

test('a PIN is asked of whoever is more than the receptionist, opens by a key, and a window for reading changes nothing', async ({
  openDesk,
}) => {
  const { page, context, complaints } = await openDesk({ viewport: { width: 1280, height: 900 } });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Roles' }).click();
  const manager = page.getByRole('form', { name: 'PIN of the manager' });
  await manager.getByLabel('New PIN', { exact: true }).fill('2468');
  await manager.getByLabel('New PIN once more').fill('2468');
  await manager.getByRole('button', { name: 'Set the PIN' }).click();
  await expect(manager.getByRole('status')).toHaveText('The PIN is set. Every other window is the receptionist’s now.');
  await expectAccessible(page);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'Missed only' }).click();
  await page.keyboard.press('v');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Missed ones');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Missed ones is saved.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Roles' }).click();

  // A window of its own, by its link alone.
  await page.getByRole('button', { name: 'Make a window for reading' }).click();
  const link = await page.getByRole('link', { name: 'Open it' }).getAttribute('href');
  const reading = await context.newPage();
  await reading.goto(link ?? '');
  await expect(reading.getByText('This window is for reading')).toBeVisible();
  await reading.reload();
  await expect(reading.getByRole('heading', { name: 'Journal' }).or(reading.getByRole('table')).first()).toBeVisible();
  // The desk's views are there to be picked, and to nothing else; no call can be chosen to be corrected.
  await reading.keyboard.press('v');
  const views = reading.getByRole('listitem').filter({ hasText: /Every call|Missed ones/ });
  await expect(views).toHaveText([/Every call/, /Missed ones/]);
  await expect(views.getByRole('button')).toHaveCount(2);
  await expect(reading.getByRole('textbox')).toHaveCount(0);
  await expectAccessible(reading);
  await reading.keyboard.press('1');
  await expect(reading.getByRole('button', { name: 'Missed ones' })).toBeVisible();
  await expect(reading.getByRole('button', { name: 'Missed only' })).toHaveAttribute('aria-pressed', 'true');
  await expect(reading.getByRole('button', { name: /Choose calls|Correct these calls/ })).toHaveCount(0);
  await reading.evaluate(() => void (location.hash = '#/settings/look'));
  await reading.getByLabel('Dark').click();
  await expect(reading.getByText('This window is only for reading. Do it at the desk.')).toBeVisible();
  await expectNoOverflow(reading);

  // The desk begins as the receptionist, and is told what to do.
  await page.reload();
  await page.getByRole('button', { name: 'Manager…' }).waitFor();
  await page.getByLabel('Country').waitFor({ state: 'detached' });
  await expect(page.getByText('Only the manager changes something here.')).toBeVisible();
  await page.keyboard.press('Shift+F6');
  const dialog = page.getByRole('dialog', { name: 'Enter the PIN' });
  await dialog.getByLabel('PIN', { exact: true }).fill('1357');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('That is not the PIN. Try again.');
  await expectAccessible(page);
  await dialog.getByLabel('PIN', { exact: true }).fill('2468');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const sign = page.getByRole('group', { name: 'Who this window acts as' });
  await expect(sign).toContainText(/Administrator.*until \d\d:\d\d/);

  await page.getByRole('button', { name: 'End 1 window for reading' }).click();
  await expect(reading.getByRole('heading', { name: 'This window for reading was locked' })).toBeVisible();
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('button', { name: 'Manager…' })).toBeVisible();
  expect(complaints).toEqual([]);
});
