import type { HeadsetCalls } from '../headset/callState.ts';

/** What a busylight tells the room about the desk. */
export type BusylightState =
  | 'off'
  | 'free'
  | 'ringing'
  | 'in-call'
  /** The desk talks to nobody, and somebody is held. */
  | 'held'
  /** Do not disturb. */
  | 'no-calls'
  /** Free, and callers whom nobody answered wait to be called back. */
  | 'missed';

/** What is most urgent wins: a ringing call, then who is talked to, who is held, that no calls are taken, who was missed. */
export function busylightState(calls: HeadsetCalls, missed: boolean, noCalls: boolean): BusylightState {
  if (calls.ringing) return 'ringing';
  if (calls.current === 'answering' || calls.current === 'talking') return 'in-call';
  if (calls.current === 'held' || calls.waiting) return 'held';
  if (noCalls) return 'no-calls';
  return missed ? 'missed' : 'free';
}

/** Per cent of each colour's full strength: red, green, blue. */
export type Colour = readonly [number, number, number];

/** A light shows the steps of its state one after the other, and again from the first; a single one stays. */
export interface LookStep {
  readonly colour: Colour;
  readonly ms: number;
}

const dark: Colour = [0, 0, 0];
const red: Colour = [100, 0, 0];
const blue: Colour = [0, 0, 100];
const amber: Colour = [100, 40, 0];
/** As in traffic lights: who cannot tell red from green sees the blue in it. */
const bluishGreen: Colour = [0, 100, 40];

/**
 * No two states differ by colour alone, red and bluish green aside: ringing blinks evenly, who is held is a light that is
 * broken for a moment, no calls a short sign of red, who was missed a flash on the green of a free desk. Nothing blinks faster than once a second (WCAG
 * 2.3.1 allows three). The steps are driven from here, not by the lights' own patterns: those of one make are kept in its
 * EEPROM, which wears out, and lights of several makes blink alike.
 */
export const looks: Readonly<Record<BusylightState, readonly LookStep[]>> = {
  off: [{ colour: dark, ms: 0 }],
  free: [{ colour: bluishGreen, ms: 0 }],
  ringing: [
    { colour: blue, ms: 500 },
    { colour: dark, ms: 500 },
  ],
  'in-call': [{ colour: red, ms: 0 }],
  held: [
    { colour: amber, ms: 1500 },
    { colour: dark, ms: 500 },
  ],
  'no-calls': [
    { colour: red, ms: 400 },
    { colour: dark, ms: 1600 },
  ],
  missed: [
    { colour: amber, ms: 300 },
    { colour: bluishGreen, ms: 2700 },
  ],
};
