import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';

/** What to say to a class of callers. File format of `resources/playbooks/playbooks.json`. */
const InLanguages = z.strictObject({ en: z.string(), uk: z.string(), ru: z.string(), ar: z.string() });

export const Playbook = z.strictObject({
  class: CallerClass,
  version: z.int(),
  /** `{{company}}` stands for the office's name. */
  greeting: InLanguages,
  questions: z.array(InLanguages),
  topics: z.array(z.strictObject({ topic: z.string().regex(/^[a-z][a-z-]*$/), label: InLanguages })),
});
export type Playbook = z.infer<typeof Playbook>;

export const Playbooks = z.strictObject({ version: z.literal(1), playbooks: z.array(Playbook) });
export type Playbooks = z.infer<typeof Playbooks>;
