import { speech } from '../../electron/practice/media/sound.ts';
import { mainNumber } from '../product/company.ts';
import { consoleOf } from './console.ts';
import { type DeskPlan, expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

type Look = DeskPlan & { readonly name: string; readonly languages: readonly ('en' | 'ar')[] };
const looks: readonly Look[] = [
  { name: '1280 x 800', languages: ['en'], viewport: { width: 1280, height: 800 } },
  { name: '1024 x 700, dark', languages: ['ar'], viewport: { width: 1024, height: 700 }, theme: 'dark' },
  { name: '200 % text', languages: ['en', 'ar'], viewport: { width: 1280, height: 800 }, textSize: 2 },
];

for (const { name, languages, ...look } of looks)
  for (const language of languages)
    test(`${language}, ${name}: a call from its first ring to its line in the journal, by keyboard`, async ({
      openDesk,
    }) => {
      const { page, exchange, complaints } = await openDesk({ ...look, language });
      const desk = consoleOf(page, language);
      const { call, desk: words } = desk.words;
      await exchange.registered();
      await expect(desk.phone).toContainText(words.phone.registered);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');

      const incoming = exchange.call({
        from: '+380675550914',
        displayName: 'Ivanenko',
        to: mainNumber,
        sound: speech([], 0),
      });
      // Who, what kind, why, what to say: before anything is pressed.
      await expect(desk.next).toContainText('Іваненко Олексій');
      await expect(desk.next).toContainText('ТОВ «Дніпро Агро»');
      await expect(desk.next).toContainText('+380 67 555 09 14');
      await expect(desk.next).toContainText(call.class.client);
      await expect(desk.next).toContainText(call.why.directorySince.client.replace('{{year}}', '2023'));
      await expect(desk.ringingItems).toHaveCount(1);
      await expectAccessible(page);
      await expectNoOverflow(page);

      await incoming.until('ringing');
      await page.keyboard.press('F2');
      await incoming.until('talking');
      await expect(desk.current).toContainText('Іваненко Олексій');
      await expect(desk.ringingItems).toHaveCount(0);

      await page.keyboard.press('Digit1');
      await expect(
        desk.current.getByRole('group', { name: call.topic.label }).locator('[aria-pressed=true]'),
      ).toHaveCount(1);
      await page.keyboard.press('F7');
      await expect(desk.essence(desk.current)).toBeFocused();
      await page.keyboard.type('Order 4471, hm: доставка у п’ятницю');

      await page.keyboard.press('F3');
      await incoming.until('held');
      await expect(desk.button(desk.current, call.bar.resume)).toBeVisible();
      await expectAccessible(page);
      await expectNoOverflow(page);
      await page.keyboard.press('F3');
      await incoming.until('talking');

      await page.keyboard.press('Shift+F3');
      await incoming.until('ended');
      await expect(desk.note).toContainText('Іваненко Олексій');
      await desk.button(desk.note, call.done).click();
      await expect(desk.note).toHaveCount(0);

      await desk.openJournal();
      await desk.search.fill('Доставка');
      await expect(desk.journalRows.filter({ hasText: 'Іваненко Олексій' })).toHaveCount(1);
      await expectAccessible(page);
      await expectNoOverflow(page);
      expect(complaints).toEqual([]);
    });
