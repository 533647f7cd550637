import { Worker } from 'node:worker_threads';
import type { Backup, BackupFailure } from '#core/journal/keeping.ts';
import type {
  CheckPlace,
  CheckReport,
  LongJob,
  MendReport,
  OnProgress,
  TailReport,
} from '#core/journal/keepingDisk.ts';
import type { Result } from '#core/support/result.ts';
import type { BackupPlan, BackupStep } from './backup.ts';
import type { CheckPlan } from './checkPlan.ts';
import type { MendPlan, TailPlan } from './mend.ts';

export type Job =
  | { readonly kind: 'check'; readonly plan: Omit<CheckPlan, 'rest'> }
  | { readonly kind: 'backup'; readonly plan: BackupPlan }
  | { readonly kind: 'mend'; readonly plan: MendPlan }
  | { readonly kind: 'mend-tail'; readonly plan: TailPlan };

export interface JobData {
  readonly job: Job;
  readonly stepsBack: boolean;
}

interface Answers {
  readonly check: CheckReport;
  readonly backup: Result<Backup, BackupFailure>;
  readonly mend: MendReport;
  readonly 'mend-tail': TailReport;
}

export type JobMessage =
  | { readonly kind: 'progress'; readonly percent: number; readonly place: CheckPlace | null }
  | { readonly kind: 'step'; readonly step: BackupStep }
  | { readonly kind: 'done'; readonly result: Result<unknown> };

interface Hearers {
  readonly onProgress?: OnProgress;
  readonly onStep?: (step: BackupStep) => void;
  /** With a lower priority than the desk's own threads; left out: it has. */
  readonly stepsBack?: boolean;
}

/** Does one long job in a thread of its own, with a low priority where the system knows one of threads. */
export function startJob<K extends Job['kind']>(
  job: Extract<Job, { readonly kind: K }>,
  { onProgress, onStep, stepsBack = true }: Hearers = {},
): LongJob<Answers[K]> {
  const worker = new Worker(new URL('./keepingWorker.ts', import.meta.url), {
    workerData: { job, stepsBack } satisfies JobData,
  });
  const done = new Promise<Result<Answers[K]>>((resolve) => {
    worker.on('message', (message: JobMessage) => {
      if (message.kind === 'progress') return onProgress?.(message.percent, message.place);
      if (message.kind === 'step') return onStep?.(message.step);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where answers meet their jobs
      return resolve(message.result as Result<Answers[K]>);
    });
    worker.on('error', (problem) => {
      resolve({ ok: false, error: 'failed', detail: problem instanceof Error ? problem.name : '' });
    });
    worker.on('exit', () => resolve({ ok: false, error: 'stopped' }));
  });
  return {
    done,
    stop: async () => {
      await worker.terminate();
    },
  };
}
