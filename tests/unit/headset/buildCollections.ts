import { type DescriptorItem, descriptorItems, signed } from '#core/headset/descriptorItems.ts';
import type { HidCollections } from '#core/headset/layoutOfCollections.ts';
import type { ReportField, ReportLayout } from '#core/headset/reportField.ts';

type Collection = HidCollections[number] & { readonly type: number; readonly children: Collection[] };
type Reports = Collection['inputReports'];
type Item = Reports[number]['items'][number];

const lists = { 0x80: 'inputReports', 0x90: 'outputReports', 0xb0: 'featureReports' } as const;

/**
 * `HIDDevice.collections` as Chromium makes it from a descriptor on Linux and macOS: an item stands in its collection
 * and in all around it; usages have the page of their declaration; usages beyond Report Count are kept.
 */
export function chromiumCollections(descriptor: Uint8Array): Collection[] {
  const top: Collection[] = [];
  const open: Collection[] = [];
  const pushed: Map<number, DescriptorItem>[] = [];
  let globals = new Map<number, DescriptorItem>();
  const value = (tag: number) => globals.get(tag)?.value ?? 0;
  const whole = ({ size, value: id }: DescriptorItem) => (size === 4 ? id : value(0x04) * 0x1_0000 + id);
  let usages: number[] = [];
  const ends = { 0x18: 0, 0x28: 0 };
  for (const item of descriptorItems(descriptor)) {
    if (item.type === 'global' && item.tag === 0xa4) pushed.push(new Map(globals));
    else if (item.type === 'global' && item.tag === 0xb4) globals = pushed.pop() ?? globals;
    else if (item.type === 'global') globals.set(item.tag, item);
    else if (item.tag === 0x08) usages.push(whole(item));
    else if (item.tag === 0x18 || item.tag === 0x28) ends[item.tag] = whole(item);
    if (item.type !== 'main') continue;
    if (item.tag === 0xa0) {
      const usage = usages[0] ?? 0;
      const collection: Collection = {
        usagePage: Math.floor(usage / 0x1_0000),
        usage: usage % 0x1_0000,
        type: item.value,
        children: [],
        inputReports: [],
        outputReports: [],
        featureReports: [],
      };
      (open.at(-1)?.children ?? top).push(collection);
      open.push(collection);
    } else if (item.tag === 0xc0) {
      open.pop();
    } else if (item.tag === 0x80 || item.tag === 0x90 || item.tag === 0xb0) {
      const max = globals.get(0x24);
      const made: Item = {
        ...flagsOf(item.value),
        usages,
        usageMinimum: ends[0x18],
        usageMaximum: ends[0x28],
        reportSize: value(0x74),
        reportCount: value(0x94),
        logicalMinimum: signed(globals.get(0x14) ?? item),
        logicalMaximum: max === undefined ? 0 : signed(max),
      };
      for (const collection of open) reportOf(collection[lists[item.tag]], value(0x84)).items.push(made);
    }
    usages = [];
    ends[0x18] = 0;
    ends[0x28] = 0;
  }
  return top;
}

/**
 * The same as Chromium makes it on Windows: top-level collections alone, items in the order of their bits, gaps as
 * constants without usages, and every report of a direction filled up to the longest one of its collection.
 */
export function windowsCollections(layout: ReportLayout): HidCollections {
  return layout.topLevel.map((usage): HidCollections[number] => {
    const ours = layout.fields.filter(({ collections }) => collections[0] === usage);
    const reportsOf = (direction: ReportField['direction']) => {
      const fields = ours.filter((field) => field.direction === direction);
      const ids = [...new Set(fields.map(({ reportId }) => reportId))];
      const bytes = Math.max(0, ...ids.map((reportId) => layout.bytes[direction].get(reportId) ?? 0));
      return ids.map((reportId) => ({
        reportId,
        items: itemsByBits(
          fields.filter((field) => field.reportId === reportId),
          bytes * 8,
        ),
      }));
    };
    return {
      usagePage: Math.floor(usage / 0x1_0000),
      usage: usage % 0x1_0000,
      inputReports: reportsOf('input'),
      outputReports: reportsOf('output'),
      featureReports: reportsOf('feature'),
    };
  });
}

function itemsByBits(fields: readonly ReportField[], bits: number): Item[] {
  const items: Item[] = [];
  let next = 0;
  const pad = (until: number) => {
    if (until > next) items.push({ ...flagsOf(0x01), ...rangeOf(0, 0), ...sizesOf(until - next, 1, 0, 0), usages: [] });
  };
  for (const field of fields.filter(({ slot }) => slot === 0)) {
    pad(field.bit);
    const { bits: size, slots, logicalMin, logicalMax } = field;
    // The usage of a field that was re-paged is the one that was meant, as far as Windows is known.
    const usage = field.usageBefore ?? field.usage;
    const [run] = field.runs;
    const isRange = run !== undefined && field.runs.length === 1 && run.count > 1;
    items.push({
      ...flagsOf(field.flags),
      ...(isRange ? rangeOf(run.first, run.first + run.count - 1) : rangeOf(0, 0)),
      ...sizesOf(size, slots, logicalMin, logicalMax),
      usages: isRange ? [] : field.kind === 'array' ? field.runs.map(({ first }) => first) : [usage],
    });
    next = field.bit + size * slots;
  }
  pad(bits);
  return items;
}

function reportOf(reports: Reports, reportId: number): Reports[number] {
  const found = reports.find((report) => report.reportId === reportId);
  const report = found ?? { reportId, items: [] };
  if (found === undefined) reports.push(report);
  return report;
}

function flagsOf(flags: number) {
  return {
    isAbsolute: (flags & 4) === 0,
    isArray: (flags & 2) === 0,
    isConstant: (flags & 1) !== 0,
    hasNull: (flags & 0x40) !== 0,
    hasPreferredState: (flags & 0x20) === 0,
  };
}

function rangeOf(usageMinimum: number, usageMaximum: number) {
  return { usageMinimum, usageMaximum };
}

function sizesOf(reportSize: number, reportCount: number, logicalMinimum: number, logicalMaximum: number) {
  return { reportSize, reportCount, logicalMinimum, logicalMaximum };
}
