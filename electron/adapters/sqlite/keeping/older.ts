import type { Backup, BackupFailure } from '#core/journal/keeping.ts';
import type { LongJob } from '#core/journal/keepingDisk.ts';
import type { Result } from '#core/support/result.ts';
import { type BackupPlan, hurriedMs } from './backup.ts';
import { startJob } from './jobs.ts';

/** Longer than a thread takes to begin on the busiest machine; a disk that hangs holds up the journal's own opening as well. */
const longestBeginMs = 20_000;

/**
 * Answers when the copy is there or cannot be made; of a large journal when it has gone on for a while: the file is held as it
 * was, and the desk can open it.
 */
export function beginBackupOfOlder(plan: BackupPlan): Promise<LongJob<Result<Backup, BackupFailure>>> {
  return new Promise((resolve) => {
    const job = startJob(
      { kind: 'backup', plan },
      {
        onStep: (step) => {
          clearTimeout(timer);
          if (step === 'copied') resolve(job);
          else timer = setTimeout(resolve, hurriedMs, job);
        },
      },
    );
    let timer = setTimeout(resolve, longestBeginMs, job);
    void job.done.then(() => {
      clearTimeout(timer);
      resolve(job);
    });
  });
}
