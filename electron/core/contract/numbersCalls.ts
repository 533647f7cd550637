import { z } from 'zod';
import { PublicNumber } from '../caller/company.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});
/** Calendar day at the desk, ISO 8601. */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** See core/caller/dialledLines.ts. */
export const DialledLine = z.object({
  keys: z.array(z.string()).readonly(),
  shown: z.string(),
  label: z.string(),
  source: z.string(),
  state: z.enum(['listed', 'ignored', 'extension', 'not-told', 'unknown']),
  calls: z.int(),
  answered: z.int(),
  missed: z.int(),
  lastAt: z.number().nullable(),
});
export type DialledLine = z.infer<typeof DialledLine>;

/** An entry with its number as the desk understands it; it is known by `number`, as it was written. */
export const PublicNumberLine = PublicNumber.extend({ shown: z.string() });
export type PublicNumberLine = z.infer<typeof PublicNumberLine>;

/** Questions about the numbers that callers dial to reach the desk. Saving answers when it is on the disk. */
export const numbersCalls = {
  'numbers.list': call(nothing, z.object({ numbers: z.array(PublicNumberLine) }), everyRole),
  /**
   * `was`: the number of the entry that is changed, as it was written; null adds one. Refused with bad-number for what no
   * number can be read from, with taken where another entry has the number. Answers the entry as it is kept: cleaned.
   */
  'numbers.save': change(
    z.object({ was: z.string().nullable(), entry: PublicNumber }),
    z.object({ entry: PublicNumber }),
    'manager',
  ),
  'numbers.remove': change(z.object({ number: z.string() }), nothing, 'manager'),
  /** The calls that came on each number from one day to another, both whole. */
  'numbers.calls': call(z.object({ from: Day, until: Day }), z.object({ lines: z.array(DialledLine) }), everyRole),
} as const;
