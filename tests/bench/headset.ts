import type { Company } from '#core/caller/company.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { createHid } from '../../electron/adapters/hid/nodeHid.ts';
import { createHeadset } from '../../electron/services/headset/headset.ts';
import { speech } from '../../electron/practice/media/sound.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { fakeClock, silentLog } from '../fakes/clock.ts';
import { fakeNodeHid } from '../fakes/nodeHid.ts';
import { startHeadsetDesk } from '../product/headsetDesk.ts';
import { scratchFolder } from '../product/host.ts';
import { usualHeadset } from '../unit/headset/buildDescriptor.ts';
import { type Measured, openPage } from './desks.ts';
import { type Figure, compared } from './figures.ts';
import { painted } from './ring.ts';

/** Report 2 of the usual headset: hook in bit 0, mute in bit 2. */
const up = [2, 0x01];
const down = [2, 0x00];
const mutePressed = [2, 0x05];
/** Longer than any time by which two reports are taken for one press. */
const apartMs = 3_000;

/** A report read by node-hid to what is meant by it; the floor only looks at the bit. */
export async function measureIntent(times: number): Promise<Figure> {
  const [own, bare] = [await productPresses(), await barePresses()];
  const value: number[] = [];
  const least: number[] = [];
  for (let turn = 0; turn < times + 200; turn += 1) {
    const took = await own();
    const floor = await bare();
    if (turn < 200) continue;
    value.push(took);
    least.push(floor);
  }
  return compared('headset: report in to intent', value, least, {
    says: 'p95 <= 0.1',
    met: (spread) => spread.p95 <= 0.1,
  });
}

/** Each press of the mute button, from node-hid's event to the desk's wish; milliseconds. */
async function productPresses(): Promise<() => Promise<number>> {
  const clock = fakeClock();
  const usb = fakeNodeHid();
  const device = usb.plug({ path: '/dev/hidraw3', vendorId: 0x1234, productId: 1 });
  let meantAt = Number.NaN;
  const headset = createHeadset({
    hid: createHid({
      load: () => Promise.resolve(usb.module),
      platform: 'linux',
      timers: clock,
      log: silentLog,
      layoutSources: [() => Promise.resolve(readDescriptor(usualHeadset))],
      isBusylight: () => false,
    }),
    clock,
    timers: clock,
    log: silentLog,
    chosen: null,
    onIntent: (intent) => {
      meantAt = performance.now();
      headset.setCalls({ ringing: false, current: 'talking', muted: intent === 'mute', waiting: false });
    },
    onSignal: () => undefined,
    onChanged: () => undefined,
    onSeen: () => undefined,
    isBusylight: () => false,
  });
  await usb.settle();
  headset.setCalls({ ringing: false, current: 'talking', muted: false, waiting: false });
  device.feed(up);
  return async () => {
    clock.pass(apartMs);
    await usb.settle();
    const since = performance.now();
    device.feed(mutePressed);
    const took = meantAt - since;
    device.feed(up);
    return took;
  };
}

async function barePresses(): Promise<() => Promise<number>> {
  const usb = fakeNodeHid();
  const device = usb.plug({ path: '/dev/hidraw3', vendorId: 0x1234, productId: 1 });
  await usb.module.devicesAsync();
  const open = await usb.module.HIDAsync.open('/dev/hidraw3', { nonExclusive: true });
  let seenAt = Number.NaN;
  open.on('data', (report: Uint8Array) => {
    if (((report[1] ?? 0) & 0x04) !== 0) seenAt = performance.now();
  });
  await usb.settle();
  return async () => {
    await usb.settle();
    const since = performance.now();
    device.feed(mutePressed);
    const took = seenAt - since;
    device.feed(up);
    return took;
  };
}

/** A press to the 200 at the exchange: by the headset's hook, and by the key on the page of the same desk. */
export async function measureHook(company: Company, numbers: readonly string[], times: number): Promise<Figure> {
  const { folder, remove } = scratchFolder();
  const exchange = await createExchange({ password: 'bench' });
  const settings = { version: 1, account: exchange.account, country: 'UA' };
  const desk = await startHeadsetDesk({ data: folder, settings, company });
  const { browser, page } = await openPage('product', desk.link);
  await exchange.registered();
  const measured: Measured = { exchange, page, host: null, close: () => Promise.resolve() };
  const done = page.getByRole('button', { name: 'Done', exact: true });

  async function answered(number: string, press: () => Promise<number>): Promise<number> {
    const call = exchange.call({ from: number, sound: speech([], 0) });
    await painted(measured, number);
    await call.until('ringing');
    // A person needs a moment to press; both have the same.
    await new Promise((over) => setTimeout(over, 250 + Math.random() * 50));
    const pressedAt = await press();
    await call.until('talking');
    const { answeredAt } = call.marks();
    desk.headset.feed(up);
    desk.headset.feed(down);
    await call.until('ended');
    await done.first().click();
    return (answeredAt ?? Number.NaN) - pressedAt;
  }
  const byHook = async () => {
    const at = performance.timeOrigin + performance.now();
    desk.headset.feed(up);
    return at;
  };
  const byKey = async () => {
    await page.keyboard.press('F2');
    return page.evaluate(() => window.pressedAt);
  };

  const value: number[] = [];
  const least: number[] = [];
  for (let turn = 0; turn < times + 3; turn += 1) {
    const number = numbers[turn % numbers.length] ?? '';
    const hook = await answered(number, byHook);
    const key = await answered(number, byKey);
    if (turn < 3) continue;
    value.push(hook);
    least.push(key);
  }
  await browser.close();
  await desk.close();
  await exchange.close();
  remove();
  return compared('headset: hook to 200 at the exchange (floor: key on the page)', value, least, {
    says: 'p50 <= floor + 3',
    met: (spread, key) => spread.p50 <= key.p50 + 3,
  });
}
