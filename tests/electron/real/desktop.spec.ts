import { spawn } from 'node:child_process';
import { expect } from 'playwright/test';
import { consoleOf } from '../../browser/console.ts';
import { test } from './application.ts';

test('a newcomer opens the application, brings in a practice call and answers it', async ({
  application: { page },
}) => {
  const seen = consoleOf(page);
  await expect(seen.phone).toContainText('Registered');
  await page.getByRole('button', { name: 'Bring in a call' }).click();
  await expect(seen.next).toContainText('In the directory as a client');
  await page.keyboard.press('F2');
  await expect(seen.current).toBeVisible();
});

test('the page has its line and nothing of Node or Electron, and runs no text as code', async ({
  application: { page },
}) => {
  expect(await page.evaluate('[typeof process, typeof require, typeof module, location.href]')).toEqual([
    'undefined',
    'undefined',
    'undefined',
    'portico://desk/index.html',
  ]);
  expect(await page.evaluate('Object.keys(window.portico).sort()')).toEqual(['onClose', 'onFrame', 'send']);
  expect(await page.evaluate('isSecureContext')).toBe(true);
  const ask = (wanted: string) =>
    page.evaluate(`navigator.mediaDevices.getUserMedia(${wanted}).then(() => 'granted', ({ name }) => name)`);
  expect(await ask('{ audio: true }')).toBe('granted');
  expect(await ask('{ video: true }')).toBe('NotAllowedError');
  expect(await page.evaluate(`fetch('https://example.org/').then(() => 'reached', () => 'stopped')`)).toBe('stopped');
});

test('a call outlives its page: after a reload the desk is as it was', async ({ application: { page } }) => {
  const seen = consoleOf(page);
  await page.getByRole('button', { name: 'Bring in a call' }).click();
  await expect(seen.next).toContainText('In the directory as a client');
  await page.keyboard.press('F2');
  await expect(seen.current).toBeVisible();
  await page.reload();
  await expect(seen.current).toBeVisible();
});

test('a backend that is killed is started again, and the page finds it', async ({ application: { app, page } }) => {
  const seen = consoleOf(page);
  await expect(seen.phone).toContainText('Registered');
  const backendPid = () =>
    app.evaluate(({ app: inside }) => inside.getAppMetrics().find(({ name }) => name === 'Portico backend')?.pid ?? 0);
  const first = await backendPid();
  process.kill(first, 'SIGKILL');
  await expect.poll(async () => [0, first].includes(await backendPid())).toBe(false);
  await expect(seen.phone).toContainText('Registered');
});

test('a second start brings the window of the first to the front and ends', async ({
  application: { app, program, args },
}) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(program, args, { stdio: 'ignore' });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
});
