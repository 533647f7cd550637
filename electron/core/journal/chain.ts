/** What of an event stays readable for ever; its value can be erased, and the chain still verifies. */
export interface EventSeal {
  readonly seq: number;
  /** UUIDv7 in hexadecimal, without hyphens. */
  readonly eventId: string;
  readonly callId: string;
  readonly deskId: string;
  /** Epoch milliseconds, UTC. */
  readonly at: number;
  /** IANA name of the desk's time zone then. */
  readonly zone: string;
  readonly kind: string;
}

/**
 * The text that an event's chain hash is taken over, behind the chain hash before it and the event's own value hash.
 * JSON of a list: no two seals have the same text.
 */
export function sealText(seal: EventSeal): string {
  return JSON.stringify([seal.seq, seal.eventId, seal.callId, seal.deskId, seal.at, seal.zone, seal.kind]);
}
