import type { CheckPlace } from '#core/journal/keepingDisk.ts';

export interface CheckPlan {
  readonly file: string;
  readonly from: CheckPlace;
  /** One call in so many is looked for by all its words and by all their beginnings; 0: none. */
  readonly searchEvery: number;
  /** After each portion: waits, so that the desk's own work comes first. */
  readonly rest: (place: CheckPlace, percent: number) => Promise<void>;
}
