import type { DialledLine } from '#core/contract/numbersCalls.ts';

/** Under which heading a number's calls are counted; `name` is the office's own word, '' where it has none. */
export interface SourceGroup {
  readonly kind: 'source' | 'no-source' | 'unknown' | 'extension' | 'not-told' | 'ignored';
  readonly name: string;
  readonly lines: readonly DialledLine[];
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
}

const kinds: Readonly<Record<Exclude<DialledLine['state'], 'listed'>, SourceGroup['kind']>> = {
  unknown: 'unknown',
  extension: 'extension',
  'not-told': 'not-told',
  ignored: 'ignored',
};

const order: readonly SourceGroup['kind'][] = ['source', 'no-source', 'unknown', 'extension', 'not-told', 'ignored'];

/** The office's sources, the most called first, then what has none; an ignored number without calls is left out. */
export function bySource(lines: readonly DialledLine[]): readonly SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const line of lines) {
    if (line.state === 'ignored' && line.calls === 0) continue;
    const kind = line.state === 'listed' ? (line.source === '' ? 'no-source' : 'source') : kinds[line.state];
    const name = kind === 'source' ? line.source : '';
    const key = `${kind} ${name.toLowerCase()}`;
    const before = groups.get(key) ?? { kind, name, lines: [], calls: 0, answered: 0, missed: 0 };
    groups.set(key, {
      ...before,
      lines: [...before.lines, line],
      calls: before.calls + line.calls,
      answered: before.answered + line.answered,
      missed: before.missed + line.missed,
    });
  }
  return [...groups.values()].toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.calls - a.calls || a.name.localeCompare(b.name),
  );
}
