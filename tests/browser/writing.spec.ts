import { mainNumber } from '../product/company.ts';
import { scratchFolder } from '../product/host.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { endedCall, openCorrectingDesk } from '../store/correctingDesk.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, expectNoOverflow, openDeskIn, test } from './fixture.ts';

test('a list of calls gets a topic at once and one of them another name; taken back; and two topics become one', async ({
  chrome,
}) => {
  const { folder, remove } = scratchFolder();
  const past = await openCorrectingDesk(folder);
  for (let nth = 0; nth < 8; nth += 1)
    // oxlint-disable-next-line no-await-in-loop -- in the order of their arrival
    await past.store.append(endedCall(nth, nth % 2 === 0 ? 'delivery' : ''));
  await past.close();
  const { desk, close } = await openDeskIn(chrome, { language: 'ar', viewport: { width: 1024, height: 700 } }, folder);
  try {
    const { page, complaints } = desk;
    const { writing, journal, topics, settings, desk: frame } = catalogues.ar;
    const seen = consoleOf(page, 'ar');
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
    await seen.openJournal();
    await button(journal.withoutTopic).click();
    await expect(rows).toHaveCount(4);

    await button(writing.bulk.begin).click();
    const form = page.getByRole('form', { name: writing.bulk.region });
    await form.getByLabel(writing.bulk.to).selectOption({ label: topics.invoice });
    await expect(form.getByRole('checkbox')).toHaveCount(4);
    await form.getByRole('checkbox').first().uncheck();
    await form.getByLabel(writing.why).fill('حسب الملاحظات');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await button(writing.bulk.act_few.replace('{{count}}', '3')).click();
    const lately = page.getByRole('list', { name: writing.bulk.lately });
    await expect(lately).toContainText(writing.bulk.state.done_few.replace('{{count}}', '3'));
    await expect(rows).toHaveCount(1);
    await button(journal.withoutTopic).click();
    await expect(rows.filter({ hasText: topics.invoice })).toHaveCount(3);

    await rows.filter({ hasText: 'Caller 1' }).getByRole('link').click();
    const call = page.getByRole('region', { name: journal.page.region });
    await call.getByRole('button', { name: writing.correct.begin }).click();
    await call.getByLabel(writing.correct.name, { exact: true }).fill('Marta Brandt');
    await call.getByLabel(writing.why).fill('misheard');
    await expectAccessible(page);
    await call.getByLabel(writing.why).press('Enter');
    await expect(call.getByRole('heading', { name: 'Marta Brandt' })).toBeVisible();
    await expect(call.getByRole('list', { name: journal.page.course })).toContainText('misheard');

    await lately.getByRole('button').click();
    await expect(lately).toContainText(writing.bulk.state.undone_few.replace('{{count}}', '3'));
    await expect(rows.filter({ hasText: topics.invoice })).toHaveCount(0);

    // Calls that have nothing in common are ticked by keys, whatever scrolls or comes in; a range by Shift.
    const chosen = page.getByRole('group', { name: journal.choose.region });
    const tick = (nth: number) => rows.nth(nth).getByRole('checkbox');
    await rows.nth(6).getByRole('link').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(`Shift+${key}`);
    await expect(chosen).toContainText(journal.choose.chosen_few.replace('{{count}}', '4'));
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(4);
    await tick(0).click({ modifiers: ['Shift'] });
    await expect(chosen).toContainText(journal.choose.chosen_few.replace('{{count}}', '6'));
    await page.keyboard.press('Control+a');
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(8);
    await chosen.getByRole('checkbox').uncheck();
    await tick(1).check();
    await tick(4).check();
    await expectAccessible(page);
    await chosen.getByRole('button', { name: journal.choose.correct }).click();
    await form.getByLabel(writing.bulk.to).selectOption({ label: topics.invoice });
    await expect(form.getByRole('checkbox')).toHaveCount(2);
    await expectNoOverflow(page);
    await form.getByRole('button', { name: writing.bulk.act_two }).click();
    await expect(rows.filter({ hasText: topics.invoice })).toHaveCount(2);
    await expect(rows.getByRole('checkbox')).toHaveCount(0);
    await lately.getByRole('button').click();
    await expect(rows.filter({ hasText: topics.invoice })).toHaveCount(0);

    await page.getByRole('link', { name: frame.nav.settings, exact: true }).click();
    await page.getByRole('link', { name: settings.section.topics, exact: true }).click();
    const section = page.getByRole('region', { name: settings.section.topics, exact: true });
    await section.getByRole('button', { name: new RegExp(topics.delivery), expanded: false }).click();
    await section.getByRole('button', { name: writing.topics.mergeBegin, exact: true }).click();
    await section
      .getByRole('combobox', { name: writing.topics.merge.into, exact: true })
      .selectOption({ label: topics.invoice });
    await expect(section.getByText(writing.topics.merge.stays)).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await section.getByRole('button', { name: writing.topics.merge.act, exact: true }).click();
    const merged = section.getByRole('region', { name: writing.topics.merged.heading });
    await expect(merged).toContainText(writing.bulk.state.done_few.replace('{{count}}', '4'));
    expect(complaints).toEqual([]);
  } finally {
    await close();
    remove();
  }
});

test('after a call the note asks for what is missing, folds away, and is found again half-written while others are answered', async ({
  openDesk,
}) => {
  const { page, exchange, complaints } = await openDesk({ wrapUpSeconds: 1 });
  const desk = consoleOf(page);
  const { writing, call: words } = catalogues.en;
  await exchange.registered();
  const first = exchange.call({ from: '+380675550914', to: mainNumber });
  await expect(desk.ringingItems).toHaveCount(1);
  await page.keyboard.press('F2');
  await first.until('talking');
  await expect(desk.current).toBeVisible();
  await page.keyboard.press('F7');
  await expect(desk.essence(desk.current)).toBeFocused();
  await page.keyboard.type('half a no');
  first.hangUp();
  await first.until('ended');
  await expect(desk.note).toContainText(writing.wrapUp.missing);
  await page.keyboard.type('te');
  // While it is written in, it stays, and a call that rings is answered by its key.
  const second = exchange.call({ from: '+442079460555', to: mainNumber });
  await second.until('ringing');
  await expect(desk.ringingItems).toHaveCount(1);
  await expect(desk.essence(desk.note)).toBeFocused();
  await page.keyboard.press('F2');
  await second.until('talking');
  await page.keyboard.press('F7');
  await expect(desk.essence(desk.current)).toBeFocused();
  await expect(desk.button(desk.note, writing.wrapUp.open)).toBeVisible();
  await expect(desk.note).toContainText('half a note');
  await expectAccessible(page);
  await page.keyboard.press('F7');
  await expect(desk.essence(desk.note)).toBeFocused();
  await expect(desk.essence(desk.note)).toHaveValue('half a note');
  const topics = desk.note.getByRole('group', { name: words.topic.label });
  await topics.getByRole('button', { pressed: false }).first().click();
  await expect(desk.note).toContainText(writing.wrapUp.whole);
  await page.keyboard.press('e');
  await expect(desk.note).toHaveCount(0);
  expect(complaints).toEqual([]);
});
