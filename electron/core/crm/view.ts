import { z } from 'zod';

/** Why the CRM gave no answer that could be used; each is a sentence in the settings. */
export const CrmFault = z.enum([
  /** The server's name is not known. */
  'name-not-found',
  'unreachable',
  'certificate',
  'timeout',
  /** The connection was lost in the middle of the answer. */
  'cut-off',
  /** Too many, in a circle, to another kind of address or from the net back into this house. */
  'bad-redirect',
  'too-large',
  /** 401 or 403. */
  'not-allowed',
  /** 429. */
  'too-many-questions',
  /** 5xx. */
  'server-error',
  /** Another 4xx, or anything that is no answer. */
  'refused',
  /** HTML, most often: a page for people, such as one to log in. */
  'not-json',
  /** The template of the address. */
  'bad-address',
]);
export type CrmFault = z.infer<typeof CrmFault>;

/** How the CRM answers these days. */
export const CrmHealth = z.object({
  /** null: not since Portico began, or since the settings changed. */
  lastAnswerAt: z.number().nullable(),
  /** Since when every question has failed, and with what; null: none, or the last one was answered. */
  failing: z
    .object({
      since: z.number(),
      fault: CrmFault,
      /** Asked less often: not before then, epoch milliseconds; null: at the next call. */
      pausedUntil: z.number().nullable(),
    })
    .nullable(),
});
export type CrmHealth = z.infer<typeof CrmHealth>;
