import type { CallView } from '#core/call/view.ts';
import { currentCall } from './handover.ts';
import type { DeskSlice } from './slice.ts';

type Calls = Pick<DeskSlice, 'order' | 'calls'>;

/** The call in the middle, with which this one that waits can be brought into one. */
export function callToBringIn(slice: Calls, callId: string): CallView | undefined {
  const current = currentCall(slice);
  if (current === undefined || current.callId === callId || !isFree(slice.calls[callId])) return undefined;
  return isFree(current) ? current : undefined;
}

/** Who waits and could be brought into one with the call in the middle, the longest waiting first. */
export function callsToBringIn(slice: Calls): readonly string[] {
  return slice.order.filter((callId) => callToBringIn(slice, callId) !== undefined);
}

function isFree(call: CallView | undefined): boolean {
  if (call === undefined || call.transfer !== null || call.togetherWith !== null) return false;
  return call.stage === 'talking' || call.stage === 'held';
}

/** Heard by the desk in the middle, in the conference that another call shows. */
export function isInConference({ calls }: Calls, callId: string): boolean {
  const { togetherWith = null } = calls[callId] ?? {};
  return togetherWith !== null && calls[togetherWith]?.place === 'current';
}
