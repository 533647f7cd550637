import { hash } from 'node:crypto';
import { type EventSeal, sealText } from '#core/journal/chain.ts';

/** Chain hash before the first event. */
export const genesis = Buffer.alloc(32);

/** SHA-256 of the salt and what the event says. */
export function hashOfValue(salt: Buffer, payload: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(payload)]), 'buffer');
}

/** SHA-256 of the chain hash before, the value hash and the seal. */
export function hashOfChain(before: Buffer, seal: EventSeal, valueHash: Buffer): Buffer {
  return hash('sha256', Buffer.concat([before, valueHash, Buffer.from(sealText(seal))]), 'buffer');
}
