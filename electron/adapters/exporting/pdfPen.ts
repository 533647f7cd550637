import { type Face, type Weight, faces, fontFile, weights } from './pdfFonts.ts';
import { type Line, type Run, linesOf } from './pdfLines.ts';

interface Style {
  readonly fontSize: number;
  readonly weight: Weight;
}

export interface Pen {
  readonly broken: (
    text: string,
    how: Style & { readonly width: number; readonly atMost: number; readonly cut: string; readonly direction?: 'ltr' },
  ) => readonly Line[];
  readonly draw: (
    line: Line,
    at: Style & { readonly x: number; readonly y: number; readonly width: number; readonly atEnd: boolean },
  ) => void;
}

/** More words than these are forgotten, so that a long journal takes no more memory than a short one. */
const mostWords = 10_000;

/** Measures and draws with the fonts of `fontFolder`, resources/fonts; each is read when the first letter needs it. */
export function createPen(doc: PDFKit.PDFDocument, fontFolder: string): Pen {
  for (const face of faces)
    for (const weight of weights) doc.registerFont(`${face}-${weight}`, fontFile(fontFolder, face, weight));
  const widths = new Map<string, number>();

  const used = new Set<string>();
  const known = new Map<string, boolean>();

  function take(face: Face, weight: Weight): void {
    used.add(`${face}-${weight}`);
    doc.font(`${face}-${weight}`);
  }

  /** PDFKit keeps the shape of every word it has drawn, and has no way to say that it should not keep so many. */
  function forget(): void {
    widths.clear();
    known.clear();
    for (const name of used) {
      const font = fontOf(name);
      if (font !== null) Reflect.set(font, 'layoutCache', Object.create(null));
    }
  }

  function fontOf(name: string): object | null {
    const font: unknown = Reflect.get(doc.font(name), '_font');
    return typeof font === 'object' && font !== null ? font : null;
  }

  function has(face: Face, letter: string): boolean {
    const key = `${face} ${letter}`;
    let isThere = known.get(key);
    if (isThere === undefined) {
      // PDFKit's types do not tell of the font beneath, fontkit's.
      isThere = hasSign(fontOf(`${face}-Regular`), letter);
      known.set(key, isThere);
    }
    return isThere;
  }

  function widthOf({ face, text }: Run, { fontSize, weight }: Style): number {
    const key = `${face} ${weight} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (widths.size >= mostWords) forget();
      take(face, weight);
      width = doc.fontSize(100).widthOfString(text) / 100;
      widths.set(key, width);
    }
    return width * fontSize;
  }

  return {
    broken: (text, how) => linesOf(text, { ...how, has, widthOf: (run) => widthOf(run, how) }),
    draw: ({ runs, width }, { x, y, width: room, fontSize, weight, atEnd }) => {
      let left = atEnd ? x + room - width : x;
      doc.fillColor('#16191d');
      for (const run of runs) {
        take(run.face, weight);
        doc.fontSize(fontSize);
        doc.text(run.text, left, y, { lineBreak: false, baseline: 'top' });
        left += widthOf(run, { fontSize, weight });
      }
    },
  };
}

function hasSign(font: object | null, letter: string): boolean {
  const beneath: unknown = font === null ? null : Reflect.get(font, 'font');
  if (typeof beneath !== 'object' || beneath === null) return false;
  const looks: unknown = Reflect.get(beneath, 'hasGlyphForCodePoint');
  return typeof looks === 'function' && looks.call(beneath, letter.codePointAt(0) ?? 0) === true;
}
