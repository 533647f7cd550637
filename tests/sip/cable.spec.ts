import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { receptionAt } from './console.ts';
import { callerTone, deskTone, hearEachOther, registered, talk } from './fixture.ts';
import { startBaresip } from './stack/baresip.ts';
import { startBrowser } from './stack/browser.ts';
import { layCable } from './stack/cable.ts';
import { startDesk } from './stack/desk.ts';
import { startExchange } from './stack/exchange.ts';
import { closedRows } from './stack/rows.ts';
import { missingPeers } from './stack/missing.ts';

/** Longer than a browser needs to see its path lost. */
const pulledMs = 5_000;

test('the network cable is pulled in a call and put back: the call lives, and both hear each other again', async () => {
  const missing = missingPeers();
  test.skip(missing !== null, missing ?? '');
  const cable = layCable();
  test.skip(typeof cable === 'string', typeof cable === 'string' ? cable : '');
  if (typeof cable === 'string') return;
  const begun = Date.now();
  const closes: (() => Promise<unknown> | void)[] = [cable.remove];
  try {
    const exchange = await startExchange({ address: cable.address });
    closes.push(exchange.close);
    const browser = await startBrowser(exchange.folder, deskTone, cable);
    closes.push(() => browser.close());
    const desk = await startDesk({ exchange, browser, cable });
    closes.push(desk.close);
    const caller = await startBaresip(exchange, exchange.account('2001'), callerTone);
    closes.push(caller.close);
    const reception = receptionAt(desk.page);
    await expect(reception.phone()).toContainText(registered);
    await talk(reception, caller, exchange);
    cable.pull();
    const pulledAt = performance.now();
    await expect(reception.phone()).not.toContainText(registered);
    await pause(pulledAt + pulledMs - performance.now());
    await expect(reception.button('Hang up')).toBeVisible();
    cable.plug();
    const since = performance.now();
    await expect(reception.phone()).toContainText(registered);
    await hearEachOther(reception, caller);
    process.stdout.write(`heard again ${Math.round(performance.now() - since)} ms after the cable was put back\n`);
    expect(caller.events()).not.toContain('CALL_CLOSED');
    await caller.hangUp();
    await expect(reception.button('Hang up')).toHaveCount(0);
    await expect.poll(() => closedRows(desk.data, begun)).toBe(1);
  } finally {
    for (const close of closes.toReversed()) await close();
  }
});
