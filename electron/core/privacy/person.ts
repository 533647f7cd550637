import { z } from 'zod';
import { fold } from '../text/fold.ts';

/** Whom an office wants to forget: by names and numbers, each as it knows them. */
export const SoughtPerson = z.object({
  names: z.array(z.string().min(1).max(200)).max(20),
  /** E.164 with plus, or as the journal has them. */
  numbers: z.array(z.string().min(1).max(100)).max(20),
});
export type SoughtPerson = z.infer<typeof SoughtPerson>;

/** Tells whether a text speaks of a person. */
export interface PersonLook {
  readonly mentions: (text: string) => boolean;
  /** This, and nothing else, is the person's name. */
  readonly isName: (name: string) => boolean;
  readonly isNumber: (number: string) => boolean;
}

/** Of a number those digits that stand in each way of writing it: without country and trunk prefix. */
const tailDigits = 9;
const leastDigits = 5;
/** Digits as people group them. */
const written = /\d(?:[\s().\-/\u00a0]{0,3}\d){4,20}/g;

export function lookFor({ names, numbers }: SoughtPerson): PersonLook {
  const folded = names.map((name) => fold(name)).filter((name) => name !== '');
  const sought = new Set(folded.flatMap(bothWays));
  const whole = new Set(numbers.filter((number) => number !== ''));
  const tails = numbers
    .map(digitsOf)
    .flatMap((digits) => (digits.length < leastDigits ? [] : [digits.slice(-tailDigits)]));

  function hasNumber(text: string): boolean {
    if (tails.length === 0) return false;
    return (text.match(written) ?? []).some((run) => {
      const digits = digitsOf(run);
      return tails.some((tail) => digits.endsWith(tail) && digits.length <= tail.length + 6);
    });
  }

  return {
    mentions: (text) => {
      if (text === '') return false;
      if (whole.has(text) || hasNumber(text)) return true;
      if (sought.size === 0) return false;
      const words = ` ${fold(text)} `;
      return [...sought].some((name) => words.includes(` ${name} `));
    },
    isName: (name) => sought.has(fold(name)),
    isNumber: (number) => number !== '' && (whole.has(number) || hasNumber(number)),
  };
}

/** Every text in what a fact says. */
export function textsIn(payload: unknown): readonly string[] {
  if (typeof payload === 'string') return [payload];
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.values(payload).flatMap(textsIn);
}

/** First name first, and last name first. */
function bothWays(name: string): readonly string[] {
  const words = name.split(' ');
  return words.length === 1
    ? [name]
    : [name, [...words.slice(1), words[0]].join(' '), [words.at(-1), ...words.slice(0, -1)].join(' ')];
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
