import { hashOfChain, hashOfValue } from './hashes.ts';

/** An event as it stands in `call_event`, with what its numbers of call and origin mean. */
export interface KeptEvent {
  readonly seq: number;
  readonly eventId: Buffer;
  readonly callId: string;
  readonly deskId: string;
  readonly at: number;
  readonly zone: string;
  readonly kind: string;
  /** null, as `salt`: erased. */
  readonly payload: string | null;
  readonly salt: Buffer | null;
  readonly valueHash: Buffer;
  readonly chainHash: Buffer;
}

/** The fields of a KeptEvent, from `call_event` and `fromEvents`. */
export const eventFields = `call_event.seq, call_event.event_id AS eventId, call_id AS callId, desk_id AS deskId,
  call_event.at, zone, call_event.kind, call_event.payload, call_event.salt, call_event.value_hash AS valueHash,
  call_event.chain_hash AS chainHash`;

/** LEFT: an event whose call or origin is gone is still an event, and its seal tells. */
export const fromEvents = `FROM call_event LEFT JOIN known_call ON known_call.id = call_event.call
  LEFT JOIN origin ON origin.id = call_event.origin`;

/** The value is the one that was written; an erased one cannot be told from it. */
export function isValueTrue({ payload, salt, valueHash }: Pick<KeptEvent, 'payload' | 'salt' | 'valueHash'>): boolean {
  return payload === null || salt === null || hashOfValue(salt, payload).equals(valueHash);
}

/** All of the event is as it was written behind the event with this chain hash. */
export function isTrueAfter(event: KeptEvent, chainBefore: Buffer): boolean {
  if (!isValueTrue(event)) return false;
  const seal = { ...event, eventId: event.eventId.toString('hex') };
  return hashOfChain(chainBefore, seal, event.valueHash).equals(event.chainHash);
}
