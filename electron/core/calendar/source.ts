import type { Result } from '../support/result.ts';
import type { CalendarFault, CalendarSpan } from './view.ts';

/**
 * Reads a calendar from the web or a file. `now`, `until`: epoch milliseconds, between which spans are told; `zone`: the
 * desk's, for whole days and times without a zone. Never rejects.
 */
export type ReadCalendar = (
  address: string,
  wanted: { readonly now: number; readonly until: number; readonly zone: string },
) => Promise<Result<readonly CalendarSpan[], CalendarFault>>;
