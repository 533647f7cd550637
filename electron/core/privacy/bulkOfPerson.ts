import type { KeptBulk } from '../journal/bulk.ts';
import { type SoughtPerson, lookFor } from './person.ts';
import { filterWithout } from './viewOfPerson.ts';

/**
 * What a bulk correction says of a person: `nothing`; or in what it looks for or why (`search`), which is forgotten when it is
 * over; or in the value that calls are given or were taken from (`value`), which stays.
 */
export function personIn(
  { order, change, label, merged = '' }: Pick<KeptBulk, 'order' | 'change' | 'label' | 'merged'>,
  person: SoughtPerson,
): 'nothing' | 'search' | 'value' {
  const { mentions } = lookFor(person);
  if ([change.field === 'topic' ? change.to : '', label, merged].some(mentions)) return 'value';
  if (order === null) return 'nothing';
  if (mentions(order.why)) return 'search';
  const without = filterWithout(order.filter, person);
  return JSON.stringify(without) === JSON.stringify(order.filter) ? 'nothing' : 'search';
}
