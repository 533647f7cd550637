import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './child.ts';
import type { Exchange } from './exchange.ts';
import { freePort } from './freePort.ts';
import { program } from './missing.ts';

/** A caller who comes over the trunk, from 127.0.0.2: no password is asked and its identity headers are believed. */
export interface TrunkCall {
  readonly scenario: 'ring-and-cancel' | 'declined' | 'held-and-resumed';
  /** Name in From, as it stands between quotation marks. */
  readonly name: string;
  /** E.164 without plus. */
  readonly number: string;
  /** How long it rings before it gives up, milliseconds; of use in ring-and-cancel. */
  readonly ringMs?: number;
  /** Port of 127.0.0.2 to which the desk's sound goes; of use in held-and-resumed. */
  readonly listener?: number;
}

/** Resolves when sipp has ended: whether its scenario went to its end, and every status it was sent. */
export async function callFromTrunk(
  exchange: Exchange,
  call: TrunkCall,
): Promise<{ readonly ended: 'as-written' | 'otherwise'; readonly statuses: readonly number[] }> {
  const name = `sipp-${call.scenario}-${performance.now().toFixed(0)}`;
  const messages = path.join(exchange.folder, `${name}-messages.log`);
  const options = {
    '-sf': path.join(import.meta.dirname, 'scenarios', `${call.scenario}.xml`),
    '-s': exchange.desk.user,
    '-i': '127.0.0.2',
    '-p': String(await freePort()),
    '-mi': '127.0.0.2',
    '-mp': String(await freePort(3)),
    '-t': 'u1',
    '-m': '1',
    '-d': String(call.ringMs ?? 0),
    '-recv_timeout': '20000',
    '-timeout': '30',
    '-message_file': messages,
  };
  const keys = { cname: call.name, cnum: call.number, domain: exchange.domain, listener: String(call.listener ?? 9) };
  const child = startChild(
    program('sipp'),
    [
      `127.0.0.1:${exchange.sipPort}`,
      ...Object.entries(options).flat(),
      ...Object.entries(keys).flatMap(([key, value]) => ['-key', key, value]),
      '-trace_msg',
      '-timeout_error',
      '-nostdin',
    ],
    { log: path.join(exchange.folder, `${name}.log`), cwd: exchange.folder, env: { ...process.env, TERM: 'dumb' } },
  );
  const code = await child.exited;
  const statuses = [...readFileSync(messages, 'latin1').matchAll(/^SIP\/2\.0 (\d{3})/gm)].map((line) =>
    Number(line[1]),
  );
  return { ended: code === 0 ? 'as-written' : 'otherwise', statuses };
}
