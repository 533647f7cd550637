import path from 'node:path';

export type Weight = 'Regular' | 'SemiBold';
export const weights: readonly Weight[] = ['Regular', 'SemiBold'];

/** IBM Plex Sans for Latin, Cyrillic and Greek and IBM Plex Sans Arabic, as in the page; what a name may be written in besides. */
export type Face = 'sans' | 'arabic' | 'hebrew' | 'devanagari' | 'thai' | 'georgian' | 'armenian' | 'han' | 'hangul';

interface Family {
  /** By weight; headings are in the page's languages, so that the others need one weight only. */
  readonly files: Readonly<Record<Weight, string>>;
  /** Letters that it is there for. */
  readonly draws: RegExp;
}

function inOneWeight(file: string): Family['files'] {
  return { Regular: file, SemiBold: file };
}

const families: Readonly<Record<Face, Family>> = {
  sans: {
    files: { Regular: 'IBMPlexSans-Regular.ttf', SemiBold: 'IBMPlexSans-SemiBold.ttf' },
    draws: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u,
  },
  arabic: {
    files: { Regular: 'IBMPlexSansArabic-Regular.ttf', SemiBold: 'IBMPlexSansArabic-SemiBold.ttf' },
    draws: /\p{Script_Extensions=Arabic}/u,
  },
  hebrew: { files: inOneWeight('IBMPlexSansHebrew-Regular.woff'), draws: /\p{Script=Hebrew}/u },
  devanagari: { files: inOneWeight('IBMPlexSansDevanagari-Regular.woff'), draws: /\p{Script_Extensions=Devanagari}/u },
  thai: { files: inOneWeight('IBMPlexSansThai-Regular.woff'), draws: /\p{Script=Thai}/u },
  georgian: { files: inOneWeight('NotoSansGeorgian-Regular.ttf'), draws: /\p{Script=Georgian}/u },
  armenian: { files: inOneWeight('NotoSansArmenian-Regular.ttf'), draws: /\p{Script=Armenian}/u },
  // Simplified and traditional Chinese and Japanese as far as they are in daily use: 7,333 signs and the kana.
  han: { files: inOneWeight('NotoSansSC-Regular.woff'), draws: /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u },
  hangul: { files: inOneWeight('NotoSansKR-Regular.woff'), draws: /\p{Script=Hangul}/u },
};

export const faces: readonly Face[] = [
  'sans',
  'arabic',
  'hebrew',
  'devanagari',
  'thai',
  'georgian',
  'armenian',
  'han',
  'hangul',
];

/** The file of a face; `folder` is resources/fonts. */
export function fontFile(folder: string, face: Face, weight: Weight): string {
  return path.join(folder, families[face].files[weight]);
}

/** Whether a face has a sign for a code point. */
export type HasLetter = (face: Face, letter: string) => boolean;

/** A letter with its marks as it is drawn. */
interface Drawn {
  readonly face: Face;
  readonly text: string;
  /** False: it is a sign that stands for it, or lacks marks. */
  readonly isWhole: boolean;
}

/** Stands for a letter that no face has (Unicode 23.8: replacement character). */
const standIn = '\uFFFD';
/** They join letters or keep them apart, and are no signs themselves. */
const joiner = /[\u200C\u200D]/u;

/** In the first face that has it: the page's own, the one for its script, any other. */
export function drawnAs(letter: string, has: HasLetter): Drawn {
  if (letter >= ' ' && letter <= '~' && letter.length === 1) return { face: 'sans', text: letter, isWhole: true };
  const parts = [...letter];
  const [base = ''] = parts;
  const hasAll = (face: Face): boolean => parts.every((part) => joiner.test(part) || has(face, part));
  if (hasAll('sans')) return { face: 'sans', text: letter, isWhole: true };
  const own = faces.filter((face) => families[face].draws.test(base));
  const others = faces.filter((face) => !own.includes(face));
  const whole = own.find(hasAll) ?? others.find(hasAll);
  if (whole !== undefined)
    return { face: whole, text: parts.filter((part) => has(whole, part)).join(''), isWhole: true };
  const partly = [...own, ...others].find((face) => has(face, base));
  if (partly === undefined) return { face: 'sans', text: standIn, isWhole: false };
  return { face: partly, text: parts.filter((part) => has(partly, part)).join(''), isWhole: false };
}

/** PDFKit draws a run from the right where its first letter that is of a script is of one of these. */
const ofScript = /[^\p{Script=Common}\p{Script=Inherited}]/u;
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export function isTurnedByShaping(text: string): boolean {
  return fromTheRight.test(ofScript.exec(text)?.[0] ?? '');
}
