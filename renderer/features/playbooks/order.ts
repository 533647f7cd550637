/** The one at `nth` one place further up. */
export function earlier<T>(all: readonly T[], nth: number): T[] {
  const before = all[nth - 1];
  const it = all[nth];
  if (before === undefined || it === undefined) return [...all];
  return [...all.slice(0, nth - 1), it, before, ...all.slice(nth + 1)];
}
