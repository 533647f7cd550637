import { z } from 'zod';
import type { CallerClass } from '../caller/callerClass.ts';

/** What the CRM says of a number: clean text, '' and null where it says nothing. */
export interface CrmFound {
  readonly name: string;
  readonly company: string;
  readonly class: CallerClass | null;
  /** As the CRM writes her: a name or an extension. */
  readonly responsible: string;
  readonly note: string;
  /** http or https; null: none. */
  readonly link: string | null;
}

/** How far asking the CRM has come for one caller. `late`: it has not answered in time, and may still. */
export type CrmKnown =
  | { readonly state: 'asked' | 'late' | 'not-found' | 'no-answer' }
  | { readonly state: 'found'; readonly found: CrmFound };

/** The CRM's place on the card; it is there from the first moment on, so that nothing moves when the answer comes. */
export const CrmShown = z.object({
  state: z.enum(['asked', 'late', 'not-found', 'no-answer', 'found']),
  note: z.string(),
  /** Opens outside of Portico; http or https. */
  link: z.string().nullable(),
});
export type CrmShown = z.infer<typeof CrmShown>;

export function crmShown(known: CrmKnown): CrmShown {
  return known.state === 'found'
    ? { state: 'found', note: known.found.note, link: known.found.link }
    : { state: known.state, note: '', link: null };
}
