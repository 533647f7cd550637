import type { SettingsProblem } from './settings.ts';

/** Why Portico cannot open its data folder; each is told to the person in a sentence of its own. */
export type OpeningProblem =
  /** The settings file that was named is not there. */
  | { readonly kind: 'settings-missing'; readonly file: string }
  | { readonly kind: 'settings-wrong'; readonly file: string; readonly problem: SettingsProblem }
  /** `at` is the place in the file. */
  | { readonly kind: 'company-wrong'; readonly file: string; readonly at: string }
  /** Another Portico has the data folder open. */
  | { readonly kind: 'folder-taken' | 'folder-not-writable'; readonly folder: string }
  | {
      readonly kind: 'journal-newer' | 'journal-damaged' | 'directory-newer' | 'directory-damaged';
      readonly file: string;
    };

/** A mistake in what was asked, which another try does not mend; else a state of the machine. */
export function isMistake({ kind }: OpeningProblem): boolean {
  return kind === 'settings-missing' || kind === 'settings-wrong' || kind === 'company-wrong';
}
