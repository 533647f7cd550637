/** A wall-clock time as people write it (8, 830, 8:30, 8.30, 24) as 08:30; null for none. */
export function readClock(text: string): string | null {
  const plain = text.trim();
  const [, hours = '', minutes = '00'] =
    /^(\d{1,2})(?:[:.\s]([0-5]\d))?$/.exec(plain) ?? /^(\d{1,2})([0-5]\d)$/.exec(plain) ?? [];
  const hour = Number(hours);
  if (hours === '' || hour > 24 || (hour === 24 && minutes !== '00')) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
