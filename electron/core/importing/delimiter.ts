import { Delimiter } from './order.ts';
import { readTableRow } from './tableRow.ts';

const rowsLookedAt = 50;

/** The delimiter by which the beginning of a table has the same number of cells in its rows, and more than one. */
export function findDelimiter(text: string): Delimiter {
  const told = /^sep=([,;\t|])\s/i.exec(text)?.[1];
  const named = Delimiter.safeParse(told);
  if (named.success) return named.data;
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of Delimiter.options) {
    const score = scoreOf(text, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** How many of the rows have as many cells as most have, and a little for more cells. */
function scoreOf(text: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  let rows = 0;
  for (let at = 0; at < text.length && rows < rowsLookedAt;) {
    const row = readTableRow(text, at, delimiter, false);
    if (row === null) break;
    at = row.next;
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    rows += 1;
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  // A table of one row without a line end.
  if (rows === 0) return text.split(delimiter).length - 1;
  const [cells, often] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return cells === 1 ? 0 : often / rows + Math.min(cells, 20) / 100;
}
