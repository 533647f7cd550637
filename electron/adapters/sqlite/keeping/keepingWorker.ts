import { parentPort, workerData } from 'node:worker_threads';
import { failed, ok } from '#core/support/result.ts';
import { codeOf } from '../failures.ts';
import { standStill } from '../hush.ts';
import { stepBack } from '../priority.ts';
import { backUp } from './backup.ts';
import { check } from './check.ts';
import type { Job, JobData, JobMessage } from './jobs.ts';
import { mend, mendTail } from './mend.ts';

/** Entry of a thread for one long job beside the desk; it ends with the job. */

if (parentPort === null) throw new Error('keepingWorker.ts runs as a worker');
const port = parentPort;

/** Three times as long as a portion took, so that the desk has most of a processor; no longer than this. */
const restShare = 3;
const longestRestMs = 200;

function say(message: JobMessage): void {
  port.postMessage(message);
}

let toldPercent = -1;
function tellPercent(percent: number): void {
  if (percent === toldPercent) return;
  toldPercent = percent;
  say({ kind: 'progress', percent, place: null });
}

let worked = performance.now();
function rest(): Promise<void> {
  const ms = Math.min(longestRestMs, (performance.now() - worked) * restShare);
  return new Promise((done) => {
    setTimeout(() => {
      standStill();
      worked = performance.now();
      done();
    }, ms);
  });
}

async function run(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'check':
      return check({
        ...job.plan,
        rest: (place, percent) => {
          say({ kind: 'progress', percent, place });
          return rest();
        },
      });
    case 'backup':
      return backUp(job.plan, { onProgress: tellPercent, onStep: (step) => say({ kind: 'step', step }) });
    case 'mend':
      return mend(job.plan, tellPercent);
    case 'mend-tail':
      return mendTail(job.plan);
  }
}

const { job, stepsBack }: JobData = workerData;
if (stepsBack) stepBack();
try {
  say({ kind: 'done', result: ok(await run(job)) });
} catch (problem) {
  const code = codeOf(problem);
  say({ kind: 'done', result: failed(code === '' ? 'failed' : code, problem instanceof Error ? problem.name : '') });
}
