import type { Hid, HidConnection, HidDevice } from '#core/headset/ports.ts';
import { createHid, type HidPorts } from '../../../electron/adapters/hid/nodeHid.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type FakeNodeHid, fakeNodeHid } from '../../fakes/nodeHid.ts';

export interface Machine {
  readonly usb: FakeNodeHid;
  readonly hid: Hid;
  readonly clock: FakeClock;
  /** Words and codes of warnings so far. */
  readonly warned: string[];
}

export const evolve = {
  path: '/dev/hidraw3',
  vendorId: 0x0b0e,
  productId: 0x0306,
  serial: '0A1B2C',
  maker: 'GN Netcom A/S',
  product: 'Jabra EVOLVE LINK',
  usages: [0x000b_0005, 0xff00_0005, 0x000c_0001],
};

export function machine(changed: Partial<HidPorts> = {}): Machine {
  const usb = fakeNodeHid();
  const clock = fakeClock();
  const warned: string[] = [];
  const hid = createHid({
    load: async () => usb.module,
    platform: 'linux',
    timers: clock,
    log: {
      info: () => undefined,
      warn: (event, facts) => warned.push([event, ...Object.values(facts ?? {})].join(' ')),
    },
    layoutSources: [],
    isBusylight: (vendorId) => vendorId === 0x27b8,
    ...changed,
  });
  return { usb, hid, clock, warned };
}

export interface Heard {
  readonly reports: number[][];
  lost: number;
}

/** Lists, opens the first device, and keeps what is heard from it. */
export async function opened(
  { hid }: Pick<Machine, 'hid'>,
  onReport?: (report: Uint8Array) => void,
): Promise<{ readonly connection: HidConnection; readonly device: HidDevice; readonly heard: Heard }> {
  const listed = await hid.list();
  const device = listed.ok ? listed.value[0] : undefined;
  if (device === undefined) throw new Error('nothing is plugged in');
  const heard: Heard = { reports: [], lost: 0 };
  const result = await hid.open(device, {
    onReport: (report) => {
      heard.reports.push([...report]);
      onReport?.(report);
    },
    onLost: () => {
      heard.lost += 1;
    },
  });
  if (!result.ok) throw new Error(`not opened: ${result.error}`);
  return { connection: result.value, device, heard };
}
