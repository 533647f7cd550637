/**
 * Contacts that were imported. A file is built once, taken whole and never written again; the next import builds another.
 * `contact`, `contact_number` and `contact_text` are as in directory.db, with ids from 1 in the order of the names.
 */
export const imported0001 = `
CREATE TABLE source (
  place INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  -- Epoch milliseconds.
  read_at INTEGER NOT NULL,
  contacts INTEGER NOT NULL
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  -- The source's id, a slash, and a hash of what the source calls the contact.
  contact_id TEXT NOT NULL,
  source INTEGER NOT NULL,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  class TEXT NOT NULL,
  numbers TEXT NOT NULL,
  language TEXT,
  responsible TEXT,
  since INTEGER
) STRICT;

CREATE TABLE contact_number (
  number TEXT NOT NULL,
  contact INTEGER NOT NULL,
  PRIMARY KEY (number, contact)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE contact_text USING fts5(
  words, content='', columnsize=0, detail='none', tokenize='ascii', prefix='1 2 3'
);

-- Contacts who share a number, or name and company: their ids with spaces between.
CREATE TABLE duplicate (
  place INTEGER PRIMARY KEY,
  shared TEXT NOT NULL,
  contacts TEXT NOT NULL
) STRICT;

-- words: version of the rules by which contact_text was made.
CREATE TABLE imported_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  words INTEGER NOT NULL
) STRICT;
`;

/** What is quicker made at once than row by row. */
export const importedOnceFilled = 'CREATE UNIQUE INDEX contact_by_contact_id ON contact (contact_id)';
