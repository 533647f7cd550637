import { type DescriptorItem, descriptorItems, signed } from './descriptorItems.ts';
import { type Direction, createReportLayer } from './layReports.ts';
import type { ReportLayout, UsageRun } from './reportField.ts';
import { createUsages } from './usagesDeclared.ts';

/** Paths are cut here; deeper collections are still counted, so that their ends match. Real ones are 3 deep. */
const maxDepth = 32;

/** Global items (HID 1.11 section 6.2.2.7): they hold until changed, beyond the end of a collection too. */
interface Globals {
  readonly page: number;
  readonly logicalMin: number;
  /** Whether it has a sign is known only with the minimum, which may come after it. */
  readonly logicalMax: DescriptorItem | null;
  readonly size: number;
  readonly count: number;
  readonly reportId: number;
}

const nothingSaid: Globals = { page: 0, logicalMin: 0, logicalMax: null, size: 0, count: 0, reportId: 0 };

const directions: ReadonlyMap<number, Direction> = new Map([
  [0x80, 'input'],
  [0x90, 'output'],
  [0xb0, 'feature'],
]);

/**
 * Reads a report descriptor (HID 1.11 section 6.2.2) as devices make them, not as they should: what is whole before and
 * beside something broken is kept. Never throws; time and memory are bound by the descriptor's length and by the limits
 * in layReports.ts.
 */
export function readDescriptor(bytes: Uint8Array): ReportLayout {
  const layer = createReportLayer();
  const usages = createUsages();
  const topLevel: number[] = [];
  const paths: (readonly number[])[] = [];
  const pushed: Globals[] = [];
  let globals = nothingSaid;
  let numbered = false;

  function main({ tag, value }: DescriptorItem): void {
    const runs = usages.take(globals.page);
    const direction = directions.get(tag);
    if (direction !== undefined) {
      const { reportId, size, count, logicalMin } = globals;
      const where = { direction, reportId, collections: paths.at(-1) ?? [] };
      layer.add({ ...where, size, count, flags: value & 0xff, runs, logicalMin, logicalMax: maximum(globals) });
    } else if (tag === 0xa0) {
      begin(runs);
    } else if (tag === 0xc0) {
      paths.pop();
    }
  }

  function begin(runs: readonly UsageRun[]): void {
    const usage = runs[0]?.first ?? 0;
    if (paths.length === 0) topLevel.push(usage);
    const path = paths.at(-1) ?? [];
    paths.push(path.length < maxDepth ? [...path, usage] : path);
  }

  function global(item: DescriptorItem): void {
    if (item.tag === 0xa4) {
      pushed.push(globals);
    } else if (item.tag === 0xb4) {
      globals = pushed.pop() ?? globals;
    } else {
      globals = afterGlobal(globals, item);
      numbered ||= globals.reportId !== 0;
    }
  }

  for (const item of descriptorItems(bytes)) {
    if (item.type === 'main') main(item);
    else if (item.type === 'global') global(item);
    else usages.declare(item, globals.page);
  }
  return layer.layout(numbered, topLevel);
}

function afterGlobal(globals: Globals, item: DescriptorItem): Globals {
  switch (item.tag) {
    case 0x04:
      return { ...globals, page: item.value % 0x10000 };
    case 0x14:
      return { ...globals, logicalMin: signed(item) };
    case 0x24:
      return { ...globals, logicalMax: item };
    case 0x74:
      return { ...globals, size: item.value };
    case 0x84:
      // 0 is reserved, and an id is one byte (section 6.2.2.7).
      return item.value > 0 && item.value <= 0xff ? { ...globals, reportId: item.value } : globals;
    case 0x94:
      return { ...globals, count: item.value };
    default:
      return globals;
  }
}

/** Signed by section 6.2.2.7; but `25 ff` beside a minimum of 0 is meant as 255, which is how every system reads it. */
function maximum({ logicalMin, logicalMax }: Globals): number {
  if (logicalMax === null) return 0;
  return logicalMin < 0 ? signed(logicalMax) : logicalMax.value;
}
