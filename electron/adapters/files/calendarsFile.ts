import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { KeptCalendars } from '#core/calendar/kept.ts';
import { writeWhole } from './wholeFile.ts';

const fileName = 'calendars.json';

/** What was read of employees' calendars last; none where the file cannot be read. Their addresses are secrets often. */
export async function loadCalendars(folder: string): Promise<KeptCalendars> {
  try {
    const read = KeptCalendars.safeParse(JSON.parse(await readFile(path.join(folder, fileName), 'utf8')));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

/** Written whole or not at all; false when the disk refuses. */
export async function saveCalendars(folder: string, calendars: KeptCalendars): Promise<boolean> {
  return writeWhole(path.join(folder, fileName), `${JSON.stringify(calendars)}\n`);
}
