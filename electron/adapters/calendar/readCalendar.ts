import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { calendarPlace } from '#core/calendar/address.ts';
import type { ReadCalendar } from '#core/calendar/source.ts';
import type { CalendarFault } from '#core/calendar/view.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { AskWeb } from '#core/web/ask.ts';
import type { CalendarRead, CalendarToRead } from './calendarWorker.ts';

const mostBytes = 5 * 1024 * 1024;
const limitMs = 20_000;
const workerMegabytes = 256;

export interface CalendarPatience {
  /** For making sense of what came; milliseconds. */
  readonly readMs: number;
}

/** Reads a calendar in a thread of its own that is stopped in time: whatever it holds costs no call a moment. */
export function createReadCalendar(askWeb: AskWeb, patience: CalendarPatience = { readMs: 30_000 }): ReadCalendar {
  return async (address, wanted) => {
    const place = calendarPlace(address);
    if (place === null) return failed('bad-address');
    const text = await (place.kind === 'web' ? fetched(askWeb, place.url) : fromFile(place.path));
    return text.ok ? understood({ ...wanted, text: text.value }, patience.readMs) : text;
  };
}

async function fetched(askWeb: AskWeb, url: string): Promise<Result<string, CalendarFault>> {
  const headers = [{ name: 'Accept', value: 'text/calendar, */*;q=0.1' }];
  const answer = await askWeb({ url, method: 'GET', headers, body: null, limitMs, mostBytes });
  if (!answer.ok) return answer;
  const { status, text } = answer.value;
  if (status >= 200 && status < 300) return ok(text);
  if (status === 401 || status === 403) return failed('not-allowed');
  return failed(status === 404 || status === 410 ? 'not-found' : 'server-error');
}

async function fromFile(path: string): Promise<Result<string, CalendarFault>> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return failed('not-found');
  try {
    const about = await file.stat();
    if (!about.isFile()) return failed('not-found');
    return about.size > mostBytes ? failed('too-large') : ok(await file.readFile('utf8'));
  } catch {
    return failed('not-found');
  } finally {
    await file.close();
  }
}

function understood(toRead: CalendarToRead, readMs: number): ReturnType<ReadCalendar> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./calendarWorker.ts', import.meta.url), {
      workerData: toRead,
      resourceLimits: { maxOldGenerationSizeMb: workerMegabytes },
    });
    const tooLong = setTimeout(() => {
      resolve(failed('too-large'));
      void worker.terminate();
    }, readMs);
    worker.once('message', (read: CalendarRead) => resolve(read === null ? failed('no-calendar') : ok(read)));
    // Out of memory, as a rule.
    worker.once('error', () => resolve(failed('too-large')));
    worker.once('exit', () => {
      clearTimeout(tooLong);
      resolve(failed('too-large'));
    });
  });
}
