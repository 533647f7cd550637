import type { RefusalCode } from '#core/contract/define.ts';
import type { BulkPreview } from '#core/contract/writingCalls.ts';
import type { BulkOrder } from '#core/journal/bulk.ts';
import { valueOf } from '#core/journal/corrected.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import type { JournalStore } from '#core/journal/store.ts';
import type { Ids } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';

interface BulkPreviews {
  readonly preview: (order: Omit<BulkOrder, 'why'>) => Promise<Result<BulkPreview, RefusalCode>>;
  /** null: a newer question of the same was asked. */
  readonly count: (filter: JournalFilter) => Promise<{ readonly calls: number; readonly partial: boolean } | null>;
}

const shownFirst = 20;
/** Live calls and open notes are among the newest. */
const newest = 200;

/** How many calls a bulk correction would change, and the newest of them, before anything is done. */
export function createBulkPreviews(ports: {
  readonly ids: Ids;
  readonly store: Pick<JournalStore, 'count' | 'list'>;
  readonly isAtDesk: (callId: string) => boolean;
}): BulkPreviews {
  const { ids, store } = ports;

  async function count(filter: JournalFilter): Promise<{ readonly calls: number; readonly partial: boolean } | null> {
    const answer = await store.count(filter, `bulk ${ids.next()}`);
    return answer.ok ? answer.value : null;
  }

  async function preview({
    filter,
    except,
    change,
  }: Omit<BulkOrder, 'why'>): Promise<Result<BulkPreview, RefusalCode>> {
    const so = alreadySo(filter, change);
    const [all, same, page] = await Promise.all([
      count(filter),
      so === null ? { calls: 0, partial: false } : count(so),
      store.list({ filter, from: { kind: 'newest' }, limit: newest }),
    ]);
    if (all === null || same === null) return failed('superseded');
    if (all.partial || page.partial) return failed('not-complete');
    const lines = page.entries.filter((entry) => valueOf(entry, change.field) !== change.to);
    const busy = lines.filter(({ callId, endedAt }) => endedAt === null || ports.isAtDesk(callId));
    const left = new Set([...except, ...busy.map(({ callId }) => callId)]);
    return ok({
      calls: Math.max(0, all.calls - same.calls - left.size),
      left: { same: same.calls, atDesk: busy.length },
      first: lines
        .filter(({ callId, endedAt }) => endedAt !== null && !ports.isAtDesk(callId))
        .slice(0, shownFirst)
        .map(({ callId, invitedAt, day, name, number, numberShown, class: of, topic, topicLabel }) => ({
          callId,
          invitedAt,
          day,
          name,
          number,
          numberShown,
          class: of,
          topic,
          topicLabel,
        })),
    });
  }

  return { preview, count };
}

/** Calls that have the value already, of those that the filter leaves. */
function alreadySo(filter: JournalFilter, { field, to }: BulkOrder['change']): JournalFilter | null {
  const asked = (field === 'topic' ? filter.topics : filter.classes) ?? [];
  if (asked.length > 0 && !asked.includes(to)) return null;
  return field === 'topic' ? { ...filter, topics: [to] } : { ...filter, classes: [to] };
}
