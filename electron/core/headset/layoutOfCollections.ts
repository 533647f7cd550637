import { z } from 'zod';
import { createReportLayer } from './layReports.ts';
import type { ReportLayout, UsageRun } from './reportField.ts';

const Uint32 = z.int().min(0).max(0xffff_ffff);
const Int32 = z.int32();
const Uint16 = z.int().min(0).max(0xffff);

/** WebHID's HIDReportItem, as far as it tells where what stands. */
const HidItem = z.object({
  isAbsolute: z.boolean(),
  isArray: z.boolean(),
  isConstant: z.boolean(),
  hasNull: z.boolean(),
  hasPreferredState: z.boolean(),
  usages: z.array(Uint32).max(1024).nullish(),
  usageMinimum: Uint32.nullish(),
  usageMaximum: Uint32.nullish(),
  reportSize: Uint32,
  reportCount: Uint32,
  logicalMinimum: Int32,
  logicalMaximum: Int32,
});
type HidItem = z.infer<typeof HidItem>;

const HidReport = z.object({ reportId: z.int().min(0).max(0xff), items: z.array(HidItem).max(1024) });
const HidReports = z.array(HidReport).max(256);

/** HIDCollectionInfo. Its `children` are left out: see `layoutOfCollections`. */
const HidCollection = z.object({
  usagePage: Uint16,
  usage: Uint16,
  inputReports: HidReports,
  outputReports: HidReports,
  featureReports: HidReports,
});

/**
 * `HIDDevice.collections` of Chromium as plain data: the only thing on Windows that tells where in a report what stands.
 * The limits are far beyond what devices have, and bind what a page can make the desk read.
 */
export const HidCollections = z.array(HidCollection).max(64);
export type HidCollections = z.infer<typeof HidCollections>;

const kinds = [
  ['input', 'inputReports'],
  ['output', 'outputReports'],
  ['feature', 'featureReports'],
] as const;

/**
 * The layout of a device's reports from what WebHID tells of it. A collection's report lists every item of the
 * collections below it as well, in the order of the descriptor (Chromium's HidCollection::BuildCollections adds each item
 * to all ancestors; on Windows there are no children, and gaps come as constant items without usages): so the top level
 * is the whole, and children would count twice. There reports are as long as the longest of their direction.
 *
 * A short usage has the page that held when it was declared: 0B:07 stays, where a descriptor read by us gives 09:07.
 */
export function layoutOfCollections(collections: HidCollections): ReportLayout {
  const layer = createReportLayer();
  let numbered = false;
  for (const collection of collections) {
    const path = [usageOf(collection)];
    for (const [direction, reports] of kinds) {
      for (const { reportId, items } of collection[reports]) {
        numbered ||= reportId !== 0;
        for (const item of items) layer.add({ direction, reportId, collections: path, ...itemOf(item) });
      }
    }
  }
  return layer.layout(
    numbered,
    collections.map((collection) => usageOf(collection)),
  );
}

function itemOf(item: HidItem) {
  return {
    size: item.reportSize,
    count: item.reportCount,
    flags:
      (item.isConstant ? 0x01 : 0) |
      (item.isArray ? 0 : 0x02) |
      (item.isAbsolute ? 0 : 0x04) |
      (item.hasPreferredState ? 0 : 0x20) |
      (item.hasNull ? 0x40 : 0),
    runs: runsOf(item),
    logicalMin: item.logicalMinimum,
    logicalMax: withoutSign(item),
  };
}

/** Chromium reads `25 ff` as -1 beside a minimum of 0 too, where it is meant as 255; how wide it was is not told. */
function withoutSign({ logicalMinimum, logicalMaximum }: HidItem): number {
  if (logicalMinimum < 0 || logicalMaximum >= 0) return logicalMaximum;
  const width = [0x100, 0x1_0000].find((values) => logicalMaximum >= -values / 2) ?? 0x1_0000_0000;
  return logicalMaximum + width;
}

/** A range of one usage (`19 2a 29 2a`) is told as no range, without usages, and by its two ends. */
function runsOf({ usages, usageMinimum, usageMaximum }: HidItem): readonly UsageRun[] {
  const runs = (usages ?? []).map((first) => ({ first, count: 1, before: null }));
  const first = usageMinimum ?? 0;
  const last = usageMaximum ?? 0;
  if (last === 0 || last < first) return runs;
  return [...runs, { first, count: last - first + 1, before: null }];
}

function usageOf({ usagePage, usage }: { readonly usagePage: number; readonly usage: number }): number {
  return usagePage * 0x1_0000 + usage;
}
