import { expect, test } from './fixture.ts';
import { callBarely } from './stack/trunk.ts';

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const controls = /(?![\t\r\n])\p{Cc}/u;

const hostile: readonly {
  readonly what: string;
  readonly number: string;
  readonly fromName: string;
  readonly name: string;
}[] = [
  {
    what: 'markup',
    number: '49301820011',
    fromName: 'plain',
    name: `<img src=x onerror=document.title='owned'><script>document.title='owned'</script>`,
  },
  { what: 'bidi controls', number: '49301820012', fromName: 'plain', name: '\u202Egnp.\u2066exe\u200F\u061C' },
  { what: 'a name of 64 kB', number: '49301820013', fromName: 'plain', name: 'A'.repeat(65_536) },
  { what: 'NUL', number: '49301820014', fromName: 'plain', name: 'No\0body' },
  { what: 'a formula and line ends', number: '49301820015', fromName: '=1+1', name: '=HYPERLINK(1)\t\u2028\u0085' },
];

for (const { what, number, fromName, name } of hostile)
  test(`a caller's name with ${what} is harmless on the console and in the journal`, async ({
    reception,
    exchange,
  }) => {
    const page = reception.page();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('dialog', (dialog) => errors.push(`dialog: ${dialog.message()}`));
    const isHarmless = async () => {
      const shown = await page.evaluate(() => document.body.innerText);
      expect(shown).not.toMatch(bidiControls);
      expect(shown).not.toMatch(controls);
      expect(shown.length).toBeLessThan(20_000);
      expect(await page.title()).not.toContain('owned');
      expect(await page.locator('img[src="x"]').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(errors).toEqual([]);
    };

    const call = await callBarely(exchange, { number, fromName, assertedName: name });
    await expect(reception.ringing()).toHaveCount(1);
    await isHarmless();
    call.giveUp();
    await expect(reception.ringing()).toHaveCount(0);
    await expect.poll(call.statuses).toContain(487);
    call.close();
    await reception.openJournal();
    await expect(reception.journalLine(number.slice(2))).toContainText('Missed');
    await isHarmless();
    await reception.openConsole();
  });
