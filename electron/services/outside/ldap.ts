import type { CallerClass } from '#core/caller/callerClass.ts';
import type { Employee } from '#core/caller/company.ts';
import type { DirectoryImports, ImportFailure } from '#core/caller/directoryImports.ts';
import type { ImportRow } from '#core/importing/row.ts';
import { type MergedEmployees, mergeEmployees } from '#core/ldap/employees.ts';
import type { LdapMemory } from '#core/ldap/memory.ts';
import { type Person, personOf } from '#core/ldap/person.ts';
import { rowOf } from '#core/ldap/row.ts';
import { nextReading } from '#core/ldap/schedule.ts';
import type { LdapSettings } from '#core/ldap/settings.ts';
import type { LdapSource } from '#core/ldap/source.ts';
import type { LdapFault, LdapState } from '#core/ldap/view.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { peoplePages } from './pages.ts';

export interface LdapPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly source: LdapSource;
  /** null: there is none. */
  readonly settings: LdapSettings | null;
  /** ISO 3166 alpha-2 of the desk, as it is now. */
  readonly country: () => string;
  readonly imports: Pick<DirectoryImports, 'importRows'>;
  /** Changes employees in one turn with all other changes of them. */
  readonly changeEmployees: (
    change: (employees: readonly Employee[]) => readonly Employee[],
  ) => Promise<Result<null, 'not-written'>>;
  readonly memory: LdapMemory;
  readonly remember: (memory: LdapMemory) => Promise<unknown>;
  readonly onState: (state: LdapState) => void;
}

export interface Ldap {
  readonly state: () => LdapState;
  /** Begins to read; false: it is being read already, or there is nothing to read. */
  readonly read: () => boolean;
  /** False: it is not being read. */
  readonly cancel: () => boolean;
  /** The first people, with settings that are not saved yet. */
  readonly tryWith: (settings: LdapSettings) => Promise<Result<readonly Person[], LdapFault>>;
  readonly setSettings: (settings: LdapSettings | null) => void;
  readonly close: () => void;
}

type LastReading = NonNullable<LdapState['last']>;
type Taken = Pick<LastReading, 'people' | 'leftOut' | 'gone' | 'open'>;

/** A machine that slept is noticed so late at most. */
const lookAgainMs = 10 * 60_000;
/** How often it is told how far the reading has come: every so many people. */
const tellEvery = 1_000;
const shownOnTrial = 5;
/** Nobody's office has more; a filter that takes in the whole world is noticed. */
const mostEmployees = 5_000;
/** A server that gives pages without end must not keep other imports away for ever. */
const mostPeople = 1_000_000;
const longestMs = 2 * 60 * 60_000;
const mostNamed = 10;
/** There is one directory server: whatever it gives takes the place of what it gave before, whichever it was. */
const sourceId = 'directory-server';

/** Reads the company's directory server by its hours and when asked, never twice at once; a failure changes nothing. */
export function createLdap(ports: LdapPorts): Ldap {
  const { clock, timers, log, source } = ports;
  let { settings, memory } = ports;
  let reading: LdapState['reading'] = null;
  let nextAt: number | null = null;
  let stopWaiting: (() => void) | null = null;
  let stopReading: ((why: LdapFault) => void) | null = null;
  let closed = false;

  function state(): LdapState {
    return { reading, last: memory.last, failed: memory.failed, nextAt };
  }

  function plan(): void {
    stopWaiting?.();
    stopWaiting = null;
    const at = Math.max(memory.last?.at ?? -Infinity, memory.failed?.at ?? -Infinity);
    const last = { at: at === -Infinity ? null : at, wasGood: memory.failed === null };
    nextAt = settings === null || closed ? null : nextReading(settings.everyHours, last, clock.now(), clock.zone());
    if (nextAt !== null) wait(nextAt);
  }

  function wait(due: number): void {
    stopWaiting = timers.after(Math.max(0, Math.min(due - clock.now(), lookAgainMs)), () => {
      if (clock.now() < due) return wait(due);
      read();
    });
  }

  function read(): boolean {
    if (reading !== null || settings === null || closed) return false;
    reading = { since: clock.now(), people: 0 };
    ports.onState(state());
    // A bug, or a thread that is gone, must not keep the server unread until the next start.
    void readOnce(settings).catch(unforeseen).then(ended);
    return true;
  }

  function unforeseen(problem: unknown): Result<never, LdapFault> {
    log.warn('ldap', { problem: problem instanceof Error ? problem.name : 'unknown' });
    return failed('not-written');
  }

  async function ended(result: Result<LastReading, LdapFault>): Promise<void> {
    reading = null;
    stopReading = null;
    if (!result.ok) log.warn('ldap-not-read', { code: result.error });
    memory = result.ok
      ? { ...memory, last: result.value, failed: null }
      : { ...memory, failed: { at: clock.now(), fault: result.error } };
    await ports.remember(memory).catch(() => undefined);
    plan();
    if (!closed) ports.onState(state());
  }

  async function readOnce(of: LdapSettings): Promise<Result<LastReading, LdapFault>> {
    const { pages, end, stop } = peoplePages({
      source,
      settings: of,
      country: ports.country,
      onEntries: counted,
    });
    stopReading = stop;
    const stopClock = timers.after(longestMs, () => stop('timeout'));
    const taken = await (of.people === 'contacts' ? takeContacts(pages, of) : takeEmployees(pages)).finally(stopClock);
    const whole = end();
    // Why the server failed says more than that the people were not kept.
    if (whole !== null && !whole.ok) return whole;
    if (!taken.ok) return taken;
    return ok({ at: clock.now(), referrals: whole?.value.referrals ?? 0, ...taken.value });
  }

  function counted(entries: number): void {
    if (reading === null) return;
    const before = reading.people;
    reading = { ...reading, people: before + entries };
    if (reading.people > mostPeople) stopReading?.('size-limit');
    if (Math.floor(reading.people / tellEvery) > Math.floor(before / tellEvery)) ports.onState(state());
  }

  async function takeContacts(
    pages: AsyncIterable<readonly Person[]>,
    of: LdapSettings,
  ): Promise<Result<Taken, LdapFault>> {
    const rows = rowsOf(pages, of.class);
    const label = of.server.replace(/^ldaps?:\/\//, '');
    const taken = await ports.imports.importRows({ sourceId, kind: 'ldap', label }, rows, {
      onProgress: () => undefined,
    });
    if (!taken.ok) return failed(faultOfImport(taken.error));
    return ok({ people: taken.value.contacts, leftOut: taken.value.refused, gone: [], open: [] });
  }

  async function takeEmployees(pages: AsyncIterable<readonly Person[]>): Promise<Result<Taken, LdapFault>> {
    const people: Person[] = [];
    try {
      for await (const page of pages) {
        people.push(...page);
        if (people.length > mostEmployees) return failed('size-limit');
      }
    } catch {
      return failed('cut-off');
    }
    const reachable = people.filter(({ extension, mobile }) => extension !== '' || mobile !== '');
    if (reachable.length === 0) return failed('nobody');
    const changing: { merged?: MergedEmployees } = {};
    const saved = await ports.changeEmployees((employees) => {
      changing.merged = mergeEmployees(people, employees, memory.given, ports.ids.next);
      return changing.merged.changed;
    });
    if (!saved.ok || changing.merged === undefined) return failed('not-written');
    const { given, gone, open } = changing.merged;
    memory = { ...memory, given };
    const leftOut = people.length - reachable.length;
    return ok({ people: reachable.length, leftOut, gone: gone.slice(0, mostNamed), open: open.slice(0, mostNamed) });
  }

  plan();
  return {
    state,
    read,
    cancel: () => {
      stopReading?.('cancelled');
      return stopReading !== null;
    },
    tryWith: async (of) => {
      const first = await source.first(of, shownOnTrial);
      if (!first.ok) return first;
      const people = first.value.flatMap((entry) => personOf(entry, of, ports.country()) ?? []);
      return people.length === 0 ? failed('nobody') : ok(people);
    },
    setSettings: (changed) => {
      if (JSON.stringify(changed) === JSON.stringify(settings)) return;
      settings = changed;
      // What another server did wrong says nothing of this one.
      memory = { ...memory, failed: null };
      plan();
      ports.onState(state());
    },
    close: () => {
      closed = true;
      stopWaiting?.();
      stopReading?.('cancelled');
    },
  };
}

async function* rowsOf(pages: AsyncIterable<readonly Person[]>, of: CallerClass): AsyncGenerator<readonly ImportRow[]> {
  let line = 0;
  for await (const page of pages) {
    const before = line;
    line += page.length;
    yield page.map((person, place) => rowOf(person, of, before + place + 1));
  }
}

function faultOfImport(failure: ImportFailure): LdapFault {
  switch (failure) {
    case 'busy':
    case 'cancelled':
    case 'old-unreadable':
      return failure;
    case 'nothing-taken':
      return 'nobody';
    case 'disk-full':
    case 'not-written':
      return 'not-written';
    case 'source-failed':
    case 'not-readable':
      return 'cut-off';
  }
}
