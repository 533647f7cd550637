import { type Lamp, unknownLamp } from '#core/call/lamp.ts';
import type { Clock } from '#core/support/ports.ts';
import { dialogPackage } from './dialogTable.ts';
import { type WatchList, type WatchListPorts, createWatchList } from './watchList.ts';

export interface LampsPorts extends WatchListPorts {
  readonly clock: Clock;
  readonly onLamp: (extension: string, lamp: Lamp) => void;
}

/** The phones of the house, watched by their dialog events. */
export function createLamps(ports: LampsPorts): WatchList {
  const lamps = new Map<string, Lamp>();

  /** Only what is new is told; what is not known any more was known until now. */
  function show(extension: string, state: Lamp['state']): void {
    const before = lamps.get(extension) ?? unknownLamp;
    if (before.state === state) return;
    const lamp: Lamp = { state, since: ports.clock.now() };
    lamps.set(extension, lamp);
    ports.onLamp(extension, lamp);
  }

  return createWatchList({
    ...ports,
    about: dialogPackage,
    onState: (extension, state) => show(extension, state ?? 'unknown'),
    onGone: (extension) => lamps.delete(extension),
    allOrNone: false,
  });
}
