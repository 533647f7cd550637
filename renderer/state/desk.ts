import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallView } from '#core/call/view.ts';
import type { SoundView } from '#core/quality/view.ts';
import type { EmployeeView } from '#core/routing/staff.ts';
import { blankSlice, type DeskSlice } from './slice.ts';

/** The page shows one desk; who must not depend on that takes the slice or the store as an argument. */
export const deskStore = createStore<DeskSlice>(() => blankSlice);

/** Renders again only when what `select` answers is another value: select as little as is shown. */
export function useDesk<T>(select: (slice: DeskSlice) => T): T {
  return useStore(deskStore, select);
}

/** One call; undefined once it has left the desk. Renders again only when this very call changes. */
export function useCall(callId: string): CallView | undefined {
  return useStore(deskStore, (slice) => slice.calls[callId]);
}

/** The sound of one call; undefined while it is not talked on, or nothing is to be said yet. */
export function useSound(callId: string): SoundView | undefined {
  return useStore(deskStore, (slice) => slice.sounds[callId]);
}

/** One employee; undefined once removed. Renders again only when this very employee changes: one lamp, one row. */
export function useEmployee(employeeId: string): EmployeeView | undefined {
  return useStore(deskStore, (slice) => slice.employees[employeeId]);
}

/** What the desk knows now, for code outside of React (keys, media). */
export function deskState(): DeskSlice {
  return deskStore.getState();
}
