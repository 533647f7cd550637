import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { MediaReply } from '#core/contract/contract.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import type { BareBackend } from './bareDesk.ts';

export const mediaId = 'm1';
export const anna = ringingCall('anna');
export const done: MediaReply = { ok: true, sdp: '' };

/** Sound that reaches the caller within the next second and a half of packets. */
async function energyAtCaller(caller: Page): Promise<number> {
  const heard = () => caller.evaluate(() => window.caller.heard());
  const before = await heard();
  await expect.poll(async () => (await heard()).packets).toBeGreaterThan(before.packets + 75);
  return (await heard()).energy - before.energy;
}

/** Far below the quietest of the fake microphone's beeps. */
const audible = 1e-4;

export async function expectHeard(caller: Page): Promise<void> {
  expect(await energyAtCaller(caller)).toBeGreaterThan(audible);
}

/** What was under way when the desk fell silent may still arrive; then nothing any more, though packets come. */
export async function expectSilent(caller: Page): Promise<void> {
  await expect.poll(() => energyAtCaller(caller)).toBeLessThan(audible);
}

export function sdpOf(reply: MediaReply): string {
  if (!reply.ok) throw new Error(reply.error);
  return reply.sdp;
}

export async function talk(backend: BareBackend, caller: Page): Promise<void> {
  backend.show(anna);
  const offer = await caller.evaluate(() => window.caller.call());
  const answer = sdpOf(await backend.ask({ kind: 'answer', mediaId, offer }));
  await caller.evaluate((sdp) => window.caller.accept(sdp), answer);
}
