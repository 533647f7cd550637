import type { SourceStanding } from '#core/caller/directoryImports.ts';

/** The source that this file is most likely a newer version of, by name and kind; null for none, or for several. */
export function sameSource(
  name: string,
  kind: SourceStanding['kind'],
  sources: readonly SourceStanding[],
): string | null {
  const own = stemOf(name);
  const same = sources.filter((source) => source.kind === kind && stemOf(source.label) === own);
  return own !== '' && same.length === 1 ? (same[0]?.sourceId ?? null) : null;
}

/** Without its ending, its date and what a browser adds to a second download: "contacts (1).csv". */
function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.[a-z]{2,5}$/, '')
    .replace(/\(\d+\)|\d{4}[-._]?\d{2}[-._]?\d{2}|\d{2}[-._]\d{2}[-._]\d{4}/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
