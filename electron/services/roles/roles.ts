import type { HandlersOf } from '#core/contract/server.ts';
import type { Tried } from '#core/contract/rolesCalls.ts';
import { type GuardedRole, faultOfPin, pinAsTyped } from '#core/roles/pins.ts';
import type { PinPort } from '#core/roles/ports.ts';
import { type SessionView, isAbove, raisedLevel } from '#core/roles/session.ts';
import type { Clock, Log, Timers } from '#core/support/ports.ts';
import { failed, ok } from '#core/support/result.ts';
import { type Seat, type Session, createSession } from './session.ts';
import { createTries } from './tries.ts';

/** What became of PINs and sessions, for whoever keeps account of it. */
export type RoleEvent =
  | { readonly kind: 'raised' | 'wrong-pin'; readonly of: GuardedRole }
  /** `hasPins`: whether any is set now. */
  | { readonly kind: 'pin-set' | 'pin-removed'; readonly of: GuardedRole; readonly hasPins: boolean }
  | { readonly kind: 'locked' | 'reading-opened' | 'reading-ended' };

export interface RolesPorts extends PinPort {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** The address under which this token is let in on this machine; null: there is none. */
  readonly readingLink: (token: string) => Promise<string | null>;
  readonly onEvent: (session: Session, event: RoleEvent) => void;
}

export interface Roles {
  /** A page has come; `publish` tells it of its own session. */
  readonly joined: (seat: Seat, publish: (view: SessionView) => void) => Session;
  readonly left: (session: Session) => void;
  /** Whether this is the token of a window for reading that was not ended. */
  readonly letsRead: (token: string) => boolean;
  readonly handlersFor: (session: Session) => HandlersOf<'roles'>;
}

/** Roles of the pages: the receptionist's until a PIN raises one, and windows in which a manager only reads. */
export function createRoles(ports: RolesPorts): Roles {
  const { clock, timers } = ports;
  const tries = createTries(ports);
  const begun = clock.now().toString(36);
  let nth = 0;
  const sessions = new Set<Session>();
  /** Tokens of windows for reading; how the time is stopped in which a window may come, or come back. */
  const reading = new Map<string, () => void>();

  function everybodyAgain(): void {
    for (const session of sessions) session.again();
  }

  function forget(token: string): void {
    reading.get(token)?.();
    reading.delete(token);
  }

  /** A window that nobody opens, or that is closed, does not stay open to others. */
  function awaitWindow(token: string): void {
    reading.get(token)?.();
    const ms = tries.kept().lockMinutes * 60_000;
    reading.set(
      token,
      timers.after(ms, () => {
        reading.delete(token);
        everybodyAgain();
      }),
    );
  }

  function joined(seat: Seat, publish: (view: SessionView) => void): Session {
    nth += 1;
    const session = createSession({
      name: `${begun}-${nth}`,
      seat,
      tries,
      now: clock.now,
      timers,
      readingWindows: () => reading.size,
      publish,
      onLocked: () => {
        if (typeof seat === 'object') forget(seat.reading);
        ports.onEvent(session, { kind: typeof seat === 'object' ? 'reading-ended' : 'locked' });
        if (typeof seat === 'object') everybodyAgain();
      },
    });
    sessions.add(session);
    if (typeof seat === 'object') reading.get(seat.reading)?.();
    return session;
  }

  async function tryPin(session: Session, of: GuardedRole, pin: string): Promise<Tried> {
    const tried = await tries.tryPin(of, pin);
    if (!tried.done && tried.why === 'wrong') ports.onEvent(session, { kind: 'wrong-pin', of });
    return tried;
  }

  /** The PIN that is set is right, or needs not be known. */
  async function mayReplace(session: Session, of: GuardedRole, old: string | null): Promise<Tried> {
    const { pins } = tries.kept();
    const knowsBetter = of === 'manager' && pins.administrator !== null && isAdministrator(session);
    if (pins[of] === null || knowsBetter) return { done: true };
    return tryPin(session, of, old ?? '');
  }

  async function replace(session: Session, of: GuardedRole, pin: string | null): Promise<boolean> {
    const hash = pin === null ? null : await ports.hash(pinAsTyped(pin));
    const { pins, wrong } = tries.kept();
    const before = session.level();
    const changed = await tries.change({
      pins: { ...pins, [of]: hash },
      wrong: { ...wrong, [of]: { count: 0, lastAt: 0 } },
    });
    if (!changed) return false;
    const now = tries.kept().pins;
    const hasPins = now.manager !== null || now.administrator !== null;
    ports.onEvent(session, { kind: pin === null ? 'pin-removed' : 'pin-set', of, hasPins });
    // Whoever set it knows it; every other page must be told it.
    for (const other of sessions) if (other !== session) other.lock();
    const known = raisedLevel(of, tries.kept().pins);
    session.raise(isAbove(before, known) ? before : known);
    everybodyAgain();
    return true;
  }

  function handlersFor(session: Session): HandlersOf<'roles'> {
    return {
      'roles.raise': async ({ as, pin }) => {
        const tried = await tryPin(session, as, pin);
        if (!tried.done) return ok(tried);
        session.raise(raisedLevel(as, tries.kept().pins));
        ports.onEvent(session, { kind: 'raised', of: as });
        return ok(tried);
      },
      'roles.lock': () => {
        session.lock();
        return ok({});
      },
      'roles.used': () => {
        session.used();
        return ok({});
      },
      'roles.set-pin': async ({ of, pin, old }) => {
        const isGuarded = tries.kept().pins.administrator !== null;
        if (of === 'administrator' && isGuarded && !isAdministrator(session)) return failed('needs-administrator');
        const fault = pin === null ? null : faultOfPin(pin);
        if (fault !== null) return ok({ done: false, why: fault, waitMs: 0 });
        const may = await mayReplace(session, of, old);
        if (!may.done) return ok(may);
        return (await replace(session, of, pin)) ? ok({ done: true }) : failed('not-written');
      },
      'roles.set-lock': async ({ minutes }) => {
        if (!(await tries.change({ lockMinutes: minutes }))) return failed('not-written');
        everybodyAgain();
        return ok({});
      },
      'roles.open-reading': async () => {
        const token = ports.token();
        awaitWindow(token);
        const link = await ports.readingLink(token);
        if (link === null) forget(token);
        else ports.onEvent(session, { kind: 'reading-opened' });
        everybodyAgain();
        return ok({ link });
      },
      'roles.end-reading': () => {
        for (const other of sessions) if (typeof other.seat === 'object') other.lock();
        for (const token of reading.keys()) forget(token);
        everybodyAgain();
        return ok({});
      },
    };
  }

  return {
    joined,
    left: (session) => {
      const { seat } = session;
      session.left();
      sessions.delete(session);
      if (typeof seat === 'object' && reading.has(seat.reading)) awaitWindow(seat.reading);
    },
    letsRead: (token) => reading.has(token),
    handlersFor,
  };
}

function isAdministrator(session: Session): boolean {
  return session.level() === 'administrator';
}
