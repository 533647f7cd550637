import type { Absence } from '#core/routing/hours.ts';
import type { Employee } from '#core/caller/company.ts';
import { readClock } from '../../ui/clock.ts';
import { faultsOf, hoursOf, type TypedHours } from '../../ui/hours.ts';

/** An absence as it is typed: days, and times of the day or '' for the whole of it. */
export interface TypedAbsence {
  readonly id: number;
  readonly from: string;
  readonly fromTime: string;
  readonly until: string;
  readonly untilTime: string;
  readonly note: string;
}

export interface EmployeeDraft {
  readonly name: string;
  readonly department: string;
  readonly extension: string;
  /** '' for the first one. */
  readonly line: string;
  readonly mobile: string;
  /** null: works as the office does. */
  readonly hours: TypedHours | null;
  readonly absences: readonly TypedAbsence[];
  readonly deputies: readonly string[];
}

export const blankEmployee: EmployeeDraft = {
  name: '',
  department: '',
  extension: '',
  line: '',
  mobile: '',
  hours: null,
  absences: [],
  deputies: [],
};

export function draftOfEmployee({
  name,
  department,
  extension,
  line = '',
  mobile,
  hours,
  absences,
  deputies,
}: Employee): EmployeeDraft {
  return {
    name,
    department,
    extension,
    line,
    mobile,
    hours,
    absences: absences.map(({ from, until, note }, id) => {
      const [fromDay = '', fromTime = ''] = from.split('T');
      const [untilDay = '', untilTime = ''] = until.split('T');
      return { id, from: fromDay, fromTime, until: untilDay, untilTime, note };
    }),
    deputies,
  };
}

export function employeeOf(draft: EmployeeDraft, employeeId: string): Employee {
  return {
    employeeId,
    name: draft.name.trim(),
    department: draft.department.trim(),
    extension: draft.extension.trim(),
    ...(draft.line === '' ? {} : { line: draft.line }),
    mobile: draft.mobile.trim(),
    hours: draft.hours === null ? null : hoursOf(draft.hours),
    absences: draft.absences.map(absenceOf),
    deputies: [...draft.deputies],
  };
}

function absenceOf({ from, fromTime, until, untilTime, note }: TypedAbsence): Absence {
  return { from: at(from, fromTime), until: at(until, untilTime), note: note.trim() };
}

function at(day: string, time: string): string {
  const clock = readClock(time);
  return clock === null ? day : `${day}T${clock}`;
}

export interface EmployeeFaults {
  readonly name: 'empty' | null;
  /** Nobody can be called at such an extension. */
  readonly extension: 'not-dialable' | null;
  readonly mobile: 'not-dialable' | null;
  readonly hours: boolean;
  /** By the typed absence's id. */
  readonly absences: Readonly<Record<number, 'no-day' | 'clock' | 'order'>>;
}

export function faultsOfEmployee(draft: EmployeeDraft): EmployeeFaults {
  const absences: Record<number, 'no-day' | 'clock' | 'order'> = {};
  for (const absence of draft.absences) {
    const fault = absenceFault(absence);
    if (fault !== null) absences[absence.id] = fault;
  }
  return {
    name: draft.name.trim() === '' ? 'empty' : null,
    extension: /^[\d*#+]*$/.test(draft.extension.replaceAll(/[\s()-]/g, '')) ? null : 'not-dialable',
    mobile: /^(?:\+?[\d\s()./-]{5,40})?$/.test(draft.mobile.trim()) ? null : 'not-dialable',
    hours: draft.hours !== null && faultsOf(draft.hours).some((fault) => fault !== null),
    absences,
  };
}

function absenceFault(absence: TypedAbsence): 'no-day' | 'clock' | 'order' | null {
  const { from, fromTime, until, untilTime } = absence;
  if (from === '' || until === '') return 'no-day';
  // An absence can end or begin at any minute of a day, but 24:00 is the next day's.
  if ([fromTime, untilTime].some((time) => time.trim() !== '' && (readClock(time) ?? '24:00') === '24:00'))
    return 'clock';
  const { from: begins, until: ends } = absenceOf(absence);
  const lastMoment = ends.includes('T') ? ends : `${ends}T24:00`;
  return begins < lastMoment ? null : 'order';
}

export function employeeHasFaults({ name, extension, mobile, hours, absences }: EmployeeFaults): boolean {
  return name !== null || extension !== null || mobile !== null || hours || Object.keys(absences).length > 0;
}
