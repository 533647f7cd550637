import { existsSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder, startHost } from '../product/host.ts';
import { consoleOf } from './console.ts';
import { expect, expectAccessible, test } from './fixture.ts';

declare global {
  interface Window {
    /** The newest peer connection of the page; put there by the test, no part of the product. */
    newestPeer?: WeakRef<RTCPeerConnection>;
  }
}

test('a newcomer brings in a practice call, hears the caller speak, and finds the call in the practice journal', async ({
  chrome,
}) => {
  const { folder, remove } = scratchFolder();
  const host = await startHost({ data: folder });
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['microphone'] });
  await context.addInitScript(() => {
    window.RTCPeerConnection = class extends window.RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.newestPeer = new WeakRef(this);
      }
    };
  });
  const page = await context.newPage();
  await page.goto(host.link);
  const seen = consoleOf(page);
  await expect(seen.phone).toContainText('Registered');
  await expectAccessible(page);
  // The card that stands ready for the next call is reached by no key and is in nobody's way.
  await expect(page.locator('[data-middle] > [aria-hidden]')).toHaveCount(1);
  for (let nth = 0; nth < 60; nth += 1) {
    await page.keyboard.press('Tab');
    const isReached = await page.evaluate(() => document.activeElement?.closest('[aria-hidden]') instanceof Element);
    expect(isReached).toBe(false);
  }

  await page.getByRole('button', { name: 'Bring in a call' }).click();
  await expect(seen.next).toContainText('Client');
  await expect(seen.next).toContainText('In the directory as a client');
  await expect(seen.next).toContainText('Portico Logistics');
  await page.keyboard.press('F2');
  const energy = () =>
    page.evaluate(async () => {
      const report = await window.newestPeer?.deref()?.getStats();
      const inbound = Array.from(report?.values() ?? []).find(({ type }) => type === 'inbound-rtp');
      return Number(inbound?.totalAudioEnergy ?? 0);
    });
  await expect.poll(energy).toBeGreaterThan(0);
  await page.keyboard.press('Shift+F3');
  await seen.button(seen.note, 'Done').click();
  await expect(page.getByRole('button', { name: 'Bring in a call' })).toBeVisible();
  await seen.openJournal();
  await expect(seen.journalRows.filter({ hasText: 'Answered' })).toHaveCount(1);
  await context.close();
  expect(await host.stop()).toBe(0);
  expect([existsSync(path.join(folder, 'practice/journal.db')), existsSync(path.join(folder, 'journal.db'))]).toEqual([
    true,
    false,
  ]);
  remove();
});
