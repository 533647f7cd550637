import type { AwayAdvice, Guidance } from '../caller/card.ts';
import type { Language } from '../caller/company.ts';

/** What is to be said and done now that the topic is known, or is not yet. */
export interface Advice {
  readonly say: { readonly text: string; readonly language: Language };
  readonly questions: readonly string[];
  /** Minutes of work within which an answer is promised; null: nothing is promised. */
  readonly promiseMinutes: number | null;
  readonly whenAway: AwayAdvice | null;
}

/** A topic's own words and steps in place of the class's; its questions after the class's. */
export function adviceFor(guidance: Guidance, topic: string): Advice {
  const own = topic === '' ? undefined : guidance.topics.find((known) => known.topic === topic);
  return {
    say: own?.say ?? { text: guidance.greeting, language: guidance.language },
    questions: own?.questions === undefined ? guidance.questions : [...guidance.questions, ...own.questions],
    promiseMinutes: own?.promiseMinutes ?? guidance.promiseMinutes ?? null,
    whenAway: own?.whenAway ?? guidance.whenAway ?? null,
  };
}
