import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const project = path.join(import.meta.dirname, '../..');

/** The browser host as a process of its own, as `npm start` runs it. */
export interface Host {
  /** http://127.0.0.1:PORT/#token=... */
  readonly link: string;
  readonly data: string;
  readonly pid: number;
  /** All that it has said so far. */
  readonly said: () => string;
  /** Ends it with SIGTERM, or another signal, and waits; the exit code. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<number | null>;
  /** Ends it as a power cut does, and waits. */
  readonly kill: () => Promise<void>;
}

export interface HostPlan {
  /** Data folder; the caller removes it. */
  readonly data: string;
  /** Whole settings; written to a file that only its owner can read. */
  readonly settings?: object;
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly code: number | null;
  readonly said: string;
}

/** A folder of its own for one test; `remove` after use. */
export function scratchFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portico-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the host and waits for its "ready" line; rejects with what it said when it ends before. */
export async function startHost(plan: HostPlan): Promise<Host> {
  const started = await runHost(plan);
  if ('code' in started) throw new Error(`the host ended with ${started.code}: ${started.said}`);
  return started;
}

/** Starts the host: it is ready, or it has refused with a sentence. */
export function runHost({ data, settings, options = [], environment = {} }: HostPlan): Promise<Host | Refusal> {
  const settingsFile = path.join(data, 'settings-of-the-test.json');
  if (settings !== undefined) writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [
      path.join(project, 'electron/host.ts'),
      '--no-open',
      '--port=0',
      `--data=${data}`,
      ...(settings === undefined ? [] : [`--settings=${settingsFile}`]),
      ...options,
    ],
    { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'en_GB.UTF-8', ...environment } },
  );
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => done(code));
  });
  let said = '';
  return new Promise((settle) => {
    const hear = (part: Buffer): void => {
      said += part.toString('utf8');
      const link = /Portico is ready: (http:\S+)/.exec(said)?.[1];
      if (link === undefined) return;
      settle({
        link,
        data,
        pid: child.pid ?? 0,
        said: () => said,
        stop: (signal = 'SIGTERM') => {
          child.kill(signal);
          return ended;
        },
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', (code) => settle({ code, said }));
  });
}
