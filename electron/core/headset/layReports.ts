import type { ReportField, ReportLayout, UsageRun } from './reportField.ts';

/** 16 KiB, Linux's HID_MAX_BUFFER_SIZE: no system carries longer reports, and a Report Count may say 2^32 bits. */
const maxReportBits = 16_384 * 8;

/** Linux's HID_MAX_USAGES, and ten times what the fullest headset has. */
const maxFields = 12_288;

export type Direction = ReportField['direction'];

/** One Input, Output or Feature item with the state it was met in (HID 1.11 section 6.2.2.4 to 6.2.2.8). */
interface MainItem {
  readonly direction: Direction;
  readonly reportId: number;
  /** Report Size in bits, and Report Count. */
  readonly size: number;
  readonly count: number;
  /** Low byte of the item's data: 1 constant, 2 variable, 4 relative, 0x20 no preferred state, 0x40 null state. */
  readonly flags: number;
  /** In the order they were declared; none: padding. */
  readonly runs: readonly UsageRun[];
  readonly logicalMin: number;
  readonly logicalMax: number;
  readonly collections: readonly number[];
}

/** Lays main items one behind the other, each report id and direction for itself. */
export interface ReportLayer {
  /**
   * An item that makes its report longer than any can be is left out, and so is all that follows in that report: where
   * it stands is not known. Of an item with too many fields only the bits are counted.
   */
  readonly add: (item: MainItem) => void;
  readonly layout: (numbered: boolean, topLevel: readonly number[]) => ReportLayout;
}

interface Report {
  bits: number;
  closed: boolean;
}

export function createReportLayer(): ReportLayer {
  const fields: ReportField[] = [];
  const reports = {
    input: new Map<number, Report>(),
    output: new Map<number, Report>(),
    feature: new Map<number, Report>(),
  };

  function add(item: MainItem): void {
    const bits = item.size * item.count;
    if (bits === 0) return;
    const report = reports[item.direction].get(item.reportId) ?? { bits: 0, closed: false };
    reports[item.direction].set(item.reportId, report);
    report.closed ||= report.bits + bits > maxReportBits;
    if (report.closed) return;
    if (item.runs.length > 0 && fields.length + item.count <= maxFields) fields.push(...fieldsOf(item, report.bits));
    report.bits += bits;
  }

  const bytesOf = (direction: Direction): ReadonlyMap<number, number> =>
    new Map(
      [...reports[direction]].flatMap(([reportId, { bits }]) => (bits > 0 ? [[reportId, Math.ceil(bits / 8)]] : [])),
    );

  return {
    add,
    layout: (numbered, topLevel) => ({
      numbered,
      fields,
      topLevel,
      bytes: { input: bytesOf('input'), output: bytesOf('output'), feature: bytesOf('feature') },
    }),
  };
}

function fieldsOf(item: MainItem, start: number): ReportField[] {
  const variable = (item.flags & 0x02) !== 0;
  const [first] = item.runs;
  const usages = item.runs.reduce((total, { count }) => total + count, 0);
  const used = variable ? oneEach(item.runs, item.count) : [];
  return Array.from({ length: item.count }, (_, index) => {
    const { usage, before } = used[index] ?? { usage: first?.first ?? 0, before: first?.before ?? null };
    return {
      direction: item.direction,
      reportId: item.reportId,
      bit: start + index * item.size,
      bits: item.size,
      kind: variable ? 'variable' : 'array',
      usage,
      usages: variable ? 1 : usages,
      runs: variable ? [] : item.runs,
      slots: variable ? 1 : item.count,
      slot: variable ? 0 : index,
      absolute: (item.flags & 0x04) === 0,
      constant: (item.flags & 0x01) !== 0,
      noPreferred: (item.flags & 0x20) !== 0,
      flags: item.flags,
      logicalMin: item.logicalMin,
      logicalMax: item.logicalMax,
      collections: item.collections,
      usageBefore: before,
    };
  });
}

/** A usage for each field: too many are dropped, and the last one is used again for those that lack one (6.2.2.8). */
function oneEach(runs: readonly UsageRun[], count: number): { usage: number; before: number | null }[] {
  const used: { usage: number; before: number | null }[] = [];
  for (const run of runs) {
    const taken = Math.min(run.count, count - used.length);
    for (let index = 0; index < taken; index += 1) {
      used.push({ usage: run.first + index, before: run.before === null ? null : run.before + index });
    }
  }
  const last = used.at(-1);
  const missing = last === undefined ? [] : Array.from({ length: count - used.length }, () => last);
  return [...used, ...missing];
}
