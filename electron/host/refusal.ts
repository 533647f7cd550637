import type { OpeningProblem } from '#core/opening.ts';
import type { SettingsProblem } from '#core/settings.ts';
import type { Words } from './words.ts';

/** What went wrong and what to do, in one sentence. */
export function sentenceOf(words: Words, problem: OpeningProblem): string {
  switch (problem.kind) {
    case 'settings-missing':
      return words.settingsMissing(problem.file);
    case 'settings-wrong':
      return settingsSentence(words, problem.file, problem.problem);
    case 'company-wrong':
      return words.companyWrong(problem.file, problem.at);
    case 'folder-taken':
      return words.secondInstance(problem.folder);
    case 'folder-not-writable':
      return words.folderNotWritable(problem.folder);
    case 'journal-newer':
      return words.newerDatabase(problem.file);
    case 'journal-damaged':
      return words.damagedDatabase(problem.file);
    case 'directory-newer':
      return words.newerDirectory(problem.file);
    case 'directory-damaged':
      return words.damagedDirectory(problem.file);
  }
}

function settingsSentence(words: Words, file: string, problem: SettingsProblem): string {
  switch (problem.kind) {
    case 'not-json':
      return words.settingsNotJson(file);
    case 'unknown-key':
      return words.settingsUnknownKey(file, problem.path, problem.meant);
    case 'missing':
      return words.settingsKeyMissing(file, problem.path);
    case 'wrong-value':
      return words.settingsValue(file, problem.path);
  }
}
