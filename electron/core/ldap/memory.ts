import { z } from 'zod';
import { GivenEmployee } from './employees.ts';
import { LdapState } from './view.ts';

/** What is remembered of the directory server from one start to the next. */
export const LdapMemory = LdapState.pick({ last: true, failed: true }).extend({
  /** By the key of the person. */
  given: z.record(z.string(), GivenEmployee),
});
export type LdapMemory = z.infer<typeof LdapMemory>;

export const nothingRead: LdapMemory = { last: null, failed: null, given: {} };
