import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Contact } from '#core/caller/company.ts';
import { comparePlaces } from './directoryPlace.ts';

/** A contact on its way from its source to its place in the list. */
export interface StagedRow {
  readonly contactId: string;
  /** `place` of its source. */
  readonly source: number;
  readonly place: string;
  readonly name: string;
  readonly company: string;
  readonly class: Contact['class'];
  /** With blanks between. */
  readonly numbers: string;
  readonly language: string | null;
  readonly responsible: string | null;
  readonly since: number | null;
}

/** Rows wait here until all have come. So many are in memory, sorted; the others in a file, in sorted pieces. */
export interface Staging {
  readonly add: (row: StagedRow) => void;
  /** All that came, by place and id; asked once. */
  readonly sorted: () => Iterable<StagedRow>;
  /** Leaves no file behind; can be asked twice. */
  readonly close: () => void;
}

/** They are sorted at once, in which the import cannot rest: some hundredths of a second. */
const rowsInMemory = 8_192;
const bytesAtATime = 65_536;

/** Throws what the file system throws. The file is made when the rows are more than memory is meant to hold. */
export function openStaging(file: string): Staging {
  let descriptor: number | null = null;
  let waiting: StagedRow[] = [];
  const pieces: Piece[] = [];
  let written = 0;

  function spill(): void {
    // Callers' names are for the desk's own account only.
    descriptor ??= openSync(file, 'wx+', 0o600);
    const from = written;
    let text = '';
    for (const row of waiting.toSorted(compareRows)) {
      text += lineOf(row);
      if (text.length < bytesAtATime) continue;
      written += writeWhole(descriptor, text, written);
      text = '';
    }
    written += writeWhole(descriptor, text, written);
    pieces.push({ from, to: written });
    waiting = [];
  }

  rmSync(file, { force: true });
  return {
    add: (row) => {
      waiting.push(row);
      if (waiting.length === rowsInMemory) spill();
    },
    sorted: () => {
      const inMemory = waiting.toSorted(compareRows);
      waiting = [];
      const opened = descriptor;
      return mergedRows([inMemory, ...(opened === null ? [] : pieces.map((piece) => rowsOf(opened, piece)))]);
    },
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
      rmSync(file, { force: true });
    },
  };
}

/** From one byte of the file to another. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

function* rowsOf(descriptor: number, { from, to }: Piece): Generator<StagedRow> {
  const buffer = Buffer.allocUnsafe(bytesAtATime);
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for (let at = from; at < to;) {
    const length = readSync(descriptor, buffer, 0, Math.min(bytesAtATime, to - at), at);
    // The file is this thread's alone: somebody cut it.
    if (length === 0) throw Object.assign(new Error('rows are gone'), { code: 'EIO' });
    at += length;
    const lines = (begun + decoder.write(buffer.subarray(0, length))).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) yield parsed(line);
  }
}

type Line = [
  ...ids: [string, number],
  ...told: [place: string, name: string, company: string, kind: Contact['class'], numbers: string],
  ...more: [string | null, string | null, number | null],
];

function lineOf(row: StagedRow): string {
  const { contactId, source, place, name, company, class: of, numbers, language, responsible, since } = row;
  const line: Line = [contactId, source, place, name, company, of, numbers, language, responsible, since];
  return `${JSON.stringify(line)}\n`;
}

function parsed(text: string): StagedRow {
  const line: Line = JSON.parse(text);
  const [contactId, source, place, name, company, of, numbers, language, responsible, since] = line;
  return { contactId, source, place, name, company, class: of, numbers, language, responsible, since };
}

function writeWhole(descriptor: number, text: string, at: number): number {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
  return bytes.length;
}

/** The order of every list: `compareSpots`. */
export function compareRows(a: StagedRow, b: StagedRow): number {
  return comparePlaces(a.place, b.place) || comparePlaces(a.contactId, b.contactId);
}

interface Head {
  row: StagedRow;
  readonly rest: Iterator<StagedRow>;
}

/** Several sorted lists as one. Those that were begun are ended with it. */
export function* mergedRows(lists: readonly Iterable<StagedRow>[]): Generator<StagedRow> {
  const rests = lists.map((list) => list[Symbol.iterator]());
  try {
    /** A heap: the first comes before the two at twice its place, and so on. */
    const heads: Head[] = [];
    for (const rest of rests) {
      const first = rest.next();
      if (first.done !== true) heads.push({ row: first.value, rest });
    }
    heads.sort((a, b) => compareRows(a.row, b.row));
    for (let head = heads[0]; head !== undefined; head = heads[0]) {
      yield head.row;
      const next = head.rest.next();
      if (next.done !== true) head.row = next.value;
      else {
        const last = heads.pop();
        if (last === undefined || heads.length === 0) return;
        if (last !== head) heads[0] = last;
      }
      sink(heads);
    }
  } finally {
    for (const rest of rests) rest.return?.();
  }
}

/** The first goes down to where it belongs. */
function sink(heads: Head[]): void {
  const [head] = heads;
  if (head === undefined) return;
  let at = 0;
  for (;;) {
    let least = at * 2 + 1;
    let lower = heads[least];
    const other = heads[least + 1];
    if (lower !== undefined && other !== undefined && compareRows(other.row, lower.row) < 0) {
      least += 1;
      lower = other;
    }
    if (lower === undefined || compareRows(head.row, lower.row) <= 0) break;
    heads[at] = lower;
    at = least;
  }
  heads[at] = head;
}
