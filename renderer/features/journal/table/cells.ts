import type { JournalColumn } from '#core/journal/savedView.ts';

/** A cell of the table: a column, and those that stand with it because they follow it. */
export interface TableCell {
  readonly lead: JournalColumn;
  /** With the first one, in their order. */
  readonly columns: readonly JournalColumn[];
}

/** What may share a cell with a column that it follows: what belongs together needs no column of its own. */
const companions: Partial<Record<JournalColumn, readonly JournalColumn[]>> = {
  outcome: ['callback'],
  caller: ['number', 'line', 'company'],
  topic: ['employee', 'essence'],
  essence: ['topic', 'employee'],
};

export function cellsOf(columns: readonly JournalColumn[]): readonly TableCell[] {
  const cells: TableCell[] = [];
  for (const column of columns) {
    const last = cells.at(-1);
    if (last !== undefined && companions[last.lead]?.includes(column) === true)
      cells[cells.length - 1] = { ...last, columns: [...last.columns, column] };
    else cells.push({ lead: column, columns: [column] });
  }
  return cells;
}

/** In rem: at least, and its share of what is left. */
const widths: Record<JournalColumn, readonly [number, number]> = {
  time: [3.25, 0],
  outcome: [8.5, 0],
  caller: [10, 1.1],
  company: [7, 0.8],
  number: [9.5, 0],
  class: [6.25, 0],
  dialled: [9.5, 0],
  line: [6, 0.2],
  topic: [7, 0.8],
  essence: [10, 1.6],
  employee: [7, 0.8],
  wait: [4.5, 0],
  talk: [4, 0],
  callback: [7, 0],
  deviations: [4, 0],
};
/** Where the rows are not under their days. */
const datedTime = 6.5;
const gap = 0.75;
const edges = 2.5;

/** Of the grid, and how wide it is at least, in rem. */
export function gridOf(
  cells: readonly TableCell[],
  isDated: boolean,
): { readonly template: string; readonly least: number } {
  const columns = cells.map(({ lead, columns: all }): readonly [number, number] => {
    if (lead === 'time' && isDated) return [datedTime, 0];
    return lead === 'topic' && all.length > 1 ? widths.essence : widths[lead];
  });
  const least = columns.reduce((sum, [width]) => sum + width, edges + gap * (cells.length - 1));
  // Without a column that takes what is left, the last one does.
  const isRigid = columns.every(([, share]) => share === 0);
  const template = columns
    .map(([width, share], nth) =>
      share > 0 || (isRigid && nth === columns.length - 1) ? `minmax(${width}rem, ${share || 1}fr)` : `${width}rem`,
    )
    .join(' ');
  return { template, least };
}
