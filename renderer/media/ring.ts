import type { CallView } from '#core/call/view.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import type { DeskSlice } from '../state/slice.ts';

/** What is to be heard while the desk is as it is. */
export type Ring =
  | { readonly kind: 'silent' }
  | {
      /** `beeps`: somebody is being talked to, and each new ring is one soft note. */
      readonly kind: 'ring' | 'beeps';
      /** Of the first ringing call. */
      readonly class: CallerClass;
      readonly callIds: readonly string[];
    };

/**
 * The tone of the other side's telephone, for whoever waits that it is answered: a dialled call whose PBX sends no sound of
 * its own (RFC 3960), or somebody who is to be consulted.
 */
export function hearsRingback({ order, calls, telephone, connection }: DeskSlice): boolean {
  if (telephone === 'another' || connection !== 'open') return false;
  return order.some((callId) => {
    const call = calls[callId];
    if (call?.place !== 'current') return false;
    return call.stage === 'dialling' ? call.alerting === 'silent' : call.transfer?.stage === 'ringing';
  });
}

/** Rings while a call rings and none is current; a page that does not carry the sound stays silent. */
export function ringOf(slice: DeskSlice): Ring {
  const calls = slice.order.flatMap((callId): CallView[] => {
    const call = slice.calls[callId];
    return call === undefined ? [] : [call];
  });
  const ringing = calls.filter(({ stage }) => stage === 'ringing');
  const [first] = ringing;
  if (first === undefined || slice.telephone === 'another' || slice.connection !== 'open') return { kind: 'silent' };
  const busy = calls.some(({ place }) => place === 'current');
  return {
    kind: busy ? 'beeps' : 'ring',
    class: first.card.classification.class,
    callIds: ringing.map(({ callId }) => callId),
  };
}
