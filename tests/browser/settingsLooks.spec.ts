import type { CallView } from '#core/call/view.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import { axeFinds } from './axe.ts';
import { evolve, light, plugIn, savi, troubled } from './headsetDesk.ts';
import { brandt, kovalenko } from './screenDesk.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

const screens = [
  '#/',
  '#/journal',
  '#/directory/contacts/brandt',
  '#/directory/employees/kovalenko',
  '#/settings/telephone',
  '#/settings/headset',
  '#/settings/keys',
];
const current: CallView = {
  ...ringingCall('talking'),
  stage: 'talking',
  place: 'current',
  answeredAt: 1_795_302_005_000,
};

for (const colorScheme of ['light', 'dark'] as const)
  test(`high contrast keeps 7:1 for every word on every screen (${colorScheme})`, async ({ desk, open }) => {
    desk.contacts = [brandt];
    desk.employees = [kovalenko];
    desk.desk = { ...desk.desk, calls: [ringingCall('ringing'), current] };
    plugIn(desk, evolve, savi, light, troubled('not-allowed'));
    const { page, words } = await open({ theme: 'contrast' });
    await page.emulateMedia({ colorScheme });
    for (const at of screens) {
      await page.evaluate((hash) => void (location.hash = hash), at);
      await page.getByText('Kateryna Melnyk').filter({ visible: true }).first().waitFor();
      const violations = await axeFinds(page, ['color-contrast-enhanced']);
      expect(violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => [at, html, any[0]?.message]))).toEqual([]);
    }
    await page.getByRole('button', { name: words.desk.keys.show }).click();
    await expectAccessible(page);
  });

test('where the system forces its colours, what is open stays marked', async ({ desk, open }) => {
  desk.contacts = [brandt];
  const { page, words } = await open({ at: '#/directory/contacts/brandt' });
  await page.emulateMedia({ forcedColors: 'active' });
  const here = page.getByRole('link', { name: words.directory.list.contacts, exact: true });
  await expect(here).toHaveCSS('outline-style', 'solid');
  await expect(page.getByRole('listitem').filter({ hasText: 'Marta' })).toHaveCSS('outline-style', 'solid');
  await expectAccessible(page);
});

for (const [name, plan] of [
  ['1024 wide', { viewport: { width: 1024, height: 768 } }],
  ['with doubled text', { textSize: 2 }],
] as const)
  test(`with a call on the line no screen reaches beyond the window ${name}`, async ({ desk, open }) => {
    desk.contacts = [brandt];
    desk.employees = [kovalenko];
    desk.desk = { ...desk.desk, calls: [ringingCall('ringing'), current] };
    const { page } = await open(plan);
    for (const at of screens) {
      await page.evaluate((hash) => void (location.hash = hash), at);
      await page.getByText('Kateryna Melnyk').filter({ visible: true }).first().waitFor();
      await expectNoOverflow(page);
    }
  });

test('whoever goes by keyboard always sees where she is', async ({ desk, open }) => {
  desk.contacts = [brandt];
  const { page } = await open({ at: '#/directory/contacts/brandt' });
  await page.getByRole('region', { name: 'Contact', exact: true }).waitFor();
  const unseen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const outlined = (one: Element | null): boolean =>
        one !== null && (getComputedStyle(one).outlineStyle !== 'none' || outlined(one.parentElement));
      const active = document.activeElement;
      return active === document.body || outlined(active) ? null : (active?.outerHTML.slice(0, 120) ?? '');
    });
    if (seen !== null) unseen.push(seen);
  }
  expect(unseen).toEqual([]);
});

test('who wants no motion sees none while a key is held down to hang up', async ({ desk, open }) => {
  desk.desk = { ...desk.desk, calls: [current] };
  const { page, words } = await open();
  await page.getByRole('region', { name: words.call.card.current }).waitFor();
  const moving = async (): Promise<readonly number[]> => {
    await page.keyboard.down('NumpadSubtract');
    const lasting = await page.evaluate(() =>
      document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().activeDuration)),
    );
    await page.keyboard.up('NumpadSubtract');
    return lasting.filter((ms) => ms > 1);
  };
  expect(await moving()).toEqual([600]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toEqual([]);
});
