import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { ContactSource, ImportChanges, RefusedRow } from '#core/caller/directoryImports.ts';
import type { ImportRow, ImportedContact } from '#core/importing/row.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { fold } from '#core/text/fold.ts';
import { placeOf } from './directoryPlace.ts';
import type { ImportPace } from './importPace.ts';
import { createComparison } from './importCompared.ts';
import { writeOrdered } from './importOrdered.ts';
import { type SourceRow, openPrevious } from './importPrevious.ts';
import { createSeen } from './importSeen.ts';
import { type StagedRow, mergedRows, openStaging } from './importStaging.ts';
import { beginWriting } from './importWriting.ts';
import { stagingFile } from './importedFiles.ts';

/** What is built, and out of what. */
export interface BuildPlan {
  /** contacts-N.db that nobody uses yet. */
  readonly file: string;
  /** The file in use, whose other sources are taken over; null: there is none. */
  readonly previous: string | null;
  /** What this source gave before is left out. */
  readonly without: string | null;
  /** Contacts of the file in use that are left out; left out itself: none. */
  readonly withoutContacts?: readonly string[];
  /** Whose rows come now; null: only those of the others stay. */
  readonly source: ContactSource | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who may be meant as responsible. */
  readonly employees: readonly { readonly employeeId: string; readonly name: string; readonly extension: string }[];
}

export interface Built {
  readonly rows: number;
  readonly contacts: number;
  readonly refused: number;
  readonly incomplete: number;
  readonly repeated: number;
  /** When it is finished, and the source had given something before. */
  readonly changes?: ImportChanges;
  readonly garbled: number;
  /** What could be told of rows; of each kind the first ones are in `refusedRows`. */
  readonly told: number;
  readonly refusedRows: readonly RefusedRow[];
}

const nothingCounted = { rows: 0, contacts: 0, refused: 0, incomplete: 0, repeated: 0, garbled: 0, told: 0 };
export const nothingBuilt: Built = { ...nothingCounted, refusedRows: [] };

export interface Build {
  readonly add: (row: ImportRow) => void;
  readonly soFar: () => Built;
  /** All that came, in order and searchable, in a file that is on the disk. */
  readonly finish: () => Result<Built, 'cancelled' | 'nothing-taken'>;
  /** Leaves nothing behind, unless it was finished; can be asked twice. */
  readonly close: () => void;
}

/** Of how many rows that were refused, repeated, taken without a number or garbled it is kept why. */
const mostToldOfKind = 1_000;

/** Throws what SQLite and the file system throw. */
export function beginBuild(plan: BuildPlan, pace: ImportPace): Build {
  const previous = openPrevious(plan.previous, plan.without);
  const staging = openStaging(stagingFile(plan.file));
  const own = ownSource(plan, previous.sources);
  let seen = createSeen();
  /** Keys that several people have, as of one customer. */
  const shared = new Set<string>();
  let finished = false;
  let closed = false;
  const counts = { ...nothingCounted };
  const refusedRows: RefusedRow[] = [];
  const responsibleOf = createResponsible(plan.employees);

  const tell = createTelling(counts, refusedRows);

  function soFar(): Built {
    return { ...counts, refusedRows };
  }

  function close(): void {
    if (closed) return;
    closed = true;
    previous.close();
    staging.close();
    if (!finished) rmSync(plan.file, { force: true });
  }

  return {
    add: (row) => {
      counts.rows += 1;
      if ('refused' in row) {
        counts.refused += 1;
        return tell({ line: row.line, reason: row.refused, text: row.text });
      }
      const { contact, leftOut } = row;
      const place = placeOf(contact.name);
      const key = hashOf(contact.key);
      const known = seen(key, place);
      if (known === 'other') shared.add(key);
      const id = known === 'other' ? nameIn(key, place) : key;
      if (known === 'again' || (known === 'other' && seen(hashOf(id), place) !== 'new')) {
        counts.repeated += 1;
        return tell({ line: row.line, reason: 'repeated', text: shownOf(contact) });
      }
      staging.add({
        contactId: `${own?.sourceId ?? ''}/${id}`,
        source: own?.place ?? 0,
        place,
        name: contact.name,
        company: contact.company,
        class: contact.class,
        numbers: contact.numbers.join(' '),
        language: contact.language ?? null,
        responsible: responsibleOf(contact.responsible ?? ''),
        since: null,
      });
      counts.contacts += 1;
      if (leftOut.length > 0) counts.incomplete += 1;
      for (const text of leftOut) tell({ line: row.line, reason: 'number-left-out', text });
      if (!hasBrokenLetters(contact.name) && !hasBrokenLetters(contact.company)) return undefined;
      counts.garbled += 1;
      return tell({ line: row.line, reason: 'garbled', text: shownOf(contact) });
    },
    soFar,
    finish: () => {
      if (plan.source !== null && counts.contacts === 0) return failed('nothing-taken');
      // Of no use, and large, now that all have come.
      seen = createSeen();
      const sorted = shared.size === 0 ? staging.sorted() : parted(staging.sorted(), shared);
      const comparison = own === null || previous.without === null ? null : createComparison(previous.without);
      const stays = rowsWithout(previous.rows(), plan.withoutContacts ?? []);
      const rows = mergedRows([stays, comparison?.through(sorted) ?? sorted]);
      pace.at('ordering', 0);
      const writing = beginWriting(plan.file, previous.contacts + counts.contacts, pace);
      try {
        const isDone =
          writeOrdered(rows, writing, pace) &&
          writing.finish(own === null ? previous.sources : [...previous.sources, own]);
        if (!isDone) return failed('cancelled');
        finished = true;
        return ok(comparison === null ? soFar() : { ...soFar(), changes: comparison.changes() });
      } finally {
        writing.close();
      }
    },
    close,
  };
}

function* rowsWithout(rows: Iterable<StagedRow>, contactIds: readonly string[]): Iterable<StagedRow> {
  const leftOut = new Set(contactIds);
  for (const row of rows) if (!leftOut.has(row.contactId)) yield row;
}

/** The source whose rows come, behind those that stay. */
function ownSource({ source, at }: BuildPlan, before: readonly SourceRow[]): SourceRow | null {
  if (source === null) return null;
  const place = before.reduce((last, one) => Math.max(last, one.place), 0) + 1;
  return { place, sourceId: source.sourceId, kind: source.kind, label: source.label, readAt: at };
}

/** The same for the same key; a short one, since keys hold names and numbers and stand in every index. */
function hashOf(key: string): string {
  return hash('sha256', key, 'base64url').slice(0, 22);
}

/** An employee's extension or name, as a source writes it, to the employee; null: nobody, or several of that name. */
function createResponsible(employees: BuildPlan['employees']): (told: string) => string | null {
  const known = new Map<string, string | null>();
  for (const { employeeId, name } of employees) known.set(fold(name), known.has(fold(name)) ? null : employeeId);
  for (const { employeeId, extension } of employees) if (extension !== '') known.set(fold(extension), employeeId);
  return (told) => (told === '' ? null : (known.get(fold(told)) ?? null));
}

/** One of several with a key, whichever of them stands first in the file. No hash has a dot in it. */
function nameIn(key: string, place: string): string {
  return `${key}.${hashOf(place).slice(0, 12)}`;
}

/** The first of several with a key came before anybody knew. Their order stays: no two of them have one place. */
function* parted(rows: Iterable<StagedRow>, shared: ReadonlySet<string>): Generator<StagedRow> {
  for (const row of rows) {
    const key = row.contactId.slice(row.contactId.lastIndexOf('/') + 1);
    yield shared.has(key) ? { ...row, contactId: nameIn(row.contactId, row.place) } : row;
  }
}

/** Keeps the first of each kind, so that no kind crowds out another. */
function createTelling(counts: { told: number }, kept: RefusedRow[]): (row: RefusedRow) => void {
  const ofKind = { refused: 0, 'number-left-out': 0, repeated: 0, garbled: 0 };
  return (row) => {
    counts.told += 1;
    const { reason } = row;
    const kind = reason === 'number-left-out' || reason === 'repeated' || reason === 'garbled' ? reason : 'refused';
    if (ofKind[kind] === mostToldOfKind) return;
    ofKind[kind] += 1;
    kept.push(row);
  };
}

/** What a decoder puts where bytes are no letter of the encoding. */
function hasBrokenLetters(text: string): boolean {
  return text.includes('\uFFFD');
}

function shownOf({ name, company, numbers }: ImportedContact): string {
  return [name, company, ...numbers.slice(0, 5)]
    .filter((text) => text !== '')
    .join(', ')
    .slice(0, 400)
    .toWellFormed();
}
