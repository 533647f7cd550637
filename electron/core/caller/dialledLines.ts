import type { DialledCount } from '../journal/store.ts';
import type { Company, PublicNumber } from './company.ts';
import { dialledKey } from './directory.ts';
import type { CallerNumber } from './identity.ts';
import { numberKey, understandNumber } from './number.ts';

/** The calls of one dialled number, with what the office says of it. */
export interface DialledLine {
  /** As the journal has it; several where it was understood in several ways; none where nobody has called yet. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly label: string;
  readonly source: string;
  /**
   * `listed` has its entry, `ignored` is none of the office's, `extension` is an employee's own, `not-told`: the exchange
   * did not say; `unknown` is none of these.
   */
  readonly state: 'listed' | 'ignored' | 'extension' | 'not-told' | 'unknown';
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  /** Epoch milliseconds of the last call; null without any. */
  readonly lastAt: number | null;
}

/**
 * Every entry of the office with its calls, those without any too, then whatever else was dialled, the most called first.
 * `country`: ISO 3166 alpha-2 of the desk.
 */
export function dialledLines(
  office: Pick<Company, 'employees' | 'publicNumbers'>,
  counts: readonly DialledCount[],
  country: string,
): DialledLine[] {
  const extensions = new Map(office.employees.map(({ extension, name }) => [extension.replace(/\s/g, ''), name]));
  const lines = new Map<string, DialledLine>();
  for (const entry of office.publicNumbers) {
    const number = understandNumber(entry.number, country);
    const key = dialledKey(number) || entry.number;
    if (!lines.has(key)) lines.set(key, listed(entry, number));
  }
  const own = lines.size;
  for (const count of counts) {
    const number = understandNumber(count.dialled, country);
    const key = dialledKey(number);
    lines.set(key, withCalls(lines.get(key) ?? unlisted(count.dialled, number, extensions), count));
  }
  const every = [...lines.values()];
  return [...every.slice(0, own), ...every.slice(own).toSorted((a, b) => b.calls - a.calls)];
}

const noCalls = { keys: [], calls: 0, answered: 0, missed: 0, lastAt: null } as const;

function listed({ number: written, label, source, ignored }: PublicNumber, number: CallerNumber): DialledLine {
  const shown = number.shown || written;
  return { ...noCalls, shown, label, source, state: ignored === true ? 'ignored' : 'listed' };
}

function unlisted(dialled: string, number: CallerNumber, extensions: ReadonlyMap<string, string>): DialledLine {
  const label = number.kind === 'internal' ? (extensions.get(numberKey(number)) ?? '') : '';
  const state = dialled === '' ? 'not-told' : label === '' ? 'unknown' : 'extension';
  return { ...noCalls, shown: number.shown || dialled, label, source: '', state };
}

function withCalls(line: DialledLine, { dialled, calls, answered, missed, lastAt }: DialledCount): DialledLine {
  return {
    ...line,
    keys: [...line.keys, dialled],
    calls: line.calls + calls,
    answered: line.answered + answered,
    missed: line.missed + missed,
    lastAt: Math.max(line.lastAt ?? lastAt, lastAt),
  };
}
