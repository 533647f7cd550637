import { createContext, use } from 'react';
import { type Wording, wordingIn } from './wording.ts';

/** The desk's language; given once by App, so that no card subscribes to a language of its own. */
export const WordingContext = createContext<Wording>(wordingIn('en'));

export function useWording(): Wording {
  return use(WordingContext);
}
