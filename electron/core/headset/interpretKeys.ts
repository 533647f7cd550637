import type { HeadsetIntent } from './callState.ts';
import type { Control } from './control.ts';
import { raceMs } from './interpretHook.ts';
import { type HeadsetState, type Step, acknowledged, callLamps, isJustHeld, meant, nothing } from './interpretState.ts';

/** A key that is no switch: it acts when it goes down. One press is one toggle. */
export function keyPressed(state: HeadsetState, control: Control, at: number): Step {
  // Meant for the call that just ended: it must not refuse or take the next.
  if (at - state.endedAt <= raceMs) return acknowledged(state, callLamps);
  switch (control) {
    case 'flash':
    case 'hold':
      return holding(state, at);
    case 'drop':
      return dropped(state, at);
    case 'reject':
      return meant(state, state.calls.ringing ? 'reject' : null, callLamps);
    case 'redial':
      return meant(state, isIdle(state) ? 'redial' : null, callLamps);
    case 'hook':
    case 'mute':
    case 'in-use':
    case 'programme':
      return nothing(state);
  }
}

function holding(state: HeadsetState, at: number): Step {
  const intent = held(state);
  return meant(intent === 'hold' || intent === 'swap' ? { ...state, holdAskedAt: at } : state, intent, callLamps);
}

function held({ calls, another }: HeadsetState): HeadsetIntent | null {
  const other = calls.ringing || calls.waiting;
  switch (calls.current) {
    case 'talking':
      return other ? 'swap' : 'hold';
    case 'held':
      return other ? 'swap' : 'resume';
    case 'answering':
      return null;
    case 'none':
      return calls.waiting && !calls.ringing && !another ? 'swap' : null;
  }
}

function dropped(state: HeadsetState, at: number): Step {
  if (isJustHeld(state, at)) return acknowledged(state, callLamps);
  if (state.calls.ringing) return meant(state, 'reject', callLamps);
  return state.calls.current === 'none'
    ? acknowledged(state, callLamps)
    : meant({ ...state, hangUpAskedAt: at }, 'hang-up', callLamps);
}

function isIdle({ calls, another }: HeadsetState): boolean {
  return calls.current === 'none' && !calls.ringing && !calls.waiting && !another;
}
