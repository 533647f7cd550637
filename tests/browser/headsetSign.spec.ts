import { ringingCall } from '../fixtures/deskViews.ts';
import { current, evolve, headsetOf, plugIn } from './headsetDesk.ts';
import { expect, test } from './screenFixture.ts';

test('the console has a sign of the headset, which leads to its settings', async ({ desk, open }) => {
  const { page } = await open();
  const { sign, section } = headsetOf(page);
  await expect(sign).toHaveCount(0);
  desk.change({ headset: { state: 'ready', name: evolve.name, shared: false } });
  await expect(sign).toHaveAccessibleName('Headset: Jabra Evolve 65');
  await expect(sign).toHaveAttribute('title', 'Headset: Jabra Evolve 65');
  desk.change({ headset: { state: 'unplugged', name: evolve.name, shared: false } });
  await expect(sign).toHaveAccessibleName('Headset unplugged: Jabra Evolve 65');
  await sign.click();
  await expect(section).toBeVisible();
});

test('a headset that is unplugged in a call is told in a line that takes no focus; out of a call it is not', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, telephone: 'yours' };
  plugIn(desk, evolve);
  const { page, words } = await open();
  const { headset, band } = headsetOf(page);
  desk.change({ headset: { state: 'unplugged', name: evolve.name, shared: false } });
  desk.show(ringingCall('ringing'));
  await page.getByRole('region', { name: words.call.ringing.region }).getByRole('listitem').waitFor();
  await expect(band).toHaveCount(0);
  desk.show(current);
  const essence = page.getByRole('textbox', { name: words.call.essence });
  await essence.fill('Asks for');
  await expect(band).toContainText(headset.band.unplugged);
  await expect(essence).toBeFocused();
  desk.change({ headset: { state: 'ready', name: evolve.name, shared: false } });
  await expect(band).toHaveCount(0);
  await expect(essence).toBeFocused();
});

test('a headset that another program or the system keeps is told in a line', async ({ desk, open }) => {
  desk.desk = { ...desk.desk, telephone: 'yours' };
  const { page } = await open();
  const { headset, band, sign } = headsetOf(page);
  desk.change({ headset: { state: 'ready', name: evolve.name, shared: true } });
  await expect(band).toContainText(headset.band.shared);
  await expect(sign).toHaveAccessibleName('Headset: Jabra Evolve 65, in a call of another program');
  desk.change({ headset: { state: 'not-allowed', name: evolve.name, shared: false } });
  await expect(band).toContainText(headset.band['not-allowed']);
  await expect(sign).toHaveAccessibleName('Headset that Portico may not use: Jabra Evolve 65');
});
