import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

test('a number that nobody knows becomes an entry; its greeting and its owner are on the next call’s card, and its calls are counted', async ({
  openDesk,
}) => {
  const { page, exchange, complaints } = await openDesk();
  const desk = consoleOf(page, 'en');
  const { numbers, call, office, settings, journal } = desk.words;
  const dialled = '+380445559999';
  await exchange.registered();
  await expect(desk.phone).toContainText(desk.words.desk.phone.registered);

  const first = exchange.call({ from: '+380501112233', to: dialled });
  await first.until('ringing');
  await expect(desk.next).toContainText('called +380 44 555 99 99');
  first.cancel();
  await first.until('ended');

  await page.evaluate(() => void (location.hash = '#/directory/numbers'));
  await page.getByRole('link', { name: numbers.link_one.replace('{{count}}', '1') }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '+380 44 555 99 99' })).toContainText('1 call');
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('button', { name: numbers.unknown.addLong.replace('{{number}}', '+380 44 555 99 99') }).click();
  const form = page.getByRole('region', { name: numbers.form.region, exact: true });
  // The number is there already: the name is what is missing.
  await expect(form.getByLabel(numbers.form.label, { exact: true })).toBeFocused();
  await page.keyboard.type('Garden fair');
  await form.getByLabel(numbers.form.source, { exact: true }).fill('Leaflet');
  await form.getByLabel(numbers.form.owner, { exact: true }).selectOption('Daria Shevchenko');
  await form.getByLabel('English', { exact: true }).fill('Good morning, {{company}}, garden fair.');
  await form.getByRole('button', { name: settings.save, exact: true }).click();
  await expect(form.getByRole('status')).toHaveText(settings.saving.saved);
  await expect(page.getByRole('link', { name: numbers.unknown.heading })).toBeVisible();
  await expectAccessible(page);

  const second = exchange.call({ from: '+380679998877', to: dialled });
  await second.until('ringing');
  await page.evaluate(() => void (location.hash = '#/'));
  await expect(desk.next).toContainText('called Garden fair (Leaflet)');
  await expect(desk.next).toContainText('Good morning, Portico Logistics, garden fair.');
  const owner = page.getByRole('region', { name: office.forCall.region }).getByRole('listitem').first();
  await expect(owner).toContainText('Daria Shevchenko');
  await expect(owner).toContainText(office.why.numberOwner);
  second.cancel();
  await second.until('ended');

  await page.evaluate(() => void (location.hash = '#/directory/numbers/~calls'));
  const figure = numbers.calls.open.missed.replace('{{count}}', '2').replace('{{name}}', 'Leaflet');
  await page.getByRole('link', { name: figure }).click();
  await expect(page.getByText(/^Missed calls to Leaflet, /)).toBeVisible();
  await expect(page.getByRole('table', { name: journal.table }).getByRole('link')).toHaveText([
    '+380 67 999 88 77',
    '+380 50 111 22 33',
  ]);
  await expect(page.getByText(call.outcome.missed).first()).toBeVisible();
  expect(complaints).toEqual([]);
});
