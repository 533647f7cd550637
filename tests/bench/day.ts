import path from 'node:path';
import Database from 'better-sqlite3';
import { speech } from '../../electron/practice/media/sound.ts';
import { cpuOfChildren } from './cpu.ts';
import type { Measured } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { pageHeap, processHeap } from './heap.ts';
import { painted, paperOffer } from './ring.ts';

/** Every so many-th caller gives up; the others are answered, talked to and their notes put away. */
const missedEvery = 5;
const warmUp = 40;
const liveSeconds = 10;

/** One call of the day, whole; from its INVITE to its card painted. */
async function callOfTheDay(desk: Measured, number: string, isMissed: boolean): Promise<number> {
  const { page, exchange } = desk;
  const call = exchange.call({ from: number, offer: paperOffer });
  const at = await painted(desk, number);
  const took = at - (call.marks().invitedAt ?? Number.NaN);
  if (isMissed) call.cancel();
  else {
    await call.until('ringing');
    await page.keyboard.press('F2');
    await call.until('talking');
    call.hangUp();
  }
  await call.until('ended');
  if (!isMissed) await page.getByRole('button', { name: 'Done', exact: true }).first().click();
  await page.waitForFunction(() => document.querySelector('[data-middle] [aria-label="Next call"]') === null);
  return took;
}

function outcomesIn(folder: string): ReadonlyMap<string, number> {
  const journal = new Database(path.join(folder, 'journal.db'), { readonly: true });
  const rows = journal
    .prepare<[], { outcome: string; n: number }>('SELECT outcome, count(*) AS n FROM call GROUP BY outcome')
    .all();
  journal.close();
  return new Map(rows.map(({ outcome, n }) => [outcome, n]));
}

/** (h) A day's calls, one after the other without a pause: the last ones as quick as the first, memory and journal as they must be. */
export async function measureDay(
  product: Measured,
  numbers: readonly string[],
  calls: number,
): Promise<readonly Figure[]> {
  const { host } = product;
  const inspector = /Debugger listening on (ws:\S+)/.exec(host?.said() ?? '')?.[1];
  if (host === null || inspector === undefined) throw new Error('the day needs the product, started with --inspect');
  const heaps = { page: await pageHeap(product.page), backend: await processHeap(inspector) };
  const numberAt = (nth: number): string => numbers[nth % numbers.length] ?? '';
  for (let nth = 0; nth < warmUp; nth += 1) await callOfTheDay(product, numberAt(nth), nth % missedEvery === 0);
  const before = {
    page: await heaps.page(),
    backend: await heaps.backend(),
    cpu: cpuOfChildren(),
    kept: outcomesIn(host.data),
  };
  const took: number[] = [];
  for (let nth = 0; nth < calls; nth += 1)
    took.push(await callOfTheDay(product, numberAt(nth), nth % missedEvery === 0));
  const cpu = cpuOfChildren() - before.cpu;
  const after = { page: await heaps.page(), backend: await heaps.backend(), kept: outcomesIn(host.data) };
  heaps.backend.close?.();
  const share = Math.max(10, Math.floor(calls / 10));
  const grown = { page: (after.page - before.page) / 1_048_576, backend: (after.backend - before.backend) / 1_048_576 };
  const kept = (outcome: string): number => (after.kept.get(outcome) ?? 0) - (before.kept.get(outcome) ?? 0);
  const missed = Math.ceil(calls / missedEvery);
  const live = await cpuOfLiveCall(product, numberAt(0));
  return [
    compared(
      `day: INVITE to card painted, last tenth of ${calls} calls (floor: first tenth)`,
      took.slice(-share),
      took.slice(0, share),
      {
        says: 'p50 and p95 <= 1.2 x first tenth + 2',
        met: (last, first) => last.p50 <= first.p50 * 1.2 + 2 && last.p95 <= first.p95 * 1.2 + 2,
      },
    ),
    reading(
      'day: answered in the journal',
      'calls',
      kept('answered'),
      `= ${calls - missed}`,
      kept('answered') === calls - missed,
    ),
    reading('day: missed in the journal', 'calls', kept('missed'), `= ${missed}`, kept('missed') === missed),
    reading('day: growth of the page', 'MB', grown.page, '<= 5', grown.page <= 5),
    reading('day: growth of the backend', 'MB', grown.backend, '<= 5', grown.backend <= 5),
    reading('day: processor time per call, backend and browser', 'ms', cpu / calls, 'told', true),
    reading('day: processor during a live call, backend and browser', '% of a core', live, 'told', true),
  ];
}

/** A call with sound both ways: the share of a core it takes, what the desk takes at rest left out. */
async function cpuOfLiveCall(desk: Measured, number: string): Promise<number> {
  const { page, exchange } = desk;
  const rest = await spentIn(liveSeconds);
  const call = exchange.call({ from: number, sound: speech([], 0) });
  await call.until('ringing');
  await page.keyboard.press('F2');
  await call.until('talking');
  const talking = await spentIn(liveSeconds);
  call.hangUp();
  await call.until('ended');
  return ((talking - rest) / (liveSeconds * 1_000)) * 100;
}

async function spentIn(seconds: number): Promise<number> {
  const before = cpuOfChildren();
  await new Promise((over) => setTimeout(over, seconds * 1_000));
  return cpuOfChildren() - before;
}
