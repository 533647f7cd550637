/** Times and dates of one language, in the time zone of the machine the desk stands at. */
export interface Formats {
  /** 09:12 */
  readonly time: (at: number) => string;
  /** 09:12:40, for a call's course. */
  readonly exactTime: (at: number) => string;
  /** 18 Nov; with its year when it is not this year's. */
  readonly shortDate: (at: number, now: number) => string;
  /** 21 Nov 2026, from a calendar day (ISO 8601). */
  readonly shortDay: (day: string) => string;
  /** Saturday, 21 November 2026, from a calendar day (ISO 8601). */
  readonly longDay: (day: string) => string;
  /** 16 – 22 November 2026, from one calendar day (ISO 8601) to another. */
  readonly days: (from: string, until: string) => string;
  /** 12,345 or 0.5: a figure, with its thousands apart; never a year, a code or a name that is made of digits. */
  readonly figure: (n: number) => string;
  /** Main, Clinic and Support. */
  readonly listed: (names: readonly string[]) => string;
}

export function formatsOf(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const exactTime = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const figure = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const range = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  return {
    time: (at) => time.format(at),
    exactTime: (at) => exactTime.format(at),
    shortDate: (at, now) =>
      (new Date(at).getFullYear() === new Date(now).getFullYear() ? dayMonth : dayMonthYear).format(at),
    shortDay: (day) => shortDay.format(Date.parse(`${day}T00:00:00Z`)),
    // The day is the desk's already: read as UTC and told as UTC, no zone moves it.
    longDay: (day) => longDay.format(Date.parse(`${day}T00:00:00Z`)),
    days: (from, until) => range.formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`)),
    figure: (n) => figure.format(n),
    listed: (names) => list.format(names),
  };
}

/** 2:31 or 1:02:31: how long a call rings, is held or lasts; never negative. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The calendar day of an instant where the desk stands, ISO 8601. */
export function calendarDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The calendar day before another. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

function two(n: number): string {
  return String(n).padStart(2, '0');
}
