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

  // A window of its own, by its link alone.
  await page.getByRole('button', { name: 'Make a window for reading' }).click();
  const link = await page.getByRole('link', { name: 'Open it' }).getAttribute('href');
  const reading = await context.newPage();
  await reading.goto(link ?? '');
  await expect(reading.getByText('This window is for reading')).toBeVisible();
  await reading.reload();
  await expect(reading.getByRole('heading', { name: 'Journal' }).or(reading.getByRole('table')).first()).toBeVisible();
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
