import type { Company } from '#core/caller/company.ts';
import type { TelephoneCall } from '../../electron/practice/callState.ts';
import { speech } from '../../electron/practice/media/sound.ts';
import type { Measured } from './desks.ts';
import { type Figure, compared } from './figures.ts';
import { painted } from './ring.ts';

/** A person reads whom the keys stand for. */
function moment(): Promise<void> {
  return new Promise((over) => setTimeout(over, 250 + Math.random() * 50));
}

interface Target {
  /** Number of a client in her care. */
  readonly caller: string;
  readonly extension: string;
  readonly name: string;
}

/** A client whose account manager has a telephone: she is the first target of the client's calls. */
export function firstTarget({ contacts, employees }: Company): Target {
  for (const { numbers, responsible } of contacts) {
    const manager = employees.find(({ employeeId }) => employeeId === responsible);
    if (numbers[0] !== undefined && manager !== undefined && manager.extension !== '')
      return { caller: numbers[0], extension: manager.extension, name: manager.name };
  }
  throw new Error('no contact of the company has somebody who looks after it');
}

/** The next call at an employee's phone; when it rang, its own marks tell. */
async function nextCall({ exchange }: Measured, extension: string): Promise<TelephoneCall> {
  const phone = exchange.employee(extension);
  const before = phone.calls().at(-1);
  for (;;) {
    const latest = phone.calls().at(-1);
    if (latest !== undefined && latest !== before) return latest;
    await new Promise((over) => setTimeout(over, 5));
  }
}

/** F4 and 1 in a call: the digit to the INVITE at the target's phone. */
async function transferred(product: Measured, { caller: number, extension, name }: Target): Promise<number> {
  const { page, exchange } = product;
  const call = exchange.call({ from: number, sound: speech([], 0) });
  await painted(product, number);
  await call.until('ringing');
  await page.keyboard.press('F2');
  await call.until('talking');
  // Her telephone is at rest again since the turn before, so that she is the first of them.
  const first = page.getByRole('region', { name: 'For this call' }).getByRole('listitem').first();
  await first.filter({ hasText: name, has: page.locator('[data-lamp="free"]') }).waitFor();
  // The exchange has the answer a moment before the page knows of it: sooner there is nobody to be handed over.
  await page.getByRole('group', { name: 'Call' }).getByRole('button', { name: 'Hold', disabled: false }).waitFor();
  await page.keyboard.press('F4');
  await moment();
  const rings = nextCall(product, extension);
  await page.keyboard.press('1');
  const { rangAt } = (await rings).marks();
  const pressedAt = await page.evaluate(() => window.pressedAt);
  call.hangUp();
  await call.until('ended');
  await page.getByRole('button', { name: 'Done', exact: true }).first().click();
  return (rangAt ?? Number.NaN) - pressedAt;
}

/** The bare page's F4 calls the same extension; letting the key go gives it up. */
async function dialled(floor: Measured, extension: string): Promise<number> {
  const rings = nextCall(floor, extension);
  await floor.page.keyboard.down('F4');
  const call = await rings;
  const pressedAt = await floor.page.evaluate(() => window.pressedAt);
  await floor.page.keyboard.up('F4');
  await call.until('ended');
  return (call.marks().rangAt ?? Number.NaN) - pressedAt;
}

/** Transfer pressed to the INVITE at the exchange. */
export async function measureTransfer(
  product: Measured,
  floor: Measured,
  target: Target,
  times: number,
): Promise<Figure> {
  const value: number[] = [];
  const least: number[] = [];
  for (let turn = 0; turn < times + 3; turn += 1) {
    const own = await transferred(product, target);
    const bare = await dialled(floor, target.extension);
    if (turn < 3) continue;
    value.push(own);
    least.push(bare);
  }
  return compared('transfer: press to INVITE on the wire', value, least, {
    // The floor does not hold a caller meanwhile.
    says: 'p50 <= floor + 50, p95 <= floor + 100',
    met: (spread, bare) => spread.p50 <= bare.p50 + 50 && spread.p95 <= bare.p95 + 100,
  });
}
