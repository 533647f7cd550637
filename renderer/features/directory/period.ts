import { dayBefore } from '../../i18n/formats.ts';

export type PeriodKind = 'today' | 'week' | 'month' | 'quarter' | 'own';
export const periodKinds = ['today', 'week', 'month', 'quarter', 'own'] as const satisfies readonly PeriodKind[];

/** Calendar days, both whole, ISO 8601. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

const days: Readonly<Record<Exclude<PeriodKind, 'own'>, number>> = { today: 1, week: 7, month: 30, quarter: 90 };

/** So many days that end today; `today` as a calendar day. */
export function periodOf(kind: Exclude<PeriodKind, 'own'>, today: string): Period {
  let from = today;
  for (let day = 1; day < days[kind]; day += 1) from = dayBefore(from);
  return { from, until: today };
}
