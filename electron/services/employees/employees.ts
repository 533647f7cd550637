import { type Lamp, unknownLamp } from '#core/call/lamp.ts';
import type { CallLine } from '#core/call/line.ts';
import type { TelephoneEvent } from '#core/call/telephone.ts';
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
  readonly onLamp: (told: Told<'lamp'>) => void;
  /** What she says of herself at the exchange; null: nothing. */
  readonly onPresence: (told: Told<'presence'>) => void;
  /** The desk may have other lines. */
  readonly linesChanged: () => void;
  /** The directory's employees, after one was added, changed or removed. */
  readonly setEmployees: (employees: readonly Employee[]) => void;
  readonly setOffice: (office: OfficeHours) => void;
  /** What employees' calendars say, by employee. */
  readonly setCalendars: (calendars: CalendarsRead) => void;
  readonly close: () => void;
}

type Told<K extends TelephoneEvent['kind']> = Omit<Extract<TelephoneEvent, { kind: K }>, 'kind'>;
type CalendarsRead = ReadonlyMap<string, readonly CalendarSpan[]>;

export interface EmployeesPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly employees: readonly Employee[];
  readonly office: OfficeHours;
  readonly calendars: CalendarsRead;
  /** Only what changed: whole views of these employees, and the order of all when it is another one. */
  readonly publish: (changed: Pick<PushOf<'desk.changed'>, 'employees' | 'staff'>) => void;
  /** That line, as calls bear it, and the first one where there is no such line (any more); null: the first one. */
  readonly lineOf: (lineId: string | null) => CallLine;
  /** The extensions whose lamps are wanted at a line's exchange, each once, in order; told when they change. */
  readonly watch: (lineId: string, extensions: readonly string[]) => void;
}

/** One employee with what she is looked up by. */
interface Place {
  readonly employee: Employee;
  /** Her telephone: line and extension; '' without one. */
  readonly telephone: string;
  /** null: the first one. */
  readonly line: CallLine | null;
  readonly presenceAt: (at: number) => PresenceNow;
}

/** Keeps what the pages see of all employees true: their lamps as the telephone tells them, their presence by the hours. */
export function createEmployees(ports: EmployeesPorts): Employees {
  const { clock, timers } = ports;
  let { office, calendars } = ports;
  let places: readonly Place[] = [];
  /** In the order of `places`. */
  let shown: ReadonlyMap<string, EmployeeView> = new Map();
  /** Employees by telephone, which two may share. */
  let atTelephone: ReadonlyMap<string, readonly string[]> = new Map();
  let watched: ReadonlyMap<string, readonly string[]> = new Map();
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

  function viewAt(now: number, { employee, telephone, line, presenceAt }: Place) {
    const { presence: byHours, nextAt } = presenceAt(now);
    const { employeeId, name, department, extension, mobile } = employee;
    const lamp = lamps.get(telephone) ?? unknownLamp;
    const own = told.get(telephone);
    // The office's hours and absences say until when; what she says herself counts while they have her at work.
    const presence = own === undefined || byHours.state !== 'here' ? byHours : { ...own, until: null };
    const view: EmployeeView = { employeeId, name, department, extension, line, mobile, lamp, presence };
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
    places = placesOf(employees, office, clock.zone(), calendars, telephoneOf);
    const atOne = Map.groupBy(
      places.filter(({ telephone }) => telephone !== ''),
      ({ telephone }) => telephone,
    );
    atTelephone = new Map([...atOne].map(([telephone, sharing]) => [telephone, sharing.map(idOfPlace)]));
    for (const known of [lamps, told])
      for (const telephone of known.keys()) if (!atTelephone.has(telephone)) known.delete(telephone);
    watch();
  }

  function watch(): void {
    const before = watched;
    const wanted = new Map<string, string[]>();
    for (const telephone of [...atTelephone.keys()].toSorted()) {
      const [lineId = '', extension = ''] = telephone.split('\n');
      wanted.set(lineId, [...(wanted.get(lineId) ?? []), extension]);
    }
    watched = wanted;
    for (const lineId of new Set([...before.keys(), ...wanted.keys()])) {
      const extensions = wanted.get(lineId) ?? [];
      if (extensions.join('\n') !== (before.get(lineId) ?? []).join('\n')) ports.watch(lineId, extensions);
    }
  }

  function telephoneOf({ extension, line }: Employee): Pick<Place, 'telephone' | 'line'> {
    const first = ports.lineOf(null);
    const own = line === undefined ? first : ports.lineOf(line);
    const number = dialled(extension);
    return {
      telephone: number === '' ? '' : telephoneAt(own.lineId, number),
      line: own.lineId === first.lineId ? null : own,
    };
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
    onLamp: ({ lineId, extension, lamp }) => {
      const telephone = telephoneAt(lineId, extension);
      const sharing = atTelephone.get(telephone);
      if (sharing === undefined) return;
      lamps.set(telephone, lamp);
      show(sharing.flatMap((employeeId) => withLamp(shown.get(employeeId), lamp)));
    },
    onPresence: ({ lineId, extension, presence }) => {
      const telephone = telephoneAt(lineId, extension);
      if (!atTelephone.has(telephone)) return;
      if (presence === null) told.delete(telephone);
      else told.set(telephone, presence);
      const now = clock.now();
      const sharing = places.filter((one) => one.telephone === telephone);
      show(sharing.map((one) => viewAt(now, one).view));
    },
    setEmployees,
    linesChanged: () => setEmployees(places.map(({ employee }) => employee)),
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
  telephoneOf: (employee: Employee) => Pick<Place, 'telephone' | 'line'>,
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
      ...telephoneOf(employee),
      presenceAt: presenceOf(timeOf(employee.hours), employee.absences, zone, calendars.get(employee.employeeId)),
    }));
}

/** As the PBX knows it; offices write 2 10 for 210. */
function dialled(extension: string): string {
  return extension.replace(/\s/g, '');
}

/** Two exchanges may have the same extension. */
function telephoneAt(lineId: string, extension: string): string {
  return `${lineId}\n${extension}`;
}

function idOfPlace({ employee }: Place): string {
  return employee.employeeId;
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
    view.line?.lineId === before.line?.lineId &&
    view.line?.name === before.line?.name &&
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
