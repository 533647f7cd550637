import type { ToldPresence } from '#core/routing/told.ts';
import { presencePackage } from './presenceDocument.ts';
import { type WatchList, type WatchListPorts, createWatchList } from './watchList.ts';

export interface PresencesPorts extends WatchListPorts {
  /** Null: she says nothing, or it is not known any more. */
  readonly onPresence: (extension: string, presence: ToldPresence | null) => void;
}

/** What the people of the house say of themselves, where the exchange has such a thing. */
export function createPresences(ports: PresencesPorts): WatchList {
  const told = new Map<string, ToldPresence>();

  function show(extension: string, presence: ToldPresence | null): void {
    const before = told.get(extension) ?? null;
    if (before?.state === presence?.state && before?.note === presence?.note) return;
    if (presence === null) told.delete(extension);
    else told.set(extension, presence);
    ports.onPresence(extension, presence);
  }

  return createWatchList({
    ...ports,
    about: presencePackage,
    onState: (extension, said) => show(extension, said === 'here' ? null : said),
    onGone: (extension) => told.delete(extension),
    // Most exchanges have none: three hundred refusals at each start would tell nothing more.
    allOrNone: true,
  });
}
