import { expect, onTestFinished, test } from 'vitest';
import type { Settings } from '#core/settings.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { type Host, scratchFolder, startHost } from '../product/host.ts';
import { type PaperPage, onPaper, openPage } from '../product/page.ts';

const anna = '+380445551000';
const soon = { timeout: 15_000 };
const clinicLine = { lineId: 'clinic', name: 'Clinic' };

async function twoExchanges() {
  const { folder, remove } = scratchFolder();
  onTestFinished(remove);
  const people = [{ number: anna, manner: 'never-answers' as const, answer: onPaper }];
  const main = await createExchange({ password: 'secret-main', people });
  const clinic = await createExchange({ password: 'secret-clinic', domain: 'clinic.invalid', people });
  onTestFinished(async () => void (await Promise.all([main.close(), clinic.close()])));
  const settings: Settings = {
    version: 1,
    country: 'UA',
    account: { ...main.account, name: 'Main' },
    lines: [{ id: 'clinic', name: 'Clinic', ...clinic.account }],
  };
  const started = async (): Promise<{ host: Host; page: PaperPage }> => {
    const registered = [main.registered(), clinic.registered()];
    const host = await startHost({ data: folder, settings });
    onTestFinished(async () => void (await host.stop()));
    const page = await openPage(host);
    onTestFinished(page.close);
    await Promise.all(registered);
    await page.told('telephone.own', { takeOver: false });
    return { host, page };
  };
  return { main, clinic, started };
}

const standing = async (page: PaperPage): Promise<unknown> =>
  (await page.told('desk.state', {})).lines.map(({ name, phone }) => `${name}: ${phone.state}`);

test('a caller missed on one of two lines is called back on it, after a new start and while the other exchange is gone', async () => {
  const { main, clinic, started } = await twoExchanges();
  const first = await started();
  await expect.poll(() => standing(first.page), soon).toEqual(['Main: registered', 'Clinic: registered']);
  const call = clinic.call({ from: anna, offer: onPaper });
  await call.until('ringing');
  const ringing = (await first.page.told('desk.state', {})).calls.map(({ line }) => line);
  expect(ringing).toEqual([clinicLine]);
  call.cancel();
  await expect.poll(async () => (await first.page.told('desk.state', {})).callbacks.length, soon).toBe(1);
  await first.host.stop();

  const { page } = await started();
  await expect.poll(async () => (await page.told('desk.state', {})).callbacks.length, soon).toBe(1);
  const [owed] = (await page.told('desk.state', {})).callbacks;
  expect([owed?.number, owed?.line]).toEqual([anna, clinicLine]);
  await main.close();
  await expect.poll(() => standing(page), soon).toEqual(['Main: not-registered', 'Clinic: registered']);
  const atAnna = clinic.person(anna).until('ringing');
  await page.told('call.dial', { number: anna, callbackId: owed?.callbackId ?? '' });
  await atAnna;
  const rows = async () => {
    const { entries } = await page.told('journal.list', { filter: {}, from: { kind: 'newest' }, limit: 10 });
    return entries.map(({ direction, line }) => [direction, line]);
  };
  await expect.poll(rows, soon).toEqual([
    ['out', clinicLine],
    ['in', clinicLine],
  ]);
});

test('another account on one line leaves the call on the other one alone, and is refused while its own line has one', async () => {
  const { main, clinic, started } = await twoExchanges();
  const { page } = await started();
  const call = clinic.call({ from: anna, offer: onPaper });
  await call.until('ringing');
  const { account, lines, passwordKept: _, file: __, ...rest } = await page.told('settings.read', {});
  const [{ hasPassword: ___, ...line } = lines[0]!] = lines;
  const { hasPassword: ____, ...first } = account!;
  const asItIs = {
    ...rest,
    account: { ...first, password: null },
    lines: [{ ...line, password: null }],
  };
  const renamed = { ...asItIs.account, user: 'reception', password: 'another' };
  expect(await page.ask('settings.change', { ...asItIs, lines: [] })).toMatchObject({
    ok: false,
    error: 'busy-with-calls',
  });
  expect(await page.told('settings.change', { ...asItIs, account: renamed })).toEqual({ fault: null });
  await expect.poll(() => standing(page), soon).toEqual(['Main: not-registered', 'Clinic: registered']);
  expect(call.state().stage).toBe('ringing');
  // The password that was typed wrong is corrected; nothing was started anew.
  const again = main.registered();
  expect(
    await page.told('settings.change', { ...asItIs, account: { ...renamed, password: main.account.password } }),
  ).toEqual({ fault: null });
  await again;
  expect(call.state().stage).toBe('ringing');
  call.cancel();
  await expect.poll(() => page.ask('settings.change', { ...asItIs, lines: [] }), soon).toMatchObject({ ok: true });
  await expect.poll(() => clinic.isRegistered(), soon).toBe(false);
  expect(await standing(page)).toEqual([': registered']);
  expect(JSON.stringify(await page.ask('settings.read'))).not.toContain('secret-');
});
