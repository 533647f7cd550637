import { describe, expect, test } from 'vitest';
import { headsetMap } from '#core/headset/headsetMap.ts';
import { HidCollections, layoutOfCollections } from '#core/headset/layoutOfCollections.ts';
import { profileFor } from '#core/headset/profiles.ts';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import type { ReportLayout } from '#core/headset/reportField.ts';
import { chromiumCollections, windowsCollections } from './buildCollections.ts';
import {
  array,
  bits,
  collection,
  count,
  descriptor,
  fill,
  headsetOfSeparateLamps,
  id,
  input,
  logical,
  output,
  page,
  pressed,
  range,
  size,
  toggled,
  usage,
  usualHeadset,
} from './buildDescriptor.ts';
import { descriptorOf, needReal, realCases } from './realDescriptors.ts';

/** As they come from the page: through JSON, and let in by the schema. */
const received = (collections: unknown) =>
  layoutOfCollections(HidCollections.parse(JSON.parse(JSON.stringify(collections))));

/** What counts of a field; which collections stand within the outermost one is not told by Chromium. */
const fieldsOf = (layout: ReportLayout) =>
  layout.fields
    .filter(({ usage: one, usageBefore }) => [0x0b, 0x08].includes(Math.floor((usageBefore ?? one) / 0x1_0000)))
    .map(({ collections, usageBefore, usage: now, runs, ...field }) => ({
      ...field,
      usage: usageBefore ?? now,
      outermost: collections[0],
      runs: runs.map(({ first, count: many, before }) => ({ first: before ?? first, many })),
    }))
    .toSorted((a, b) => a.direction.localeCompare(b.direction) || a.reportId - b.reportId || a.bit - b.bit);

const callControlOf = (layout: ReportLayout, vendorId: number) => {
  const map = headsetMap(layout, profileFor(vendorId, 0));
  return map.ok ? { controls: new Set(map.value.controls), lamps: new Set(map.value.lamps) } : map.error;
};

test.for(realCases)(
  '$product: the browser’s collections, as Chromium makes them anywhere, give the same fields and map',
  (device, { skip }) => {
    needReal(skip);
    const layout = readDescriptor(descriptorOf(device));
    const told = received(chromiumCollections(descriptorOf(device)));
    expect([told.numbered, told.topLevel, told.bytes]).toEqual([layout.numbered, layout.topLevel, layout.bytes]);
    expect(fieldsOf(told)).toEqual(fieldsOf(layout));
    expect(callControlOf(told, device.vendorId)).toEqual(callControlOf(layout, device.vendorId));
  },
);

test.for(realCases)(
  '$product: the browser’s collections, as they are on Windows, give the same fields and map',
  (device, { skip }) => {
    needReal(skip);
    const layout = readDescriptor(descriptorOf(device));
    const told = received(windowsCollections(layout));
    expect(fieldsOf(told)).toEqual(fieldsOf(layout));
    expect(callControlOf(told, device.vendorId)).toEqual(callControlOf(layout, device.vendorId));
  },
);

test('headsets that were built are the same by their descriptor and by the browser’s collections', () => {
  for (const bytes of [usualHeadset, headsetOfSeparateLamps]) {
    const layout = readDescriptor(bytes);
    expect([received(chromiumCollections(bytes)), received(windowsCollections(layout))]).toEqual([layout, layout]);
  }
});

test('an item of a collection within another is counted once', () => {
  const bytes = descriptor(
    collection(
      0x0b,
      0x05,
      id(2),
      bits(input, toggled, 0x20),
      [...usage(0x06), 0xa1, 0x02, ...bits(input, pressed, 0x2f), 0xc0],
      bits(input, pressed, 0x26),
      fill(input, 5),
    ),
  );
  const told = received(chromiumCollections(bytes));
  expect(told.fields.map(({ usage: one, bit }) => [one, bit])).toEqual([
    [0x0b_0020, 0],
    [0x0b_002f, 1],
    [0x0b_0026, 2],
  ]);
  expect(told.bytes.input).toEqual(new Map([[2, 1]]));
});

test('a range of one usage, which is told by its ends alone, is that usage', () => {
  const bytes = descriptor(
    collection(0x0b, 0x05, bits(input, toggled, 0x20), page(0x08), count(1), range(0x2a, 0x2a), output(toggled)),
  );
  const told = received(chromiumCollections(bytes));
  expect(told.fields.map(({ usage: one }) => one)).toEqual([0x0b_0020, 0x08_002a]);
});

test('arrays keep their usages in order, single ones before a range', () => {
  const bytes = descriptor(
    collection(0x0b, 0x05, logical(1, 14), size(4), count(2), usage(0x20, 0x2f), range(0xb0, 0xbb), input(array)),
  );
  expect(received(chromiumCollections(bytes))).toEqual(readDescriptor(bytes));
});

test('a maximum of 255, 65535 or 2^32 - 1 that the browser tells as -1 is that maximum again', () => {
  const maximum = (bytes: readonly number[]) =>
    received(
      chromiumCollections(
        descriptor(collection(0x0b, 0x05, [0x15, 0x00], bytes, size(8), count(1), usage(0x20), input(toggled))),
      ),
    ).fields[0]?.logicalMax;
  const [item] = HidCollections.parse(chromiumCollections(usualHeadset))[0]?.inputReports[0]?.items ?? [];
  const told = (logicalMinimum: number, logicalMaximum: number) => {
    const report = { reportId: 2, items: [{ ...item, logicalMinimum, logicalMaximum }] };
    const all = { usagePage: 11, usage: 5, inputReports: [report], outputReports: [], featureReports: [] };
    return received([all]).fields[0]?.logicalMax;
  };
  expect([maximum([0x25, 0xff]), told(0, -1000), told(0, -100_000), told(-5, -1)]).toEqual([
    255, 64_536, 4_294_867_296, -1,
  ]);
});

describe('what a page sends that is no description of a device', () => {
  const [device] = chromiumCollections(usualHeadset);
  const report = device?.inputReports[0];
  const item = report?.items[0];
  const isLetIn = (collections: unknown) => HidCollections.safeParse(collections).success;
  const withItem = (change: object) => [{ ...device, inputReports: [{ ...report, items: [{ ...item, ...change }] }] }];

  test('is not let in', () => {
    expect(isLetIn(withItem({}))).toBe(true);
    expect([
      isLetIn(null),
      isLetIn([{}]),
      isLetIn(Array.from({ length: 65 }, () => device)),
      isLetIn([{ ...device, inputReports: Array.from({ length: 257 }, () => report) }]),
      isLetIn([{ ...device, inputReports: [{ reportId: 256, items: [] }] }]),
      isLetIn([{ ...device, inputReports: [{ reportId: 2, items: Array.from({ length: 1025 }, () => item) }] }]),
      isLetIn(withItem({ usages: Array.from({ length: 1025 }, () => 0) })),
      isLetIn(withItem({ usages: ['0x20'] })),
      isLetIn(withItem({ reportCount: -1 })),
      isLetIn(withItem({ reportSize: 2 ** 32 })),
      isLetIn(withItem({ logicalMaximum: 0.5 })),
    ]).toEqual(Array.from({ length: 11 }, () => false));
  });

  test('allocates nothing for sizes that no report has', () => {
    const huge = received(withItem({ reportSize: 0xffff_ffff, reportCount: 0xffff_ffff }));
    const many = received(withItem({ reportSize: 1, reportCount: 100_000 }));
    // The outputs are there still.
    expect([huge.fields.length, huge.bytes.input, many.fields.length, many.bytes.input]).toEqual([
      4,
      new Map(),
      4,
      new Map([[2, 12_500]]),
    ]);
  });

  test('may nest collections as deep as it likes: what is within is not looked at', () => {
    let deep: object = { ...device };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { ...device, children: [deep] };
    expect(layoutOfCollections(HidCollections.parse([deep])).fields).toHaveLength(10);
  });
});
