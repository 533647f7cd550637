import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { inRoot, root } from './root.mjs';
import { Obstacle } from './say.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let stopAsked;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  stopAsked = signal;
  // Nothing to hand it to: end as any program would.
  if (running.size === 0) process.exit(128 + constants.signals[signal]);
  for (const child of running) child.kill(signal);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop(signal));

// npm passes a signal on to the shell between it and us; Debian's dies of it and tells nobody. Losing that parent
// is therefore being asked to stop.
const parent = process.ppid;
if (process.env.npm_lifecycle_event !== undefined) {
  setInterval(() => {
    if (process.ppid !== parent && stopAsked === undefined) stop('SIGTERM');
  }, 200).unref();
}

/**
 * The environment of everything started here. The program's own folder comes first, so that what it starts as `node`
 * is the same Node (npm before 11 makes no node_modules/.bin/node).
 * @param {string} program
 */
export function environment(program) {
  // Windows spells it Path, and two spellings in one environment contradict each other.
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const first = path.isAbsolute(program) ? [path.dirname(program)] : [];
  const folders = [...first, inRoot('node_modules', '.bin'), process.env[name] ?? ''];
  return { ...process.env, [name]: folders.join(path.delimiter) };
}

/**
 * Runs a program to its end. SIGINT, SIGTERM and SIGHUP are passed on to it.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (child: ChildProcess) => void }} [options]
 * @returns {Promise<number>} its exit code; 128 + number for a signal, as a shell has it
 */
export async function run(program, args, { onStart, ...options } = {}) {
  const child = spawn(program, args, { cwd: root, env: environment(program), stdio: 'inherit', ...options });
  running.add(child);
  onStart?.(child);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
    });
  } finally {
    running.delete(child);
  }
}

/** Ends the command when a signal asked for it while the last program ran. */
export function endIfAsked() {
  if (stopAsked) throw new Obstacle('', 128 + constants.signals[stopAsked]);
}
