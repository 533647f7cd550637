import type { HeadsetCalls } from './callState.ts';
import type { HeadsetLamp, Signal } from './control.ts';
import { echoOf } from './echo.ts';
import { type HeadsetState, type Step, type Traits, acknowledged, meant, nothing } from './interpretState.ts';

/** A wish that the desk has not answered in so long was refused. */
const askedMs = 1_000;

const muteLamps: readonly HeadsetLamp[] = ['mute'];

/** An absolute mute is the wish itself; a relative one toggles, and each press counts (push-to-talk). */
export function muteTold(state: HeadsetState, signal: Signal, traits: Traits, at: number): Step {
  return signal.absolute ? stands(state, signal.on, at) : pressed(state, traits, at);
}

function stands(state: HeadsetState, on: boolean, at: number): Step {
  const mute = echoOf(state.mute, on, at);
  const told = { ...state, muteOn: on, ...(mute === null ? {} : { mute }) };
  if (state.calls.current === 'none') return on && mute === null ? acknowledged(told, muteLamps) : nothing(told);
  if (on === isMuted(state, at) || mute !== null) return nothing(told);
  return asked(told, on, at);
}

function pressed(state: HeadsetState, { profile }: Traits, at: number): Step {
  // Nobody is heard yet; the device may think itself muted now.
  if (state.calls.current === 'none') return acknowledged(state, muteLamps);
  if (at <= state.refusedUntil) return acknowledged(state, muteLamps);
  if (at - state.unmutedAt <= profile.muteLockMs && !isMuted(state, at))
    return asked({ ...state, refusedUntil: state.unmutedAt + profile.muteCollapseMs }, true, at);
  return asked(state, !isMuted(state, at), at);
}

function asked(state: HeadsetState, muted: boolean, at: number): Step {
  return meant({ ...state, askedMute: { muted, at } }, muted ? 'mute' : 'unmute', muteLamps);
}

/** As it will be when the desk has done what was asked. */
function isMuted({ calls, askedMute }: HeadsetState, at: number): boolean {
  return askedMute !== null && at - askedMute.at <= askedMs ? askedMute.muted : calls.muted;
}

/** The desk's calls are others now: who ended the mute, and whether a switch that cannot be lit stands on mute. */
export function muteAfter(state: HeadsetState, before: HeadsetCalls, traits: Traits, at: number): Step {
  const { calls, askedMute } = state;
  const byHeadset = askedMute !== null && !askedMute.muted && at - askedMute.at <= askedMs;
  const byHost = before.muted && !calls.muted && calls.current !== 'none' && !byHeadset;
  const done = askedMute?.muted === calls.muted || calls.current === 'none';
  const next = {
    ...state,
    askedMute: done ? null : askedMute,
    unmutedAt: byHost ? at : state.unmutedAt,
  };
  const begins = before.current === 'none' && calls.current !== 'none';
  return begins && state.muteOn && !calls.muted && !traits.lamps.has('mute') ? asked(next, true, at) : nothing(next);
}
