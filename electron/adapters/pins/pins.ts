import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { PinPort } from '#core/roles/ports.ts';
import { type Argon2Parameters, fromPhc, toPhc } from './phc.ts';
import type { PinToHash } from './pinWorker.ts';

/** OWASP's Password Storage Cheat Sheet for Argon2id, with a third more passes than its least. */
const parameters: Argon2Parameters = { memory: 19_456, passes: 3, lanes: 1 };
const saltBytes = 16;
const hashBytes = 32;

/** Argon2id in a thread of its own: Electron's crypto has none, and the desk must not stand still for it. */
export const pins: Pick<PinPort, 'hash' | 'isRight' | 'token'> = {
  hash: async (pin) => {
    const salt = randomBytes(saltBytes);
    return toPhc({ ...parameters, salt, hash: await hashed({ ...parameters, pin, salt, length: hashBytes }) });
  },
  isRight: async (pin, kept) => {
    const known = fromPhc(kept);
    if (known === null || pin === '') return false;
    const { salt, hash, memory, passes, lanes } = known;
    return timingSafeEqual(await hashed({ memory, passes, lanes, pin, salt, length: hash.length }), hash);
  },
  token: () => randomBytes(24).toString('base64url'),
};

function hashed(toHash: PinToHash): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pinWorker.ts', import.meta.url), { workerData: toHash });
    worker.once('message', (hash: Uint8Array) => resolve(Buffer.from(hash)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without a hash')));
  });
}
