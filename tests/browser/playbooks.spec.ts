import type { Page } from 'playwright';
import { speech, tone } from '../../electron/practice/media/sound.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { type Desk, expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

const haddad = '+97145550133';
const { playbook: words, office } = catalogues.en;

function playbooksOf(page: Page) {
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  return {
    open: () => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Playbooks' }).click(),
    list: region(words.region),
    editor: region('Partner'),
    preview: region(words.preview.region),
    proposals: region(words.proposal.region),
  };
}

/** The partner calls, is answered, and is given to the one with this digit. */
async function givenTo({ page, exchange }: Desk, nth: number, extension: string) {
  const seen = consoleOf(page);
  const call = exchange.call({ from: haddad, to: mainNumber, sound: speech([], 0) });
  await call.until('ringing');
  await expect(seen.next).toContainText('أحمد حداد');
  await page.keyboard.press('F2');
  await call.until('talking');
  await expect(seen.current).toContainText('أحمد حداد');
  await page.locator('body').press('Digit2');
  await page.keyboard.press('F4');
  await page.keyboard.press(`Digit${nth}`);
  await exchange.employee(extension).until('talking');
  await expect(seen.note).toContainText('Handed over');
  call.hangUp();
  await call.until('ended');
  await seen.button(seen.note, 'Done').click();
  await expect(seen.note).toBeHidden();
}

test('a greeting and targets that are published are on the next card; a call given to another is told with its reason, and the habit becomes the rule in one step', async ({
  openDesk,
}) => {
  // Six calls and a page to write: more than the usual time on a busy machine.
  test.setTimeout(120_000);
  const desk = await openDesk({
    phones: {
      201: { manner: 'answers', answerMs: 100, sound: () => tone(700) },
      202: { manner: 'answers', answerMs: 100, sound: () => tone(500) },
    },
  });
  const { page, exchange } = desk;
  const seen = consoleOf(page);
  await exchange.registered();
  await expect(seen.employee('kovalenko')).toContainText('Free');

  // The manager writes what is said in Arabic and to whom partners go, and sees the card as it will be.
  const { open, list, editor, preview, proposals } = playbooksOf(page);
  await open();
  await list.getByRole('link', { name: 'Partner', exact: true }).click();
  await editor.getByLabel(words.edit.language).selectOption('ar');
  await editor.getByLabel(words.edit.greeting, { exact: true }).fill('أهلًا بك في {{company}}');
  await expect(preview).toContainText('أهلًا بك في Portico Logistics');
  await editor.getByLabel(words.edit.addTarget).selectOption('melnyk');
  await editor.getByLabel(words.edit.addTarget).selectOption('kovalenko');
  await expect(preview.getByRole('listitem').filter({ hasText: 'Andrii Melnyk' })).toBeVisible();
  await expect(list.getByRole('link', { name: 'Partner' }).first()).toContainText(words.draft.sign);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await editor.getByRole('button', { name: words.publish.begin }).click();
  await expect(editor).toContainText('Given to Andrii Melnyk, Olena Kovalenko instead of nobody.');
  await editor.getByLabel(words.publish.by).fill('Iryna');
  await editor.getByRole('button', { name: words.publish.act.replace('{{n}}', '2') }).click();
  await expect(editor).toContainText('Version 2 is in force');
  await list.getByRole('link', { name: words.part['~versions'] }).click();
  await expect(page.getByText('Iryna')).toBeVisible();

  // The next card says it. She gives the call to the second, although the first is free, and says why.
  await seen.openConsole();
  const call = exchange.call({ from: haddad, to: mainNumber, sound: speech([], 0) });
  await call.until('ringing');
  await expect(seen.next).toContainText('أهلًا بك في Portico Logistics');
  await page.keyboard.press('F2');
  await call.until('talking');
  await expect(seen.current).toContainText('أحمد حداد');
  const targets = seen.forCall.getByRole('listitem');
  await expect(targets.first()).toContainText('Andrii Melnyk');
  await page.locator('body').press('KeyQ');
  await expect(seen.current.getByRole('checkbox').first()).toBeChecked();
  await page.locator('body').press('Digit2');
  await page.locator('body').press('KeyP');
  await expect(seen.current).toContainText('Answer promised by');
  await expect(seen.callbacks).toContainText(words.promise.owed);
  await seen.essence(seen.current).fill('An accident in the yard');
  await expect(seen.current).toContainText('Urgent: accident');
  await page.keyboard.press('F4');
  await page.keyboard.press('Digit2');
  await exchange.employee('201').until('talking');
  await expect(seen.note).toContainText('Given to Olena Kovalenko; Andrii Melnyk was free and stands first.');
  call.hangUp();
  await call.until('ended');
  await expectAccessible(page);
  await seen.note.getByRole('button', { name: words.reason['caller-asked'] }).first().click();
  await seen.button(seen.note, 'Done').click();
  await seen.openJournal();
  await page.getByRole('row').getByRole('link', { name: 'أحمد حداد' }).first().click();
  const journalPage = page.getByRole('region', { name: 'Call', exact: true });
  await expect(journalPage).toContainText('Andrii Melnyk was free and stands first.The caller asked for it');
  await expect(journalPage).toContainText('Urgent: accident');
  await expect(journalPage).toContainText('What the card said, version 2');

  // Five such calls are a habit.
  await seen.openConsole();
  for (let nth = 2; nth <= 5; nth += 1) await givenTo(desk, 2, '201');
  await open();
  await list.getByRole('link', { name: words.proposal.region }).click();
  await expect(proposals).toContainText('5 of 5 calls went to Olena Kovalenko although Andrii Melnyk was free.');
  await expectAccessible(page);
  await proposals.getByRole('button', { name: words.proposal.accept }).click();
  await expect(proposals).toContainText('Partner: version 3 is in force.');
  await seen.openConsole();
  const last = exchange.call({ from: haddad, to: mainNumber, sound: speech([], 0) });
  await last.until('ringing');
  await page.keyboard.press('F2');
  await last.until('talking');
  await page.locator('body').press('Digit2');
  await expect(targets.first()).toContainText('Olena Kovalenko');
  await expect(targets.first()).toContainText(office.why.topic);
  last.hangUp();
  await last.until('ended');
  expect(desk.complaints).toEqual([]);
});
