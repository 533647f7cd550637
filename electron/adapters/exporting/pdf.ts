// oxlint-disable-next-line import/no-named-as-default -- the types know no other name
import PDFDocument from 'pdfkit';
import { type ExportCell, cellOf } from '#core/exporting/cells.ts';
import type { ExportColumn, ExportOrder } from '#core/exporting/order.ts';
import { type WallClock, instantText, lengthText } from '#core/exporting/wallClock.ts';
import type { JournalLine } from '#core/journal/entry.ts';
import type { Weight } from './pdfFonts.ts';
import type { Line } from './pdfLines.ts';
import { createPen } from './pdfPen.ts';

/** A4 across, in points (ISO 216; 1/72 inch). */
const sheet = { width: 841.89, height: 595.28, margin: 34 };
const size = { title: 14, about: 9, head: 7.5, cell: 7.5, foot: 7.5 };
const leading = 1.3;
const gap = 6;
const padding = 3;
/** A note longer than this is told whole by the other forms. */
const mostLines = 12;

/** How wide a column is among the others. */
const shares: Partial<Record<ExportColumn, number>> = {
  time: 1.5,
  answered: 1.5,
  ended: 1.5,
  wait: 0.7,
  talk: 0.7,
  deviations: 0.6,
  caller: 1.9,
  company: 1.6,
  number: 1.5,
  dialled: 1.4,
  topic: 1.3,
  essence: 3.6,
  employee: 1.4,
  cause: 2,
  urgent: 0.8,
};
const otherShare = 1;

interface Column {
  readonly column: ExportColumn;
  readonly x: number;
  readonly width: number;
}

interface PdfPlace {
  /** resources/fonts. */
  readonly fontFolder: string;
  readonly clock: (at: number) => WallClock;
  readonly out: NodeJS.WritableStream;
}

/**
 * The calls as a PDF: title and what it is about, then a table whose heading is on every page. In Arabic the whole order is
 * mirrored. Written page by page. Answers in how many calls something stands for letters that no font has.
 */
export async function pdfOf(
  lines: AsyncIterable<JournalLine>,
  { columns, words, language }: ExportOrder,
  { fontFolder, clock, out }: PdfPlace,
): Promise<number> {
  const isMirrored = language === 'ar';
  const doc = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    // Its own default would be opened anew at each word: a font that is there under another name is not remembered.
    font: '',
    lang: language,
    displayTitle: true,
    info: { Title: words.title, Producer: 'Portico', Creator: 'Portico' },
  });
  const written = new Promise<void>((resolve, reject) => {
    out.on('finish', resolve);
    out.on('error', reject);
    doc.on('error', reject);
  });
  doc.pipe(out);

  const pen = createPen(doc, fontFolder);
  const places = placesOf(columns, isMirrored);
  const bottom = sheet.height - sheet.margin - size.foot * leading - padding;
  let y = sheet.margin;
  let page = 1;
  let unshown = 0;

  function block(text: string, fontSize: number, weight: Weight): void {
    const width = sheet.width - 2 * sheet.margin;
    for (const line of pen.broken(text, { fontSize, weight, width, atMost: mostLines, cut: words.cut })) {
      pen.draw(line, { x: sheet.margin, y, width, fontSize, weight, atEnd: isMirrored });
      y += fontSize * leading;
    }
  }

  /** Each cell's lines, drawn; answers how high the row is. */
  function row(cells: readonly (readonly Line[])[], fontSize: number, weight: Weight): number {
    for (const [nth, place] of places.entries())
      for (const [below, line] of (cells[nth] ?? []).entries())
        pen.draw(line, { ...place, y: y + padding + below * fontSize * leading, fontSize, weight, atEnd: isMirrored });
    return heightOf(cells, fontSize);
  }

  function rule(): void {
    doc
      .moveTo(sheet.margin, y)
      .lineTo(sheet.width - sheet.margin, y)
      .lineWidth(0.4)
      .strokeColor('#c3c7cc')
      .stroke();
  }

  function heading(): void {
    const cells = places.map(({ column, width }) =>
      pen.broken(words.columns[column] ?? column, {
        fontSize: size.head,
        weight: 'SemiBold',
        width,
        atMost: 2,
        cut: words.cut,
      }),
    );
    y += row(cells, size.head, 'SemiBold');
    rule();
  }

  function foot(): void {
    const text = words.page.replaceAll('{page}', String(page));
    const width = sheet.width - 2 * sheet.margin;
    const [line] = pen.broken(text, { fontSize: size.foot, weight: 'Regular', width, atMost: 1, cut: words.cut });
    const at = { x: sheet.margin, y: sheet.height - sheet.margin - size.foot, width, fontSize: size.foot };
    if (line !== undefined) pen.draw(line, { ...at, weight: 'Regular', atEnd: !isMirrored });
  }

  block(words.title, size.title, 'SemiBold');
  block(words.about, size.about, 'Regular');
  y += gap;
  heading();
  for await (const call of lines) {
    const cells = places.map(({ column, width }) => {
      const cell = cellOf(call, column, words);
      return pen.broken(textOf(cell, clock), {
        fontSize: size.cell,
        weight: 'Regular',
        width,
        atMost: mostLines,
        cut: words.cut,
        ...(isFigure(cell) ? { direction: 'ltr' as const } : {}),
      });
    });
    if (cells.flat().some(({ isWhole }) => !isWhole)) unshown += 1;
    if (y + heightOf(cells, size.cell) > bottom) {
      foot();
      page += 1;
      doc.addPage();
      y = sheet.margin;
      heading();
    }
    y += row(cells, size.cell, 'Regular');
    rule();
  }
  foot();
  doc.end();
  await written;
  return unshown;
}

function heightOf(cells: readonly (readonly Line[])[], fontSize: number): number {
  return Math.max(1, ...cells.map(({ length }) => length)) * fontSize * leading + 2 * padding;
}

function placesOf(columns: readonly ExportColumn[], isMirrored: boolean): readonly Column[] {
  const whole = columns.reduce((sum, column) => sum + (shares[column] ?? otherShare), 0);
  const room = sheet.width - 2 * sheet.margin - gap * (columns.length - 1);
  let start = sheet.margin;
  return columns.map((column) => {
    const width = (room * (shares[column] ?? otherShare)) / whole;
    const x = isMirrored ? sheet.width - start - width : start;
    start += width + gap;
    return { column, x, width };
  });
}

function textOf(cell: ExportCell, clock: (at: number) => WallClock): string {
  switch (cell.kind) {
    case 'nothing':
      return '';
    case 'text':
    case 'number':
      return cell.text;
    case 'instant':
      return instantText(clock(cell.at));
    case 'length':
      return lengthText(cell.ms);
    case 'count':
      return cell.n === 0 ? '' : String(cell.n);
  }
}

/** Never read from the right, whatever surrounds it. */
function isFigure({ kind }: ExportCell): boolean {
  return kind === 'number' || kind === 'instant' || kind === 'length' || kind === 'count';
}
