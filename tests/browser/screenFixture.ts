import type { Page } from 'playwright';
import type { Language } from '#core/caller/company.ts';
import type { Preferences } from '#core/contract/contract.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { expect, expectAccessible, expectNoOverflow, test as plain } from './fixture.ts';
import { type ScreenDesk, startScreenDesk } from './screenDesk.ts';

interface ScreenPlan {
  /** #/settings/keys */
  readonly at?: string;
  readonly language?: Language;
  readonly theme?: Preferences['theme'];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** 2: the text twice as large, as a person sets it. */
  readonly textSize?: number;
  readonly microphone?: boolean;
}

interface Screen {
  readonly page: Page;
  readonly words: (typeof catalogues)[Language];
  /** What the page's console complained of. */
  readonly complaints: readonly string[];
}

interface Fixtures {
  readonly desk: ScreenDesk;
  /** Opens the whole page at a screen. */
  readonly open: (plan?: ScreenPlan) => Promise<Screen>;
}

/** The whole page before a backend that says what the test lets it say. */
export const test = plain.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
  desk: async ({}, lend) => {
    const desk = await startScreenDesk();
    await lend(desk);
    await desk.close();
  },
  open: async ({ chrome, desk }, lend) => {
    const closing: (() => Promise<unknown>)[] = [];
    await lend(async (plan = {}) => {
      const { language = 'en', theme = 'light' } = plan;
      desk.desk = { ...desk.desk, preferences: { ...desk.desk.preferences, language, theme } };
      const context = await chrome.newContext({
        viewport: plan.viewport ?? { width: 1280, height: 800 },
        permissions: plan.microphone === false ? [] : ['microphone'],
        acceptDownloads: true,
      });
      closing.push(() => context.close());
      const complaints: string[] = [];
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(desk.link);
      await page.getByRole('navigation').waitFor();
      if (plan.textSize !== undefined)
        await page.addStyleTag({ content: `html { font-size: ${plan.textSize * 100}% !important; }` });
      if (plan.at !== undefined) await page.evaluate((at) => void (location.hash = at), plan.at);
      return { page, words: catalogues[language], complaints };
    });
    for (const close of closing.toReversed()) await close();
  },
});

export { expect, expectAccessible, expectNoOverflow };
