import bidiFactory from 'bidi-js';
import { type Face, type HasLetter, drawnAs, isTurnedByShaping } from './pdfFonts.ts';
import { lettersIn, seenOf, wordsIn } from './pdfLetters.ts';

/** Letters that are drawn in one go: of one face, in one direction, in the order in which they are drawn. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** One line of text: what stands leftmost first. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  /** Every letter is drawn as it is; else something stands for it. */
  readonly isWhole: boolean;
}

interface Setting {
  /** In points. */
  readonly width: number;
  /** No more lines than these; what does not fit ends with `cut`. */
  readonly atMost: number;
  readonly cut: string;
  /** Left out: as the first letter that has a direction says (UAX 9, P2 and P3). */
  readonly direction?: 'ltr' | 'rtl';
  readonly widthOf: (run: Run) => number;
  readonly has: HasLetter;
}

const bidi = bidiFactory();

/** A telephone number within a text, as people group it. */
const groupedNumber = /\+?\d(?:[\d()./-]|[ \u00A0](?=[\d(])){5,}\d/g;

/** Its groups stay in their order, and on one line. */
function withNumbersKept(text: string): string {
  return text.replaceAll(groupedNumber, (number) => `\u2066${number.replaceAll(' ', '\u00A0')}\u2069`);
}

/** The words broken into lines that are no wider than the column, each put into the order in which it is drawn (UAX 9). */
export function linesOf(text: string, setting: Setting): readonly Line[] {
  const lines: Line[] = [];
  for (const paragraph of withNumbersKept(text.normalize('NFC')).split(/\r\n|[\n\r\u2028\u2029]/)) {
    for (const line of brokenUp(paragraph, setting)) {
      if (lines.length === setting.atMost) return [...lines.slice(0, -1), cutLine(lines.at(-1), setting)];
      lines.push(drawn(line, setting));
    }
  }
  return lines;
}

/** As many words a line as fit; a word that is wider than the column is broken anywhere. */
function* brokenUp(paragraph: string, setting: Setting): Generator<string> {
  let line = '';
  let wide = 0;
  for (const word of wordsIn(paragraph)) {
    const width = measured(word, setting);
    if (wide + width <= setting.width) {
      line += word;
      wide += width;
      continue;
    }
    if (line !== '') yield line;
    line = '';
    wide = 0;
    for (const { letter } of lettersIn(word.trimStart())) {
      const more = measured(letter, setting);
      if (wide + more > setting.width && line !== '') {
        yield line;
        line = '';
        wide = 0;
      }
      line += letter;
      wide += more;
    }
    wide = measured(line, setting);
  }
  yield line;
}

function measured(text: string, setting: Setting): number {
  return inOneFace(text, setting).reduce((sum, run) => sum + setting.widthOf(run), 0);
}

/** Letters of one level and face together; a new run begins behind what keeps letters from being joined (U+200C). */
function runsOf(text: string, { has }: Setting, levelOf: (at: number) => number) {
  const runs: { face: Face; letters: string[]; level: number }[] = [];
  let isWhole = true;
  let isParted = false;
  for (const { letter, at } of lettersIn(text)) {
    const level = levelOf(at);
    const seen = seenOf(letter);
    if (seen === '') continue;
    const shown = drawnAs(level % 2 === 1 ? (bidi.getMirroredCharacter(seen) ?? seen) : seen, has);
    isWhole &&= shown.isWhole;
    const last = runs.at(-1);
    if (last?.face === shown.face && last.level === level && !isParted) last.letters.push(shown.text);
    else runs.push({ face: shown.face, letters: [shown.text], level });
    isParted = seen.endsWith('\u200C');
  }
  return { runs, isWhole };
}

function inOneFace(text: string, setting: Setting): readonly Run[] {
  return runsOf(text, setting, () => 0).runs.map(({ face, letters }) => ({ face, text: letters.join('') }));
}

/** Reversed from the highest level down to the lowest odd one (UAX 9, L2). */
function drawn(line: string, setting: Setting): Line {
  const { levels } = bidi.getEmbeddingLevels(line, setting.direction);
  const { runs, isWhole } = runsOf(line, setting, (at) => levels[at] ?? 0);
  const ordered = reordered(runs).map(({ face, letters, level }): Run => {
    const isTurned = (level % 2 === 1) !== isTurnedByShaping(letters.join(''));
    return { face, text: (isTurned ? letters.toReversed() : letters).join('') };
  });
  return { runs: ordered, width: ordered.reduce((sum, run) => sum + setting.widthOf(run), 0), isWhole };
}

function reordered<R extends { readonly level: number }>(runs: readonly R[]): readonly R[] {
  const order = [...runs];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    let from = 0;
    while (from < order.length) {
      if ((order[from]?.level ?? 0) < level) {
        from += 1;
        continue;
      }
      let until = from;
      while (until < order.length && (order[until]?.level ?? 0) >= level) until += 1;
      order.splice(from, until - from, ...order.slice(from, until).toReversed());
      from = until;
    }
  }
  return order;
}

function cutLine(last: Line | undefined, setting: Setting): Line {
  const cut = inOneFace(setting.cut, setting);
  const runs = [...(last?.runs ?? [])];
  const sum = (): number => [...runs, ...cut].reduce((wide, run) => wide + setting.widthOf(run), 0);
  const isRtl = setting.direction === 'rtl';
  while (runs.length > 0 && sum() > setting.width) {
    const place = isRtl ? 0 : runs.length - 1;
    const run = runs[place];
    if (run === undefined) break;
    const letters = lettersIn(run.text).map(({ letter }) => letter);
    if (letters.length <= 1) runs.splice(place, 1);
    else runs[place] = { face: run.face, text: (isRtl ? letters.slice(1) : letters.slice(0, -1)).join('') };
  }
  const whole = isRtl ? [...cut, ...runs] : [...runs, ...cut];
  return { runs: whole, width: sum(), isWhole: last?.isWhole ?? true };
}
