import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { lineView } from '../fixtures/deskViews.ts';
import { current } from './headsetDesk.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './screenFixture.ts';

const down = { state: 'not-registered', reason: 'link-lost', retryAt: 1_895_302_000_000, since: 1 } as const;
const up = { state: 'registered', reason: null, retryAt: null, since: 2 } as const;

test('a lost line is told in one line with what still works and the next try, and that it is back; a moment’s drop is not', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, telephone: 'yours' };
  const { page, words } = await open();
  const { line } = words.desk.band;
  const band = page.locator('[data-band="line"]');
  desk.change({ lines: [lineView({ phone: down })] });
  await expect(page.getByRole('status', { name: words.desk.phone.label })).toContainText('Not registered');
  desk.change({ lines: [lineView({ phone: up })] });
  await expect(page.getByRole('status', { name: words.desk.phone.label })).toHaveText(words.desk.phone.registered);
  desk.change({ lines: [lineView({ phone: down })] });
  await expect(band).toContainText(line.down);
  await expect(band).toContainText('Next try in');
  await band.getByRole('button', { name: line.tryNow }).click();
  await expect.poll(() => desk.asked.filter(([name]) => name === 'line.test').length).toBe(1);
  desk.show(current);
  await expect(band).toContainText(line.downInCall);
  desk.change({ lines: [lineView({ phone: { ...up, second: true } })] });
  await expect(band).toHaveText(line.back);
  await expect(page.getByRole('status', { name: words.desk.phone.label })).toHaveText(
    words.desk.phone.registeredAtSecond,
  );
});

test('a call whose sound cannot be brought back says so, and one key hangs up and calls back', async ({
  desk,
  open,
}) => {
  desk.desk = { ...desk.desk, telephone: 'yours' };
  const { page } = await open({ language: 'ar', viewport: { width: 1024, height: 700 } });
  desk.change({ lines: [lineView({ phone: { ...down, reason: 'no-answer' } })] });
  desk.show({ ...current, trouble: 'sound-refused' });
  const card = page.locator(`[data-call="${current.callId}"][data-part]`);
  await expect(card.getByRole('alert')).toContainText(catalogues.ar.call.trouble['sound-refused']);
  await expect(page.locator('[data-band="line"]')).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.keyboard.press('b');
  await expect
    .poll(() => desk.asked.filter(([name]) => name === 'call.hang-up' || name === 'call.dial'))
    .toEqual([
      ['call.hang-up', { callId: current.callId }],
      ['call.dial', { number: '+380675550914', callbackId: null }],
    ]);
});
