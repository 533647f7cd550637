PRAGMA application_id = 1349481028;

PRAGMA user_version = 11;

CREATE VIRTUAL TABLE by_hand_text USING fts5(
  words, content='', columnsize=0, detail='none', tokenize='ascii', prefix='1 2 3 4'
);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  contact_id TEXT NOT NULL UNIQUE,
  -- By which it is ordered: the folded name.
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  class TEXT NOT NULL,
  -- E.164 with plus, spaces between, in the order in which they were written.
  numbers TEXT NOT NULL,
  language TEXT,
  responsible TEXT,
  since INTEGER
) STRICT;

CREATE INDEX contact_by_hand ON contact (place, contact_id) WHERE id >= 1099511627776;

CREATE INDEX contact_by_responsible ON contact (responsible) WHERE responsible IS NOT NULL;

CREATE TABLE contact_number (
  number TEXT NOT NULL,
  contact INTEGER NOT NULL,
  PRIMARY KEY (number, contact)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE contact_text USING fts5(
  words, content='', columnsize=0, detail='none', tokenize='ascii', prefix='1 2 3 4'
);

CREATE TABLE directory_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  name TEXT NOT NULL,
  read_from TEXT NOT NULL,
  words INTEGER NOT NULL
, imported INTEGER NOT NULL DEFAULT 0, imported_before INTEGER, imported_last INTEGER NOT NULL DEFAULT 0, weights TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE TABLE dismissed_proposal (
  proposal TEXT PRIMARY KEY,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE employee (
  employee_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  extension TEXT NOT NULL,
  hours TEXT,
  absences TEXT NOT NULL,
  deputies TEXT NOT NULL
, mobile TEXT NOT NULL DEFAULT '', line TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE TABLE header_rule (
  place INTEGER PRIMARY KEY,
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE import_report (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL
) STRICT;

CREATE TABLE number_rule (
  place INTEGER PRIMARY KEY,
  prefix TEXT NOT NULL,
  class TEXT NOT NULL,
  note TEXT NOT NULL
, always INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE office_class (
  class TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  names TEXT NOT NULL,
  colour TEXT NOT NULL,
  icon TEXT NOT NULL,
  tone TEXT NOT NULL,
  priority INTEGER NOT NULL,
  playbook TEXT NOT NULL,
  retired INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE over_imported (
  contact_id TEXT PRIMARY KEY,
  done TEXT NOT NULL CHECK (done IN ('changed', 'removed', 'merged')),
  beneath TEXT NOT NULL,
  source TEXT NOT NULL
, merged_into TEXT, gave TEXT NOT NULL DEFAULT '', was TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE playbook_draft (
  class TEXT PRIMARY KEY,
  playbook TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE playbook_version (
  class TEXT NOT NULL,
  version INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  note TEXT NOT NULL,
  playbook TEXT NOT NULL,
  PRIMARY KEY (class, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE public_number (
  place INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  label TEXT NOT NULL,
  source TEXT NOT NULL,
  default_class TEXT
, owner TEXT NOT NULL DEFAULT '', hours TEXT, greeting TEXT NOT NULL DEFAULT '{}', note TEXT NOT NULL DEFAULT '', ignored INTEGER NOT NULL DEFAULT 0, by_hand INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE refused_row (
  report INTEGER NOT NULL,
  place INTEGER NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE routing_rule (
  place INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  topics TEXT NOT NULL,
  targets TEXT NOT NULL
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE topic_merge (
  topic TEXT PRIMARY KEY,
  into_topic TEXT NOT NULL,
  at INTEGER NOT NULL,
  merge TEXT NOT NULL
) STRICT, WITHOUT ROWID;
