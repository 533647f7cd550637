import type { CheckPlace, CheckedSearch } from '#core/journal/keepingDisk.ts';

export interface CheckPlan {
  readonly file: string;
  readonly from: CheckPlace;
  readonly search: CheckedSearch;
  /** After each portion: waits, so that the desk's own work comes first. */
  readonly rest: (place: CheckPlace, percent: number) => Promise<void>;
}
