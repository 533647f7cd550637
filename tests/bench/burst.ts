import type { Page } from 'playwright';
import type { Company } from '#core/caller/company.ts';
import type { SimulatedCall } from '../../electron/practice/callState.ts';
import { type Figure, compared, reading } from './figures.ts';
import type { Measured } from './desks.ts';
import { paperOffer } from './ring.ts';

declare global {
  interface Window {
    /** When each row of the ringing list was painted first, by the caller's name; epoch milliseconds. */
    rowPaints: Map<string, number>;
  }
}

/** So many callers ring within one second. */
const inOneSecond = 50;
const everyMs = 1_000 / inOneSecond;

/** The office with callers whom a row of the list can be told apart by. */
export function withBurst(company: Company): Company {
  return {
    ...company,
    contacts: Array.from({ length: inOneSecond }, (_, nth) => ({
      contactId: `burst-${nth}`,
      name: nameOf(nth),
      company: 'Burst & Co',
      class: 'client',
      numbers: [numberOf(nth)],
    })),
  };
}

const nameOf = (nth: number): string => `Caller ${String(nth).padStart(3, '0')}`;
const numberOf = (nth: number): string => `+49301234${String(nth).padStart(4, '0')}`;

async function markRows(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.rowPaints = new Map();
    const channel = new MessageChannel();
    const waiting: string[] = [];
    channel.port1.addEventListener('message', () => {
      const at = performance.timeOrigin + performance.now();
      for (const name of waiting.splice(0)) window.rowPaints.set(name, window.rowPaints.get(name) ?? at);
    });
    channel.port1.start();
    new MutationObserver(() => {
      for (const row of document.querySelectorAll('[aria-label="Ringing calls"] li')) {
        const name = /Caller \d{3}/.exec(row.textContent)?.[0];
        if (name !== undefined && !window.rowPaints.has(name)) waiting.push(name);
      }
      if (waiting.length > 0) requestAnimationFrame(() => channel.port2.postMessage(null));
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Rings these callers, so many milliseconds apart; for each the time from its INVITE to its row painted, null if never. */
async function rings(desk: Measured, callers: readonly number[], apartMs: number): Promise<readonly (number | null)[]> {
  await desk.page.evaluate(() => window.rowPaints.clear());
  const calls: SimulatedCall[] = [];
  await new Promise<void>((rung) => {
    const timer = setInterval(() => {
      const nth = callers[calls.length];
      if (nth === undefined) {
        clearInterval(timer);
        rung();
      } else calls.push(desk.exchange.call({ from: numberOf(nth), offer: paperOffer }));
    }, apartMs);
  });
  await desk.page
    .waitForFunction((wanted) => window.rowPaints.size >= wanted, callers.length, { timeout: 10_000 })
    .catch(() => undefined);
  const paints = new Map(await desk.page.evaluate(() => [...window.rowPaints]));
  for (const call of calls) call.cancel();
  await Promise.all(calls.map((call) => call.until('ended')));
  await desk.page.waitForFunction(() => document.querySelector('[aria-label="Ringing calls"] li') === null);
  return callers.map((nth, place) => {
    const at = paints.get(nameOf(nth));
    const since = calls[place]?.marks().invitedAt ?? null;
    return at === undefined || since === null ? null : at - since;
  });
}

/** (g) Fifty callers within one second, `times` over, beside each of them alone on the same page. */
export async function measureBurst(product: Measured, times: number): Promise<readonly Figure[]> {
  const everybody = Array.from({ length: inOneSecond }, (_, nth) => nth);
  await markRows(product.page);
  await rings(product, everybody.slice(0, 5), everyMs);
  const alone: (number | null)[] = [];
  for (const nth of everybody) alone.push(...(await rings(product, [nth], everyMs)));
  const together: (number | null)[] = [];
  for (let turn = 0; turn < times; turn += 1) together.push(...(await rings(product, everybody, everyMs)));
  const painted = together.filter((ms) => ms !== null);
  return [
    compared(
      `burst: INVITE to row painted, ${inOneSecond} calls in one second (floor: one alone)`,
      painted,
      alone.filter((ms) => ms !== null),
      { says: 'p95 <= 2 x alone', met: (spread, one) => spread.p95 <= 2 * one.p95 },
    ),
    reading(
      'burst: rows painted',
      'calls',
      painted.length,
      `= ${together.length}`,
      painted.length === together.length && alone.every((ms) => ms !== null),
    ),
  ];
}
