import type { Language } from '../caller/company.ts';
import { foldedWords } from '../text/fold.ts';
import type { Urgent } from './playbook.ts';

/** Shorter beginnings would find too much. */
const shortest = 3;

/**
 * The first urgent word, as the office wrote it, that what was noted speaks of; null: none. An urgent word is the beginning of
 * a word ("complain" finds "complains"); several are found where they stand together, the last by its beginning.
 */
export function urgentWordIn(urgent: Urgent, noted: readonly string[]): string | null {
  const texts = noted.map(foldedWords).filter((words) => words.length > 0);
  if (texts.length === 0) return null;
  const wanted: Record<Language, readonly string[]> = urgent.words;
  for (const word of Object.values(wanted).flat()) {
    const parts = foldedWords(word);
    if (parts.join('').length < shortest) continue;
    if (texts.some((words) => words.some((_, at) => standsAt(words, at, parts)))) return word;
  }
  return null;
}

function standsAt(words: readonly string[], at: number, parts: readonly string[]): boolean {
  return parts.every((part, nth) => {
    const word = words[at + nth] ?? '';
    return nth === parts.length - 1 ? word.startsWith(part) : word === part;
  });
}
