import path from 'node:path';

export type Weight = 'Regular' | 'SemiBold';
/** IBM Plex Sans for Latin, Cyrillic and Greek, IBM Plex Sans Arabic for Arabic, as in the page. */
export type Face = 'sans' | 'arabic';

const families: Readonly<Record<Face, string>> = { sans: 'IBMPlexSans', arabic: 'IBMPlexSansArabic' };
export const faces: readonly Face[] = ['sans', 'arabic'];
export const weights: readonly Weight[] = ['Regular', 'SemiBold'];

/** The file of a face; `folder` is resources/fonts. */
export function fontFile(folder: string, face: Face, weight: Weight): string {
  return path.join(folder, `${families[face]}-${weight}.ttf`);
}

const arabic = /^\p{Script_Extensions=Arabic}/u;
const joined = /^[\p{M}\p{Cf}]/u;

/** In which face a letter is drawn; a mark stays with the letter before it. What neither has is drawn as an empty box. */
export function faceOf(letter: string, before: Face | null): Face {
  if (before !== null && joined.test(letter)) return before;
  return arabic.test(letter) && !/^\p{Nd}/u.test(letter) ? 'arabic' : 'sans';
}
