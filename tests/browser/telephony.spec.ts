import { tone } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

const client = '+380675550914';

test('keys typed on the keypad reach the caller, after a consultation has begun whoever is consulted, and end no call', async ({
  openDesk,
}) => {
  const { page, exchange, complaints } = await openDesk({
    phones: { 201: { manner: 'answers', answerMs: 100, sound: () => tone(700) } },
  });
  const seen = consoleOf(page);
  await exchange.registered();
  const caller = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
  await caller.until('ringing');
  await expect(seen.ringingItems).toHaveCount(1);
  await page.keyboard.press('F2');
  await expect(seen.button(seen.current, 'Hold')).toBeEnabled();
  await page.keyboard.press('KeyK');
  const pad = seen.current.getByRole('group', { name: 'Keypad' });
  await expect(pad).toBeVisible();
  await page.keyboard.type('408#');
  await seen.button(pad, 'Star').click();
  await expect.poll(caller.digits).toBe('408#*');
  await expect(pad).toContainText('408#*');
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.keyboard.press('Escape');
  await expect(pad).toHaveCount(0);
  // A digit is a topic again.
  await page.keyboard.press('Digit3');
  await expect(seen.topic(seen.current, 'Order')).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('F4');
  await page.keyboard.press('F4');
  await page.keyboard.press('Digit1');
  await exchange.employee('201').until('talking');
  await expect(seen.button(seen.current, 'Connect')).toBeEnabled();
  await page.keyboard.press('KeyK');
  await page.keyboard.type('77');
  await expect
    .poll(() =>
      exchange
        .employee('201')
        .calls()
        .map((call) => call.digits()),
    )
    .toEqual(['77']);
  expect(caller.digits()).toBe('408#*');
  expect(complaints).toEqual([]);
});

test('three talk together by one key: each of the two hears the other, and the desk leaves them to each other', async ({
  openDesk,
}) => {
  const { page, exchange, complaints } = await openDesk({
    phones: { 201: { manner: 'answers', answerMs: 100, sound: () => tone(700) } },
  });
  const seen = consoleOf(page);
  await exchange.registered();
  const caller = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
  await caller.until('ringing');
  await expect(seen.ringingItems).toHaveCount(1);
  await page.keyboard.press('F2');
  await expect(seen.forCall.getByRole('listitem').first()).toContainText('Olena Kovalenko');
  await expect(seen.button(seen.current, 'Hold')).toBeEnabled();
  await page.keyboard.press('F4');
  await page.keyboard.press('F4');
  await page.keyboard.press('Digit1');
  const olena = exchange.employee('201');
  await expect(seen.button(seen.current, 'Connect')).toBeEnabled();
  await page.keyboard.press('KeyJ');
  const both = seen.current.getByRole('group', { name: 'Consultation' });
  await expect(both.locator('[data-hears=all]')).toHaveCount(2);
  await expect.poll(() => near(caller.heard().hz, 700)).toBe(true);
  await expect.poll(() => near(olena.heard().hz, 440)).toBe(true);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.keyboard.press('F4');
  await expect(seen.note).toContainText('Handed over to Olena Kovalenko');
  await expect.poll(() => near(caller.heard().hz, 700)).toBe(true);
  expect(complaints).toEqual([]);
});

function near(hz: number, wanted: number): boolean {
  return Math.abs(hz - wanted) <= 20;
}
