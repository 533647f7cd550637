import { Language } from '../caller/company.ts';
import type { InLanguages } from './playbook.ts';

export interface Said {
  readonly text: string;
  /** The one that the text is in. */
  readonly language: Language;
}

/** A text in the wanted language; where it was not written in that, in the desk's, then in English, then in any. null: nowhere. */
export function inLanguage(text: InLanguages, wanted: Language, desk: Language): Said | null {
  for (const language of [wanted, desk, 'en' as const, ...Language.options])
    if (text[language].trim() !== '') return { text: text[language], language };
  return null;
}
