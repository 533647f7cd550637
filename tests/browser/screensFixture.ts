import type { BrowserContext, Page } from 'playwright';
import type { CallView } from '#core/call/view.ts';
import type { Language } from '#core/caller/company.ts';
import type { DeskState } from '#core/contract/contract.ts';
import { quietDesk } from '../fixtures/deskViews.ts';
import { type BareBackend, bundleProduct, startBareBackend } from './bareDesk.ts';
import { test as plain } from './fixture.ts';

/** The product's page before a backend that says what the test lets it say. */
export interface Screens {
  readonly backend: BareBackend;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page's console complained of. */
  readonly complaints: readonly string[];
}

export interface ScreensPlan {
  readonly language?: Language;
  readonly theme?: DeskState['preferences']['theme'];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** 2: the text twice as large, as a person sets it. */
  readonly textSize?: number;
  readonly desk?: Partial<DeskState>;
  readonly calls?: readonly CallView[];
}

interface TestFixtures {
  readonly openScreens: (plan?: ScreensPlan) => Promise<Screens>;
}
interface WorkerFixtures {
  readonly pages: Awaited<ReturnType<typeof bundleProduct>>;
}

export const test = plain.extend<TestFixtures, WorkerFixtures>({
  pages: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend) => {
      await lend(await bundleProduct());
    },
    { scope: 'worker' },
  ],
  openScreens: async ({ chrome, pages }, lend) => {
    const closing: (() => Promise<unknown>)[] = [];
    await lend(async (plan = {}) => {
      const { language = 'en', theme = 'light', viewport = { width: 1280, height: 800 }, textSize = 1 } = plan;
      const backend = await startBareBackend(pages);
      const preferences = { ...quietDesk.preferences, language, theme };
      backend.desk = { ...quietDesk, telephone: 'yours', preferences, ...plan.desk, calls: [...(plan.calls ?? [])] };
      const context = await chrome.newContext({ viewport, permissions: ['microphone'] });
      const complaints: string[] = [];
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      // The size that a person sets in the browser: before the first style, whatever the page's policy.
      const devtools = await context.newCDPSession(page);
      await devtools.send('Page.enable');
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 * textSize } });
      await page.goto(backend.link);
      await page.locator('header').waitFor();
      closing.push(
        () => backend.close(),
        () => context.close(),
      );
      return { backend, context, page, complaints };
    });
    for (const close of closing.toReversed()) await close();
  },
});
