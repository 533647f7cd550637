import 'i18next';
import type { EnglishCatalogue } from './catalogue.ts';

declare module 'i18next' {
  /** A key that does not exist, or a value left out, is a type error. */
  interface CustomTypeOptions {
    resources: { translation: EnglishCatalogue };
  }
}
