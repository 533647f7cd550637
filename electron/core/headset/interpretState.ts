import { type HeadsetCalls, type HeadsetIntent, noCalls } from './callState.ts';
import type { Control, HeadsetLamp, Lamps, Signal } from './control.ts';
import type { Profile } from './profiles.ts';

/** What a device has, and how its maker lets it behave. */
export interface Traits {
  readonly profile: Profile;
  readonly controls: ReadonlySet<Control>;
  readonly lamps: Lamps;
}

/**
 * The lamp that a hook follows: Off-Hook, or what stands for it (Logitech MX Brio has the line's lamp alone). null: it
 * follows nothing, and nothing that the hook tells is an echo.
 */
export function hookLamp({ lamps }: Traits): HeadsetLamp | null {
  if (lamps.has('off-hook')) return 'off-hook';
  return lamps.has('on-line') ? 'on-line' : null;
}

export type HeadsetEvent =
  /** It was opened: nothing is known of what it shows. */
  | { readonly kind: 'opened' }
  /** All that one report tells. */
  | { readonly kind: 'signals'; readonly signals: readonly Signal[] }
  | { readonly kind: 'calls-changed'; readonly calls: HeadsetCalls }
  /** These lamps are being handed to the device: from now on it may echo them. */
  | { readonly kind: 'writing'; readonly lamps: Lamps }
  /** The device has taken them. */
  | { readonly kind: 'written'; readonly lamps: Lamps }
  /** The machine slept: nothing is known of what it shows, nor of who uses it. */
  | { readonly kind: 'shown-unknown' }
  /** Nothing but that it is this late. */
  | { readonly kind: 'time' };

/** One lamp as it was handed to the device. */
interface Handed {
  readonly lit: boolean;
  readonly at: number;
  readonly echoed: boolean;
}

/** A lamp that a control answers to: Off-Hook for the hook, Mute for an absolute mute. */
export interface Trace {
  readonly now: Handed;
  /** What it replaced; its echo may still be on the way. */
  readonly before: Handed | null;
}

/** The last telling of a control. */
interface Told {
  readonly on: boolean;
  readonly reportId: number;
  readonly at: number;
}

export interface HeadsetState {
  readonly calls: HeadsetCalls;
  /** As an absolute hook last told. */
  readonly hookUp: boolean;
  /** The hook of a device without lamps goes up and down with the finger: a key, no switch. */
  readonly hookIsKey: boolean;
  /** As an absolute mute last told. */
  readonly muteOn: boolean;
  readonly inUse: boolean;
  /** Another program has it in a call of its own. */
  readonly another: boolean;
  readonly offHook: Trace;
  readonly mute: Trace;
  /** When something was last handed to it. */
  readonly handedAt: number;
  /** It shows our ring, or is about to. */
  readonly ringShown: boolean;
  /** The device has taken a report with Off-Hook lit. */
  readonly offHookTaken: boolean;
  readonly takenAt: number;
  readonly told: ReadonlyMap<Control, Told>;
  /** The report ids under which it has told something. */
  readonly heard: ReadonlySet<number>;
  /** The last change of the hook that became an intent. */
  readonly hookActedAt: number;
  /** Until then the hook may bounce; then it is judged where it stands. */
  readonly settleAt: number | null;
  /** Hook events that changed nothing since it began to ring. */
  readonly unmoved: number;
  /** When the current call ended without being hung up by the headset. */
  readonly endedAt: number;
  /** When the headset last asked to hold who is talked to. */
  readonly holdAskedAt: number;
  /** When the current call became the held one without being held by the headset. */
  readonly heldAt: number;
  /** When the hook wished to hang up, and was not heard because of that. */
  readonly passedOverAt: number | null;
  /** When the headset asked to hang up the call that is still current. */
  readonly hangUpAskedAt: number | null;
  /** Since when no call of ours rings or is current any more. */
  readonly letGoAt: number;
  readonly askedMute: { readonly muted: boolean; readonly at: number } | null;
  /** When the host ended a mute without being asked by the headset. */
  readonly unmutedAt: number;
  /** It refused to be unmuted: presses until then are that refusal. */
  readonly refusedUntil: number;
  /** Lamps whose reports are written back as soon as the desk has answered, at `owedAt` at the latest. */
  readonly owed: readonly HeadsetLamp[];
  readonly owedAt: number;
}

/** One step of the interpreter. `owe`: lamps to be written back although they may not differ. */
export interface Step {
  readonly state: HeadsetState;
  readonly intents: readonly HeadsetIntent[];
  readonly owe: readonly HeadsetLamp[];
  /** The answer may be another one a moment later: it is not written at once. */
  readonly later: boolean;
}

export const never = Number.NEGATIVE_INFINITY;
const dark: Trace = { now: { lit: false, at: never, echoed: true }, before: null };

export const atFirst: HeadsetState = {
  calls: noCalls,
  hookUp: false,
  hookIsKey: false,
  muteOn: false,
  inUse: false,
  another: false,
  offHook: dark,
  mute: dark,
  handedAt: never,
  ringShown: false,
  offHookTaken: false,
  takenAt: never,
  told: new Map(),
  heard: new Set(),
  hookActedAt: never,
  settleAt: null,
  unmoved: 0,
  endedAt: never,
  holdAskedAt: never,
  heldAt: never,
  passedOverAt: null,
  hangUpAskedAt: null,
  letGoAt: never,
  askedMute: null,
  unmutedAt: never,
  refusedUntil: never,
  owed: [],
  owedAt: never,
};

/** Who is talked to has ended, and a held call has come in its place: what is pressed now may be meant for the former. */
const heldRaceMs = 2_000;

export function isJustHeld({ heldAt }: HeadsetState, at: number): boolean {
  return at - heldAt < heldRaceMs;
}

/** Where a press that is about a call is answered. */
export const callLamps: readonly HeadsetLamp[] = ['off-hook', 'ring', 'hold'];

export function nothing(state: HeadsetState): Step {
  return { state, intents: [], owe: [], later: false };
}

/** Nothing is meant, but what is agreed is written back: that tells the device that it was heard. */
export function acknowledged(state: HeadsetState, lamps: readonly HeadsetLamp[]): Step {
  return { state, intents: [], owe: lamps, later: false };
}

export function meant(state: HeadsetState, intent: HeadsetIntent | null, lamps: readonly HeadsetLamp[]): Step {
  return intent === null ? acknowledged(state, lamps) : { state, intents: [intent], owe: lamps, later: true };
}
