/** A line of a card file with those that continue it; `line`: where it begins, from 1. */
export interface CardLine {
  readonly line: number;
  readonly text: string;
  /** It was longer than what is kept of it. */
  readonly isCut: boolean;
}

/** Photographs, keys and sounds are gone through in pieces and never kept. */
const longestLine = 16_384;

const quotedPrintable = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

/** Splits the text of a card file, however it is cut, into unfolded lines (RFC 6350 section 3.2; vCard 2.1's soft breaks). */
export function createCardLines(): {
  readonly take: (text: string) => Iterable<CardLine>;
  readonly end: () => Iterable<CardLine>;
} {
  /** A physical line whose end is still to come. */
  let physical = '';
  let isPhysicalCut = false;
  let physicalLine = 1;
  /** A CR was the last sign: an LF right behind it belongs to it. */
  let afterReturn = false;
  let open: { line: number; text: string; isCut: boolean } | null = null;

  function* closed(): Generator<CardLine> {
    if (open !== null) yield open;
    open = null;
  }

  function* takePhysical(): Generator<CardLine> {
    const text = physical;
    const isCut = isPhysicalCut;
    const line = physicalLine;
    physical = '';
    isPhysicalCut = false;
    physicalLine += 1;
    if (open !== null) {
      const isSoft = open.text.endsWith('=') && quotedPrintable.test(open.text);
      if (isSoft || /^[ \t]/.test(text)) {
        const before: string = isSoft ? open.text.slice(0, -1) : open.text;
        // A soft break that an exporter folded as well has a blank too much.
        const more = text.replace(/^[ \t]/, '');
        if (before.length + more.length > longestLine) open.isCut = true;
        else open = { line: open.line, text: before + more, isCut: open.isCut || isCut };
        return;
      }
      yield* closed();
    }
    if (text !== '') open = { line, text, isCut };
  }

  return {
    *take(text) {
      let begin = 0;
      for (;;) {
        if (afterReturn && begin < text.length) {
          afterReturn = false;
          if (text.charAt(begin) === '\n') begin += 1;
        }
        lineEnd.lastIndex = begin;
        const found = lineEnd.exec(text);
        const piece = text.slice(begin, found === null ? text.length : found.index);
        const room = longestLine - physical.length;
        if (piece.length > room) isPhysicalCut = true;
        physical += piece.slice(0, room);
        if (found === null) return;
        begin = found.index + 1;
        afterReturn = found[0] === '\r';
        yield* takePhysical();
      }
    },
    *end() {
      yield* takePhysical();
      yield* closed();
    },
  };
}

const lineEnd = /\n|\r/g;
