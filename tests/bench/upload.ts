import { appendFileSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Company } from '#core/caller/company.ts';
import { importPiece } from '#core/contract/importCalls.ts';
import { scratchFolder } from '../product/host.ts';
import { writeManyRows } from '../product/manyContacts.ts';
import { residentOf } from './cpu.ts';
import { openProduct } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { pageHeap } from './heap.ts';

/** (k) A large table that somebody chooses in the page, until its first rows stand there: time, and the memory of both ends. */
export async function measureUpload(company: Company, rows: number): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const file = path.join(folder, 'many.csv');
  writeManyRows(file, rows);
  const megabytes = Math.round(statSync(file).size / 1_048_576);
  process.stdout.write(`upload: ${megabytes} MB\n`);
  const product = await openProduct(company);
  const { page, host } = product;
  await page.evaluate(() => void (location.hash = '#/directory/contacts/~import'));
  const heapOf = await pageHeap(page);
  const input = page.locator('input[type=file]').first();
  await input.waitFor({ state: 'attached' });
  const heapBefore = await heapOf();
  const memory = watchMemory(host?.pid ?? 0);
  const begun = performance.now();
  await input.setInputFiles(file);
  await page.getByText('many.csv').first().waitFor();
  const heaps: number[] = [];
  const table = page.getByRole('table').getByRole('row').nth(1);
  while (!(await table.isVisible())) heaps.push(await heapOf());
  const ms = performance.now() - begun;
  const grown = memory.end();
  const pageGrown = (Math.max(...heaps, await heapOf()) - heapBefore) / 1_048_576;
  await product.close();
  const floor = copied(file, path.join(folder, 'copy.csv'));
  remove();
  return [
    compared(
      `upload: ${megabytes} MB from the page (floor: the same pieces made base64, and back, and written)`,
      [ms],
      [floor],
      {
        says: '<= 30000',
        met: ({ p50 }) => p50 <= 30_000,
      },
    ),
    reading('upload: growth of the host, at most', 'MB', grown, '<= 60', grown <= 60),
    reading('upload: growth of the page, at most', 'MB', pageGrown, '<= 20', pageGrown <= 20),
  ];
}

/** The most that a process has taken above what it had. */
function watchMemory(pid: number): { readonly end: () => number } {
  const first = residentOf(pid);
  let most = first;
  const timer = setInterval(() => (most = Math.max(most, residentOf(pid))), 50);
  return {
    end: () => {
      clearInterval(timer);
      return most - first;
    },
  };
}

function copied(file: string, to: string): number {
  const begun = performance.now();
  const descriptor = openSync(file, 'r');
  const piece = Buffer.allocUnsafe(importPiece);
  for (;;) {
    const length = readSync(descriptor, piece);
    if (length === 0) break;
    appendFileSync(to, Buffer.from(piece.subarray(0, length).toString('base64'), 'base64'));
  }
  closeSync(descriptor);
  return performance.now() - begun;
}
