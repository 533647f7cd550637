import { accessSync } from 'node:fs';
import { openForReading } from './connection.ts';
import type { GivenBefore } from './importCompared.ts';
import type { StagedRow } from './importStaging.ts';

/** A row of `source`, without its count. */
export interface SourceRow {
  readonly place: number;
  readonly sourceId: string;
  readonly kind: string;
  readonly label: string;
  /** Epoch milliseconds. */
  readonly readAt: number;
}

/** What stays of the file in use when the next is built. */
export interface PreviousContacts {
  readonly sources: readonly SourceRow[];
  readonly contacts: number;
  /** Those of these sources, by place and id. */
  readonly rows: () => Iterable<StagedRow>;
  /** Those of the source that do not stay; null: there are none. */
  readonly without: GivenBefore | null;
  readonly close: () => void;
}

const fields = 'contact_id AS contactId, source, place, name, company, class, numbers, language, responsible, since';

/** `file`: null for none. `without`: the source whose contacts do not stay. Throws what SQLite throws. */
export function openPrevious(file: string | null, without: string | null): PreviousContacts {
  if (file === null) return { sources: [], contacts: 0, rows: () => [], without: null, close: () => undefined };
  // SQLite's own sentence about a drive that is away has no code.
  accessSync(file);
  const db = openForReading(file);
  const all = db
    .prepare<[], SourceRow & { readonly contacts: number }>(
      'SELECT place, source_id AS sourceId, kind, label, read_at AS readAt, contacts FROM source ORDER BY place',
    )
    .all();
  const kept = all.filter(({ sourceId }) => sourceId !== without);
  const left = all.find(({ sourceId }) => sourceId === without);
  const rowsOf = (places: readonly number[]): Iterable<StagedRow> =>
    db
      .prepare<[string], StagedRow>(
        `SELECT ${fields} FROM contact WHERE source IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .iterate(JSON.stringify(places));
  const find = db.prepare<[string, number], StagedRow>(
    `SELECT ${fields} FROM contact WHERE contact_id = ? AND source = ?`,
  );
  return {
    sources: kept.map(({ contacts: _, ...source }) => source),
    contacts: kept.reduce((sum, { contacts }) => sum + contacts, 0),
    rows: () => rowsOf(kept.map(({ place }) => place)),
    without:
      left === undefined
        ? null
        : {
            contacts: left.contacts,
            rows: () => rowsOf([left.place]),
            find: (contactId) => find.get(contactId, left.place),
          },
    close: () => db.close(),
  };
}
