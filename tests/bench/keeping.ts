import { copyFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Company } from '#core/caller/company.ts';
import { type LongJob, fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { startJob } from '../../electron/adapters/sqlite/keeping/jobs.ts';
import { scratchFolder } from '../product/host.ts';
import { type Measured, openPage, openProduct } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { commits, openedIn, openedStore } from './journalDesk.ts';
import { manyJournal } from './manyJournal.ts';
import { measureRing } from './ring.ts';

function manyCalls(count: number): { readonly file: string; readonly figures: readonly Figure[] } {
  const figures: Figure[] = [];
  const file = manyJournal(count, (seconds) =>
    process.stdout.write(`keeping: ${count} calls written in ${Math.round(seconds)} s\n`),
  );
  const bytes = statSync(file).size / count;
  figures.push(reading(`journal: bytes a call, ${count} calls`, 'bytes', bytes, 'at most 4000', bytes <= 4_000));
  return { file, figures };
}

/** The keeping beside a desk at work, with a journal of so many calls: what it costs a start, a commit and a ring. */
export async function measureKeeping(count: number, times: number, company: Company): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const many = manyCalls(count);
  const figures = [...many.figures];
  const file = path.join(folder, 'journal.db');
  copyFileSync(many.file, file);
  const empty = path.join(folder, 'empty.db');
  await openedIn(empty);
  const large: number[] = [];
  const small: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
    large.push(await openedIn(file));
    // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
    small.push(await openedIn(empty));
  }
  figures.push(
    compared(`journal: opened with its first page, ${count} calls (floor: none)`, large, small, {
      says: 'p50 <= floor + 100',
      met: (value, floor) => value.p50 <= floor.p50 + 100,
    }),
  );
  const store = await openedStore(file);
  const quiet = await commits(store, times, null);
  const jobs: readonly (readonly [string, () => LongJob<unknown>])[] = [
    ['a backup', () => startJob({ kind: 'backup', plan: backupPlan(file, folder) })],
    [
      'a check',
      () => startJob({ kind: 'check', plan: { file, from: fromTheBeginning, search: { every: 1_000, turn: 0 } } }),
    ],
    [
      'the check of the pages',
      () =>
        startJob({
          kind: 'check',
          plan: { file, from: { step: 'pages', upTo: 0, chainHash: '' }, search: { every: 0, turn: 0 } },
        }),
    ],
  ];
  for (const [name, start] of jobs) {
    const job = start();
    // oxlint-disable-next-line no-await-in-loop -- one job after the other
    const during = await commits(store, times, job.done);
    // oxlint-disable-next-line no-await-in-loop -- one job after the other
    await job.stop();
    process.stdout.write(`keeping: ${during.length} commits during ${name}\n`);
    figures.push(
      compared(`commit during ${name}, ${count} calls (floor: without)`, during, quiet, {
        says: 'p95 <= 2 * floor + 2',
        met: (value, floor) => value.p95 <= 2 * floor.p95 + 2,
      }),
    );
  }
  await store.close();
  figures.push(await measureRinging(file, times, company));
  remove();
  return figures;
}

function backupPlan(file: string, folder: string) {
  return {
    journal: file,
    directory: '',
    settings: '{}',
    folder: path.join(folder, 'backups'),
    at: Date.now(),
    beforeUpdate: false,
  };
}

/** A ring while the journal is looked at and a backup of it is made, in turn with one at an empty journal left alone. */
async function measureRinging(journal: string, times: number, company: Company): Promise<Figure> {
  const numbers = company.contacts.flatMap(({ numbers: [number] }) => (number === undefined ? [] : [number]));
  const busy = await openProduct(company, {}, (data) => copyFileSync(journal, path.join(data, 'journal.db')));
  const alone = await openProduct(company);
  const settings = await keptBusy(busy);
  const figure = await measureRing(busy, alone, numbers, Math.min(times, 40));
  await settings.close();
  await busy.close();
  await alone.close();
  return {
    ...figure,
    name: 'ring: painted during a check and a backup (floor: neither)',
    goal: 'p50 <= floor + 6, p95 <= floor + 12',
  };
}

/** A second window presses what the settings offer, again and again. */
async function keptBusy(desk: Measured): Promise<{ readonly close: () => Promise<void> }> {
  const link = desk.host?.link ?? '';
  const { browser, page } = await openPage('product', link);
  await page.evaluate(() => void (location.hash = '#/settings/journal'));
  await page.getByRole('button', { name: 'Check now' }).waitFor();
  await page.evaluate(() => {
    let turn = 0;
    setInterval(() => {
      const [check, backup] = ['Check now', 'Make a backup now'].map((name) =>
        [...document.querySelectorAll('button')].find((button) => button.textContent === name),
      );
      const next = turn % 2 === 0 ? backup : check;
      if (next === undefined || next.disabled) return;
      turn += 1;
      next.click();
    }, 200);
  });
  return { close: () => browser.close() };
}
