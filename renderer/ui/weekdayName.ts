/** Monday for 1 to Sunday for 7, in the person's language. */
export function weekdayName(day: number, locale: string): string {
  // 1 January 2024 was a Monday.
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
  // It stands alone, at the beginning of its line; our letters have this apostrophe, not the modifier letter.
  return (name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)).replace('\u02BC', '’');
}
