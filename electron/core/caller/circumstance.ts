import { z } from 'zod';
import { CallerClass } from './callerClass.ts';

/** One circumstance of a call; see `circumstancesOf`. */
export const Circumstance = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('who'),
    who: z.enum(['contact', 'crm', 'internal', 'outside']),
    /** As directory or CRM have it; null where they say none. */
    class: CallerClass.nullable(),
    forged: z.boolean(),
  }),
  /** The number that was dialled, as it is shown. */
  z.object({ kind: z.literal('to'), shown: z.string() }),
  /** A rule of the office, in its own words. */
  z.object({ kind: z.literal('rule'), note: z.string() }),
  z.object({ kind: z.literal('withheld') }),
  /** ISO 3166 alpha-2. */
  z.object({ kind: z.literal('in'), country: z.string() }),
  /** How the number begins. */
  z.object({ kind: z.literal('from'), begins: z.string() }),
]);
export type Circumstance = z.infer<typeof Circumstance>;

/** The parts of a path, as they can be told in words. */
export function readCircumstances(circumstances: string): Circumstance[] {
  return circumstances.split('/').flatMap((part): Circumstance[] => {
    const [name = '', value = ''] = cutAtColon(part);
    switch (name) {
      case 'to':
        return [{ kind: 'to', shown: unescaped(value) }];
      case 'rule':
        return [{ kind: 'rule', note: unescaped(value) }];
      case 'withheld':
        return [{ kind: 'withheld' }];
      case 'in':
        return [{ kind: 'in', country: value }];
      case 'from':
        return [{ kind: 'from', begins: value }];
      default:
        return whoIs(name, value);
    }
  });
}

const everybody = ['contact', 'crm', 'internal', 'outside'] as const;

function whoIs(name: string, value: string): Circumstance[] {
  const who = everybody.find((one) => one === name.replace(/-forged$/, ''));
  const forged = name.endsWith('-forged');
  return who === undefined
    ? []
    : [{ kind: 'who', who, class: CallerClass.nullable().catch(null).parse(value), forged }];
}

function cutAtColon(part: string): readonly string[] {
  const at = part.indexOf(':');
  return at === -1 ? [part] : [part.slice(0, at), part.slice(at + 1)];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
