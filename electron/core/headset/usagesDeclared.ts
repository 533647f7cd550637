import type { DescriptorItem } from './descriptorItems.ts';
import type { UsageRun } from './reportField.ts';

interface Declared {
  /** Whole usages, page in the upper 16 bits. */
  readonly first: number;
  readonly count: number;
  /** Declared with 4 bytes: its page is its own and stays. */
  readonly extended: boolean;
}

/** The local items of the next main item (HID 1.11 section 6.2.2.8): its usages, in the order they come. */
export interface UsagesDeclared {
  /** `page`: the Usage Page that holds now. */
  readonly declare: (item: DescriptorItem, page: number) => void;
  /** For a main item, which uses them up. */
  readonly take: (page: number) => readonly UsageRun[];
}

export function createUsages(): UsagesDeclared {
  let declared: Declared[] = [];
  let minimum: DescriptorItem | null = null;
  let maximum: DescriptorItem | null = null;
  /** Of a delimited set (alternatives for one control, the preferred one first) only the first is taken. */
  let inSet: 'no' | 'first' | 'rest' = 'no';

  function add(from: DescriptorItem, to: DescriptorItem, page: number): void {
    const set = inSet;
    if (set === 'first') inSet = 'rest';
    const extended = from.size === 4;
    const first = extended ? from.value : whole(page, from.value);
    const last = to.size === 4 ? to.value : whole(Math.floor(first / 0x10000), to.value);
    if (set !== 'rest' && last >= first) declared.push({ first, count: last - first + 1, extended });
  }

  function declare(item: DescriptorItem, page: number): void {
    if (item.tag === 0x08) add(item, item, page);
    if (item.tag === 0x18) minimum = item;
    if (item.tag === 0x28) maximum = item;
    if (item.tag === 0xa8) inSet = item.value === 1 ? 'first' : 'no';
    // Either may come first.
    if (minimum === null || maximum === null) return;
    add(minimum, maximum, page);
    minimum = null;
    maximum = null;
  }

  function take(page: number): readonly UsageRun[] {
    const runs = repaged(declared, page);
    declared = [];
    minimum = null;
    maximum = null;
    inSet = 'no';
    return runs;
  }

  return { declare, take };
}

function whole(page: number, id: number): number {
  return page * 0x10000 + (id % 0x10000);
}

/**
 * A main item gives its own page to short usages (6.2.2.8), though their authors meant the page before: `09 07 05 09`.
 * As Linux does, from the last one back to the first that has that page already; the usage meant is kept beside it.
 */
function repaged(declared: readonly Declared[], page: number): readonly UsageRun[] {
  const kept = declared.findLastIndex(({ first, extended }) => !extended && Math.floor(first / 0x10000) === page);
  return declared.map(({ first, count, extended }, index) =>
    extended || index <= kept ? { first, count, before: null } : { first: whole(page, first), count, before: first },
  );
}
