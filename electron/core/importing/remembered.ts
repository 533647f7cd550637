import { z } from 'zod';
import { ImportOrder } from './order.ts';

/** How a table with these headers was read the last time. */
const RememberedTable = ImportOrder.pick({ columns: true, class: true, classWords: true }).extend({
  headers: z.array(z.string()),
});
export type RememberedTable = z.infer<typeof RememberedTable>;

/** As they are kept: the newest first. */
export const RememberedTables = z.array(RememberedTable);

const mostTables = 30;

export function rememberedFor(tables: readonly RememberedTable[], headers: readonly string[]): RememberedTable | null {
  return tables.find((table) => isSame(table.headers, headers)) ?? null;
}

/** The newest first; of the oldest some are forgotten. */
export function withRemembered(
  tables: readonly RememberedTable[],
  headers: readonly string[],
  { columns, class: kind, classWords }: ImportOrder,
): readonly RememberedTable[] {
  const others = tables.filter((table) => !isSame(table.headers, headers));
  return [{ headers: [...headers], columns, class: kind, classWords }, ...others].slice(0, mostTables);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((header, at) => header === other[at]);
}
