import { createInstance, type FormatterModule, type i18n, type TFunction } from 'i18next';
import { type ClassEntry, builtInEntries } from '#core/caller/callerClass.ts';
import type { Language } from '#core/caller/company.ts';
import { catalogues } from './catalogues.ts';
import { kindsIn } from './kinds.ts';
import { callWords, type CallWords } from './callWords.ts';
import { formatsOf, type Formats } from './formats.ts';
import { isolateIn } from './isolate.ts';
import { type LanguageFacts, languages } from './languages.ts';

/** Everything the page says in one language: words, numbers, times, and what a call is called. */
export interface Wording extends LanguageFacts, Formats, CallWords {
  readonly t: TFunction;
  readonly i18n: i18n;
}

/** `classes`: the desk's, as the office calls them. */
export function wordingIn(language: Language, classes: readonly ClassEntry[] = builtInEntries): Wording {
  const facts = languages.find((known) => known.language === language) ?? english;
  const instance = createInstance({
    lng: facts.language,
    // Everything is at hand: no screen waits for its words.
    initAsync: false,
    resources: { [facts.language]: { translation: catalogues[facts.language] } },
    // React writes text, never markup; the place of escaping serves to keep directions apart.
    interpolation: { escapeValue: true, escape: isolateIn(facts.direction), alwaysFormat: true },
  });
  const formats = formatsOf(facts.locale);
  void instance.use(figuresBy(formats.figure)).init();
  const t = remembering(instance.t);
  const dayOf = (at: number): string => formats.shortDate(at, at);
  const words = callWords(t, { kind: kindsIn(t, facts.language, classes), dayOf });
  return { ...facts, ...formats, ...words, t, i18n: instance };
}

/** A number that is set into a sentence is a figure, and is written as the language does; what is no figure comes as text. */
function figuresBy(figure: Formats['figure']): FormatterModule {
  return {
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value: unknown) => (typeof value === 'number' ? figure(value) : typeof value === 'string' ? value : ''),
  };
}

/** Most words have nothing to be set into them: looked up once, not on every card that comes. */
function remembering(t: TFunction): TFunction {
  const known = new Map<unknown, string>();
  return new Proxy(t, {
    apply(look, self, asked: Parameters<TFunction>) {
      if (asked.length > 1) return Reflect.apply(look, self, asked);
      const [key] = asked;
      const words = known.get(key) ?? String(Reflect.apply(look, self, asked));
      known.set(key, words);
      return words;
    },
  });
}

const english: LanguageFacts = { language: 'en', name: 'English', locale: 'en-GB', direction: 'ltr' };
