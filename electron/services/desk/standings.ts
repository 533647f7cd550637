import type { CallState, Standings } from '#core/call/book.ts';
import type { TransferTarget } from '#core/call/transfer.ts';
import { rankTargets, standingOf } from '#core/routing/rank.ts';
import type { EmployeeView } from '#core/routing/staff.ts';

/** As many as the page suggests. */
const most = 9;

/** What could be seen of those who are suggested for a call, and of whom it is given to, at this moment. */
export function standingsOf(
  { targets, topic }: Pick<CallState, 'targets' | 'topic'>,
  { employeeId }: TransferTarget,
  employees: readonly EmployeeView[],
): Standings {
  const chosen = employees.find((employee) => employee.employeeId === employeeId);
  return {
    ranked: rankTargets({ rules: targets, topic, employees })
      .slice(0, most)
      .map(({ employee, now, why }) => ({
        employeeId: employee.employeeId,
        name: employee.name,
        now: now.kind,
        byPlaybook: why.kind === 'playbook',
      })),
    ...(chosen === undefined ? {} : { targetNow: standingOf(chosen) }),
  };
}
