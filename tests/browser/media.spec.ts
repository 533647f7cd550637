import type { BrowserContext, Page } from 'playwright';
import { ringingCall } from '../fixtures/deskViews.ts';
import { bundlePages, openCallerPage, openDeskPage, startBareBackend, type BareBackend } from './bareDesk.ts';
import { expect, test as plain } from './fixture.ts';

interface Fixtures {
  readonly context: BrowserContext;
  readonly backend: BareBackend;
  readonly page: Page;
  readonly caller: Page;
}
interface WorkerFixtures {
  readonly scripts: Readonly<Record<string, string>>;
}

const test = plain.extend<Fixtures, WorkerFixtures>({
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

const mediaId = 'm1';
const ringing = ringingCall('anna');

/** Sound that reaches the caller within some packets from now. */
async function energyAtCaller(caller: Page): Promise<number> {
  const before = await caller.evaluate(() => window.caller.heard());
  await caller.waitForFunction(async (from) => (await window.caller.heard()).packets >= from + 60, before.packets);
  const after = await caller.evaluate(() => window.caller.heard());
  return after.energy - before.energy;
}

const audible = 1e-5;

async function talk(backend: BareBackend, caller: Page): Promise<void> {
  backend.show(ringing);
  const offer = await caller.evaluate(() => window.caller.call());
  const answer = await backend.ask({ kind: 'answer', mediaId, offer });
  if (!answer.ok) throw new Error(answer.error);
  await caller.evaluate((sdp) => window.caller.accept(sdp), answer.sdp);
}

test('a caller hears the desk from the moment its microphone is opened, and no sooner', async ({
  backend,
  page,
  caller,
}) => {
  await talk(backend, caller);
  expect(await energyAtCaller(caller)).toBeLessThan(audible);
  expect(await backend.ask({ kind: 'microphone', mediaId, on: true })).toEqual({ ok: true, sdp: '' });
  expect(await energyAtCaller(caller)).toBeGreaterThan(audible);
  expect(await backend.ask({ kind: 'microphone', mediaId, on: false })).toEqual({ ok: true, sdp: '' });
  expect(await energyAtCaller(caller)).toBeLessThan(audible);
  const { peers, players } = await page.evaluate(() => window.census());
  expect({ peers, players }).toEqual({ peers: 1, players: 1 });
});
