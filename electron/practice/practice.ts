import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SipAccount } from '#core/call/telephone.ts';
import { Company } from '#core/caller/company.ts';
import type { StaffMember } from './employees/staff.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { cast, createRotation, threeAtOnce } from './scenarios/cast.ts';
import { oddities } from './scenarios/oddities.ts';

/** The practice exchange as the backend knows it: an account like any other, and callers on request. */
export interface Practice {
  readonly account: SipAccount;
  /**
   * Somebody rings the desk, as soon as it is registered: the next of the cast, or the one named.
   * Throws for a name nobody has.
   */
  readonly bringIn: (scenario?: string) => void;
  /** A client, an applicant and somebody unknown ring within a second. */
  readonly bringInThree: () => void;
  /** Ends every call; at most 1 s. */
  readonly close: () => Promise<void>;
}

export interface PracticeOptions {
  /** Of the WebSocket on 127.0.0.1; a free one if left out. */
  readonly port?: number;
  /** Where the callers' voices are; those of the source tree if left out. */
  readonly promptFolder?: string;
  /** Whose employees can be rung; the sample company beside the voices if left out. */
  readonly companyFile?: string;
  /** `company-unreadable` (nobody can be rung), `prompt-missing`, `media-failed`, `unusable-answer`, `worker-stopped`. */
  readonly onProblem?: (code: string) => void;
}

const closingMs = 1000;

/**
 * Starts the exchange in a thread of its own, with a new password.
 * Rejects with the system's code as message (EADDRINUSE) where the port cannot be had.
 */
export async function startPractice({
  port = 0,
  promptFolder = fileURLToPath(new URL('../../resources/practice/', import.meta.url)),
  companyFile = path.join(promptFolder, '../sample-company/company.json'),
  onProblem,
}: PracticeOptions): Promise<Practice> {
  const staff = await staffIn(companyFile);
  if (staff === null) onProblem?.('company-unreadable');
  // Flags of this process (a test runner's, a debugger's port) are none of the worker's.
  const worker = new Worker(new URL('./practiceWorker.ts', import.meta.url), { execArgv: [] });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  const ask = (message: ToWorker) => worker.postMessage(message);
  const account = opened(worker);
  ask({
    kind: 'open-asked',
    settings: { port, password: randomBytes(18).toString('base64url'), promptFolder, staff: staff ?? [] },
  });
  const names = cast.map(({ name }) => name);
  const known = new Set([...names, ...oddities.map(({ name }) => name)]);
  const rotation = createRotation(names);
  let closing: Promise<void> | null = null;

  const practice: Practice = {
    account: await account.catch(async (error: unknown) => {
      await worker.terminate();
      throw error;
    }),
    bringIn: (scenario) => {
      if (scenario !== undefined && !known.has(scenario)) throw new RangeError(`nobody is called ${scenario}`);
      ask({ kind: 'calls-asked', scenarios: [rotation.next(scenario)] });
    },
    bringInThree: () => ask({ kind: 'calls-asked', scenarios: threeAtOnce }),
    close: () => (closing ??= closed(worker, ask)),
  };
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'problem-met') onProblem?.(message.code);
  });
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (closing === null) onProblem?.('worker-stopped');
  });
  return practice;
}

/** null where there is no such file, or none of a company. */
async function staffIn(companyFile: string): Promise<StaffMember[] | null> {
  try {
    const { employees } = Company.parse(JSON.parse(await readFile(companyFile, 'utf8')));
    return employees.map(({ employeeId, name, extension }) => ({ employeeId, name, extension }));
  } catch {
    return null;
  }
}

function opened(worker: Worker): Promise<SipAccount> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      if (message.kind === 'opened') resolve(message.account);
      else reject(new Error(message.kind === 'not-opened' ? message.code : 'unknown'));
    });
  });
}

async function closed(worker: Worker, ask: (message: ToWorker) => void): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    const impatient = setTimeout(resolve, closingMs);
    const settle = () => {
      clearTimeout(impatient);
      resolve();
    };
    worker.once('exit', settle);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'closed') settle();
    });
  });
  ask({ kind: 'close-asked' });
  await gone;
  await worker.terminate();
}
