import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import type { Company } from '#core/caller/company.ts';
import { type LongJob, fromTheBeginning } from '#core/journal/keepingDisk.ts';
import type { JournalStore } from '#core/journal/store.ts';
import { callId } from '#core/support/ids.ts';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { startJob } from '../../electron/adapters/sqlite/keeping/jobs.ts';
import { scratchFolder } from '../product/host.ts';
import { writeManyCalls } from '../product/manyCalls.ts';
import { type Measured, openPage, openProduct } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { measureRing } from './ring.ts';

const out = path.join(import.meta.dirname, '../../out');

/** A journal of so many calls, written once and kept for the benches that follow. */
function manyCalls(count: number): { readonly file: string; readonly figures: readonly Figure[] } {
  const file = path.join(out, `journal-${count}.db`);
  const figures: Figure[] = [];
  if (!existsSync(file)) {
    mkdirSync(out, { recursive: true });
    const begun = performance.now();
    writeManyCalls(`${file}.part`, count);
    renameSync(`${file}.part`, file);
    const seconds = (performance.now() - begun) / 1_000;
    process.stdout.write(`keeping: ${count} calls written in ${Math.round(seconds)} s\n`);
  }
  const bytes = statSync(file).size / count;
  figures.push(reading(`journal: bytes a call, ${count} calls`, 'bytes', bytes, 'at most 4000', bytes <= 4_000));
  return { file, figures };
}

async function opened(file: string): Promise<JournalStore> {
  const store = await openJournal({ file, deskId: 'desk', zone: () => 'Europe/Kyiv' });
  if (!store.ok) throw new Error(store.error);
  return store.value;
}

/** Opened, and the first page of the list there. */
async function openedIn(file: string): Promise<number> {
  const begun = performance.now();
  const store = await opened(file);
  await store.list({ text: '', before: null, limit: 50, missedOnly: false });
  const ms = performance.now() - begun;
  await store.close();
  return ms;
}

/** Commits of one fact each, one after the other, until there are so many or `until` is over. */
async function commits(store: JournalStore, times: number, until: Promise<unknown> | null): Promise<readonly number[]> {
  const id = callId(v7());
  const took: number[] = [];
  const job = { isOver: false };
  void until?.then(() => {
    job.isOver = true;
  });
  while (took.length < times && !job.isOver) {
    const begun = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one commit after the other is what is measured
    const written = await store.append([
      { callId: id, at: Date.now(), body: { kind: 'essence-noted', essence: `order ${took.length}` } },
    ]);
    if (!written.ok) throw new Error(written.error);
    took.push(performance.now() - begun);
    // oxlint-disable-next-line no-await-in-loop -- a desk at work, not a flood
    await new Promise((over) => {
      setTimeout(over, 5);
    });
  }
  return took;
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
  const store = await opened(file);
  const quiet = await commits(store, times, null);
  const jobs: readonly (readonly [string, () => LongJob<unknown>])[] = [
    ['a backup', () => startJob({ kind: 'backup', plan: backupPlan(file, folder) })],
    ['a check', () => startJob({ kind: 'check', plan: { file, from: fromTheBeginning, searchEvery: 1_000 } })],
    [
      'the check of the pages',
      () =>
        startJob({ kind: 'check', plan: { file, from: { step: 'pages', upTo: 0, chainHash: '' }, searchEvery: 0 } }),
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
