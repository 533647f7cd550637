import bidiFactory from 'bidi-js';
import { type Face, faceOf } from './pdfFonts.ts';

/** Letters that are drawn in one go: of one face, in one direction, in the order in which they are drawn. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** One line of text: what stands leftmost first. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
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
}

const bidi = bidiFactory();

/** Seen by nobody; they only say in which direction something is read. */
const unseen = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** A telephone number within a text, as people group it. */
const groupedNumber = /\+?\d(?:[\d()./-]|[ \u00A0](?=[\d(])){5,}\d/g;

/** Its groups stay in their order, and on one line. */
function withNumbersKept(text: string): string {
  return text.replaceAll(groupedNumber, (number) => `\u2066${number.replaceAll(' ', '\u00A0')}\u2069`);
}

/** The words broken into lines that are no wider than the column, each put into the order in which it is drawn (UAX 9). */
export function linesOf(text: string, setting: Setting): readonly Line[] {
  const lines: Line[] = [];
  for (const paragraph of withNumbersKept(text).split(/\r\n|[\n\r\u2028\u2029]/)) {
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
  for (const word of paragraph.match(/[^\S\u00A0]*(?:\S|\u00A0)+/gu) ?? ['']) {
    const width = measured(word, setting);
    if (wide + width <= setting.width) {
      line += word;
      wide += width;
      continue;
    }
    if (line !== '') yield line;
    line = '';
    wide = 0;
    for (const letter of word.trimStart()) {
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
  return inOneFace(text).reduce((sum, run) => sum + setting.widthOf(run), 0);
}

function inOneFace(text: string): readonly Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const letter of text) {
    if (unseen.test(letter)) continue;
    const last = runs.at(-1);
    const face = faceOf(letter, last?.face ?? null);
    if (last?.face === face) last.text += letter;
    else runs.push({ face, text: letter });
  }
  return runs;
}

/** Letters of one level and face together, then reversed from the highest level down to the lowest odd one (UAX 9, L2). */
function drawn(line: string, setting: Setting): Line {
  const embedding = bidi.getEmbeddingLevels(line, setting.direction);
  const runs: { face: Face; text: string; level: number }[] = [];
  let at = 0;
  for (const letter of line) {
    const level = embedding.levels[at] ?? 0;
    at += letter.length;
    if (unseen.test(letter)) continue;
    const last = runs.at(-1);
    const face = faceOf(letter, last?.face ?? null);
    const shown = level % 2 === 1 ? (bidi.getMirroredCharacter(letter) ?? letter) : letter;
    if (last?.face === face && last.level === level) last.text += shown;
    else runs.push({ face, text: shown, level });
  }
  const ordered = reordered(runs).map(({ face, text, level }): Run => {
    // Arabic is turned round by its shaping; what stands between, such as brackets, is not.
    const isTurned = level % 2 === 1 && face !== 'arabic';
    return { face, text: isTurned ? [...text].toReversed().join('') : text };
  });
  return { runs: ordered, width: ordered.reduce((sum, run) => sum + setting.widthOf(run), 0) };
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
  const cut = inOneFace(setting.cut);
  const runs = [...(last?.runs ?? [])];
  const sum = (): number => [...runs, ...cut].reduce((wide, run) => wide + setting.widthOf(run), 0);
  const isRtl = setting.direction === 'rtl';
  while (runs.length > 0 && sum() > setting.width) {
    const place = isRtl ? 0 : runs.length - 1;
    const run = runs[place];
    if (run === undefined) break;
    const letters = [...run.text];
    if (letters.length <= 1) runs.splice(place, 1);
    else runs[place] = { face: run.face, text: (isRtl ? letters.slice(1) : letters.slice(0, -1)).join('') };
  }
  const whole = isRtl ? [...cut, ...runs] : [...runs, ...cut];
  return { runs: whole, width: sum() };
}
