import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { shownBy, startHeadsetDesk } from '../product/headsetDesk.ts';
import { receptionAt } from './console.ts';
import { expect, hearEachOther, registered, statesOf, test } from './fixture.ts';
import { openContext } from './stack/browser.ts';
import { office } from './stack/office.ts';

/** Report 2 of the usual headset: hook in bit 0; its lamps: off-hook in bit 0, ring in bit 2. */
const [up, down] = [
  [2, 0x01],
  [2, 0x00],
];

for (const phone of ['linphonec', 'baresip'] as const)
  test(`a caller with ${phone} hears the desk after one press on the headset, and is gone after another`, async ({
    exchange,
    listeningBrowser,
    callerWith,
  }) => {
    const data = path.join(mkdtempSync(path.join(exchange.folder, 'headset-')), 'data');
    mkdirSync(data);
    const account = exchange.account('2004');
    const uri = `sip:${account.user}@${exchange.domain}`;
    const settings = { version: 1, account: { uri, server: exchange.wsUrl, ...account }, country: 'DE' };
    const desk = await startHeadsetDesk({ data, settings, company: office });
    const context = await openContext(listeningBrowser);
    try {
      const page = await context.newPage();
      await page.goto(desk.link);
      const reception = receptionAt(() => page);
      await expect(reception.phone()).toContainText(registered);
      const caller = await callerWith({ phone });
      await caller.dial(uri);
      await expect(reception.ringing()).toHaveCount(1);
      await expect.poll(shownBy(desk.headset)).toEqual([2, 0x04]);
      desk.headset.feed(up);
      await hearEachOther(reception, caller);
      expect(shownBy(desk.headset)()).toEqual([2, 0x01]);
      desk.headset.feed(down);
      await expect.poll(statesOf(caller)).toEqual(['ended']);
      await expect.poll(shownBy(desk.headset)).toEqual([2, 0x00]);
    } finally {
      await context.close();
      await desk.close();
    }
  });
