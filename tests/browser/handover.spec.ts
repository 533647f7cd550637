import type { Page } from 'playwright';
import type { Language } from '#core/caller/company.ts';
import { speech, tone } from '../../electron/practice/media/sound.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { careersNumber, mainNumber } from '../product/company.ts';
import { expect, expectAccessible, expectNoOverflow, test } from './fixture.ts';

const client = '+380675550914';
const applicant = '+380441234567';
const stranger = '+442079460555';
/** The same keys in each; `npm run soak -- page` takes all of them. */
const languages: readonly Language[] =
  process.env['PORTICO_SOAK'] === 'whole' ? ['en', 'uk', 'ru', 'ar'] : ['en', 'ar'];

/** A sentence of the catalogue with its places filled, as far as it stands alone; bidi marks do not count. */
function filled(sentence: string, slots: Readonly<Record<string, string>>): RegExp {
  const escaped = sentence.split(/{{(\w+)}}/).map((part, at) => {
    const text = at % 2 === 1 ? (slots[part] ?? '') : part;
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(escaped.join('[\\u2066-\\u2069]*'));
}

function seenIn(page: Page, language: Language) {
  const words = catalogues[language];
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  return {
    words,
    ringing: region(words.call.ringing.region).getByRole('listitem'),
    current: region(words.call.card.current),
    next: region(words.call.card.next),
    held: region(words.call.held.region),
    forCall: region(words.office.forCall.region),
    employees: region(words.office.region),
    callbacks: region(words.call.callback.region),
    note: page.getByRole('region', { name: new RegExp(`^${words.call.card.note}`) }),
  };
}

for (const language of languages)
  test(`${language}: three call at once, one is handed over, one comes back, one is called back, all by the keyboard`, async ({
    openDesk,
  }) => {
    const desk = await openDesk({
      language,
      targetSeconds: 5,
      phones: {
        201: { manner: 'answers', answerMs: 400, sound: () => tone(700) },
        202: { manner: 'busy' },
        214: { manner: 'never-answers' },
      },
      people: { [stranger]: { manner: 'answers', answerMs: 200 } },
    });
    const { page, exchange } = desk;
    const seen = seenIn(page, language);
    const { words } = seen;
    await exchange.registered();
    await expect(seen.employees.getByRole('listitem').filter({ hasText: 'Olena Kovalenko' })).toBeVisible();

    // The stranger was first, the client is the most important.
    const third = exchange.call({ from: stranger, to: mainNumber, sound: speech([], 0) });
    await third.until('ringing');
    const second = exchange.call({ from: applicant, to: careersNumber, sound: speech([], 0) });
    await second.until('ringing');
    const first = exchange.call({ from: client, to: mainNumber, sound: tone(440) });
    await first.until('ringing');
    await expect(seen.ringing).toHaveCount(3);
    await expect(seen.ringing.first()).toContainText('Іваненко Олексій');
    await expect(seen.next).toContainText('Іваненко Олексій');

    // The account manager is free, her colleague is not: two keys hand the caller over.
    await page.keyboard.press('F2');
    await first.until('talking');
    await expect(seen.current).toContainText('Іваненко Олексій');
    await expect(seen.forCall.getByRole('listitem').first()).toContainText('Olena Kovalenko');
    await expect(seen.forCall.getByRole('listitem').nth(1)).toContainText('Andrii Melnyk');
    await page.keyboard.press('F4');
    await expectAccessible(page);
    await page.keyboard.press('Digit1');
    const olena = exchange.employee('201');
    await olena.until('ringing');
    await expect(seen.held).toContainText('Іваненко Олексій');
    // Music, until she answers.
    await expect.poll(() => first.heard().rms).toBeGreaterThan(0.001);
    await expect(seen.note).toContainText(filled(words.call.transfer.handedOver, { name: 'Olena Kovalenko' }));
    // Both really hear each other.
    await expect.poll(() => near(olena.heard().hz, 440)).toBe(true);
    await expect.poll(() => near(first.heard().hz, 700)).toBe(true);

    // Human resources do not pick up; the next call is taken meanwhile.
    await page.keyboard.press('F2');
    await second.until('talking');
    // Before the page knows of the call, Enter would call the employee instead of handing the caller over.
    await expect(seen.current).toContainText('44');
    await page.keyboard.press('F9');
    await page.keyboard.type('Shevch');
    await page.keyboard.press('Enter');
    await expect(seen.held).toContainText(filled(words.call.transfer.ringing, { name: 'Daria Shevchenko' }));
    await page.keyboard.press('F2');
    await third.until('talking');
    await expect(seen.held).toContainText(
      filled(words.call.transfer.returned, {
        name: 'Daria Shevchenko',
        result: words.call.transfer.result['no-answer'],
      }),
      { timeout: 15_000 },
    );
    await expect(seen.current).toContainText('44');
    await expectAccessible(page);
    await expectNoOverflow(page);

    // The stranger hangs up, calls again, and is not answered: the call back is one key.
    third.hangUp();
    await third.until('ended');
    const missed = exchange.call({ from: stranger, to: mainNumber, sound: speech([], 0) });
    await missed.until('ringing');
    missed.cancel();
    await missed.until('ended');
    await expect(seen.callbacks.getByRole('listitem')).toHaveCount(1);
    await page.locator('body').press('KeyB');
    await exchange.person(stranger).until('talking');
    await expect(seen.callbacks.getByRole('listitem')).toHaveCount(0);
    expect(desk.complaints).toEqual([]);
  });

function near(hz: number, wanted: number): boolean {
  return Math.abs(hz - wanted) <= 20;
}
