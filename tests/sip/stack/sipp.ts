import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './child.ts';
import type { Exchange } from './exchange.ts';
import { freePort } from './freePort.ts';
import { program } from './missing.ts';

/** A caller who comes over the trunk, from 127.0.0.2: no password is asked and its identity headers are believed. */
export interface TrunkCall {
  readonly scenario: 'ring-and-cancel' | 'declined' | 'changed-twice' | 'cut-off';
  /** Name in From, as it stands between quotation marks. */
  readonly name: string;
  /** E.164 without plus. */
  readonly number: string;
  /** How long it rings before it gives up (ring-and-cancel), or talks before it is cut off; milliseconds. */
  readonly ringMs?: number;
  /** Port of 127.0.0.2 to which the desk's sound goes; nobody hears it where none is given. */
  readonly listener?: number;
  /** Directions with which the two re-INVITEs of changed-twice are answered. */
  readonly answers?: readonly ['recvonly' | 'sendrecv', 'recvonly' | 'sendrecv'];
}

/** A running sipp. */
export interface TrunkLeg {
  /** What it was sent so far, in order: statuses and methods, for example 100, 180, 200, INVITE, ACK. */
  readonly received: () => readonly string[];
  /** Direction of the sound in each re-INVITE it was sent: sendonly is a hold (RFC 6337 section 5.3). */
  readonly directions: () => readonly string[];
  /** Resolves when sipp has ended: whether its scenario went to its end. */
  readonly ended: Promise<'as-written' | 'otherwise'>;
}

export async function callFromTrunk(exchange: Exchange, call: TrunkCall): Promise<TrunkLeg> {
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
    '-recv_timeout': '40000',
    '-timeout': '60',
    '-message_file': messages,
  };
  const [first, second] = call.answers ?? ['sendrecv', 'sendrecv'];
  const keys = {
    cname: call.name,
    cnum: call.number,
    domain: exchange.domain,
    listener: String(call.listener ?? 9),
    first,
    second,
  };
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
  const noted = () => (existsSync(messages) ? readFileSync(messages, 'latin1') : '');
  return {
    received: () => [...noted().matchAll(firstWord)].map(([, status, method]) => status ?? method ?? ''),
    directions: () => [...noted().matchAll(offered)].map(([, direction]) => direction ?? ''),
    ended: child.exited.then((code) => (code === 0 ? 'as-written' : 'otherwise')),
  };
}

/** First word of each message that sipp notes as received. */
const firstWord = / message received[^\n]*\n\n(?:SIP\/2\.0 (\d{3})|([A-Z]+)) /g;
const offered = / message received[^\n]*\n\nINVITE [^]*?\na=(sendrecv|sendonly|recvonly|inactive)/g;
