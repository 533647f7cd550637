import type { BrowserContext, Page } from 'playwright';
import { bundlePages, openCallerPage, openDeskPage, startBareBackend, type BareBackend } from './bareDesk.ts';
import { expect, test as plain } from './fixture.ts';

interface Fixtures {
  readonly context: BrowserContext;
  readonly backend: BareBackend;
  /** The desk's page, without screens. */
  readonly page: Page;
  readonly caller: Page;
}
interface WorkerFixtures {
  readonly scripts: Awaited<ReturnType<typeof bundlePages>>;
}

/** The page's plumbing before a backend that says what the test lets it say. */
export const test = plain.extend<Fixtures, WorkerFixtures>({
  scripts: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, lend) => {
      await lend(await bundlePages());
    },
    { scope: 'worker' },
  ],
  context: async ({ chrome }, lend) => {
    const context = await chrome.newContext({ permissions: ['microphone'] });
    await lend(context);
    await context.close();
  },
  backend: async ({ scripts }, lend) => {
    const backend = await startBareBackend(scripts);
    await lend(backend);
    await backend.close();
  },
  page: async ({ context, backend }, lend) => {
    await lend(await openDeskPage(context, backend.link));
  },
  caller: async ({ context, backend }, lend) => {
    await lend(await openCallerPage(context, backend.link));
  },
});

export { expect };
