import type { BulkView } from '#core/journal/bulk.ts';
import type { Wording } from './wording.ts';

/** How a bulk correction stands, in a sentence. */
export function bulkWords(bulk: BulkView, { t }: Wording): string {
  const { state, waits, seen, changed, of } = bulk;
  const so = t(`writing.bulk.state.${state}`, { count: changed });
  if (waits !== null) return `${so} ${t(`writing.bulk.waits.${waits}`)}`;
  if (state === 'running' || state === 'undoing')
    return of === null ? so : `${so} ${t('writing.bulk.seen', { seen, of })}`;
  return [so, ...leftWords(bulk, t)].join(' ');
}

/** What was left as it is, and why. */
function leftWords({ left, state }: BulkView, t: Wording['t']): readonly string[] {
  const isUndone = state === 'undone';
  return [
    ...(left.same > 0 && !isUndone ? [t('writing.bulk.left.same', { count: left.same })] : []),
    ...(left.atDesk > 0 ? [t('writing.bulk.left.atDesk', { count: left.atDesk })] : []),
    ...(left.erased > 0 ? [t('writing.bulk.left.erased', { count: left.erased })] : []),
    ...(left.corrected > 0 ? [t('writing.bulk.left.corrected', { count: left.corrected })] : []),
  ];
}
