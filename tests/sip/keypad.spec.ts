import { expect, hearEachOther, talk, test } from './fixture.ts';
import { noteSays } from './handover.ts';

test('keys typed fast on the keypad reach a real telephone in their order, and the talk goes on', async ({
  reception,
  exchange,
  caller,
}) => {
  await talk(reception, caller, exchange);
  const { keyboard } = reception.page();
  await keyboard.press('KeyK');
  await expect(reception.button('Close the keypad')).toBeVisible();
  for (const key of ['Digit1', 'Digit9', 'Digit9', 'Numpad4', 'NumpadMultiply', 'Shift+Digit3']) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other, as fast as can be
    await keyboard.press(key);
  }
  await expect.poll(caller.digits).toBe('1994*#');
  await keyboard.press('Escape');
  await hearEachOther(reception, caller);
  await caller.hangUp();
  await noteSays(reception, 'The caller hung up');
});
