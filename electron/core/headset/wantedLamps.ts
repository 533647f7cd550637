import type { HeadsetCalls } from './callState.ts';
import type { HeadsetLamp, Lamps } from './control.ts';
import type { Profile } from './profiles.ts';

/** A held call keeps its Off-Hook beside Hold (GOnnect 52); a few makers clear it. */
export function wantsOffHook(calls: HeadsetCalls, profile: Pick<Profile, 'holdClearsOffHook'>): boolean {
  if (calls.current === 'none') return false;
  return !(calls.current === 'held' && profile.holdClearsOffHook);
}

/**
 * What a headset shows while the desk's calls are these: all that is not named is dark. Ring goes dark and Off-Hook
 * lights in the same step, because both follow from one state. Speaker is never lit: it makes a speakerphone loud.
 */
export function wantedLamps(calls: HeadsetCalls, profile: Pick<Profile, 'holdClearsOffHook'>): Lamps {
  const { current } = calls;
  const inTalk = current === 'talking' || current === 'answering';
  const lit: HeadsetLamp[] = [];
  if (wantsOffHook(calls, profile)) lit.push('off-hook');
  if (calls.ringing) lit.push('ring');
  // It is heard: not in the ear of somebody who talks.
  if (calls.ringing && !inTalk) lit.push('ringer');
  if (current !== 'none' && calls.muted) lit.push('mute');
  if (current === 'held' || (current === 'none' && calls.waiting)) lit.push('hold');
  if (inTalk && !calls.muted) lit.push('microphone');
  if (current !== 'none') lit.push('on-line');
  return new Set(lit);
}
