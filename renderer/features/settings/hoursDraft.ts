import type { SettingsChange, SettingsView } from '#core/contract/settingsCalls.ts';
import { faultsOf, hoursOf, type TypedHours } from '../../ui/hours.ts';
import { unchanged } from './telephoneDraft.ts';

/** The section of working hours as it is typed. */
export interface HoursDraft {
  readonly week: TypedHours;
  /** ISO 8601 days, in order. */
  readonly holidays: readonly string[];
  readonly callbackMinutes: string;
  readonly targetSeconds: string;
  /** '0': notes are not asked for. */
  readonly wrapUpSeconds: string;
}

export function hoursDraftOf({ office, callbackMinutes, targetSeconds, wrapUpSeconds }: SettingsView): HoursDraft {
  return {
    week: office.week,
    holidays: office.holidays,
    callbackMinutes: String(callbackMinutes),
    targetSeconds: String(targetSeconds),
    wrapUpSeconds: String(wrapUpSeconds),
  };
}

export interface HoursFaults {
  readonly week: boolean;
  readonly callbackMinutes: boolean;
  readonly targetSeconds: boolean;
  readonly wrapUpSeconds: boolean;
}

export function faultsOfHours({ week, callbackMinutes, targetSeconds, wrapUpSeconds }: HoursDraft): HoursFaults {
  return {
    week: faultsOf(week).some((fault) => fault !== null),
    callbackMinutes: !isWithin(callbackMinutes, 1, 10_000),
    targetSeconds: !isWithin(targetSeconds, 5, 180),
    wrapUpSeconds: wrapUpSeconds !== '0' && !isWithin(wrapUpSeconds, 10, 3_600),
  };
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

export function changeOfHours(view: SettingsView, draft: HoursDraft): SettingsChange {
  return {
    ...unchanged(view),
    office: { week: hoursOf(draft.week) ?? [], holidays: [...draft.holidays] },
    callbackMinutes: Number(draft.callbackMinutes),
    targetSeconds: Number(draft.targetSeconds),
    wrapUpSeconds: Number(draft.wrapUpSeconds),
  };
}
