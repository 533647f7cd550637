/** Imported contacts are in a file of their own, contacts-N.db; what was changed by hand lies over them. */
export const directory0004 = `
-- imported: N of the file in use, 0 for none. imported_before: N (or 0) that an undo goes back to, NULL when there is
-- nothing to undo. imported_last: no file has had a higher N.
ALTER TABLE directory_state ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE directory_state ADD COLUMN imported_before INTEGER;
ALTER TABLE directory_state ADD COLUMN imported_last INTEGER NOT NULL DEFAULT 0;

-- An imported contact that is not shown as its source has it. 'changed': the row of contact with the same contact_id counts.
-- beneath: what the source said then, to tell whether it says something else now. source: JSON, to be told when it is gone.
CREATE TABLE over_imported (
  contact_id TEXT PRIMARY KEY,
  done TEXT NOT NULL CHECK (done IN ('changed', 'removed', 'merged')),
  beneath TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- report: JSON, as in core/caller/directoryImports.ts.
CREATE TABLE import_report (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL
) STRICT;

CREATE TABLE refused_row (
  report INTEGER NOT NULL,
  place INTEGER NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;
`;
