/** Where a calendar is read from. */
export type CalendarPlace =
  | { readonly kind: 'web'; readonly url: string }
  /** An absolute path. */
  | { readonly kind: 'file'; readonly path: string };

/**
 * webcal: is what calendar programs call https: when they hand an address on. A file must be one that calendars are
 * written as, so that nothing else of this machine is read by this way. null for what is neither.
 */
export function calendarPlace(typed: string): CalendarPlace | null {
  const text = typed.trim();
  const web = /^(?:webcals?|https?):\/\/\S+$/i.exec(text);
  if (web !== null) return { kind: 'web', url: text.replace(/^webcals?:/i, 'https:') };
  const path = text.replace(/^file:\/\/(?=\/)/i, '');
  const isFile = /^(?:\/|[a-z]:[\\/]|\\\\[^\\]+\\)[^\0]*\.(?:ics|ical|ifb|vcs)$/i.test(path);
  return isFile ? { kind: 'file', path } : null;
}
