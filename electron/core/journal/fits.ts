import type { JournalFilter, Length } from './filter.ts';
import type { FoldedCall } from './foldedCall.ts';
import type { ProjectedCall } from './project.ts';
import { digitsIn, digitsOf, isSought, soughtIn } from './search.ts';

/** Whether calls are what a filter asks for: the rule itself, whatever an index says. Texts are folded last. */
export function fits(filter: JournalFilter): (folded: FoldedCall) => boolean {
  const sought = soughtIn(filter.text ?? '');
  const number = digitsOf(filter.number ?? '');
  const calls = filter.calls === undefined ? null : new Set(filter.calls);
  return (folded) => {
    const { call } = folded;
    const { entry, handedTo } = call;
    return (
      (calls === null || calls.has(entry.callId)) &&
      (filter.period === undefined || (filter.period.from <= entry.day && entry.day <= filter.period.until)) &&
      isAmong(filter.classes, entry.class) &&
      isAmong(filter.topics, entry.topic) &&
      isAmong(filter.employees, handedTo) &&
      (filter.outcomes === undefined || filter.outcomes.length === 0 || isAmong(filter.outcomes, entry.outcome)) &&
      (filter.dialled === undefined ||
        filter.dialled.length === 0 ||
        (entry.direction === 'in' && filter.dialled.includes(entry.dialled))) &&
      (filter.direction === undefined || filter.direction === entry.direction) &&
      (filter.answered === undefined || filter.answered === (entry.answeredAt !== null)) &&
      (filter.openCallback === undefined || entry.callback === 'open') &&
      deviates(filter.deviations, call) &&
      isAsLong(filter.talk, entry.endedAt === null ? null : entry.talkMs) &&
      isAsLong(filter.wait, entry.waitMs) &&
      (number === '' || digitsIn(folded.words('number')).includes(number)) &&
      (sought.length === 0 || isSought(sought, folded))
    );
  };
}

function isAmong<T>(wanted: readonly T[] | undefined, is: T | null): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.some((one) => one === is);
}

function deviates(wanted: JournalFilter['deviations'], { entry, deviated }: ProjectedCall): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  return wanted === 'any' ? entry.deviations > 0 : deviated.some((kind) => wanted.includes(kind));
}

/** `ms` null: it has no length yet. */
function isAsLong(wanted: Length | undefined, ms: number | null): boolean {
  if (wanted === undefined || (wanted.fromMs === null && wanted.belowMs === null)) return true;
  return ms !== null && ms >= (wanted.fromMs ?? 0) && (wanted.belowMs === null || ms < wanted.belowMs);
}
