import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HostPlan, runHost, scratchFolder, startHost } from '../product/host.ts';

let scratch: ReturnType<typeof scratchFolder>;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const idle = ['--no-practice'];

/** Starts Portico where it must refuse: its exit code and its sentence. */
async function refusal(plan: Omit<HostPlan, 'data'>): Promise<{ code: number | null; said: string }> {
  const answer = await runHost({ data: scratch.folder, ...plan });
  if ('code' in answer) return answer;
  await answer.stop();
  throw new Error('it started');
}

describe('a mistake in what was asked is told in a sentence', () => {
  test('a misspelt key of the settings file, with the key that was meant', async () => {
    const { code, said } = await refusal({ settings: { version: 1, acount: {} } });
    expect(code).toBe(2);
    expect(said).toContain('has the key "acount", which Portico does not know. Did you mean "account"?');
  });

  test('a settings file that is not there, and one that is no JSON', async () => {
    const missing = await refusal({ options: ['--settings', path.join(scratch.folder, 'none.json')] });
    expect(missing).toMatchObject({ code: 2, said: expect.stringContaining('cannot be read') });
    const file = path.join(scratch.folder, 'half.json');
    writeFileSync(file, '{ "version": 1,');
    const half = await refusal({ options: ['--settings', file] });
    expect(half).toMatchObject({ code: 2, said: expect.stringContaining('is not valid JSON') });
  });

  test('an option nobody knows, with the usage', async () => {
    const { code, said } = await refusal({ options: ['--prot', '80'] });
    expect(code).toBe(2);
    expect(said).toContain('--prot');
    expect(said).toContain('--settings FILE');
  });

  test('in the language of the locale', async () => {
    const { said } = await refusal({ settings: { version: 1, acount: {} }, environment: { LC_ALL: 'uk_UA.UTF-8' } });
    expect(said).toContain('Можливо, малося на увазі «account»?');
  });
});

describe('a state of the machine is told in a sentence, and nothing is lost', () => {
  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((listening) => {
      other.listen(0, '127.0.0.1', listening);
    });
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, said } = await refusal({ options: [...idle, '--port', String(port)] });
    other.close();
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(`Port ${port} is taken`) });
  });

  test('a second Portico on the same data folder; the first one goes on', async () => {
    const first = await startHost({ data: scratch.folder, options: idle });
    const second = await refusal({ options: idle });
    expect(second).toEqual({ code: 1, said: expect.stringContaining('already running on the data folder') });
    expect(await first.stop()).toBe(0);
    const third = await startHost({ data: scratch.folder, options: idle });
    await third.stop();
  });

  test('a first Portico that was killed leaves nothing in the way of the next', async () => {
    const first = await startHost({ data: scratch.folder, options: idle });
    await first.kill();
    const second = await startHost({ data: scratch.folder, options: idle });
    expect(await second.stop()).toBe(0);
  });

  test('a journal of a newer Portico is left untouched, byte for byte', async () => {
    const file = path.join(scratch.folder, 'journal.db');
    await (await startHost({ data: scratch.folder, options: idle })).stop();
    const journal = new Database(file);
    journal.pragma('user_version = 9999');
    journal.close();
    const print = () => createHash('sha256').update(readFileSync(file)).digest('hex');
    const [before, files] = [print(), readdirSync(scratch.folder)];
    const { code, said } = await refusal({ options: idle });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('written by a newer Portico') });
    expect([print(), readdirSync(scratch.folder)]).toEqual([before, files]);
  });

  test('a file that is no journal keeps no desk from opening, and stays byte for byte', async () => {
    const letter = 'A letter to the office manager. '.repeat(400);
    writeFileSync(path.join(scratch.folder, 'journal.db'), letter);
    await (await startHost({ data: scratch.folder, options: idle })).stop();
    const texts = readdirSync(scratch.folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'utf8'));
    expect(texts.filter((text) => text === letter)).toHaveLength(1);
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends Portico cleanly, on the practice exchange too', async (signal) => {
  const host = await startHost({ data: scratch.folder });
  expect(await host.stop(signal)).toBe(0);
});
