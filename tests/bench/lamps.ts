import type { Company, Employee } from '#core/caller/company.ts';
import { type Figure, compared, reading } from './figures.ts';
import type { Measured } from './desks.ts';

/** So many phones are watched; the exchange has one for each. */
export const watched = 300;
/** The list draws the rows in sight; their lamps turn. */
const inSight = 6;

function manyEmployees(): Employee[] {
  return Array.from({ length: watched }, (_, index) => ({
    employeeId: `employee-${index}`,
    name: `Employee ${String(index).padStart(3, '0')}`,
    department: `Department ${index % 12}`,
    extension: String(1_000 + index),
    mobile: '',
    hours: null,
    absences: [],
    deputies: [],
  }));
}

export function withManyEmployees(company: Company): Company {
  return { ...company, employees: [...company.employees, ...manyEmployees()] };
}

declare global {
  interface Window {
    /** Employees whose row was painted anew, in order; `at` in epoch milliseconds. */
    rows: { readonly employeeId: string; readonly look: string; readonly at: number }[];
  }
}

/** Runs in the page, whole in itself: notes each row whose lamp was painted. */
function markRows(): void {
  window.rows = [];
  const waiting: { employeeId: string; look: string }[] = [];
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', () => {
    const at = performance.timeOrigin + performance.now();
    for (const row of waiting.splice(0)) window.rows.push({ ...row, at });
  });
  channel.port1.start();
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const row = element?.closest('[data-employee]');
      const employeeId = row?.getAttribute('data-employee');
      const look = row?.querySelector('[data-lamp]')?.getAttribute('data-lamp');
      if (employeeId === null || employeeId === undefined) continue;
      waiting.push({ employeeId, look: look ?? '' });
    }
    // A task posted by a frame's callback runs after that frame was painted.
    if (waiting.length > 0) requestAnimationFrame(() => channel.port2.postMessage(null));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

async function lampPainted(desk: Measured, index: number): Promise<number> {
  const phone = desk.exchange.employee(String(1_000 + index));
  const look = phone.manner() === 'busy' ? 'free' : 'busy';
  await desk.page.evaluate(() => void (window.rows = []));
  const writtenAt = performance.timeOrigin + performance.now();
  phone.setManner(look === 'busy' ? 'busy' : 'never-answers');
  const painted = await desk.page.waitForFunction(
    (wanted) => window.rows.find((row) => row.employeeId === wanted.employeeId && row.look === wanted.look)?.at,
    { employeeId: `employee-${index}`, look },
    { polling: 20 },
  );
  return Number(await painted.jsonValue()) - writtenAt;
}

/** NOTIFY written by the exchange to the lamp painted, with 300 watched; one row of the list alone is drawn for it. */
export async function measureLamps(product: Measured, floor: Measured, times: number): Promise<readonly Figure[]> {
  const value: number[] = [];
  const least: number[] = [];
  let mostRows = 0;
  for (const desk of [product, floor]) {
    await allWatched(desk);
    await desk.page.evaluate(markRows);
  }
  for (let turn = 0; turn < times + 5; turn += 1) {
    const index = turn % inSight;
    const painted = await lampPainted(product, index);
    const bare = await lampPainted(floor, index);
    const rows = await product.page.evaluate(() => new Set(window.rows.map(({ employeeId }) => employeeId)).size);
    // The first ones compile code in both.
    if (turn < 5) continue;
    mostRows = Math.max(mostRows, rows);
    value.push(painted);
    least.push(bare);
  }
  return [
    compared(`lamps: NOTIFY to lamp painted, ${watched} employees`, value, least, {
      says: 'p95 <= 50',
      met: ({ p95 }) => p95 <= 50,
    }),
    reading('lamps: most rows drawn for one lamp', 'rows', mostRows, '1', mostRows === 1),
  ];
}

/** The first lamps are subscribed to a few at a time; then those in sight are known. */
async function allWatched(desk: Measured): Promise<void> {
  while (desk.exchange.subscriptions() < watched) await new Promise((over) => setTimeout(over, 100));
  const search = desk.page.getByRole('searchbox', { name: 'Find an employee' });
  if ((await search.count()) > 0) {
    await search.fill('Employee 00');
    // Digits that are pressed later pick a target, and are no search.
    await search.blur();
  }
  await desk.page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-employee^="employee-"] [data-lamp="free"]').length >= wanted,
    inSight,
    { polling: 100, timeout: 60_000 },
  );
}
