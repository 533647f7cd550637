import { z } from 'zod';
import { call, change } from './define.ts';

const nothing = z.object({});

/** The keeping's questions; what comes of them is told by `desk.changed`, `keeping`. */
export const keepingCalls = {
  /** The whole journal is looked at now. */
  'keeping.check': call(nothing, nothing, ['receptionist']),
  'keeping.back-up': call(nothing, nothing, ['receptionist']),
  /**
   * The journal is made anew from this backup (null: from what can still be read) and, with `keepNewer`, from all that is
   * not in it. The file that was in use is kept aside. Without `keepNewer` refused with busy-with-calls while a call is live.
   */
  'keeping.restore': change(
    z.object({
      backupId: z
        .string()
        .max(40)
        .regex(/^[\w-]*$/)
        .nullable(),
      keepNewer: z.boolean(),
    }),
    nothing,
    'administrator',
  ),
  /** Where backups are kept, a whole path; null: beside the journal. Refused with not-there where nothing can be written. */
  'keeping.set-folder': change(z.object({ folder: z.string().max(1_000).nullable() }), nothing, 'administrator'),
} as const;
