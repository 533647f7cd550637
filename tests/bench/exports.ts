import { copyFileSync, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
// oxlint-disable-next-line import/no-named-as-default -- the types know no other name
import PDFDocument from 'pdfkit';
import { cellOf } from '#core/exporting/cells.ts';
import { type ExportForm, ExportColumn } from '#core/exporting/order.ts';
import type { JournalFrom } from '#core/journal/entry.ts';
import { openReader } from '../../electron/adapters/sqlite/reader.ts';
import { createExchange } from '../../electron/practice/exchange.ts';
import { type Host, scratchFolder, startHost } from '../product/host.ts';
import { residentOf } from './cpu.ts';
import { exported, exportOrder } from './exportOrder.ts';
import { type Figure, compared, reading } from './figures.ts';
import { manyJournal } from './manyJournal.ts';
import { type DeskWindow, openWindow } from './window.ts';

const fontFile = path.join(import.meta.dirname, '../../resources/fonts/IBMPlexSans-Regular.ttf');
/** A PDF of more has thousands of pages; nobody prints it. */
const callsOnPaper = 10_000;
const times = 3;

/**
 * Every call of a journal as a file, made by the desk as a page has it made; beside the same rows written by the file's library
 * alone, which has them in memory already.
 */
export async function measureExports(rows: number): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const figures: Figure[] = [];
  const exchange = await createExchange({ password: 'bench', employees: [] });
  const settings = { version: 1, account: exchange.account, country: 'UA' };
  for (const [form, calls] of [
    ['xlsx', rows],
    ['csv', rows],
    ['pdf', Math.min(rows, callsOnPaper)],
  ] satisfies readonly (readonly [ExportForm, number])[]) {
    copyFileSync(manyJournal(calls), path.join(folder, 'journal.db'));
    // oxlint-disable-next-line no-await-in-loop -- one form after the other, each by a desk that has just begun
    const host = await startHost({ data: folder, settings });
    // oxlint-disable-next-line no-await-in-loop -- one form after the other
    const desk = await openWindow(host);
    // oxlint-disable-next-line no-await-in-loop -- one form after the other
    figures.push(...(await measureForm(form, calls, { host, desk, folder })));
    desk.close();
    // oxlint-disable-next-line no-await-in-loop -- one form after the other
    await host.stop();
  }
  await exchange.close();
  remove();
  return figures;
}

interface Place {
  readonly host: Host;
  readonly desk: DeskWindow;
  readonly folder: string;
}

async function measureForm(form: ExportForm, calls: number, { host, desk, folder }: Place): Promise<readonly Figure[]> {
  // The desk has opened, and its first list was read.
  await desk.told('journal.list', { filter: {}, from: { kind: 'newest' }, limit: 50 });
  await new Promise((over) => setTimeout(over, 3_000));
  const idle = residentOf(host.pid);
  const took: number[] = [];
  const floor: number[] = [];
  let most = 0;
  const write = floorOf(form, path.join(folder, 'journal.db'));
  for (let turn = 0; turn < times; turn += 1) {
    forgetPeak(host.pid);
    const begun = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    const file = await exported(desk, exportOrder(form, {}));
    took.push(performance.now() - begun);
    most = Math.max(most, peakOf(host.pid) - idle);
    if (file.calls !== calls) throw new Error(`the file has ${file.calls} calls of ${calls}`);
    say(`${form}: ${file.calls} calls, ${(file.bytes / 1_048_576).toFixed(1)} MB, ${(took.at(-1) ?? 0).toFixed(0)} ms`);
    const floorBegun = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    await write(path.join(folder, `floor-${turn}`));
    floor.push(performance.now() - floorBegun);
  }
  const isGoal = form === 'xlsx';
  return [
    compared(`exports: ${form.toUpperCase()} of ${calls} calls (floor: the rows by its library alone)`, took, floor, {
      says: isGoal ? 'at most 10000' : 'told',
      met: ({ p95 }) => !isGoal || p95 <= 10_000,
    }),
    reading(
      `exports: memory of the desk above idle, ${form.toUpperCase()}`,
      'MB',
      most,
      isGoal ? 'at most 200' : 'told',
      !isGoal || most <= 200,
    ),
  ];
}

function say(words: string): void {
  process.stdout.write(`exports: ${words}\n`);
}

/** The most that a process held since the last `forgetPeak`, megabytes (VmHWM, clear_refs: proc(5)); Linux alone. */
function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;
}

function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Reads all rows, and answers what writes them. */
function floorOf(form: ExportForm, journal: string): (file: string) => Promise<void> {
  const rows = rowsOf(journal);
  const out = (file: string) => createWriteStream(file);
  switch (form) {
    case 'xlsx':
      return async (file) => {
        const columns = ExportColumn.options.map((column) => ({ header: column, width: 16 }));
        await pipeline(writeXlsxStream(streamed(rows), { name: 'Calls', columns }), out(file));
      };
    case 'csv': {
      const lines = rows.map((row) => `${row.map((cell) => String(cell ?? '')).join(';')}\r\n`);
      return (file) => pipeline(Readable.from(lines, { objectMode: false }), out(file));
    }
    case 'pdf':
      return (file) => onPaper(rows, file);
  }
}

async function* streamed(rows: readonly CellValue[][]): AsyncGenerator<CellValue[]> {
  yield* rows;
}

function rowsOf(journal: string): readonly CellValue[][] {
  const reader = openReader(journal);
  const { columns, words } = exportOrder('xlsx', {});
  const rows: CellValue[][] = [];
  for (let from: JournalFrom | null = { kind: 'newest' }; from !== null;) {
    const page = reader.list({ filter: {}, from, limit: 500 });
    rows.push(
      ...page.entries.map((line) =>
        columns.map((column): CellValue => {
          const cell = cellOf(line, column, words);
          if (cell.kind === 'text' || cell.kind === 'number') return cell.text;
          if (cell.kind === 'instant') return new Date(cell.at);
          return cell.kind === 'length' ? cell.ms : cell.kind === 'count' ? cell.n : null;
        }),
      ),
    );
    const last = page.entries.at(-1);
    from = page.more && last !== undefined ? { kind: 'behind', callId: last.callId } : null;
  }
  reader.close();
  return rows;
}

/** Each cell where it belongs, unbroken, in one face. */
async function onPaper(rows: readonly CellValue[][], file: string): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 0, font: '' });
  doc.registerFont('face', fontFile);
  const written = new Promise<void>((over) => doc.pipe(createWriteStream(file)).on('finish', () => over()));
  doc.font('face').fontSize(7.5);
  const perPage = 40;
  const places = ExportColumn.options.map((_, nth) => 34 + (nth * 770) / ExportColumn.options.length);
  for (const [nth, row] of rows.entries()) {
    if (nth > 0 && nth % perPage === 0) doc.addPage();
    for (const [column, cell] of row.entries())
      if (cell !== null && cell !== '')
        doc.text(String(cell), places[column], 34 + (nth % perPage) * 13, { lineBreak: false });
  }
  doc.end();
  await written;
}
