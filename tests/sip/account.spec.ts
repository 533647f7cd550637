import { expect, test } from './fixture.ts';
import { receptionAt } from './console.ts';
import { freePort } from './stack/freePort.ts';

test('a wrong password is told as such, with what to do', async ({ openDesk }) => {
  const desk = await openDesk({ account: { password: 'not-this-one' } });
  await expect(receptionAt(desk.page).phone()).toContainText(
    'the exchange refuses the password. Correct it in Settings',
  );
});

test('a user the exchange does not know is told as such', async ({ openDesk }) => {
  const desk = await openDesk({ account: { user: '1999' } });
  await expect(receptionAt(desk.page).phone()).toContainText('the exchange does not know this account');
});

test('an exchange that cannot be reached is told as such, with the next try', async ({ openDesk }) => {
  const desk = await openDesk({ account: { server: `ws://127.0.0.1:${await freePort()}` } });
  const phone = receptionAt(desk.page).phone();
  await expect(phone).toContainText('the exchange cannot be reached. Check the network, and the server in Settings');
  // Beside the status, not in it: a countdown must not be read out every second.
  await expect(desk.page().getByText(/Next try in|Trying now/)).toBeVisible();
});
