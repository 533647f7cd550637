import type { HeadsetCalls, HeadsetIntent } from './callState.ts';
import type { HeadsetLamp, Lamps, Signal } from './control.ts';
import { handed } from './echo.ts';
import { heldAfter, hookSeeded, hookSettled, hookTold } from './interpretHook.ts';
import { keyPressed } from './interpretKeys.ts';
import { muteAfter, muteTold } from './interpretMute.ts';
import {
  type HeadsetEvent,
  type HeadsetState,
  type Step,
  type Traits,
  atFirst,
  hookLamp,
  nothing,
} from './interpretState.ts';
import { wantedLamps } from './wantedLamps.ts';

/**
 * What a headset means, and what it is to show. Signals are requests: the desk decides, its calls come back as
 * `calls-changed`, and the lamps that follow from them are the only truth the device is told.
 *
 *   signal ---> intent ---> desk ---> calls-changed ---> lamps ---> written ---> echo (or none)
 *      |                                                   ^
 *      +--- nothing meant: what is agreed is written back -+
 *
 * Every press is answered by a write, also when no lamp changes: after the desk has changed its calls, so that the
 * answer never tells the old state, and after 150 ms at the latest.
 */
const answerMs = 150;
/** A wireless link that is being let go still says In-Use for so long. */
const lettingGoMs = 3_000;
/** How far from its time an unanswered press is still taken as repeated. */
const repeatSlackMs = 300;
/** The headset's own hang-up explains an ending for so long. */
const hangUpMs = 5_000;

export interface Interpreted {
  readonly next: HeadsetState;
  /** To be told to the desk in this order. */
  readonly intents: readonly HeadsetIntent[];
  /** null: it is left alone, another program has it. */
  readonly lamps: Lamps | null;
  /** The reports of these lamps are written although they may not differ. */
  readonly acknowledge: readonly HeadsetLamp[];
  /** Everything is written anew: what the device shows is not known, or it may be stale. */
  readonly whole: boolean;
  /** Epoch milliseconds at which a `time` event is due; null: none. */
  readonly wakeAt: number | null;
}

/** `at` is epoch milliseconds and never goes back. */
export function interpret(state: HeadsetState, event: HeadsetEvent, at: number, traits: Traits): Interpreted {
  const first = stepped(state, event, at, traits);
  const settled =
    first.state.settleAt !== null && first.state.settleAt <= at
      ? joined(first, hookSettled(first.state, traits, at))
      : first;
  return answered(state, event, settled, at, traits);
}

function stepped(state: HeadsetState, event: HeadsetEvent, at: number, traits: Traits): Step {
  switch (event.kind) {
    case 'opened':
      return nothing({ ...atFirst, calls: state.calls, letGoAt: at });
    case 'signals':
      return signalled(state, event.signals, at, traits);
    case 'calls-changed':
      return callsChanged(state, event.calls, at, traits);
    case 'writing':
      return nothing({
        ...state,
        offHook: handed(state.offHook, isOffHook(event.lamps, traits), at),
        mute: handed(state.mute, event.lamps.has('mute'), at),
        handedAt: at,
        ringShown: state.ringShown || isRing(event.lamps),
      });
    case 'written':
      return nothing({
        ...state,
        offHookTaken: isOffHook(event.lamps, traits),
        takenAt: at,
        ringShown: isRing(event.lamps),
      });
    case 'shown-unknown':
      return nothing({ ...state, offHookTaken: false, inUse: false, another: false, letGoAt: at });
    case 'time':
      return nothing(state);
  }
}

function isOffHook(lamps: Lamps, traits: Traits): boolean {
  const lamp = hookLamp(traits);
  return lamp !== null && lamps.has(lamp);
}

function isRing(lamps: Lamps): boolean {
  return lamps.has('ring') || lamps.has('ringer');
}

/** In-Use beside a hook says whose call it is, wherever it stands in the report. */
function signalled(state: HeadsetState, signals: readonly Signal[], at: number, traits: Traits): Step {
  const inUse = signals.findLast(({ control }) => control === 'in-use')?.on ?? state.inUse;
  // The device's answer to Ring, counted as the first event that moved nothing (Gigaset ION).
  const answersRing = state.calls.ringing && inUse && signals.every(({ control }) => control === 'in-use');
  const unmoved = answersRing ? Math.max(1, state.unmoved) : state.unmoved;
  const seeded = hookSeeded({ ...state, inUse, unmoved }, signals, at);
  const heard = nothing(judgeOwner(seeded.state, at));
  return seeded.signals.toSorted(hookFirst).reduce((step, signal) => {
    // One report, one wish: who hangs up does not mute as well.
    const next = step.intents.length === 0 ? told(step.state, signal, at, traits) : alsoTold(step.state, signal);
    return joined(step, next);
  }, heard);
}

function hookFirst(a: Signal, b: Signal): number {
  return Number(b.control === 'hook') - Number(a.control === 'hook');
}

function alsoTold(state: HeadsetState, { control, absolute, on }: Signal): Step {
  if (control !== 'mute') return nothing(state);
  return { ...nothing(absolute ? { ...state, muteOn: on } : state), owe: ['mute'] };
}

function told(state: HeadsetState, signal: Signal, at: number, traits: Traits): Step {
  const { control, on, reportId } = signal;
  const before = state.told.get(control);
  const { doubledPressMs, bounceMs, repeatMs } = traits.profile;
  const next = { ...state, told: new Map(state.told).set(control, { on, reportId, at }) };
  if (before !== undefined && control !== 'in-use') {
    const since = at - before.at;
    const within = before.reportId === reportId ? bounceMs : doubledPressMs;
    if (before.on === on && within > 0 && since <= within) return nothing(state);
    const isSame = before.on === on && before.reportId === reportId;
    // Without lamps nothing is ever answered.
    const unanswered = isSame && state.takenAt < before.at && traits.lamps.size > 0;
    if (unanswered && repeatMs > 0 && Math.abs(since - repeatMs) <= repeatSlackMs)
      return { ...nothing(next), owe: ['off-hook', 'mute'] };
  }
  if (control === 'hook') return hookTold(next, signal, traits, at);
  if (control === 'mute') return muteTold(next, signal, traits, at);
  return on ? keyPressed(next, control, at) : nothing(next);
}

function callsChanged(state: HeadsetState, calls: HeadsetCalls, at: number, traits: Traits): Step {
  const before = state.calls;
  const ended = before.current !== 'none' && calls.current === 'none';
  const byHeadset = state.hangUpAskedAt !== null && at - state.hangUpAskedAt <= hangUpMs;
  const letGo = isOurs(before) && !isOurs(calls);
  const next: HeadsetState = {
    ...state,
    calls,
    unmoved: calls.ringing && before.ringing ? state.unmoved : 0,
    endedAt: ended && !byHeadset ? at : state.endedAt,
    hangUpAskedAt: ended ? null : state.hangUpAskedAt,
    letGoAt: letGo ? at : state.letGoAt,
  };
  return muteAfter(judgeOwner(heldAfter(next, before, at), at), before, traits, at);
}

/** Some answer Ring by In-Use. */
function isOurs({ ringing, current }: HeadsetCalls): boolean {
  return ringing || current !== 'none';
}

/** In use although no call of ours is: another program has it. Who has it while we ring is not judged anew. */
function judgeOwner(state: HeadsetState, at: number): HeadsetState {
  const { calls, inUse, another, letGoAt } = state;
  if (!inUse || calls.current !== 'none') return another ? { ...state, another: false } : state;
  return another || isOurs(calls) || at - letGoAt < lettingGoMs ? state : { ...state, another: true };
}

function answered(before: HeadsetState, event: HeadsetEvent, step: Step, at: number, traits: Traits): Interpreted {
  const state = judgeOwner(step.state, at);
  const owed = [...new Set([...state.owed, ...step.owe])];
  const due = step.later ? at + answerMs : Math.max(state.owed.length > 0 ? state.owedAt : at, at);
  const now = owed.length > 0 && (event.kind === 'calls-changed' || at >= due);
  const another = state.another && !state.calls.ringing;
  const next = { ...state, owed: now || another ? [] : owed, owedAt: due };
  const begins = before.calls.current === 'none' && state.calls.current !== 'none';
  const rings = !before.calls.ringing && state.calls.ringing;
  return {
    next,
    intents: step.intents,
    lamps: another ? lampsLeft(next) : lampsNow(next, traits),
    acknowledge: now && !another ? shownBy(owed, traits) : [],
    whole:
      !another &&
      (event.kind === 'opened' ||
        event.kind === 'shown-unknown' ||
        begins ||
        rings ||
        (before.another && !before.calls.ringing)),
    wakeAt: wakeAt(next, at),
  };
}

/** Where the line's lamp stands for Off-Hook, it is the one that answers. */
function shownBy(owed: readonly HeadsetLamp[], traits: Traits): readonly HeadsetLamp[] {
  const lamp = hookLamp(traits);
  return lamp === 'on-line' && owed.includes('off-hook') ? [...owed, lamp] : owed;
}

/**
 * As it is left at the end, or to another program: without our ring, whose report may hold the Off-Hook of the other's
 * call. null: there is nothing of ours to be put out.
 */
export function lampsLeft({ another, hookUp, ringShown }: HeadsetState): Lamps | null {
  if (!another) return new Set();
  return ringShown ? new Set(hookUp ? ['off-hook'] : []) : null;
}

function lampsNow(state: HeadsetState, traits: Traits): Lamps {
  const { profile } = traits;
  const wanted = wantedLamps(state.calls, profile);
  // Ringing over another program's call must not end it: its Off-Hook stands in the same report.
  if (state.another && state.hookUp) return new Set([...wanted, 'off-hook'] as const);
  const waits = profile.muteNeedsOffHook && wanted.has('off-hook') && hookLamp(traits) !== null && !state.offHookTaken;
  return waits ? new Set([...wanted].filter((lamp) => lamp !== 'mute')) : wanted;
}

function wakeAt(state: HeadsetState, at: number): number | null {
  const moments = [
    ...(state.settleAt === null ? [] : [state.settleAt]),
    ...(state.owed.length === 0 ? [] : [state.owedAt]),
    ...(state.inUse && !state.another && !isOurs(state.calls) ? [state.letGoAt + lettingGoMs] : []),
  ].filter((moment) => moment > at);
  return moments.length === 0 ? null : Math.min(...moments);
}

function joined(first: Step, second: Step): Step {
  return {
    state: second.state,
    intents: [...first.intents, ...second.intents],
    owe: [...first.owe, ...second.owe],
    later: first.later || second.later,
  };
}
