import path from 'node:path';
import { type Portico, openPortico } from '../../electron/portico.ts';
import { root } from '../../scripts/ground/root.mjs';
import { scratchFolder } from '../product/host.ts';
import { consoleOf } from './console.ts';
import { openDesktopPage } from './desktopPage.ts';
import { expect, test } from './fixture.ts';

async function openDesk(folder: string): Promise<Portico> {
  const opened = await openPortico({
    folder,
    settingsFile: null,
    resources: path.join(root, 'resources'),
    practise: true,
    language: 'en',
    secrets: null,
    restart: () => undefined,
    readingLink: () => Promise.resolve(null),
  });
  if (!opened.ok) throw new Error(opened.problem.kind);
  return opened.value;
}

test('over the desktop application’s own line a call comes in and is answered; the page complains of nothing', async ({
  chrome,
}) => {
  const { folder, remove } = scratchFolder();
  const portico = await openDesk(folder);
  const { page, complaints } = await openDesktopPage(chrome, (carrier) => portico.backend.connect(carrier, 'desk'));
  const seen = consoleOf(page);
  await expect(seen.phone).toContainText('Registered');
  await page.getByRole('button', { name: 'Bring in a call', exact: true }).click();
  await expect(seen.next).toContainText('In the directory as a client');
  await page.keyboard.press('F2');
  await expect(seen.current).toContainText('Portico Logistics');
  // A page that is lost while it still answers gives the call back to the queue: here it is in progress.
  await expect(seen.button(seen.current, seen.words.call.bar.hold)).toBeEnabled();
  // The page is loaded anew in the call: it gets another line, and the call is still there.
  await page.reload();
  await expect(seen.current).toContainText('Portico Logistics');
  expect(complaints).toEqual([]);
  await page.context().close();
  await portico.close();
  remove();
});

test('a backend that ends is told to the receptionist; the next one takes over the page as it is', async ({
  chrome,
}) => {
  const { folder, remove } = scratchFolder();
  let portico = await openDesk(folder);
  const { page, cut, join } = await openDesktopPage(chrome, (carrier) => portico.backend.connect(carrier, 'desk'));
  const seen = consoleOf(page);
  await expect(seen.phone).toContainText('Registered');
  await portico.close();
  await cut();
  await expect(page.getByText(seen.words.desk.band.lost)).toBeVisible();
  portico = await openDesk(folder);
  await join();
  await expect(page.getByText(seen.words.desk.band.lost)).toHaveCount(0);
  await expect(seen.phone).toContainText('Registered');
  await page.getByRole('button', { name: 'Bring in a call', exact: true }).click();
  await expect(seen.next).toBeVisible();
  await page.context().close();
  await portico.close();
  remove();
});
