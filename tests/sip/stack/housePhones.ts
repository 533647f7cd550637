import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startChild, type Child } from './child.ts';
import type { Exchange } from './exchange.ts';
import { freePort } from './freePort.ts';
import { program } from './missing.ts';

/** Many telephones of the house, made by sipp: they take every call at once, and call each other when they are told to. */
export interface HousePhones {
  /** Each other one of these calls its neighbour, and both talk for so long; resolves when all have hung up. */
  readonly talk: (extensions: readonly string[], ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where calls are believed without a password: kamailio.cfg. */
const host = '127.0.0.2';
/** So many a second: the exchange tells each of their lamps five times a call, and loses some at twice the rate. */
const rate = 50;

/** Resolves when the exchange knows all of them. */
export async function startHousePhones(exchange: Exchange, extensions: readonly string[]): Promise<HousePhones> {
  const folder = exchange.folder;
  const contact = `${host}:${await freePort()}`;
  /** A file for -inf. */
  function listed(lines: readonly string[]): string {
    const file = path.join(folder, `phones-${performance.now().toFixed(0)}.csv`);
    writeFileSync(file, ['SEQUENTIAL', ...lines, ''].join('\n'));
    return file;
  }

  async function run(scenario: string, options: Readonly<Record<string, string>>): Promise<Child> {
    const port = options['-p'] ?? String(await freePort());
    const given = {
      '-sf': path.join(import.meta.dirname, 'scenarios', `${scenario}.xml`),
      '-i': host,
      '-t': 'u1',
      ...options,
    };
    return startChild(
      program('sipp'),
      [
        `127.0.0.1:${exchange.sipPort}`,
        ...Object.entries({ ...given, '-p': port }).flat(),
        ...Object.entries({ domain: exchange.domain, contact }).flatMap(([key, value]) => ['-key', key, value]),
        '-nostdin',
      ],
      {
        log: path.join(folder, `sipp-${scenario}.log`),
        cwd: folder,
        env: { ...process.env, TERM: 'dumb' },
      },
    );
  }

  async function toItsEnd(scenario: string, options: Readonly<Record<string, string>>): Promise<void> {
    const child = await run(scenario, options);
    const code = await child.exited;
    if (code !== 0) throw new Error(`sipp ${scenario} ended with ${code}: ${child.log}`);
  }

  const callees = await run('taken', { '-p': contact.split(':')[1] ?? '' });
  await toItsEnd('register', { '-inf': listed(extensions), '-m': String(extensions.length), '-r': '300' });
  return {
    talk: (talking, ms) => {
      const pairs = talking.flatMap((caller, n) => (n % 2 === 0 ? [`${caller};${talking[n + 1] ?? caller}`] : []));
      const calls = String(pairs.length);
      const pace = { '-m': calls, '-l': calls, '-r': String(rate), '-d': String(ms) };
      return toItsEnd('call-and-hang-up', { '-inf': listed(pairs), ...pace });
    },
    close: () => callees.stop(),
  };
}
