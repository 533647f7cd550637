import { z } from 'zod';

/** Why a directory server gave nobody; each is a sentence in the settings. */
export const LdapFault = z.enum([
  'bad-address',
  'name-not-found',
  /** Nobody answers there, or the port is closed. */
  'unreachable',
  'certificate',
  /** It does not offer encryption on this connection. */
  'no-encryption',
  /** It wants an encrypted connection, or a signed one, before it takes a password. */
  'encryption-wanted',
  'wrong-password',
  /** It lets nobody look without a name, or not this one. */
  'not-allowed',
  'no-such-base',
  'bad-filter',
  'timeout',
  'cut-off',
  /** It gives only so many people at a time, and there are more. */
  'size-limit',
  /** It sends on to other servers, which are not asked. */
  'referral',
  'refused',
  /** The people came, and could not be kept. */
  'not-written',
  /** What was imported before cannot be read just now; contacts of other sources would be lost. */
  'old-unreadable',
  /** Another import is at work, or somebody cancelled this one. */
  'busy',
  'cancelled',
  /** It answers, and nobody is found: the people of before stay. */
  'nobody',
]);
export type LdapFault = z.infer<typeof LdapFault>;

/** How reading from the directory server stands. */
export const LdapState = z.object({
  /** Since when it is read, and how many people have come; null: not now. */
  reading: z.object({ since: z.number(), people: z.int() }).nullable(),
  /** The last one that ended well; null: none yet. */
  last: z
    .object({
      at: z.number(),
      people: z.int(),
      /** People without a number, or without a name. */
      leftOut: z.int(),
      /** Places on other servers that were named and not asked. */
      referrals: z.int(),
      /** Employees whom the server names no more; the first few names. */
      gone: z.array(z.string()),
      /** Employees whose extension is still another's; the first few names, each with the extension. */
      open: z.array(z.string()).default([]),
    })
    .nullable(),
  /** The last one failed: the people of before are still there. */
  failed: z.object({ at: z.number(), fault: LdapFault }).nullable(),
  /** null: only when asked. */
  nextAt: z.number().nullable(),
});
export type LdapState = z.infer<typeof LdapState>;

/** A person as found by a trial. */
export const LdapPerson = z.object({
  name: z.string(),
  company: z.string(),
  department: z.string(),
  numbers: z.array(z.string()),
  extension: z.string(),
});
