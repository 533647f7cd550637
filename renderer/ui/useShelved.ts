import { useSyncExternalStore } from 'react';
import type { Shelf, Shelved } from './shelf.ts';

export function useShelved<T>(shelf: Shelf<T>): Shelved<T> | null {
  return useSyncExternalStore(shelf.subscribe, shelf.shelved);
}
