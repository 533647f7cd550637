import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarSpan } from '#core/calendar/view.ts';
import { type Wanted, spansOf } from './events.ts';

/** What one calendar comes to; null: it is none. */
export type CalendarRead = readonly CalendarSpan[] | null;
export type CalendarToRead = Wanted & { readonly text: string };

/** Reads one calendar and ends; whoever started it stops it when that takes too long. */
function read({ text, ...wanted }: CalendarToRead): CalendarRead {
  try {
    return spansOf(text, wanted);
  } catch {
    return null;
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only readCalendar.ts starts this thread
const asked = workerData as CalendarToRead;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(read(asked));
