/** Seen by nobody: they only say in which direction something is read, or how a sign is to look. */
const unseen = /[\p{Cc}\p{Variation_Selector}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
/** A letter may be of several code points. */
const combines = /[\p{M}\u200C\u200D\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
/** Scripts that do not part their words. */
const unparted = /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const byLetter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const byWord = new Intl.Segmenter('en', { granularity: 'word' });

/** Letters with their marks (UAX 29), in the order in which they are read; each where it begins in the text. */
export function lettersIn(text: string): readonly { readonly letter: string; readonly at: number }[] {
  if (!combines.test(text)) {
    let next = 0;
    return [...text].map((letter) => {
      const at = next;
      next += letter.length;
      return { letter, at };
    });
  }
  return [...byLetter.segment(text)].map(({ segment, index }) => ({ letter: segment, at: index }));
}

/** What is seen of a letter; '' where that is nothing. */
export function seenOf(letter: string): string {
  if (/^\s$/u.test(letter)) return letter === '\u00A0' ? letter : ' ';
  return unseen.test(letter) ? [...letter].filter((part) => !unseen.test(part)).join('') : letter;
}

/** Where a line may be broken: words, each with the space before it. */
export function wordsIn(paragraph: string): readonly string[] {
  const parted = paragraph.match(/[^\S\u00A0]*(?:\S|\u00A0)+/gu) ?? [''];
  return unparted.test(paragraph) ? parted.flatMap(partedByMeaning) : parted;
}

/** Spaces and signs stay with a word: no line begins with them. */
function partedByMeaning(word: string): readonly string[] {
  const words: string[] = [];
  let before = '';
  for (const { segment, isWordLike } of byWord.segment(word)) {
    if (isWordLike === true) {
      words.push(before + segment);
      before = '';
    } else if (words.length === 0) before += segment;
    else words.push((words.pop() ?? '') + segment);
  }
  return before === '' ? words : [...words, before];
}
