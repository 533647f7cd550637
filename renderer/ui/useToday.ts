import { useSyncExternalStore } from 'react';
import { calendarDay } from '../i18n/formats.ts';
import { lastSecond, onSecond } from './second.ts';

/** Today where the desk stands, ISO 8601; another one from midnight on. */
export function useToday(): string {
  return useSyncExternalStore(onSecond, () => calendarDay(lastSecond()));
}
