import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

for (const language of ['en', 'ar'] as const)
  test(`${language}: a number pressed in another program is offered in the console, and called by one press`, async ({
    openDesk,
  }) => {
    const { page, context, exchange, host } = await openDesk({ language });
    const seen = consoleOf(page, language);
    const { offered, door } = seen.words.desk;
    await exchange.registered();
    await expect(seen.phone).toContainText(seen.words.desk.phone.registered);
    const link = await context.newPage();
    const { origin } = new URL(host.link);
    // What the browser opens for it (HTML, registerProtocolHandler): a tab without the key of the printed address.
    await link.goto(`${origin}/?call=${encodeURIComponent('tel:+49-30-5550-1482')}`);
    await expect(link.getByRole('heading')).toHaveText(door['link-handed'].heading);
    const band = page.getByRole('region', { name: offered.region, exact: true });
    await expect(band).toContainText('+493055501482');
    await expect(seen.button(band, offered.call)).toBeFocused();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.keyboard.press('Enter');
    await expect(seen.current).toContainText(/\+49\s?30/);
    await expect(band).toHaveCount(0);
  });

test('a telephone link while no console is open says so, and what is no number is offered by nobody', async ({
  openDesk,
}) => {
  const { page, context, host } = await openDesk();
  const seen = consoleOf(page);
  await expect(seen.phone).toContainText(seen.words.desk.phone.registered);
  const link = await context.newPage();
  const { origin } = new URL(host.link);
  await link.goto(`${origin}/?call=${encodeURIComponent('tel:CALL-ME')}`);
  await expect(link.getByRole('heading')).toHaveText(seen.words.desk.door['link-not-handed'].heading);
  await expect(page.getByRole('region', { name: seen.words.desk.offered.region, exact: true })).toHaveCount(0);
  await page.close();
  await link.goto(`${origin}/?call=${encodeURIComponent('tel:+4930555')}`);
  await expect(link.getByRole('heading')).toHaveText(seen.words.desk.door['link-not-handed'].heading);
});
