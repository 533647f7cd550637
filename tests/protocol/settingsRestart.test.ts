import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { SettingsChange } from '#core/contract/settingsCalls.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { type Host, scratchFolder, startHost } from '../product/host.ts';

interface Page {
  readonly ask: (name: string, body?: unknown) => Promise<{ ok: boolean; body?: unknown; error?: string }>;
  readonly cut: Promise<void>;
  readonly close: () => void;
}

/** A page that asks and does not look at what is pushed. */
async function pageOf(host: Host): Promise<Page> {
  const link = new URL(host.link);
  const socket = new WebSocket(`ws://${link.host}/carrier`, { origin: link.origin });
  await new Promise<void>((open, failed) => {
    socket.once('open', () => open());
    socket.once('error', failed);
  });
  socket.send(JSON.stringify({ type: 'hello', token: link.hash.slice('#token='.length) }));
  const waiting = new Map<number, (answer: { ok: boolean }) => void>();
  socket.on('message', (raw: Buffer) => {
    const frame = JSON.parse(raw.toString());
    if (frame.type === 'answer') waiting.get(frame.id)?.(frame);
  });
  return {
    ask: (name, body = {}) =>
      new Promise((answered) => {
        const id = waiting.size + 1;
        waiting.set(id, answered);
        socket.send(JSON.stringify({ type: 'request', id, name, body }));
      }),
    cut: new Promise((closed) => socket.once('close', () => closed())),
    close: () => socket.terminate(),
  };
}

test('a desk that practised begins anew with the account that was set, and its page comes back to it', async () => {
  const { folder, remove } = scratchFolder();
  onTestFinished(remove);
  const exchange = await createExchange({ password: 'right' });
  onTestFinished(() => exchange.close());
  const host = await startHost({ data: folder });
  onTestFinished(async () => void (await host.stop()));
  const page = await pageOf(host);
  const { account } = exchange;
  const change: SettingsChange = {
    account,
    country: 'UA',
    practiceEverySeconds: 0,
    office: { week: [], holidays: [] },
    callbackMinutes: 30,
    targetSeconds: 20,
    codes: { digits: 'rtp', park: '', pickUpParked: '', pickUpRinging: '' },
    pbx: pbxRulesOf(undefined),
  };
  expect(await page.ask('settings.try-account', account)).toMatchObject({ ok: true, body: { registered: true } });
  expect(await page.ask('desk.state')).toMatchObject({ ok: true, body: { practice: true } });
  const registered = exchange.registered();
  expect(await page.ask('settings.change', change)).toMatchObject({ ok: true, body: { fault: null } });
  await page.cut;
  const again = await pageOf(host);
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
