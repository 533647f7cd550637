/** An instant as the clock on the desk's wall showed it. */
export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** 2026-11-28 09:12:40: sorts rightly as text, and every spreadsheet takes it for date and time. */
export function instantText({ year, month, day, hour, minute, second }: WallClock): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** 0:02:31: hours, minutes and seconds, which a spreadsheet takes for a length; milliseconds. */
export function lengthText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
