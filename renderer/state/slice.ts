import { onlyLine } from '#core/call/line.ts';
import type { DeskState, PushOf } from '#core/contract/contract.ts';
import { type ClassEntry, builtInEntries } from '#core/caller/callerClass.ts';
import type { CallView } from '#core/call/view.ts';
import type { SoundView } from '#core/quality/view.ts';
import type { EmployeeView } from '#core/routing/staff.ts';

/** How the page stands with its backend. */
export type Connection =
  | 'connecting'
  | 'open'
  /** It was open, or could not be opened; tried again by itself. */
  | 'lost'
  /** Opened without the link printed at the start. */
  | 'no-token'
  /** The link belongs to an earlier start. */
  | 'wrong-token'
  /** A manager's window for reading that was locked, or whose time is over. */
  | 'reading-ended'
  /** A tab that the browser opened for a telephone link: the console in another tab has it, or there is none. */
  | 'link-handed'
  | 'link-not-handed';

export type MicrophoneState =
  | 'unknown'
  /** The browser will ask the person. */
  | 'prompt'
  | 'granted'
  | 'refused'
  /** No microphone is plugged in. */
  | 'missing';

/** Through what the desk speaks in its calls; all of it about the open microphone, or about why none is open. */
export interface Voice {
  readonly isOpen: boolean;
  /** '' for the system's own where the system does not name it. */
  readonly name: string;
  /** The chosen microphone, while this one stands in for it: it is not plugged in, or another program holds it. */
  readonly insteadOf: { readonly name: string; readonly why: 'away' | 'busy' } | null;
  /** The system, or a switch at the device, lets nothing through. */
  readonly silenced: boolean;
  /** Why the calls have none: nobody hears the desk. */
  readonly failure: 'refused' | 'refused-by-system' | 'missing' | 'busy' | null;
}

/** What the page knows; everything of the backend's is as last told, also while the connection is lost. */
export interface DeskSlice {
  readonly connection: Connection;
  /** The first desk.state has come: what stands below is the desk's, not a blank. */
  readonly ready: boolean;
  readonly companyName: string;
  readonly lines: DeskState['lines'];
  /** Over which numbers are called that belong to no other call; null: the first. This page's own choice. */
  readonly chosenLine: string | null;
  readonly noCallsSince: DeskState['noCallsSince'];
  readonly offered: DeskState['offered'];
  readonly classes: readonly ClassEntry[];
  /** By call id; an unchanged call stays the same object. */
  readonly calls: Readonly<Record<string, CallView>>;
  /** Every call id: ringing by priority then waiting time, then current, held, notes. */
  readonly order: readonly string[];
  readonly journal: DeskState['journal'];
  readonly keeping: DeskState['keeping'];
  readonly today: DeskState['today'];
  readonly wrapUpSeconds: DeskState['wrapUpSeconds'];
  readonly telephone: DeskState['telephone'];
  readonly practice: boolean;
  readonly session: DeskState['session'];
  readonly headset: DeskState['headset'];
  readonly preferences: DeskState['preferences'];
  /** By employee id; an unchanged employee stays the same object. */
  readonly employees: Readonly<Record<string, EmployeeView>>;
  /** Every employee id, in the directory's order. */
  readonly staff: readonly string[];
  /** The most urgent first; an unchanged one stays the same object. */
  readonly callbacks: DeskState['callbacks'];
  readonly parking: DeskState['parking'];
  /** By call id, of each call that is talked on; an unchanged one stays the same object. */
  readonly sounds: Readonly<Record<string, SoundView>>;
  readonly deviations: DeskState['deviations'];
  readonly microphone: MicrophoneState;
  readonly voice: Voice;
  /** The ring's volume is nothing. */
  readonly isRingOff: boolean;
  /** Chosen devices that are not plugged in, by what they are chosen for. */
  readonly away: Readonly<Partial<Record<'microphone' | 'speaker' | 'ring' | 'alsoRing', string>>>;
  /** Browsers keep sound locked until the first key or click in the page. */
  readonly sound: 'locked' | 'open';
  /** Counts journal.changed; `onJournalChanged` tells which line. */
  readonly journalVersion: number;
}

export const blankSlice: DeskSlice = {
  connection: 'connecting',
  ready: false,
  companyName: '',
  lines: [
    {
      ...onlyLine,
      phone: { state: 'connecting', reason: null, retryAt: null, since: 0 },
      messages: null,
      voicemail: false,
      parks: false,
      exchange: '',
    },
  ],
  chosenLine: null,
  noCallsSince: null,
  offered: null,
  classes: builtInEntries,
  calls: {},
  order: [],
  journal: { state: 'written', waiting: 0 },
  keeping: {
    damage: null,
    checked: null,
    // Nothing is said of it before it is told.
    isLookedThrough: true,
    doing: null,
    backups: [],
    backupFailure: null,
    folder: { path: '', isOwn: true },
    mended: null,
    mendFailure: null,
  },
  today: { day: '', calls: 0, missed: 0, meanAnswerMs: null },
  wrapUpSeconds: 0,
  telephone: 'nobody',
  practice: false,
  session: {
    seat: 'desk',
    level: 'receptionist',
    pins: { manager: false, administrator: false },
    unreadable: false,
    locksAt: null,
    lockMinutes: 10,
    readingWindows: 0,
  },
  headset: { state: 'none', name: '', shared: false },
  preferences: { language: 'en', theme: 'system', keys: {}, tones: {} },
  employees: {},
  staff: [],
  callbacks: [],
  parking: { canTakeRinging: false, parked: [], others: [] },
  sounds: {},
  deviations: [],
  microphone: 'unknown',
  voice: { isOpen: false, name: '', insteadOf: null, silenced: false, failure: null },
  away: {},
  isRingOff: false,
  sound: 'locked',
  journalVersion: 0,
};

/** The whole desk, after connecting and after a gap. The journal may have changed meanwhile too. */
export function withSnapshot(slice: DeskSlice, desk: DeskState): Partial<DeskSlice> {
  const { calls, employees, sounds, ...rest } = desk;
  return {
    ...rest,
    employees: Object.fromEntries(employees.map((employee) => [employee.employeeId, employee])),
    ...withSounds(slice, sounds),
    staff: employees.map((employee) => employee.employeeId),
    ready: true,
    calls: Object.fromEntries(calls.map((call) => [call.callId, call])),
    order: calls.map((call) => call.callId),
    journalVersion: slice.journalVersion + 1,
  };
}

/** The slices that changed; a call that is not in the new order has left the desk. */
export function withChange(slice: DeskSlice, change: PushOf<'desk.changed'>): Partial<DeskSlice> {
  return {
    ...withCalls(slice, change.calls, change.order),
    ...withStaff(slice, change.employees, change.staff),
    ...withSounds(slice, change.sounds),
    callbacks: withCallbacks(slice, change.callbacks),
    deviations: change.deviations ?? slice.deviations,
    parking: change.parking ?? slice.parking,
    companyName: change.companyName ?? slice.companyName,
    classes: change.classes ?? slice.classes,
    lines: change.lines ?? slice.lines,
    offered: change.offered === undefined ? slice.offered : change.offered,
    noCallsSince: change.noCallsSince === undefined ? slice.noCallsSince : change.noCallsSince,
    journal: change.journal ?? slice.journal,
    keeping: change.keeping ?? slice.keeping,
    today: change.today ?? slice.today,
    wrapUpSeconds: change.wrapUpSeconds ?? slice.wrapUpSeconds,
    telephone: change.telephone ?? slice.telephone,
    practice: change.practice ?? slice.practice,
    session: change.session ?? slice.session,
    headset: change.headset ?? slice.headset,
    preferences: change.preferences ?? slice.preferences,
  };
}

/** The list comes whole, and most of it is as it was: what is the same is not drawn again. */
function withCallbacks({ callbacks }: DeskSlice, changed: DeskState['callbacks'] | undefined): DeskState['callbacks'] {
  if (changed === undefined) return callbacks;
  const before = new Map(callbacks.map((callback) => [callback.callbackId, callback]));
  return changed.map((callback) => {
    const known = before.get(callback.callbackId);
    return known !== undefined && JSON.stringify(known) === JSON.stringify(callback) ? known : callback;
  });
}

function withCalls(
  slice: DeskSlice,
  changed: readonly CallView[] | undefined,
  newOrder: readonly string[] | undefined,
): Pick<DeskSlice, 'calls' | 'order'> {
  if (changed === undefined && newOrder === undefined) return { calls: slice.calls, order: slice.order };
  const calls: Record<string, CallView> = { ...slice.calls };
  for (const call of changed ?? []) calls[call.callId] = call;
  if (newOrder === undefined) {
    // A call told without its place is shown last rather than not at all.
    const unplaced = (changed ?? []).map((call) => call.callId).filter((callId) => !(callId in slice.calls));
    return { calls, order: unplaced.length === 0 ? slice.order : [...slice.order, ...unplaced] };
  }
  const present = new Set(newOrder);
  for (const callId of Object.keys(calls)) if (!present.has(callId)) delete calls[callId];
  // The order is told with every change; the same again must not draw every card again.
  return { calls, order: isSame(slice.order, newOrder) ? slice.order : newOrder };
}

/** One lamp changes one employee; who is not in a new list has left the office. */
function withStaff(
  slice: DeskSlice,
  changed: readonly EmployeeView[] | undefined,
  newStaff: readonly string[] | undefined,
): Pick<DeskSlice, 'employees' | 'staff'> {
  if (changed === undefined && newStaff === undefined) return { employees: slice.employees, staff: slice.staff };
  const employees: Record<string, EmployeeView> = { ...slice.employees };
  for (const employee of changed ?? []) employees[employee.employeeId] = employee;
  if (newStaff === undefined) return { employees, staff: slice.staff };
  const present = new Set(newStaff);
  for (const employeeId of Object.keys(employees)) if (!present.has(employeeId)) delete employees[employeeId];
  return { employees, staff: isSame(slice.staff, newStaff) ? slice.staff : newStaff };
}

/** One call's sign changes one sign. */
function withSounds(slice: DeskSlice, told: readonly SoundView[] | undefined): Pick<DeskSlice, 'sounds'> {
  if (told === undefined) return { sounds: slice.sounds };
  const kept = (sound: SoundView): SoundView => {
    const before = slice.sounds[sound.callId];
    return before !== undefined && JSON.stringify(before) === JSON.stringify(sound) ? before : sound;
  };
  return { sounds: Object.fromEntries(told.map((sound) => [sound.callId, kept(sound)])) };
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((callId, place) => callId === after[place]);
}
