import path from 'node:path';
import Database from 'better-sqlite3';
import { type Figure, compared, reading } from './figures.ts';
import { pageHeap, processHeap } from './heap.ts';
import type { Measured } from './desks.ts';
import { paperOffer } from './ring.ts';

/** How many calls a second, and how long each rings before its caller gives up. */
const everyMs = 100;
const ringsMs = 70;

/** Rings `seconds` long; for each call the time from its INVITE to its card painted whole. */
async function storm(desk: Measured, numbers: readonly string[], seconds: number): Promise<readonly number[]> {
  await desk.page.evaluate(() => void (window.paints = []));
  const rung: { readonly digits: string; readonly invitedAt: () => number | null; readonly over: Promise<void> }[] = [];
  const total = (seconds * 1_000) / everyMs;
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const number = numbers[rung.length % numbers.length] ?? '';
      const call = desk.exchange.call({ from: number, offer: paperOffer });
      setTimeout(() => call.cancel(), ringsMs);
      rung.push({
        digits: number.replace(/\D/g, ''),
        invitedAt: () => call.marks().invitedAt,
        over: call.until('ended'),
      });
      if (rung.length < total) return;
      clearInterval(timer);
      done();
    }, everyMs);
  });
  await Promise.all(rung.map(({ over }) => over));
  const paints = await desk.page.evaluate(() => window.paints);
  return rung.flatMap(({ digits, invitedAt }) => {
    const since = invitedAt() ?? Number.NaN;
    const paint = paints.find((mark) => mark.digits === digits && mark.at >= since && mark.at < since + 2_000);
    return paint === undefined ? [] : [paint.at - since];
  });
}

function callsIn(folder: string): number {
  const journal = new Database(path.join(folder, 'journal.db'), { readonly: true });
  const row = journal.prepare<[], { n: number }>('SELECT count(*) AS n FROM call').get();
  journal.close();
  return row?.n ?? 0;
}

/** (c) Calls that ring and are cancelled, ten a second: all in the journal, cards as quick as the floor's, memory as before. */
export async function measureStorm(
  product: Measured,
  floor: Measured,
  numbers: readonly string[],
  seconds: number,
): Promise<readonly Figure[]> {
  const { host } = product;
  if (host === null) throw new Error('the storm needs the product');
  const inspector = /Debugger listening on (ws:\S+)/.exec(host.said())?.[1];
  if (inspector === undefined) throw new Error('the host was not started with --inspect');
  const heaps = { page: await pageHeap(product.page), backend: await processHeap(inspector) };
  // What is compiled and cached once is not growth.
  await storm(product, numbers, Math.min(20, seconds));
  const before = { page: await heaps.page(), backend: await heaps.backend(), calls: callsIn(host.data) };
  const value = await storm(product, numbers, seconds);
  const after = { page: await heaps.page(), backend: await heaps.backend(), calls: callsIn(host.data) };
  heaps.backend.close?.();
  const least = await storm(floor, numbers, seconds);
  const expected = (seconds * 1_000) / everyMs;
  const kept = after.calls - before.calls;
  const grown = { page: (after.page - before.page) / 1_048_576, backend: (after.backend - before.backend) / 1_048_576 };
  return [
    compared('storm: INVITE to complete card painted, 10 calls a second', value, least, {
      says: 'p50 <= floor + 6, p95 <= floor + 12, all painted',
      met: (spread, bare) => value.length === expected && spread.p50 <= bare.p50 + 6 && spread.p95 <= bare.p95 + 12,
    }),
    reading('storm: calls in the journal', 'calls', kept, `= ${expected}`, kept === expected),
    reading('storm: growth of the page', 'MB', grown.page, '<= 5', grown.page <= 5),
    reading('storm: growth of the backend', 'MB', grown.backend, '<= 5', grown.backend <= 5),
  ];
}
