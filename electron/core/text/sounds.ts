import { foldedWords } from './fold.ts';
import { goingOn, heard } from './letterSounds.ts';

/**
 * Words by how they sound, so that a name is found in whatever script and romanisation it was written: "shevchenko" finds
 * Шевченко, Schewtschenko and شيفتشينكو. Much coarser than `fold`: what is found so comes after what is found as it is written.
 */
export interface Sound {
  /**
   * Of consonants, with the vowel that a word begins with: "vnk" for Іваненко, "ulk" for Юлька. Of Arabic letters consonants
   * alone. Never empty.
   */
  readonly bones: string;
  /** With its vowels; null: a script that writes none. */
  readonly whole: string | null;
}

/** The words of a text as they sound, `words` if they were folded already; those of which nothing is heard (Іі) are left out. */
export function soundsOf(text: string, words: readonly string[] = foldedWords(text)): readonly Sound[] {
  const spelled = spelledOut(text);
  return (spelled === text ? words : foldedWords(spelled)).flatMap((word) => soundOf(word) ?? []);
}

function soundOf(word: string): Sound | null {
  if (/\d/.test(word)) return null;
  if (isArabic(word)) {
    const bones = arabicBones(word);
    return isSound(bones) ? { bones, whole: null } : null;
  }
  const whole = wholeOf(heard(word));
  return isSound(whole) ? { bones: bonesOf(whole), whole } : null;
}

/** Of letters whose sound is not known nothing is told. */
function isSound(sound: string): boolean {
  return /^[a-z]/.test(sound);
}

/** Vowels that stand together are one where languages differ: ue and ü, ou and у, ae and ä. So are doubled consonants. */
function wholeOf(sound: string): string {
  let whole = '';
  let vowels = '';
  let last = '';
  for (const letter of sound) {
    if (isVowel(letter)) vowels += letter;
    else {
      if (vowels !== '') whole += oneVowel(vowels);
      if (vowels !== '' || letter !== last) whole += letter;
      last = letter;
      vowels = '';
    }
  }
  return vowels === '' ? whole : whole + oneVowel(vowels);
}

function oneVowel(vowels: string): string {
  if (vowels.length === 1) return vowels;
  if (vowels.startsWith('a')) return vowels.includes('u') ? 'au' : 'a';
  return vowels.includes('u') ? 'u' : vowels.includes('a') ? 'ea' : 'e';
}

function isVowel(letter: string): boolean {
  return letter === 'a' || letter === 'e' || letter === 'u';
}

function bonesOf(whole: string): string {
  const first = whole.charAt(0);
  return (isVowel(first) ? first : '') + consonants(whole);
}

/** Arabic has no p of its own. */
function consonants(sound: string): string {
  let bones = '';
  let last = '';
  for (const letter of sound) {
    if (isVowel(letter)) continue;
    const bone = letter === 'p' ? 'b' : letter;
    if (bone !== last) bones += bone;
    last = bone;
  }
  return bones;
}

/** Without the article; و is a consonant where the word begins with it, ه is mostly ة where it ends. */
function arabicBones(word: string): string {
  const bare = word.replace(/^(?:ال)(?=..)/u, '').replace(/(?<=..)ه$/u, '');
  return consonants((bare.startsWith('و') ? 'v' : '') + heard(bare));
}

function isArabic(word: string): boolean {
  return /^[\u0620-\u06ff]/.test(word);
}

/** Marks that make another sound of a Latin letter, before `fold` takes them away. */
const marked: ReadonlyMap<string, string> = new Map(
  Object.entries({ č: 'ch', ć: 'ch', ç: 'ch', š: 'sh', ś: 'sh', ş: 'sh', ș: 'sh', ž: 'zh', ź: 'zh', ż: 'zh', ť: 't' }),
);

function spelledOut(text: string): string {
  return /[\u00e7\u0106-\u017e\u0218\u0219]|\u0327|\u030c/iu.test(text)
    ? text
        .normalize('NFC')
        .toLowerCase()
        .replace(/[čćçšśşșžźżť]/gu, (letter) => marked.get(letter) ?? letter)
    : text;
}

/** How what is typed may go on to sound; each is compared with the beginnings of words. */
export interface TypedSound {
  /** For words that write their vowels; null: for none of them. */
  readonly written: Sound | null;
  /** Bones of words in Arabic letters; '' for none of them. */
  readonly arabic: string;
}

/**
 * For each of the `foldedWords` of what is typed every way in which it may be meant; none for what is too short to tell
 * anything by its sound.
 */
export function typedSounds(text: string): readonly (readonly TypedSound[])[] {
  return foldedWords(spelledOut(text)).map(waysOf);
}

function waysOf(word: string): readonly TypedSound[] {
  if (word.length < 2 || /\d/.test(word)) return [];
  const spelled = spellings(word);
  const typed = isArabic(word) ? spelled.flatMap(arabicTyped) : spelled.map(writtenTyped);
  const seen = new Set<string>();
  return typed.filter((sound) => {
    const key = JSON.stringify(sound);
    if (seen.has(key) || (sound.written === null && sound.arabic === '')) return false;
    seen.add(key);
    return true;
  });
}

function writtenTyped(word: string): TypedSound {
  const whole = wholeOf(heard(word));
  const bones = consonants(whole.replace(/(?<=a)h$/, ''));
  return { written: isSound(whole) ? { bones: bonesOf(whole), whole } : null, arabic: isSound(bones) ? bones : '' };
}

/** Nobody knows which vowel an Arabic word begins with. */
function arabicTyped(word: string): readonly TypedSound[] {
  const bones = arabicBones(word);
  const begins = /^[اعويء]/u.test(word.replace(/^(?:ال)(?=..)/u, '')) ? ['', 'a', 'e', 'u'] : [''];
  return begins.map((vowel) => ({
    written: isSound(bones) ? { bones: vowel + bones.replace(vowel === '' ? '' : /^v/, ''), whole: null } : null,
    arabic: vowel === '' && isSound(bones) ? bones : '',
  }));
}

/**
 * Letters that are read in two ways: ch of German and French, x of Mixail, j of Jamal, g of George, ج of Egypt; and the last
 * one may be half a sound.
 */
function spellings(word: string): readonly string[] {
  const ways = [word];
  for (const [letters, otherwise] of [
    [/ch/g, 'kh'],
    [/ch/g, 'sh'],
    [/kh/g, 'ch'],
    [/g(?=[aeiou])/g, 'dj'],
    [/x/g, 'kh'],
    [/(?<![dts])j/g, 'dj'],
    [/дж/g, ''],
    [/х/g, 'ч'],
    [/^ج/g, 'ا'],
    [/(?<=.)ج/g, ''],
    [/ج/g, 'غ'],
  ] as const)
    if (word.search(letters) !== -1) ways.push(word.replace(letters, otherwise));
  return [...ways, ...goingOn(word)];
}

/** Whether a word begins with the sound of what was typed. */
export function soundsLike(sound: Sound, typed: TypedSound): boolean {
  if (sound.whole === null) return typed.arabic !== '' && sound.bones.startsWith(typed.arabic);
  if (typed.written === null || !sound.bones.startsWith(typed.written.bones)) return false;
  return typed.written.whole === null || sound.whole.startsWith(typed.written.whole);
}
