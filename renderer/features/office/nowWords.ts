import type { EmployeeView } from '#core/routing/staff.ts';
import { calendarDay } from '../../i18n/formats.ts';
import type { Wording } from '../../i18n/wording.ts';
import { lookOf } from '../../ui/lampLook.ts';

type State = Pick<EmployeeView, 'lamp' | 'presence' | 'extension'>;

/** Since when the words count, epoch milliseconds; null when they do not grow old by themselves. */
export function countsSince(employee: State): number | null {
  const look = lookOf(employee);
  return look === 'busy' || look === 'unknown' ? employee.lamp.since : null;
}

/** What an employee does now. `minutes`: whole minutes that it lasts, as of `countsSince`. */
export function nowWords(employee: State, minutes: number, now: number, wording: Wording): string {
  const { t, duration } = wording;
  const { lamp, presence, extension } = employee;
  if (extension.trim() === '') return t('office.now.noTelephone');
  switch (lookOf(employee)) {
    case 'free':
      return t('office.now.free');
    case 'ringing':
      return t('office.now.ringing');
    case 'busy':
      return minutes < 1 ? t('office.now.busy') : t('office.now.busyFor', { time: duration(minutes * 60_000) });
    case 'unknown':
      if (lamp.since === null) return t('office.now.unknown');
      return minutes < 1 ? t('office.now.unseen') : t('office.now.unseenFor', { time: duration(minutes * 60_000) });
    case 'away':
      return awayWords(presence, now, wording);
  }
}

function awayWords({ state, until, note }: EmployeeView['presence'], now: number, wording: Wording): string {
  const { t, time } = wording;
  if (state === 'lunch')
    return until === null ? t('office.now.lunch') : t('office.now.lunchUntil', { time: time(until) });
  const why = whyAway(state, note, t);
  return until === null ? why : t('office.now.untilBack', { why, back: backWords(until, now, wording) });
}

function whyAway(state: EmployeeView['presence']['state'], note: string, t: Wording['t']): string {
  switch (state) {
    case 'absent':
    case 'away':
      return note || t('office.now.absent');
    case 'meeting':
      return note || t('office.now.meeting');
    case 'do-not-disturb':
      return t('office.now.doNotDisturb');
    case 'here':
    case 'lunch':
    case 'off-hours':
      return t('office.now.offHours');
  }
}

/** Back at 14:00, back Monday, back 4 Dec. */
function backWords(until: number, now: number, { t, time, shortDate }: Wording): string {
  const days = (Date.parse(calendarDay(until)) - Date.parse(calendarDay(now))) / dayMs;
  if (days === 0) return t('office.back.at', { time: time(until) });
  if (days > 6) return t('office.back.on', { date: shortDate(until, now) });
  return t(`office.back.${weekdays[new Date(until).getDay()] ?? 'monday'}`);
}

const dayMs = 86_400_000;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
