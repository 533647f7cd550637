import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** A program this suite started, with everything that program starts itself. */
export interface Child {
  readonly pid: number;
  /** File with its output. */
  readonly log: string;
  /** Exit code, null when it was killed. */
  readonly exited: Promise<number | null>;
  readonly alive: () => boolean;
  /** Types a line, as into a terminal; for a program that was started with `listener` alone. */
  readonly type: (line: string) => void;
  /** To the whole process group: Kamailio and Chromium are families. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Asks it to end, kills it after `grace` milliseconds; resolves when it is gone. */
  readonly stop: (grace?: number) => Promise<void>;
}

const living = new Set<number>();

// A worker that ends by an error or by Ctrl+C must leave nothing behind: its children have process groups of their own.
process.on('exit', () => {
  for (const pid of living) signalGroup(pid, 'SIGKILL');
});

interface ChildOptions {
  readonly log: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Hears each line the program prints, before it is in the log; lines can then be typed into it. */
  readonly listener?: (line: string) => void;
}

/** Starts a program in a process group of its own; its output goes to the file `log`. */
export function startChild(program: string, args: readonly string[], options: ChildOptions): Child {
  const output = openSync(options.log, 'a');
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: options.listener === undefined ? ['ignore', output, output] : ['pipe', 'pipe', output],
  });
  closeSync(output);
  if (options.listener !== undefined) converse(child, options.log, options.listener);
  const { pid } = child;
  let running = pid !== undefined;
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      running = false;
      // What is left of its group must not outlive it.
      if (pid !== undefined) signalGroup(pid, 'SIGKILL');
      if (pid !== undefined) living.delete(pid);
      resolve(code);
    });
  });
  // A test that never waits for the end must not fail by an unheard rejection: `until` tells what happened.
  exited.catch(() => {});
  if (pid === undefined) throw new Error(`${program} cannot be started`);
  living.add(pid);
  const signal = (name: NodeJS.Signals) => {
    if (running) signalGroup(pid, name);
  };
  return {
    pid,
    log: options.log,
    exited,
    alive: () => running,
    type: (line) => void child.stdin?.write(`${line}\n`),
    signal,
    async stop(grace = 2000) {
      signal('SIGCONT');
      signal('SIGTERM');
      const deadline = new AbortController();
      await Promise.race([exited, pause(grace, undefined, { signal: deadline.signal })]);
      deadline.abort();
      signal('SIGKILL');
      await exited;
    },
  };
}

function converse(child: ChildProcess, log: string, listener: (line: string) => void): void {
  // Typed into a program that has just ended.
  child.stdin?.on('error', () => {});
  if (child.stdout === null) return;
  createInterface({ input: child.stdout }).on('line', (line) => {
    appendFileSync(log, `${line}\n`);
    listener(line);
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it has ended in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Asks again and again until the answer is not null. Fails with `what` after `ms` milliseconds, or as soon as the child
 * it waits for has died, with the end of that child's log.
 */
export async function until<T>(
  what: string,
  ask: () => T | null | Promise<T | null>,
  options: { readonly of?: Child; readonly ms?: number } = {},
): Promise<T> {
  const ms = options.ms ?? 10_000;
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    const dead = options.of !== undefined && !options.of.alive();
    if (dead || performance.now() > deadline) {
      const story = options.of === undefined ? '' : `\n${tail(options.of.log)}`;
      throw new Error(`${what}: ${dead ? 'the program has ended' : `not within ${ms} ms`}${story}`);
    }
    await pause(20);
  }
}

function tail(log: string): string {
  return readFileSync(log, 'utf8').split('\n').slice(-30).join('\n');
}
