import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RefusalCode } from '#core/contract/define.ts';
import type { GuardedRole } from '#core/roles/pins.ts';
import { isAbove, type SessionView } from '#core/roles/session.ts';
import { ask } from './ask.ts';
import { deskStore } from './desk.ts';

/** Whether the PIN is being asked for. */
const raisingStore = createStore<{ readonly isAsked: boolean }>(() => ({ isAsked: false }));

export function useRaising(): boolean {
  return useStore(raisingStore, ({ isAsked }) => isAsked);
}

export function askForPin(isAsked: boolean): void {
  raisingStore.setState({ isAsked });
}

/** As whom this session could act by a PIN that is set. */
export function raisable({ seat, level, pins }: SessionView): readonly GuardedRole[] {
  if (seat !== 'desk') return [];
  return (['manager', 'administrator'] as const).filter((role) => pins[role] && isAbove(role, level));
}

/** The key: the receptionist's again, or the PIN is asked for; false where there is no PIN to ask for. */
export function raiseOrLock(): boolean {
  const { session } = deskStore.getState();
  if (session.locksAt !== null) void ask('roles.lock', {});
  else if (raisable(session).length > 0) askForPin(true);
  else return false;
  return true;
}

/** Whether a session may do what asks for this role. */
export function isAllowed({ seat, level }: SessionView, role: GuardedRole): boolean {
  return seat === 'desk' && !isAbove(role, level);
}

const listeners = new Set<(code: RefusalCode) => void>();
const ofRoles: ReadonlySet<RefusalCode> = new Set(['needs-manager', 'needs-administrator', 'only-reads']);

/** Something was refused because of who this session is, on whatever screen. */
export function onRoleRefused(listener: (code: RefusalCode) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellRoleRefusal(code: RefusalCode): void {
  if (ofRoles.has(code)) for (const listener of listeners) listener(code);
}

/** While somebody types or points, a raised session stays raised; told so often at most, milliseconds. */
const usedEveryMs = 20_000;

export function followUse(page: EventTarget): void {
  let toldAt = Number.NEGATIVE_INFINITY;
  const used = (): void => {
    const { session, connection } = deskStore.getState();
    if (session.locksAt === null || connection !== 'open' || performance.now() - toldAt < usedEveryMs) return;
    toldAt = performance.now();
    void ask('roles.used', {});
  };
  page.addEventListener('keydown', used, true);
  page.addEventListener('pointerdown', used, true);
  page.addEventListener('wheel', used, { capture: true, passive: true });
}
