import type { KeepingView } from '#core/journal/keeping.ts';
import type { LongJob } from '#core/journal/keepingDisk.ts';
import { type Result, failed } from '#core/support/result.ts';

type Now = KeepingView['doing'];

/** The one long job that is under way: the disk is the desk's first. */
export interface Doing {
  readonly now: () => Now;
  /** Failed with `busy` when another one is under way. */
  readonly run: <T>(what: NonNullable<Now>['what'], start: () => LongJob<T>) => Promise<Result<T>>;
  readonly progress: (percent: number) => void;
  /** Ends what is under way, and waits for it. */
  readonly stop: () => Promise<void>;
}

export function createDoing(onChanged: () => void): Doing {
  let now: Now = null;
  let job: LongJob<unknown> | null = null;

  function change(next: Now): void {
    if (JSON.stringify(next) === JSON.stringify(now)) return;
    now = next;
    onChanged();
  }

  return {
    now: () => now,
    run: async (what, start) => {
      if (job !== null) return failed('busy');
      const mine = start();
      job = mine;
      change({ what, percent: null });
      const result = await mine.done;
      job = null;
      change(null);
      return result;
    },
    progress: (percent) => {
      if (now !== null) change({ ...now, percent });
    },
    stop: async () => {
      const running = job;
      await running?.stop();
      await running?.done;
    },
  };
}
