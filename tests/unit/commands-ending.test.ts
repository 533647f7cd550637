import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

const ground = path.resolve(import.meta.dirname, '../../scripts/ground');
const url = (file: string) => pathToFileURL(path.join(ground, file)).href;

// A desk in small: ready, and once asked to end it says so and ends well.
const desk =
  "setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('closed'); process.exit(3); }); console.log('ready');";
const deskArgs = JSON.stringify(['--import', url('endWithParent.mjs'), '-e', desk]);

// The command that runs it, as scripts/start.mjs does.
const command = `
  import { run } from ${JSON.stringify(url('run.mjs'))};
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  process.exitCode = await run(process.execPath, ${deskArgs}, { stdio });`;

function endGroup(pid: number | undefined) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

/** Starts the command, does the deed to it when the desk is ready, and answers when nobody holds its output any more. */
async function ending(program: string, args: string[], env: NodeJS.ProcessEnv, signal: NodeJS.Signals) {
  // A group of its own, so that a test that fails leaves no desk behind either.
  const started = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => endGroup(started.pid));
  let said = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (text.includes('ready')) started.kill(signal);
  });
  const [code] = await new Promise<[number | null]>((resolve) => {
    started.once('close', (exitCode) => resolve([exitCode]));
  });
  return { said, code };
}

const args = ['--input-type=module', '-e', command];

beforeEach(({ skip }) => skip(process.platform === 'win32', 'Windows has no signals that a program can hear'));

test('a command that is asked to end hands it on, waits for the desk and ends as the desk did', async () => {
  expect(await ending(process.execPath, args, {}, 'SIGTERM')).toEqual({ said: 'ready\nclosed\n', code: 3 });
});

test('a command that is killed outright leaves no desk behind', async () => {
  expect(await ending(process.execPath, args, {}, 'SIGKILL')).toEqual({ said: 'ready\nclosed\n', code: null });
});

test('a command whose shell dies under npm ends the desk', async () => {
  // The words after the command keep the shell alive beside it.
  const shell = ['-c', '"$0" "$@"; true', process.execPath, ...args];
  const env = { npm_lifecycle_event: 'start' };
  expect(await ending('/bin/sh', shell, env, 'SIGKILL')).toEqual({ said: 'ready\nclosed\n', code: null });
});
