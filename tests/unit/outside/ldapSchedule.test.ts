import { describe, expect, it } from 'vitest';
import { nextReading } from '#core/ldap/schedule.ts';

const zone = 'Europe/Kyiv';
const at = (text: string): number => Date.parse(text);
const told = (next: number | null): string | null => (next === null ? null : new Date(next).toISOString());

describe('when the directory server is read', () => {
  it('every night at three by the desk’s clock, in winter and in summer', () => {
    const night = (last: string) => told(nextReading(24, { at: at(last), wasGood: true }, at(last), zone));
    expect(night('2026-01-15T12:00:00Z')).toBe('2026-01-16T01:00:00.000Z');
    expect(night('2026-01-16T00:30:00Z')).toBe('2026-01-16T01:00:00.000Z');
    expect(night('2026-07-15T12:00:00Z')).toBe('2026-07-16T00:00:00.000Z');
    // Three o'clock is skipped that night: the instant of the change.
    expect(night('2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('every so many hours, and soon after a start that missed it', () => {
    const last = { at: at('2026-01-15T12:00:00Z'), wasGood: true };
    expect(told(nextReading(4, last, last.at, zone))).toBe('2026-01-15T16:00:00.000Z');
    expect(told(nextReading(4, last, at('2026-01-20T08:00:00Z'), zone))).toBe('2026-01-20T08:01:00.000Z');
    expect(told(nextReading(24, { at: null, wasGood: true }, at('2026-01-20T08:00:00Z'), zone))).toBe(
      '2026-01-20T08:01:00.000Z',
    );
  });

  it('an hour after a failure, and never by itself where only asked', () => {
    const last = { at: at('2026-01-15T12:00:00Z'), wasGood: false };
    expect(told(nextReading(24, last, last.at, zone))).toBe('2026-01-15T13:00:00.000Z');
    expect(nextReading(0, last, last.at, zone)).toBe(null);
  });
});
