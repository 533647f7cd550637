import type { FoundIn } from '#core/journal/entry.ts';
import styles from './CallTable.module.css';

interface MarkedProps {
  readonly text: string;
  readonly field: FoundIn['field'];
  readonly found: readonly FoundIn[];
}

/** What a line shows of a long text, and how much of it stands before the first match. */
const shownLength = 300;
const leadIn = 40;

/** A text with what was searched for marked in it; of a long one the part around the first match. */
export function Marked({ text, field, found }: MarkedProps) {
  const ranges = found.find((one) => one.field === field)?.ranges ?? [];
  const [first] = ranges;
  const start = first === undefined || first[1] <= shownLength ? 0 : beginning(text, first[0] - leadIn);
  const end = start + shownLength;
  const parts = [];
  let at = start;
  for (const [from, until] of ranges) {
    if (from < at || until > end) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, until)}</mark>);
    at = until;
  }
  parts.push(text.slice(at, end));
  return (
    <span className={styles.marked}>
      {start > 0 && '… '}
      {parts}
    </span>
  );
}

/** Behind the blank before this place, so that no word and no letter is cut in two. */
function beginning(text: string, place: number): number {
  return text.lastIndexOf(' ', Math.max(0, place)) + 1;
}
