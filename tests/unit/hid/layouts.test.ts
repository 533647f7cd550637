import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { HidDevice } from '#core/headset/ports.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import { createBrowserLayouts } from '../../../electron/adapters/hid/browserLayouts.ts';
import { linuxLayout } from '../../../electron/adapters/hid/linuxLayout.ts';
import { macLayout } from '../../../electron/adapters/hid/macLayout.ts';
import type { LayoutSource } from '../../../electron/adapters/hid/nodeHid.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { evolve, machine } from './machine.ts';

/** Telephony, Headset: input report 2 with Hook Switch and seven bits of padding. */
const descriptor = Uint8Array.from([
  0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x85, 0x02, 0x09, 0x20, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x81,
  0x22, 0x95, 0x07, 0x81, 0x01, 0xc0,
]);
const layout = readDescriptor(descriptor);

function at(devicePath: string): HidDevice {
  return { ...evolve, path: devicePath };
}

describe('how a headset’s reports are laid out, on Linux', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-hidraw-'));
  mkdirSync(path.join(folder, 'hidraw3/device'), { recursive: true });
  writeFileSync(path.join(folder, 'hidraw3/device/report_descriptor'), descriptor);
  mkdirSync(path.join(folder, 'hidraw4/device'), { recursive: true });
  writeFileSync(path.join(folder, 'hidraw4/device/report_descriptor'), '');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read from the kernel’s copy of its descriptor', async () => {
    expect(await linuxLayout(folder)(at('/dev/hidraw3'))).toEqual(layout);
  });

  test('is not known of an empty copy, of a device at no hidraw node, and of a path that would lead elsewhere', async () => {
    const source = linuxLayout(folder);
    expect(
      await Promise.all(['/dev/hidraw4', '1-4:1.3', '/dev/hidraw3/../hidraw4', ''].map((one) => source(at(one)))),
    ).toEqual([null, null, null, null]);
  });

  test('is not known when it was unplugged meanwhile', async () => {
    const { hid, warned } = machine({ layoutSources: [linuxLayout(folder)] });
    expect([await hid.layout(at('/dev/hidraw9')), warned]).toEqual([null, ['hid-layout-failed ENOENT']]);
  });
});

/** As `ioreg -a -r -c IOHIDDevice -l` writes it: the headset below a hub of its own kind, and a device without descriptor. */
const ioreg = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<array>
	<dict>
		<key>IORegistryEntryID</key>
		<integer>4294969001</integer>
		<key>Product</key>
		<string>Magic &amp; Trackpad</string>
		<key>HIDVirtualDevice</key>
		<false/>
		<key>IORegistryEntryChildren</key>
		<array>
			<dict>
				<key>IOObjectClass</key>
				<string>IOHIDUserDevice</string>
				<key>HIDDefaultBehavior</key>
				<string></string>
				<key>ReportDescriptor</key>
				<data>
				${Buffer.from(descriptor).toString('base64').slice(0, 20)}
				${Buffer.from(descriptor).toString('base64').slice(20)}
				</data>
				<key>DeviceUsagePairs</key>
				<array>
					<dict>
						<key>DeviceUsagePage</key>
						<integer>11</integer>
						<key>DeviceUsage</key>
						<integer>5</integer>
					</dict>
				</array>
				<key>IORegistryEntryID</key>
				<integer>4294969131</integer>
			</dict>
		</array>
	</dict>
</array>
</plist>
`;

describe('how a headset’s reports are laid out, on macOS', () => {
  test('is read from the registry’s entry that its path names', async () => {
    const source = macLayout(fakeClock(), async () => ioreg);
    expect(await source(at('DevSrvsID:4294969131'))).toEqual(layout);
  });

  test('is not known of an entry without a descriptor, of none, and of a path of another form', async () => {
    const source = macLayout(fakeClock(), async () => ioreg);
    expect(
      await Promise.all(['DevSrvsID:4294969001', 'DevSrvsID:1', 'IOService:/x'].map((one) => source(at(one)))),
    ).toEqual([null, null, null]);
  });

  test('is asked for once for all devices of one look, and anew later', async () => {
    const clock = fakeClock();
    let asked = 0;
    const source = macLayout(clock, async () => {
      asked += 1;
      return ioreg;
    });
    await Promise.all([source(at('DevSrvsID:4294969131')), source(at('DevSrvsID:4294969001'))]);
    clock.pass(5000);
    await source(at('DevSrvsID:4294969131'));
    expect(asked).toBe(1);
    clock.pass(1);
    await source(at('DevSrvsID:4294969131'));
    expect(asked).toBe(2);
  });

  test('is asked for anew some seconds after ioreg failed, or answered what is no list', async () => {
    const clock = fakeClock();
    const answers = ['not <xml', '', '<plist><array/></plist>', ioreg];
    let asked = 0;
    const source = macLayout(clock, async () => {
      asked += 1;
      if (asked === 1) throw new Error('ioreg was killed');
      return answers.shift() ?? '';
    });
    const device = at('DevSrvsID:4294969131');
    const told: unknown[] = [];
    for (let look = 0; look < 5; look += 1) {
      told.push(await source(device).catch((error: Error) => error.message));
      clock.pass(6000);
    }
    expect(told).toEqual(['ioreg was killed', expect.any(String), null, null, layout]);
  });
});

/** HIDDevice.collections of the same headset. */
const collections = [
  {
    usagePage: 0x0b,
    usage: 0x05,
    type: 1,
    children: [],
    inputReports: [
      {
        reportId: 2,
        items: [
          {
            isAbsolute: true,
            isArray: false,
            isConstant: false,
            hasNull: false,
            hasPreferredState: false,
            usages: [0x000b_0020],
            reportSize: 1,
            reportCount: 1,
            logicalMinimum: 0,
            logicalMaximum: 1,
          },
        ],
      },
    ],
    outputReports: [],
    featureReports: [],
  },
];

describe('how a headset’s reports are laid out, as the browser tells it,', () => {
  test('is known of every device of that kind, and of no other', async () => {
    const { source, take } = createBrowserLayouts();
    expect(take(0x0b0e, 0x0306, collections)).toBe(true);
    const told = await source(at('anywhere'));
    expect(told?.fields.map(({ reportId, bit, usage }) => ({ reportId, bit, usage }))).toEqual([
      { reportId: 2, bit: 0, usage: 0x000b_0020 },
    ]);
    expect(await source({ ...at('anywhere'), productId: 0x0307 })).toBe(null);
  });

  test('is that of the interface in hand, whichever of the same thing was told last', async () => {
    const player = [
      { usagePage: 0x0c, usage: 1, children: [], inputReports: [], outputReports: [], featureReports: [] },
    ];
    const telephony = { ...at('anywhere'), usages: [0x000b_0005] };
    const keys = { ...at('anywhere'), usages: [0x000c_0001] };
    for (const order of [
      [collections, player],
      [player, collections, player],
    ]) {
      const { source, take } = createBrowserLayouts();
      for (const told of order) take(0x0b0e, 0x0306, told);
      expect((await source(telephony))?.topLevel).toEqual([0x000b_0005]);
      expect((await source(keys))?.topLevel).toEqual([0x000c_0001]);
    }
  });

  const interfaceOf = (...pages: readonly number[]) =>
    pages.map((usagePage) => ({
      usagePage,
      usage: usagePage === 0x0b ? 5 : 1,
      children: [],
      inputReports: [],
      outputReports: [],
      featureReports: [],
    }));
  const handed = (...usages: readonly number[]) => ({ ...at('anywhere'), usages });

  test('is that with the telephony of the device in hand, though another shares more of its collections', async () => {
    const { source, take } = createBrowserLayouts();
    take(0x0b0e, 0x0306, collections);
    take(0x0b0e, 0x0306, interfaceOf(0x0c, 0xff00));
    const told = await source(handed(0x000b_0005, 0x000c_0001, 0xff00_0001));
    expect(told?.topLevel).toEqual([0x000b_0005]);
  });

  test('is not that of another interface: it shares no collection, or has more than the device in hand', async () => {
    const { source, take } = createBrowserLayouts();
    take(0x0b0e, 0x0306, interfaceOf(0x0c));
    take(0x0b0e, 0x0306, interfaceOf(0x0b, 0x0c));
    const told = await Promise.all([source(handed(0x000c_0001)), source(handed(0xff00_0001))]);
    expect(told.map((one) => one?.topLevel)).toEqual([[0x000c_0001], undefined]);
  });

  test('is kept when a page tells without end of interfaces that have no telephony', async () => {
    const { source, take } = createBrowserLayouts();
    take(0x0b0e, 0x0306, collections);
    for (let count = 1; count <= 40; count += 1) take(0x0b0e, 0x0306, interfaceOf(0xff00 + count));
    const told = await Promise.all([0x000b_0005, 0xff09_0001, 0xff0a_0001].map((usage) => source(handed(usage))));
    expect(told.map((one) => one !== null)).toEqual([true, false, true]);
  });

  test('takes the place of what was told of the same interface before, and of no other', async () => {
    const { source, take } = createBrowserLayouts();
    take(0x0b0e, 0x0307, collections);
    for (let count = 0; count < 40; count += 1) take(0x0b0e, 0x0306, collections);
    take(0x0b0e, 0x0306, interfaceOf(0x0b));
    const device = handed(0x000b_0005);
    const told = await Promise.all([source(device), source({ ...device, productId: 0x0307 })]);
    expect(told.map((one) => one?.fields.length)).toEqual([0, 1]);
  });

  test('is refused when it is nothing of the kind, and what was known stays', async () => {
    const { source, take } = createBrowserLayouts();
    take(0x0b0e, 0x0306, collections);
    expect([take(0x0b0e, 0x0306, [{ usagePage: 'telephony' }]), take(0x0b0e, 0x0306, null)]).toEqual([false, false]);
    expect(await source(at('anywhere'))).not.toBe(null);
  });

  test('is forgotten of the oldest when a page tells of devices without end', async () => {
    const { source, take } = createBrowserLayouts();
    for (let productId = 0; productId < 40; productId += 1) take(0x0b0e, productId, collections);
    const known = await Promise.all([7, 8, 39].map((productId) => source({ ...at('anywhere'), productId })));
    expect(known.map((one) => one !== null)).toEqual([false, true, true]);
  });
});

describe('several sources of the layout', () => {
  const sources: LayoutSource[] = [
    () => Promise.reject(new Error('broken')),
    async () => null,
    async () => layout,
    () => Promise.reject(new Error('not reached')),
  ];

  test('are asked in their order until one knows, and one that fails is as one that does not know', async () => {
    const { hid, warned } = machine({ layoutSources: sources });
    expect([await hid.layout(evolve), warned]).toEqual([layout, ['hid-layout-failed unknown']]);
  });
});
