import type { TFunction } from 'i18next';
import {
  type BuiltInClass,
  type CallerClass,
  type ClassEntry,
  builtInClasses,
  entryOf,
} from '#core/caller/callerClass.ts';
import type { Language } from '#core/caller/company.ts';

/** What each class of callers is called: the office's word in this language, its word in any, Portico's own, else the id. */
export function kindsIn(t: TFunction, language: Language, classes: readonly ClassEntry[]): (of: CallerClass) => string {
  return (of) => {
    const { name, names } = entryOf(classes, of);
    const own = names[language] || name;
    return isBuiltIn(of) && (own === '' || own === of) ? t(`call.class.${of}`) : own;
  };
}

/** Classes of which whole sentences speak; any other is named in them. */
const inSentences = ['client', 'applicant', 'partner', 'unknown'] as const satisfies readonly BuiltInClass[];

export function sentenceOf(of: CallerClass): (typeof inSentences)[number] | 'any' {
  return inSentences.find((known) => known === of) ?? 'any';
}

function isBuiltIn(of: CallerClass): of is BuiltInClass {
  return builtInClasses.some((known) => known === of);
}
