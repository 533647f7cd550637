import type { Database } from 'better-sqlite3';
import type { Employee, RoutingRule } from '#core/caller/company.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import { type OfficeClasses, saidByOffice } from '#core/caller/officeClasses.ts';
import { createClassTables } from './directoryClasses.ts';
import { type PublicNumberTable, createPublicNumberTable } from './directoryPublicNumbers.ts';
import { comparePlaces, placeOf } from './directoryPlace.ts';
import { createRuleTables } from './directoryRules.ts';

/** What the office says of itself, read whole and written in parts, inside the transactions of others. */
export interface OfficeTables {
  readonly read: () => Office;
  readonly saveEmployee: (employee: Employee) => void;
  readonly removeEmployee: (employeeId: string) => void;
  readonly publicNumbers: Pick<PublicNumberTable, 'save' | 'remove'>;
  readonly saveClasses: (wanted: OfficeClasses) => void;
  /** Employees and classes that are there already, changed by hand perhaps, stay as they are. */
  readonly fill: (office: Office) => void;
}

type EmployeeRow = Omit<Employee, 'line' | 'hours' | 'absences' | 'deputies'> & {
  /** '' for the first one. */
  readonly line: string;
  /** JSON, as the two below. */
  readonly hours: string | null;
  readonly absences: string;
  readonly deputies: string;
};
interface RoutingRow {
  readonly class: RoutingRule['class'];
  readonly topics: string;
  readonly targets: string;
}

export function createOfficeTables(db: Database): OfficeTables {
  const classTables = createClassTables(db);
  const publicNumbers = createPublicNumberTable(db);
  const selectName = db.prepare<[], string>('SELECT name FROM directory_state').pluck();
  const selectEmployees = db.prepare<[], EmployeeRow>(
    'SELECT employee_id AS employeeId, name, department, extension, line, mobile, hours, absences, deputies FROM employee',
  );
  const rules = createRuleTables(db);
  const selectRouting = db.prepare<[], RoutingRow>('SELECT class, topics, targets FROM routing_rule ORDER BY place');

  const employeeValues = `INTO employee (employee_id, name, department, extension, line, mobile, hours, absences, deputies)
    VALUES (@employeeId, @name, @department, @extension, @line, @mobile, @hours, @absences, @deputies)`;
  const addEmployee = db.prepare<[EmployeeRow]>(`INSERT OR IGNORE ${employeeValues}`);
  const writeEmployee = db.prepare<[EmployeeRow]>(`INSERT OR REPLACE ${employeeValues}`);
  const dropEmployee = db.prepare<[string]>('DELETE FROM employee WHERE employee_id = ?');
  const writeName = db.prepare<[string]>('UPDATE directory_state SET name = ?');
  const addRouting = db.prepare<[RoutingRow]>(
    'INSERT INTO routing_rule (class, topics, targets) VALUES (@class, @topics, @targets)',
  );

  return {
    read: () => ({
      name: selectName.get() ?? '',
      employees: selectEmployees.all().map(employeeOf).toSorted(byName),
      publicNumbers: publicNumbers.read(),
      ...rules.read(),
      routing: selectRouting.all().map(({ class: of, topics, targets }) => ({
        class: of,
        topics: JSON.parse(topics),
        targets: JSON.parse(targets),
      })),
      classes: classTables.read(),
    }),
    saveEmployee: (employee) => writeEmployee.run(employeeRow(employee)),
    removeEmployee: (employeeId) => dropEmployee.run(employeeId),
    publicNumbers,
    saveClasses: (wanted) => {
      classTables.write(saidByOffice(wanted.classes));
      rules.write(wanted);
    },
    fill: (office) => {
      const { name, employees, publicNumbers: entries, routing, classes } = office;
      db.exec('DELETE FROM routing_rule');
      rules.write(office);
      writeName.run(name);
      for (const employee of employees) addEmployee.run(employeeRow(employee));
      publicNumbers.fill(entries);
      for (const { class: of, topics, targets } of routing)
        addRouting.run({ class: of, topics: JSON.stringify(topics), targets: JSON.stringify(targets) });
      for (const entry of classes) classTables.add(entry);
    },
  };
}

function byName(a: Employee, b: Employee): number {
  return comparePlaces(placeOf(a.name), placeOf(b.name)) || comparePlaces(a.employeeId, b.employeeId);
}

function employeeRow(employee: Employee): EmployeeRow {
  return {
    ...employee,
    line: employee.line ?? '',
    hours: employee.hours === null ? null : JSON.stringify(employee.hours),
    absences: JSON.stringify(employee.absences),
    deputies: JSON.stringify(employee.deputies),
  };
}

function employeeOf({ line, ...row }: EmployeeRow): Employee {
  return {
    ...row,
    ...(line === '' ? {} : { line }),
    hours: row.hours === null ? null : JSON.parse(row.hours),
    absences: JSON.parse(row.absences),
    deputies: JSON.parse(row.deputies),
  };
}
