import { z } from 'zod';

/** What a headset's buttons tell, in the words of HID's telephony page (0x0B). */
export const Control = z.enum([
  /** 0B:20. Absolute: up is on the line. Relative on some: a press. */
  'hook',
  /** 0B:21, 0B:23 */
  'flash',
  'hold',
  /** 0B:24 */
  'redial',
  /** 0B:26, a call is refused or ended. */
  'drop',
  /** 0B:2F. Relative on most: each 1 is a press. */
  'mute',
  /** 0B:07, 09:07 or vendor FF30:FFFD: the waiting call is refused. */
  'reject',
  /** 0B:97: somebody has the device in a call, another program perhaps. */
  'in-use',
  /** FF99 report 0x9B: the button of another company's program, no part of a call. */
  'programme',
]);
export type Control = z.infer<typeof Control>;

/** What a headset shows or plays for the host: LED page (0x08), and the telephony page's Ringer (0B:9E). */
export const HeadsetLamp = z.enum(['off-hook', 'ring', 'ringer', 'mute', 'hold', 'microphone', 'speaker', 'on-line']);
export type HeadsetLamp = z.infer<typeof HeadsetLamp>;

export interface ControlPlace {
  readonly control: Control;
  readonly reportId: number;
  readonly bit: number;
  readonly bits: number;
  /** The value that means on; of an array the index that this slot holds then. */
  readonly on: number;
  readonly absolute: boolean;
}

export interface LampPlace {
  readonly lamp: HeadsetLamp;
  readonly reportId: number;
  readonly bit: number;
  readonly bits: number;
  readonly on: number;
  readonly off: number;
  /** One of an array's slots, which other lamps of it may take as well: a lit lamp takes one of them. */
  readonly slot: boolean;
}

/** Where on a device what stands: made from its report layout, by rules alone or with the help of a profile. */
export interface HeadsetMap {
  readonly numbered: boolean;
  /** Places of one control in one report stand together: it is on when one of them is (slots, repeated usages). */
  readonly controls: readonly ControlPlace[];
  readonly lamps: readonly LampPlace[];
  /** Bytes of data (without id) of the reports that controls and lamps stand in. */
  readonly inputBytes: ReadonlyMap<number, number>;
  readonly outputBytes: ReadonlyMap<number, number>;
}

/** Why a device is no telephony headset. */
export type NoCallControl =
  /** Only volume and playback keys (usage page 0x0C). */
  | 'media-keys-only'
  | 'no-telephony'
  /** Telephony is named, and yet nothing on it can answer or end a call. */
  | 'no-hook';

/** What one report tells of one control: of a relative one each press comes as `on: true`, its release is not told. */
export interface Signal {
  readonly control: Control;
  readonly on: boolean;
  readonly absolute: boolean;
  /** Some devices tell one press twice, under two report ids. */
  readonly reportId: number;
  /**
   * false: the report is the same as the one before it under this id. Told only of what may mean something all the same:
   * an absolute hook (two of them while it rings refuse the call on some devices), and a relative 1 after a 1 (a second
   * press of a device that sends no 0 between, or the first told again).
   */
  readonly changed: boolean;
}

/** Which lamps are lit. */
export type Lamps = ReadonlySet<HeadsetLamp>;
