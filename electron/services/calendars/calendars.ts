import type { Employee } from '#core/caller/company.ts';
import { calendarPlace } from '#core/calendar/address.ts';
import type { KeptCalendar, KeptCalendars } from '#core/calendar/kept.ts';
import type { ReadCalendar } from '#core/calendar/source.ts';
import type { CalendarSpan, CalendarView } from '#core/calendar/view.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';

export interface CalendarsPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly readCalendar: ReadCalendar;
  readonly kept: KeptCalendars;
  /** False when the disk refuses. */
  readonly keep: (calendars: KeptCalendars) => Promise<boolean>;
  readonly employees: readonly Employee[];
  /** Spans by employee, whenever any of them changed. */
  readonly onSpans: (spans: ReadonlyMap<string, readonly CalendarSpan[]>) => void;
}

export interface Calendars {
  readonly spans: () => ReadonlyMap<string, readonly CalendarSpan[]>;
  readonly handlers: HandlersOf<'calendar'>;
  /** An employee who was removed has no calendar any more. */
  readonly setEmployees: (employees: readonly Employee[]) => void;
  readonly close: () => void;
}

const everyMs = 15 * 60_000;
/** The telephone comes first when Portico begins. */
const firstMs = 20_000;
const horizonMs = 60 * 24 * 60 * 60_000;
const mostShown = 30;

/** Keeps employees' calendars as they were read last, each read again and again in turn; one that fails stays as it was. */
export function createCalendars(ports: CalendarsPorts): Calendars {
  const { clock, timers, log } = ports;
  // One after the other: a hundred calendars at once are a burden to a small office's line.
  const inTurn = createTurns();
  // What is written last must be what is on the disk.
  const keepInTurn = createTurns();
  let staff = new Set(ports.employees.map(({ employeeId }) => employeeId));
  let calendars = new Map(Object.entries(ports.kept).filter(([employeeId]) => staff.has(employeeId)));
  let stopWaiting: (() => void) | null = null;
  let closed = false;

  function spans(): ReadonlyMap<string, readonly CalendarSpan[]> {
    return new Map([...calendars].map(([employeeId, calendar]) => [employeeId, calendar.spans]));
  }

  async function put(employeeId: string, calendar: KeptCalendar | null): Promise<boolean> {
    const before = calendars.get(employeeId);
    const next = new Map(calendars);
    if (calendar === null) next.delete(employeeId);
    else next.set(employeeId, calendar);
    calendars = next;
    if (JSON.stringify(before?.spans ?? []) !== JSON.stringify(calendar?.spans ?? [])) ports.onSpans(spans());
    return keepInTurn(() => ports.keep(Object.fromEntries(calendars)));
  }

  async function readOnce(address: string, before: KeptCalendar | undefined): Promise<KeptCalendar> {
    const now = clock.now();
    const read = await ports.readCalendar(address, { now, until: now + horizonMs, zone: clock.zone() });
    if (read.ok) return { address, readAt: now, failing: null, spans: [...read.value] };
    const known = before?.address === address ? before : undefined;
    return {
      address,
      readAt: known?.readAt ?? null,
      failing: { since: known?.failing?.since ?? now, fault: read.error },
      spans: known?.spans ?? [],
    };
  }

  async function readAgain(employeeId: string): Promise<void> {
    const before = calendars.get(employeeId);
    if (before === undefined || closed) return;
    const read = await readOnce(before.address, before);
    // Another address was chosen meanwhile, or none.
    if (closed || calendars.get(employeeId) !== before) return;
    await put(employeeId, read);
  }

  async function round(): Promise<void> {
    for (const employeeId of calendars.keys())
      await inTurn(() => readAgain(employeeId)).catch((problem: unknown) => {
        // One that cannot be read for a reason that nobody foresaw must not keep the others unread for ever.
        log.warn('calendar', { problem: problem instanceof Error ? problem.name : 'unknown' });
      });
    wait(everyMs);
  }

  function wait(ms: number): void {
    stopWaiting?.();
    stopWaiting = closed ? null : timers.after(ms, () => void round());
  }

  function viewOf(employeeId: string): CalendarView {
    const { address, readAt, failing, spans: all } = calendars.get(employeeId) ?? nothing;
    const now = clock.now();
    return { address, readAt, failing, spans: all.filter(({ until }) => until > now).slice(0, mostShown) };
  }

  wait(firstMs);
  return {
    spans,
    handlers: {
      'calendar.read': ({ employeeId }) => ok(viewOf(employeeId)),
      'calendar.choose': ({ employeeId, address: typed }) =>
        inTurn(async () => {
          if (!staff.has(employeeId)) return failed('not-there');
          const address = typed.trim();
          if (address !== '' && calendarPlace(address) === null)
            return ok({ ...viewOf(employeeId), address, failing: { since: clock.now(), fault: 'bad-address' } });
          const kept = await put(
            employeeId,
            address === '' ? null : await readOnce(address, calendars.get(employeeId)),
          );
          return kept ? ok(viewOf(employeeId)) : failed('not-written');
        }),
    },
    setEmployees: (employees) => {
      staff = new Set(employees.map(({ employeeId }) => employeeId));
      for (const employeeId of calendars.keys()) if (!staff.has(employeeId)) void put(employeeId, null);
    },
    close: () => {
      closed = true;
      stopWaiting?.();
    },
  };
}

const nothing: KeptCalendar = { address: '', readAt: null, failing: null, spans: [] };
