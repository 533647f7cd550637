import type { DeskCodes } from '#core/call/codes.ts';
import { mainLine } from '#core/call/line.ts';
import { type ParkedCall, pbxChooses } from '#core/call/parked.ts';
import type { JournalCall } from '#core/journal/entry.ts';
import type { JournalStore } from '#core/journal/store.ts';

/** Nobody waits in a parking place for longer. */
const longestMs = 4 * 3_600_000;
/** Among so many calls of the journal they are looked for. */
const lastCalls = 200;

export interface ParkedBeforePorts {
  readonly store: Pick<JournalStore, 'list' | 'call'>;
  readonly codes: (lineId: string) => DeskCodes;
}

/**
 * Whom this desk had parked when it was at work last, and who may wait there still, from the journal's facts; the longest
 * waiting first. Whether they do the lamps of the places tell, where there are any: until then it is not confirmed.
 */
export async function parkedBefore({ store, codes }: ParkedBeforePorts, now: number): Promise<readonly ParkedCall[]> {
  const { entries } = await store.list({ filter: {}, from: { kind: 'newest' }, limit: lastCalls });
  const perhaps = entries.filter(
    ({ invitedAt, endedAt, transferResult }) =>
      now - (endedAt ?? invitedAt) <= longestMs && (transferResult === 'taken' || transferResult === 'not-confirmed'),
  );
  const calls = await Promise.all(perhaps.map(({ callId }) => store.call(callId)));
  return calls.flatMap((call) => (call === null ? [] : parkedIn(call, codes))).toSorted((a, b) => a.since - b.since);
}

function parkedIn({ entry, card, course }: JournalCall, codes: ParkedBeforePorts['codes']): readonly ParkedCall[] {
  const last = course.findLast(({ body }) => body.kind === 'transfer-ended');
  if (card === null || last?.body.kind !== 'transfer-ended' || last.body.target.at !== 'park') return [];
  if (course.some(({ body }) => body.kind === 'park-ended')) return [];
  const { line } = entry;
  const { number } = last.body.target;
  const slot = pbxChooses(codes(line?.lineId ?? mainLine)) ? null : number;
  return [{ callId: entry.callId, slot, since: last.at, card, line, confirmed: false }];
}
