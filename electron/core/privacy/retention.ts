import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { dayAt } from '../journal/day.ts';

const dayMs = 86_400_000;
/** Days; a hundred years are as good as for ever. */
const KeptDays = z.int().min(1).max(36_500);

/** How long the person behind a call is kept, by class; null and what is not named: for ever. */
export const Retention = z.object({
  byClass: z.record(CallerClass, KeptDays.nullable()),
  /** Days that the access log is kept. */
  accessDays: KeptDays,
});
export type Retention = z.infer<typeof Retention>;

export const keepAll: Retention = { byClass: {}, accessDays: 365 };

/** Calls of a class that came before that day, ISO 8601 at the desk, lose their person. */
export interface Cutoff {
  readonly class: CallerClass;
  readonly before: string;
}

export function cutoffsOf({ byClass }: Retention, now: number, zone: string): readonly Cutoff[] {
  return Object.entries(byClass).flatMap(([of, days]) =>
    days === null ? [] : [{ class: CallerClass.parse(of), before: dayAt(now - days * dayMs, zone) }],
  );
}
