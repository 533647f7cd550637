import type { Control, HeadsetLamp } from './control.ts';

export const telephonyPage = 0x0b;
export const consumerPage = 0x0c;
export const ledPage = 0x08;

/** HID Usage Tables, Telephony Device Page (0x0B), as inputs; by usage id. */
export const controlsById: ReadonlyMap<number, Control> = new Map([
  [0x07, 'reject'],
  [0x20, 'hook'],
  [0x21, 'flash'],
  [0x23, 'hold'],
  [0x24, 'redial'],
  [0x26, 'drop'],
  [0x2f, 'mute'],
  [0x97, 'in-use'],
]);

/** LED Page (0x08), as outputs; by usage id. */
export const lampsById: ReadonlyMap<number, HeadsetLamp> = new Map([
  [0x09, 'mute'],
  [0x17, 'off-hook'],
  [0x18, 'ring'],
  [0x1e, 'speaker'],
  [0x20, 'hold'],
  [0x21, 'microphone'],
  [0x2a, 'on-line'],
]);

/** Telephony Device Page as outputs: Ringer, and Line, which the MX Brio has in place of the LED On-Line. */
export const telephonyLamps: ReadonlyMap<number, HeadsetLamp> = new Map([
  [0x2a, 'on-line'],
  [0x9e, 'ringer'],
]);

/** Jabra's and Yealink's own Reject: SignalType 65533 of @gnaudio/jabra-js, bit 6 of Yealink's report 4. */
export const vendorReject = 0xff30_fffd;

/** Another company's program: page, and the report in whose first bit its button stands. */
export const programmeButton = { page: 0xff99, reportId: 0x9b, bit: 0 };

export function pageOf(usage: number): number {
  return Math.floor(usage / 0x1_0000);
}

export function idOf(usage: number): number {
  return usage % 0x1_0000;
}
