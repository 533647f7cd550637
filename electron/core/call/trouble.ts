import { z } from 'zod';

/** What is wrong in a call that goes on all the same. */
export const CallTrouble = z.enum([
  /** The PBX refuses to change the call: the caller hears nothing, and no music either. */
  'hold-refused',
  /** Likewise; what each side hears is not known. */
  'resume-refused',
  /** The sound could not be brought to a new page, or over a new network: neither side hears the other. */
  'sound-refused',
  /** The server in use does not know the call, which was made over another one: talking is all that can be done. */
  'out-of-reach',
]);
export type CallTrouble = z.infer<typeof CallTrouble>;
