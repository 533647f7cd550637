import type { Language } from '#core/caller/company.ts';

export interface LanguageFacts {
  readonly language: Language;
  /** Its own name, to be found by who cannot read the present one. */
  readonly name: string;
  /** BCP 47, for Intl: 24 hours, Latin digits (as on every telephone), Gregorian days. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

export const languages: readonly LanguageFacts[] = [
  { language: 'en', name: 'English', locale: 'en-GB', direction: 'ltr' },
  { language: 'uk', name: 'Українська', locale: 'uk-UA', direction: 'ltr' },
  { language: 'ru', name: 'Русский', locale: 'ru-RU', direction: 'ltr' },
  { language: 'ar', name: 'العربية', locale: 'ar-u-ca-gregory-nu-latn', direction: 'rtl' },
];
