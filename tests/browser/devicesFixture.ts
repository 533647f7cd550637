import type { Browser, Page } from 'playwright';
import type { CallView } from '#core/call/view.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import { type BareBackend, bundlePages, bundleProduct, openCallerPage, startBareBackend } from './bareDesk.ts';
import { expect, startChromium, test as plain } from './fixture.ts';
import { anna, mediaId, talk } from './sound.ts';
import { missingSoundCards, type SoundCards, startSoundCards } from './soundCards.ts';

interface Fixtures {
  readonly backend: BareBackend;
  /** Opens the product's page in a browser whose sound devices are the test's. */
  readonly openPage: () => Promise<Page>;
  /** Anna is talked to, with the sound that the desk is to send. */
  readonly inCall: (page: Page, send?: 'microphone' | 'silence') => Promise<Page>;
}
interface WorkerFixtures {
  readonly pages: Awaited<ReturnType<typeof bundleProduct>>;
  readonly cards: SoundCards;
  readonly browserWithCards: Browser;
}

const talking: CallView = { ...anna, stage: 'talking', place: 'current', answeredAt: anna.invitedAt + 1 };
export const words = catalogues.en;

/** The product's page, its backend saying what the test lets it say, and devices that can be unplugged. */
export const test = plain.extend<Fixtures, WorkerFixtures>({
  pages: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend) => {
      await lend({ ...(await bundleProduct()), ...(await bundlePages()) });
    },
    { scope: 'worker' },
  ],
  cards: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend) => {
      const missing = missingSoundCards();
      if (missing !== null) console.log(`Skipped: ${missing}`);
      plain.skip(missing !== null, missing ?? '');
      const cards = await startSoundCards();
      await lend(cards);
      cards.close();
    },
    { scope: 'worker' },
  ],
  browserWithCards: [
    async ({ cards }, lend) => {
      const browser = await startChromium([], cards.server);
      await lend(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  backend: async ({ pages }, lend) => {
    const backend = await startBareBackend(pages);
    backend.desk = { ...quietDesk, telephone: 'yours' };
    await lend(backend);
    await backend.close();
  },
  openPage: async ({ backend, browserWithCards }, lend) => {
    const closing: (() => Promise<void>)[] = [];
    await lend(async () => {
      const context = await browserWithCards.newContext({ permissions: ['microphone'] });
      closing.push(() => context.close());
      const page = await context.newPage();
      await page.goto(backend.link);
      await page.locator('header').waitFor();
      return page;
    });
    for (const close of closing) await close();
  },
  inCall: async ({ backend }, lend) => {
    await lend(async (page, send = 'microphone') => {
      const caller = await openCallerPage(page.context(), backend.link);
      await page.bringToFront();
      await talk(backend, caller);
      backend.show(talking);
      await backend.ask({ kind: 'sound', mediaId, send, hear: true });
      return caller;
    });
  },
});

export { expect };
