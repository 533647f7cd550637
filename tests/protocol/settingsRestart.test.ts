import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SettingsChange } from '#core/contract/settingsCalls.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { scratchFolder, startHost } from '../product/host.ts';
import { openPage } from '../product/page.ts';

test('a desk that practised begins anew with the account that was set, and its page comes back to it', async () => {
  const { folder, remove } = scratchFolder();
  onTestFinished(remove);
  const exchange = await createExchange({ password: 'right' });
  onTestFinished(() => exchange.close());
  const host = await startHost({ data: folder });
  onTestFinished(async () => void (await host.stop()));
  const page = await openPage(host);
  const { account } = exchange;
  const change: SettingsChange = {
    account,
    lines: [],
    country: 'UA',
    practiceEverySeconds: 0,
    office: { week: [], holidays: [] },
    callbackMinutes: 30,
    targetSeconds: 20,
    wrapUpSeconds: 120,
    codes: { digits: 'rtp', park: '', parkPlaces: '', pickUpParked: '', pickUpRinging: '' },
    pbx: pbxRulesOf(undefined),
  };
  expect(await page.ask('settings.try-account', account)).toMatchObject({ ok: true, body: { registered: true } });
  expect(await page.ask('desk.state')).toMatchObject({ ok: true, body: { practice: true } });
  const registered = exchange.registered();
  expect(await page.ask('settings.change', change)).toMatchObject({ ok: true, body: { fault: null } });
  await page.cut;
  const again = await openPage(host);
  onTestFinished(again.close);
  expect(await again.ask('desk.state')).toMatchObject({ ok: true, body: { practice: false } });
  await registered;
  const file = path.join(folder, 'settings.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1, account, callbackMinutes: 30 });
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(await again.ask('settings.read')).toMatchObject({
    ok: true,
    body: { account: { hasPassword: true }, passwordKept: 'file', file },
  });
  expect(JSON.stringify(await again.ask('settings.read'))).not.toContain('right');
});
