import type { HeadsetCalls, HeadsetIntent } from './callState.ts';
import type { Signal } from './control.ts';
import { echoOf, lateEchoMs } from './echo.ts';
import {
  type HeadsetState,
  type Step,
  type Traits,
  acknowledged,
  callLamps,
  hookLamp,
  isJustHeld,
  meant,
  never,
  nothing,
} from './interpretState.ts';
import { wantsOffHook } from './wantedLamps.ts';

/**
 * The hook. An absolute one stands up or down, and what is wanted of it is the Off-Hook lamp:
 *
 *                told what is wanted, or the echo of what was wanted
 *              +---------------------------------------------------- > nothing
 *   told ------+ told anything else
 *              +--- within 350 ms of the change that was acted on ---- > judged when they have passed, if it is down
 *              +--- else ---------------------------------------------- > judged at once
 *   judged: up:   rings > answer · held > resume · only waiting > swap
 *           down: held while another rings > answer · current > hang-up
 *                 held so lately that who is talked to may be meant > nothing; the next press > as up
 *
 * A relative one tells presses: each means "not the present state", except what can be the echo of Off-Hook.
 */
const settleMs = 350;
/** A press that comes so soon after the current call ended was made to end that call, and never answers the next. */
export const raceMs = 300;
/** Without lamps: down again so soon after it answered was the finger leaving a key. */
const keyMs = 1_000;
/** So many hook events that moved nothing refuse a ringing call (MicroSIP, Gigaset ION). */
const unmovedRefuse = 2;
/** The headset's own wish explains a hold for so long. */
const holdMs = 1_000;

/**
 * The first report under an id tells where the hook stands, and not that it moved, when it comes for something else: a
 * key that is pressed, or a write that is answered. `signals` are those that are to be told still.
 */
export function hookSeeded(
  state: HeadsetState,
  signals: readonly Signal[],
  at: number,
): { readonly state: HeadsetState; readonly signals: readonly Signal[] } {
  const heard = new Set([...state.heard, ...signals.map(({ reportId }) => reportId)]);
  const hook = signals.findLast(({ control, absolute }) => control === 'hook' && absolute);
  const first = signals.every(({ reportId }) => !state.heard.has(reportId));
  const beside = signals.filter(({ control }) => control !== 'hook');
  const answers = beside.length > 0 && at - state.handedAt <= lateEchoMs;
  const forAnother = answers || beside.some(({ control }) => control !== 'in-use');
  if (hook === undefined || !first || !forAnother) return { state: { ...state, heard }, signals };
  return { state: { ...state, heard, hookUp: hook.on }, signals: beside };
}

/** The desk's calls are others now: whether the one in the middle is held without being held by the headset. */
export function heldAfter(state: HeadsetState, before: HeadsetCalls, at: number): HeadsetState {
  const { current, waiting } = state.calls;
  if (current !== 'held') return { ...state, heldAt: never, passedOverAt: null };
  // Where nobody waits any more, who waited is the one that is held now: that was no hold.
  const byHeadset = at - state.holdAskedAt <= holdMs && waiting === before.waiting;
  const begins = before.current === 'talking' || before.current === 'answering';
  return begins && !byHeadset ? { ...state, heldAt: at } : state;
}

export function hookTold(state: HeadsetState, signal: Signal, traits: Traits, at: number): Step {
  if (!signal.absolute) return pressed(state, traits, at);
  const up = signal.on;
  const told = { ...state, hookUp: up, unmoved: signal.changed ? 0 : state.unmoved };
  if (hookLamp(traits) === null) return withoutLamp(told, signal, traits, at);
  const offHook = echoOf(state.offHook, up, at);
  const heard = offHook === null ? told : { ...told, offHook };
  if (up && offHook === null && takesUp(state, at)) return judged(heard, up, traits, at);
  if (up === wantsOffHook(state.calls, traits.profile))
    return !signal.changed && !up ? unmoved(heard, at) : nothing(heard);
  if (offHook !== null) return nothing(heard);
  // What a device tells in answer to a write, and does not move, is its state and no press.
  if (!signal.changed && at - state.handedAt <= lateEchoMs) return nothing(heard);
  if (at - state.hookActedAt < settleMs) return nothing({ ...heard, settleAt: state.hookActedAt + settleMs });
  return judged(heard, up, traits, at);
}

/** The bouncing is over. Who has just hung up is not taken to answer the next call in the same breath. */
export function hookSettled(state: HeadsetState, traits: Traits, at: number): Step {
  const settled = { ...state, settleAt: null };
  if (state.hookUp === wantsOffHook(state.calls, traits.profile)) return nothing(settled);
  return state.hookUp ? acknowledged(settled, callLamps) : judged(settled, false, traits, at);
}

function judged(state: HeadsetState, up: boolean, traits: Traits, at: number): Step {
  if (up && at - state.endedAt <= raceMs) return acknowledged(state, callLamps);
  if (!up && isJustHeld(state, at)) return passedOver(state, at);
  const intent = meaning(state, up || state.passedOverAt !== null);
  if (intent !== null) return acted(state, intent, at);
  // Another program's call looks so until In-Use comes beside it, and must not be ended by our answer.
  return { state, intents: [], owe: callLamps, later: up && traits.controls.has('in-use') };
}

/** The hook is down, and Off-Hook is lit all the same: the device may go up again by itself, as its echo. */
function passedOver(state: HeadsetState, at: number): Step {
  const offHook = { now: { lit: true, at, echoed: false }, before: null };
  return acknowledged({ ...state, offHook, passedOverAt: at, settleAt: null }, callLamps);
}

/** Up where up is wanted already: nobody heard it go down. */
function takesUp({ passedOverAt }: HeadsetState, at: number): boolean {
  return passedOverAt !== null && at - passedOverAt >= settleMs;
}

function acted(state: HeadsetState, intent: HeadsetIntent, at: number): Step {
  const hangUpAskedAt = intent === 'hang-up' ? at : state.hangUpAskedAt;
  return meant({ ...state, hookActedAt: at, settleAt: null, hangUpAskedAt }, intent, callLamps);
}

/** Nobody in the middle is thrown out unheard: with a held call and a ringing one the ringing one is meant. */
function meaning({ calls, another }: HeadsetState, up: boolean): HeadsetIntent | null {
  if (up) {
    if (calls.ringing) return 'answer';
    if (calls.current === 'held') return 'resume';
    return calls.current === 'none' && calls.waiting && !another ? 'swap' : null;
  }
  if (calls.current === 'none') return null;
  return calls.current === 'held' && calls.ringing ? 'answer' : 'hang-up';
}

function pressed(state: HeadsetState, traits: Traits, at: number): Step {
  if (hookLamp(traits) !== null && at - state.offHook.now.at <= traits.profile.echoMs) return nothing(state);
  if (at - state.hookActedAt < settleMs) return nothing(state);
  return judgedPress(state, traits, at);
}

function judgedPress(state: HeadsetState, traits: Traits, at: number): Step {
  if (at - state.endedAt <= raceMs) return acknowledged(state, callLamps);
  return judged(state, !wantsOffHook(state.calls, traits.profile), traits, at);
}

/** It cannot follow the host: nothing it tells is an echo. */
function withoutLamp(state: HeadsetState, signal: Signal, traits: Traits, at: number): Step {
  const up = signal.on;
  const soon = at - state.hookActedAt;
  if (state.hookIsKey) {
    // Up again at once: it bounced, and is a switch all the same.
    if (up && soon < settleMs) return nothing({ ...state, hookIsKey: false });
    return up ? judgedPress(state, traits, at) : nothing(state);
  }
  if (up && takesUp(state, at)) return judged(state, up, traits, at);
  if (up === wantsOffHook(state.calls, traits.profile))
    return !signal.changed && !up ? unmoved(state, at) : nothing(state);
  if (!up && soon <= keyMs) return nothing({ ...state, hookIsKey: true });
  return judged(state, up, traits, at);
}

/**
 * A ringing call is refused by the second hook event that moves nothing. The device may also answer Ring so: of what
 * comes at once after a write one counts at most.
 */
function unmoved(state: HeadsetState, at: number): Step {
  if (!state.calls.ringing) return nothing(state);
  const count = at - state.handedAt <= lateEchoMs ? 1 : state.unmoved + 1;
  return count < unmovedRefuse
    ? nothing({ ...state, unmoved: count })
    : meant({ ...state, unmoved: 0 }, 'reject', callLamps);
}
