import { createInstance, type i18n, type TFunction } from 'i18next';
import type { Language } from '#core/caller/company.ts';
import { catalogues } from './catalogues.ts';
import { callWords, type CallWords } from './callWords.ts';
import { formatsOf, type Formats } from './formats.ts';
import { isolateIn } from './isolate.ts';
import { type LanguageFacts, languages } from './languages.ts';

/** Everything the page says in one language: words, numbers, times, and what a call is called. */
export interface Wording extends LanguageFacts, Formats, CallWords {
  readonly t: TFunction;
  readonly i18n: i18n;
}

export function wordingIn(language: Language): Wording {
  const facts = languages.find((known) => known.language === language) ?? english;
  const instance = createInstance({
    lng: facts.language,
    // Everything is at hand: no screen waits for its words.
    initAsync: false,
    resources: { [facts.language]: { translation: catalogues[facts.language] } },
    // React writes text, never markup; the place of escaping serves to keep directions apart.
    interpolation: { escapeValue: true, escape: isolateIn(facts.direction) },
  });
  void instance.init();
  const formats = formatsOf(facts.locale);
  return { ...facts, ...formats, ...callWords(instance.t), t: instance.t, i18n: instance };
}

const english: LanguageFacts = { language: 'en', name: 'English', locale: 'en-GB', direction: 'ltr' };
