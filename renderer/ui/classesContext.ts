import { createContext, use } from 'react';
import { type ClassEntry, classTable } from '#core/caller/callerClass.ts';

/** The desk's classes of callers, first in the queue first; given once by App. */
export const ClassesContext = createContext<readonly ClassEntry[]>(classTable([]));

export function useClasses(): readonly ClassEntry[] {
  return use(ClassesContext);
}
