import { type Lamp, unknownLamp } from '#core/call/lamp.ts';
import type { CalendarSpan } from '#core/calendar/view.ts';
import type { Employee } from '#core/caller/company.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { type PresenceNow, presenceOf } from '#core/routing/presence.ts';
import type { EmployeeView } from '#core/routing/staff.ts';
import type { ToldPresence } from '#core/routing/told.ts';
import { type WorkingTime, workingTime } from '#core/routing/workingTime.ts';
import type { Clock, Timers } from '#core/support/ports.ts';
import { fold } from '#core/text/fold.ts';

/** A machine that slept, or whose clock was set, is noticed so late at most. */
const lookAgainMs = 10 * 60_000;

export interface Employees {
  /** In the order of their names. */
  readonly views: () => EmployeeView[];
  readonly onLamp: (extension: string, lamp: Lamp) => void;
  /** What she says of herself at the exchange; null: nothing. */
  readonly onPresence: (extension: string, presence: ToldPresence | null) => void;
  /** The directory's employees, after one was added, changed or removed. */
  readonly setEmployees: (employees: readonly Employee[]) => void;
  readonly setOffice: (office: OfficeHours) => void;
  /** What employees' calendars say, by employee. */
  readonly setCalendars: (calendars: CalendarsRead) => void;
  readonly close: () => void;
}

type CalendarsRead = ReadonlyMap<string, readonly CalendarSpan[]>;

export interface EmployeesPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly employees: readonly Employee[];
  readonly office: OfficeHours;
  readonly calendars: CalendarsRead;
  /** Only what changed: whole views of these employees, and the order of all when it is another one. */
  readonly publish: (changed: Pick<PushOf<'desk.changed'>, 'employees' | 'staff'>) => void;
  /** The extensions whose lamps are wanted, each once, in order; told when they change, and at the start. */
  readonly watch: (extensions: readonly string[]) => void;
}

/** One employee with what she is looked up by. */
interface Place {
  readonly employee: Employee;
  readonly presenceAt: (at: number) => PresenceNow;
}

/** Keeps what the pages see of all employees true: their lamps as the telephone tells them, their presence by the hours. */
export function createEmployees(ports: EmployeesPorts): Employees {
  const { clock, timers } = ports;
  let { office, calendars } = ports;
  let places: readonly Place[] = [];
  /** In the order of `places`. */
  let shown: ReadonlyMap<string, EmployeeView> = new Map();
  /** Employees by extension: two may share one telephone. */
  let atExtension: ReadonlyMap<string, readonly string[]> = new Map();
  const lamps = new Map<string, Lamp>();
  const told = new Map<string, ToldPresence>();
  let stopWaiting: (() => void) | null = null;

  /** Takes the views that differ from what is shown, and tells them. */
  function show(views: readonly EmployeeView[]): void {
    const changed = views.filter((view) => !same(view, shown.get(view.employeeId)));
    if (changed.length === 0) return;
    const next = new Map(shown);
    for (const view of changed) next.set(view.employeeId, view);
    shown = next;
    ports.publish({ employees: changed });
  }

  function viewAt(now: number, { employee, presenceAt }: Place) {
    const { presence: byHours, nextAt } = presenceAt(now);
    const { employeeId, name, department, extension, mobile } = employee;
    const lamp = lamps.get(dialled(extension)) ?? unknownLamp;
    const own = told.get(dialled(extension));
    // The office's hours and absences say until when; what she says herself counts while they have her at work.
    const presence = own === undefined || byHours.state !== 'here' ? byHours : { ...own, until: null };
    const view: EmployeeView = { employeeId, name, department, extension, mobile, lamp, presence };
    return { view, nextAt };
  }

  function lookAtHours(): void {
    const now = clock.now();
    const looked = places.map((one) => viewAt(now, one));
    show(looked.map(({ view }) => view));
    waitForChange(looked.map(({ nextAt }) => nextAt));
  }

  function waitForChange(changes: readonly (number | null)[]): void {
    stopWaiting?.();
    const next = changes.reduce<number>((soonest, at) => Math.min(soonest, at ?? Infinity), Infinity);
    const wait = Math.max(1, Math.min(next - clock.now(), lookAgainMs));
    stopWaiting = places.length === 0 ? null : timers.after(wait, lookAtHours);
  }

  function place(employees: readonly Employee[]): void {
    places = placesOf(employees, office, clock.zone(), calendars);
    const extensions = Map.groupBy(
      employees.filter(({ extension }) => dialled(extension) !== ''),
      ({ extension }) => dialled(extension),
    );
    const watched = [...extensions.keys()].toSorted();
    const before = [...atExtension.keys()].toSorted();
    atExtension = new Map([...extensions].map(([extension, sharing]) => [extension, sharing.map(idOf)]));
    for (const known of [lamps, told])
      for (const extension of known.keys()) if (!atExtension.has(extension)) known.delete(extension);
    if (watched.join('\n') !== before.join('\n')) ports.watch(watched);
  }

  function setEmployees(employees: readonly Employee[]): void {
    place(employees);
    const now = clock.now();
    const looked = places.map((one) => viewAt(now, one));
    const views = looked.map(({ view }) => view);
    const changed = views.filter((view) => !same(view, shown.get(view.employeeId)));
    const staff = views.map(idOf);
    const sameOrder = staff.join('\n') === [...shown.keys()].join('\n');
    shown = new Map(views.map((view) => [view.employeeId, view]));
    if (changed.length > 0 || !sameOrder)
      ports.publish({
        ...(changed.length > 0 ? { employees: changed } : {}),
        ...(sameOrder ? {} : { staff }),
      });
    waitForChange(looked.map(({ nextAt }) => nextAt));
  }

  setEmployees(ports.employees);
  return {
    views: () => [...shown.values()],
    onLamp: (extension, lamp) => {
      const sharing = atExtension.get(extension);
      if (sharing === undefined) return;
      lamps.set(extension, lamp);
      show(sharing.flatMap((employeeId) => withLamp(shown.get(employeeId), lamp)));
    },
    onPresence: (extension, presence) => {
      if (!atExtension.has(extension)) return;
      if (presence === null) told.delete(extension);
      else told.set(extension, presence);
      const now = clock.now();
      const sharing = places.filter(({ employee }) => dialled(employee.extension) === extension);
      show(sharing.map((one) => viewAt(now, one).view));
    },
    setEmployees,
    setOffice: (hours) => {
      office = hours;
      setEmployees(places.map(({ employee }) => employee));
    },
    setCalendars: (read) => {
      calendars = read;
      setEmployees(places.map(({ employee }) => employee));
    },
    close: () => stopWaiting?.(),
  };
}

/** By name, in every script; employees with the same hours share them, as most have the office's. */
function placesOf(
  employees: readonly Employee[],
  office: OfficeHours,
  zone: string,
  calendars: CalendarsRead,
): readonly Place[] {
  const times = new Map<string, WorkingTime>();
  const timeOf = (hours: Employee['hours']): WorkingTime => {
    const key = JSON.stringify(hours);
    const known = times.get(key) ?? workingTime({ ...office, week: hours ?? office.week }, zone);
    times.set(key, known);
    return known;
  };
  return employees
    .map((employee) => ({ employee, sortedBy: fold(employee.name) }))
    .toSorted((a, b) => compare(a.sortedBy, b.sortedBy) || compare(a.employee.employeeId, b.employee.employeeId))
    .map(({ employee }) => ({
      employee,
      presenceAt: presenceOf(timeOf(employee.hours), employee.absences, zone, calendars.get(employee.employeeId)),
    }));
}

/** As the PBX knows it; offices write 2 10 for 210. */
function dialled(extension: string): string {
  return extension.replace(/\s/g, '');
}

function idOf({ employeeId }: Pick<Employee, 'employeeId'>): string {
  return employeeId;
}

function withLamp(view: EmployeeView | undefined, lamp: Lamp): readonly EmployeeView[] {
  return view === undefined ? [] : [{ ...view, lamp }];
}

function same(view: EmployeeView, before: EmployeeView | undefined): boolean {
  return (
    before !== undefined &&
    view.name === before.name &&
    view.department === before.department &&
    view.extension === before.extension &&
    view.mobile === before.mobile &&
    view.lamp.state === before.lamp.state &&
    view.lamp.since === before.lamp.since &&
    view.presence.state === before.presence.state &&
    view.presence.until === before.presence.until &&
    view.presence.note === before.presence.note
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
