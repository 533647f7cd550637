import type { KeepingView } from '#core/journal/keeping.ts';
import type { LongJob } from '#core/journal/keepingDisk.ts';
import { type Result, failed } from '#core/support/result.ts';

type Now = KeepingView['doing'];
type What = NonNullable<Now>['what'];

/** The one long job that is under way: the disk is the desk's first. */
export interface Doing {
  readonly now: () => Now;
  /** Failed with `busy` when another one is under way. `settle` is called before anybody hears that it is over. */
  readonly run: <T>(what: What, start: () => LongJob<T>, settle?: (result: Result<T>) => void) => Promise<Result<T>>;
  /** The same, in the place of what is under way, which is ended first; `busy` when that is such a job itself. */
  readonly runInstead: Doing['run'];
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

  async function follow<T>(what: What, mine: LongJob<T>, settle: (result: Result<T>) => void): Promise<Result<T>> {
    job = mine;
    change({ what, percent: null });
    const result = await mine.done;
    // Another one may have taken its place.
    if (job === mine) {
      job = null;
      now = null;
    }
    settle(result);
    onChanged();
    return result;
  }

  async function stop(): Promise<void> {
    const running = job;
    await running?.stop();
    await running?.done;
  }

  return {
    now: () => now,
    run: (what, start, settle = () => undefined) =>
      job === null ? follow(what, start(), settle) : Promise.resolve(failed('busy')),
    runInstead: (what, start, settle = () => undefined) => {
      if (now?.what === what) return Promise.resolve(failed('busy'));
      const ended = stop();
      return follow(what, startedAfter(ended, start), settle);
    },
    progress: (percent) => {
      if (now !== null) change({ ...now, percent });
    },
    stop,
  };
}

function startedAfter<T>(before: Promise<void>, start: () => LongJob<T>): LongJob<T> {
  let started: LongJob<T> | null = null;
  let isStopped = false;
  return {
    done: before.then(() => {
      if (isStopped) return failed('stopped');
      started = start();
      return started.done;
    }),
    stop: async () => {
      isStopped = true;
      await started?.stop();
    },
  };
}
