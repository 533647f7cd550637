import type { Page } from 'playwright';
import { expect, test } from './fixture.ts';
import { callBarely } from './stack/trunk.ts';

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const controls = /(?![\t\r\n])\p{Cc}/u;

interface Hostile {
  readonly what: string;
  readonly number: string;
  readonly name: string;
  readonly ends: 'gives-up' | 'is-declined';
}

const hostile: readonly Hostile[] = [
  {
    what: 'markup',
    number: '49301820011',
    name: `<img src=x onerror=document.title='owned'><script>document.title='owned'</script>`,
    ends: 'gives-up',
  },
  {
    what: 'bidi controls',
    number: '49301820012',
    name: '\u202Egnp.\u2066exe\u200F\u061C',
    ends: 'gives-up',
  },
  // Kamailio 5.6 sends a broken WebSocket frame above 65,535 bytes, and cannot build a CANCEL for so large an INVITE.
  { what: '60 kB', number: '49301820013', name: 'A'.repeat(60_000), ends: 'is-declined' },
  { what: 'NUL', number: '49301820014', name: 'No\0body', ends: 'gives-up' },
  {
    what: 'a formula and other line ends',
    number: '49301820015',
    name: '=HYPERLINK(1)\t\u2028\u0085\v',
    ends: 'gives-up',
  },
];

for (const { what, number, name, ends } of hostile)
  test(`a caller's name of ${what} is harmless on the console and in the journal`, async ({ reception, exchange }) => {
    const page = reception.page();
    const errors = errorsOf(page);
    const call = await callBarely(exchange, { number, fromName: 'plain', assertedName: name });
    await expect(reception.ringing()).toHaveCount(1);
    expect(await harm(page)).toEqual(nothing);
    if (ends === 'gives-up') call.giveUp();
    else await reception.ringing().getByRole('button', { name: 'Decline' }).click();
    await expect(reception.ringing()).toHaveCount(0);
    await expect.poll(call.statuses).toContain(ends === 'gives-up' ? 487 : 603);
    call.close();
    await reception.openJournal();
    await expect(reception.journalLine(number.slice(2))).toContainText(ends === 'gives-up' ? 'Missed' : 'Declined');
    expect(await harm(page)).toEqual(nothing);
    expect(errors).toEqual([]);
    await reception.openConsole();
  });

const nothing = { bidiControl: null, control: null, endless: false, owned: false, images: 0, overflow: false };

/** What a hostile name could do to a page. */
async function harm(page: Page): Promise<Record<keyof typeof nothing, unknown>> {
  const { text, title, overflow } = await page.evaluate(() => ({
    text: document.body.innerText,
    title: document.title,
    overflow: document.documentElement.scrollWidth > window.innerWidth,
  }));
  return {
    bidiControl: bidiControls.exec(text)?.[0] ?? null,
    control: controls.exec(text)?.[0] ?? null,
    endless: text.length > 20_000,
    owned: title.includes('owned'),
    images: await page.locator('img[src="x"]').count(),
    overflow,
  };
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => {
    errors.push(dialog.message());
    void dialog.dismiss();
  });
  return errors;
}
