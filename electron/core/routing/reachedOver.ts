import { type CallLine, type LineView, areAtOneExchange } from '../call/line.ts';
import type { EmployeeView } from './staff.ts';

/**
 * The employees as a call on that line can reach them: whose telephone is at another exchange has none here, where her
 * extension is somebody else's. The same objects where nothing differs.
 */
export function reachedOver(
  employees: readonly EmployeeView[],
  lines: readonly LineView[],
  line: CallLine | null,
): readonly EmployeeView[] {
  return employees.map((employee) =>
    employee.extension === '' || areAtOneExchange(lines, employee.line?.lineId, line?.lineId)
      ? employee
      : { ...employee, extension: '' },
  );
}
