import type { CallEvent } from '../call/book.ts';
import type { CallView } from '../call/view.ts';
import { callId as callIdOf } from '../support/ids.ts';
import type { HeadsetCalls, HeadsetIntent } from './callState.ts';

/** What a headset may ask of the desk. */
export type HeadsetWish = Extract<
  CallEvent,
  {
    kind:
      | 'answer-asked'
      | 'decline-asked'
      | 'hang-up-asked'
      | 'hold-asked'
      | 'resume-asked'
      | 'mute-asked'
      | 'swap-asked';
  }
>;

/** What the desk's calls, in its order, are to a headset. */
export function headsetCalls(calls: readonly CallView[]): HeadsetCalls {
  const current = currentOf(calls);
  return {
    ringing: calls.some(({ place }) => place === 'ringing'),
    current: current === undefined ? 'none' : stageOf(current),
    muted: current?.muted ?? false,
    waiting: waitingOf(calls) !== undefined,
  };
}

/**
 * What is wished by an intent, as a key of the page would wish it: the first ringing call is answered or declined, the
 * one in the middle hung up. null: there is nothing that it could be about; of 'redial' always, for it is about no call.
 */
export function headsetWish(intent: HeadsetIntent, calls: readonly CallView[]): HeadsetWish | null {
  const ringing = calls.find(({ place }) => place === 'ringing');
  const current = currentOf(calls);
  switch (intent) {
    case 'answer':
      return ringing === undefined ? null : { kind: 'answer-asked', ...idOf(ringing) };
    case 'reject':
      return ringing === undefined ? null : { kind: 'decline-asked', ...idOf(ringing), how: 'declined' };
    case 'hang-up':
      return current === undefined ? null : { kind: 'hang-up-asked', ...idOf(current) };
    case 'mute':
    case 'unmute':
      return current === undefined ? null : { kind: 'mute-asked', ...idOf(current), muted: intent === 'mute' };
    case 'hold':
      if (current === undefined) return null;
      // Whom the desk consults is held by talking to the caller: the two never wait both.
      return { kind: isConsulting(current) ? 'swap-asked' : 'hold-asked', ...idOf(current) };
    case 'resume':
      return resumed(current ?? waitingOf(calls));
    case 'swap':
      if (ringing !== undefined) return { kind: 'answer-asked', ...idOf(ringing) };
      if (current !== undefined && isConsulting(current)) return { kind: 'swap-asked', ...idOf(current) };
      return resumed(waitingOf(calls));
    case 'redial':
      return null;
  }
}

function currentOf(calls: readonly CallView[]): CallView | undefined {
  return calls.find(({ place }) => place === 'current');
}

/** Who is held longest and waits for the desk; one on the way to somebody else does not. */
function waitingOf(calls: readonly CallView[]): CallView | undefined {
  return calls.find(
    ({ place, transfer, togetherWith }) => place === 'held' && transfer === null && togetherWith === null,
  );
}

function isConsulting({ transfer }: CallView): boolean {
  return transfer?.stage === 'talking' || transfer?.stage === 'left';
}

function stageOf(call: CallView): HeadsetCalls['current'] {
  // The caller is held with music while the desk talks to, or rings, whom it consults.
  if (call.transfer !== null) return isConsulting(call) ? 'talking' : 'answering';
  switch (call.stage) {
    case 'answering':
    case 'dialling':
      return 'answering';
    case 'talking':
    case 'held':
      return call.stage;
    case 'ringing':
    case 'ended':
      return 'none';
  }
}

function resumed(call: CallView | undefined): HeadsetWish | null {
  return call === undefined ? null : { kind: 'resume-asked', ...idOf(call) };
}

function idOf({ callId }: CallView) {
  return { callId: callIdOf(callId) };
}
