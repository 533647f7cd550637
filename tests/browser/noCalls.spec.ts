import { speech } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

const client = '+380675550914';

for (const language of ['en', 'ar'] as const)
  test(`${language}: a desk that takes no calls turns a caller away without a sign, and he is among those to call back`, async ({
    openDesk,
  }) => {
    const { page, exchange } = await openDesk({ language });
    const seen = consoleOf(page, language);
    const { noCalls } = seen.words.desk;
    await exchange.registered();
    const onAndOff = seen.button(page.locator('header'), noCalls.name);
    await expect(onAndOff).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('KeyD');
    await expect(onAndOff).toHaveAttribute('aria-pressed', 'true');
    const take = seen.button(page.locator('header'), noCalls.take);
    await expect(take).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);

    const call = exchange.call({ from: client, to: mainNumber, sound: speech([], 0) });
    await call.until('ended');
    expect(call.state().status).toBe(480);
    await expect(seen.callbacks.getByRole('listitem')).toContainText('Іваненко Олексій');
    await expect(seen.ringingItems).toHaveCount(0);

    await take.click();
    await expect(take).toHaveCount(0);
    const next = exchange.call({ from: client, to: mainNumber, sound: speech([], 0) });
    await next.until('ringing');
    await expect(seen.ringingItems).toHaveCount(1);

    await seen.openJournal();
    await seen.journalRows.filter({ hasText: seen.words.call.outcome.missed }).getByRole('link').click();
    await expect(page.getByText(seen.words.cause['do-not-disturb'], { exact: true })).toBeVisible();
  });
