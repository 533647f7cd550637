const pageOfLines = 10;

/** Where a key leads in a list of `count` lines, from the line `from`; null for a key that leads nowhere. */
export function stepOf(key: string, from: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(from + pageOfLines, last);
    case 'PageUp':
      return Math.max(from - pageOfLines, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
