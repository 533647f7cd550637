import { z } from 'zod';
import { JournalDay, type JournalFilter } from './filter.ts';

/** Calls that came on some numbers, from one day to another, both whole: what a figure's link leads to. */
export const JournalOnly = z.object({
  /** As in `JournalEntry.dialled`. */
  dialled: z.array(z.string().max(1_100)).min(1).max(200),
  from: JournalDay,
  until: JournalDay,
  outcome: z.enum(['any', 'answered', 'missed']),
});
export type JournalOnly = z.infer<typeof JournalOnly>;

export function filterOf({ dialled, from, until, outcome }: JournalOnly): JournalFilter {
  const asked: JournalFilter = { dialled, period: { from, until } };
  if (outcome === 'missed') return { ...asked, outcomes: ['missed'] };
  return outcome === 'answered' ? { ...asked, answered: true } : asked;
}
