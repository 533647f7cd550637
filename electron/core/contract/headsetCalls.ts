import { z } from 'zod';
import { HeadsetLamp } from '../headset/control.ts';
import { HeadsetDevice } from '../headset/view.ts';
import { call, everyRole } from './define.ts';

const nothing = z.object({});

/** The headset's questions. */
export const headsetCalls = {
  'headset.list': call(
    nothing,
    z.object({
      devices: z.array(HeadsetDevice).readonly(),
      /** The chosen device's key, plugged in or not; null: Portico chooses. */
      chosen: z.string().nullable(),
    }),
    everyRole,
  ),
  /** Kept over restarts. null: Portico chooses. */
  'headset.choose': call(z.object({ key: z.string().max(300).nullable() }), nothing, ['receptionist']),
  /**
   * Lights one lamp of the headset in use for two seconds, then shows again what is true. Refused with busy-with-calls
   * while a call is live, with not-there without a headset or without that lamp.
   */
  'headset.try-lamp': call(z.object({ lamp: HeadsetLamp }), nothing, ['receptionist']),
  /** The last reports in and out of the headset in use as JSON: no sound, no numbers, no names of people. */
  'headset.recording': call(nothing, z.object({ text: z.string() }), everyRole),
  /** What the browser was allowed to see of a device's reports (WebHID); needed where `layout-unknown`. */
  'headset.collections': call(z.object({ vendorId: z.int(), productId: z.int(), collections: z.unknown() }), nothing, [
    'receptionist',
  ]),
} as const;
