import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { Argon2Parameters } from './phc.ts';

export interface PinToHash extends Argon2Parameters {
  readonly pin: string;
  readonly salt: Uint8Array;
  /** Bytes of the hash. */
  readonly length: number;
}

/** Makes one hash and ends: its tenth of a second is no thread's of the desk. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only pins.ts starts this thread
const { pin, salt, memory, passes, lanes, length } = workerData as PinToHash;
const hash = await argon2id({
  password: pin,
  salt,
  memorySize: memory,
  iterations: passes,
  parallelism: lanes,
  hashLength: length,
  outputType: 'binary',
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(hash);
