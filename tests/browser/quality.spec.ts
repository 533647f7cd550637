import { tone } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, test } from './fixture.ts';

/** What is promised: one-way audio is said within so long. */
const promisedMs = 5_000;

test('a call says how it sounds; when its caller is not heard any more it is said within five seconds, and kept', async ({
  openDesk,
}) => {
  const { exchange, page } = await openDesk();
  const seen = consoleOf(page);
  await exchange.registered();
  const voice = tone(440);
  let isMute = false;
  const call = exchange.call({
    from: '+380675550914',
    to: mainNumber,
    sound: { next: () => (isMute ? null : voice.next()) },
  });
  await call.until('ringing');
  await expect(seen.ringingItems).toHaveCount(1);
  await page.keyboard.press('F2');
  await call.until('talking');
  // How good it is, is the machine's: a busy one loses packets in earnest.
  await seen.current.getByRole('button', { name: /Details of the sound$/ }).click();
  const details = page.getByRole('group', { name: 'Details of the sound' });
  await expect(details).toContainText('MOS, estimated after ITU-T G.107');
  await expect(details).toContainText(/What you hear\s*MOS \d\.\d/);
  await expect(details).toContainText('PCMU');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  const bar = () => seen.current.getByRole('group', { name: 'This call' }).boundingBox();
  const before = await bar();

  isMute = true;
  const told = 'You do not hear the caller: no sound arrives. If it stays so, call back.';
  await expect(seen.current).toContainText(told, { timeout: promisedMs });
  await expect(page.locator('[aria-live=assertive]').filter({ hasText: told })).toHaveCount(1);
  // The sentence takes no button's place.
  expect(await bar()).toEqual(before);
  await expectAccessible(page);

  call.hangUp();
  await expect(seen.note).toContainText('The caller hung up. At the end the other side was not heard.');
  await seen.openJournal();
  await seen.journalRows.filter({ hasText: 'Answered' }).getByRole('link').click();
  const kept = page.getByRole('region', { name: 'Sound', exact: true });
  await expect(kept).toContainText(/on you did not hear the other side for \d s\./);
  await expect(
    kept.getByRole('img', { name: /^MOS over the call: between 1\.0 and \d\.\d, lowest at 0:/ }),
  ).toBeVisible();
  await expectAccessible(page);
});
