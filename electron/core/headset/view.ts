import { z } from 'zod';
import { Control, HeadsetLamp } from './control.ts';

/** The headset in use, as the console tells it in a line. */
export const HeadsetView = z.object({
  state: z.enum([
    /** Nothing that has call control is plugged in. */
    'none',
    'ready',
    /** It was in use and is gone; it is used again as soon as it is back. */
    'unplugged',
    /** The system keeps it from us; on Linux a udev rule is missing. */
    'not-allowed',
    /** HID cannot be used on this machine at all. */
    'unavailable',
  ]),
  /** Maker and product as the device gives them; '' with none. */
  name: z.string(),
  /** Another program has it in a call of its own. */
  shared: z.boolean(),
});
export type HeadsetView = z.infer<typeof HeadsetView>;

/** A device that is plugged in, for the settings. */
export const HeadsetDevice = z.object({
  /** Stays the same over replugging: vendor:product:serial, with a count where two are the same. */
  key: z.string(),
  name: z.string(),
  kind: z.enum(['headset', 'busylight']),
  state: z.enum([
    'in-use',
    'ready',
    'not-allowed',
    /** It could not be opened or read. */
    'failed',
    'media-keys-only',
    'no-telephony',
    'no-hook',
    /** Windows: the system tells how its reports are laid out to the browser alone, which has to be asked. */
    'layout-unknown',
  ]),
  controls: z.array(Control).readonly(),
  lamps: z.array(HeadsetLamp).readonly(),
  /** The profile by which it is driven: 'Jabra', or 'generic'. */
  profile: z.string(),
});
export type HeadsetDevice = z.infer<typeof HeadsetDevice>;
