import { type JournalFilter, mostCalls } from '#core/journal/filter.ts';
import type { Ask } from '../../../state/ask.ts';
import type { ReadLines } from '../reading/readLines.ts';

const readAtOnce = 200;

/** `too-many`: more than can be ticked one by one. */
export type Between = readonly string[] | 'too-many' | 'unread';

/** All calls of the list from one to another, both with them, whichever is the newer; what is not read yet is read. */
export async function callsBetween(
  ask: Ask,
  { lines, places }: Pick<ReadLines, 'lines' | 'places'>,
  filter: JournalFilter,
  [one, other]: readonly [string, string],
): Promise<Between> {
  const [from, to] = [places.get(one), places.get(other)];
  if (from === undefined || to === undefined) {
    const below = await callsBelow(ask, filter, one, other);
    return below === 'too-many' ? callsBelow(ask, filter, other, one) : below;
  }
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  if (last - first >= mostCalls) return 'too-many';
  const read = Array.from({ length: last - first + 1 }, (_, nth) => lines.get(first + nth)?.callId);
  const known = read.filter((callId) => callId !== undefined);
  if (known.length === read.length) return known;
  return from < to ? callsBelow(ask, filter, one, other) : callsBelow(ask, filter, other, one);
}

/** `too-many` also where the older one is not below the newer. */
async function callsBelow(ask: Ask, filter: JournalFilter, newer: string, older: string): Promise<Between> {
  const callIds = [newer];
  for (let more = true; more && callIds.length < mostCalls;) {
    const from = { kind: 'behind', callId: callIds.at(-1) ?? newer } as const;
    // oxlint-disable-next-line no-await-in-loop -- each page goes on behind the one before
    const answer = await ask('journal.list', { filter, from, limit: readAtOnce });
    if (!answer.ok) return 'unread';
    const page = answer.value.entries.map(({ callId }) => callId);
    const end = page.indexOf(older);
    callIds.push(...(end < 0 ? page : page.slice(0, end + 1)));
    if (end >= 0) return callIds.length > mostCalls ? 'too-many' : callIds;
    ({ more } = answer.value);
  }
  return 'too-many';
}
