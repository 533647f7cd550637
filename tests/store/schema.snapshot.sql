PRAGMA application_id = 1349481076;

PRAGMA user_version = 9;

CREATE INDEX call_alive ON call (id) WHERE ended_at IS NULL;

CREATE INDEX call_by_day ON call (day);

CREATE INDEX call_by_dialled ON call (dialled, day, outcome, answered_at, invited_at) WHERE direction = 'in';

CREATE INDEX call_by_number ON call (number) WHERE number <> '' AND ended_at IS NOT NULL;

CREATE INDEX call_corrected ON call (id) WHERE corrected = 1;

CREATE INDEX call_event_by_call ON call_event (call);

CREATE INDEX call_missed ON call (id) WHERE outcome = 'missed';

CREATE INDEX call_run_by_day ON call_run (day);

CREATE INDEX call_to_call_back ON call (id) WHERE callback = 'open';

CREATE INDEX call_urgent ON call (id) WHERE urgent <> '';

CREATE INDEX call_with_deviation ON call (id) WHERE deviations > 0;

CREATE INDEX call_without_callback ON call (ended_at)
  WHERE callback IS NULL AND outcome = 'missed' AND direction = 'in' AND number <> '';

CREATE TABLE call (
  id INTEGER PRIMARY KEY REFERENCES known_call (id),
  day TEXT NOT NULL,
  invited_at INTEGER NOT NULL,
  answered_at INTEGER,
  ended_at INTEGER,
  wait_ms INTEGER,
  talk_ms INTEGER,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  number TEXT NOT NULL,
  number_shown TEXT NOT NULL,
  class TEXT NOT NULL,
  dialled TEXT NOT NULL,
  topic TEXT NOT NULL,
  topic_label TEXT NOT NULL,
  essence TEXT NOT NULL,
  outcome TEXT,
  cause TEXT
, direction TEXT NOT NULL DEFAULT 'in', transferred_to TEXT NOT NULL DEFAULT '', transfer_result TEXT, callback TEXT, callback_due INTEGER, callback_attempts INTEGER NOT NULL DEFAULT 0, callback_tried INTEGER, events INTEGER NOT NULL DEFAULT 0, sum TEXT NOT NULL DEFAULT '', line_id TEXT NOT NULL DEFAULT '', line_name TEXT NOT NULL DEFAULT '', shown_class TEXT NOT NULL DEFAULT 'unknown', confidence REAL NOT NULL DEFAULT 0, circumstances TEXT, corrected INTEGER NOT NULL DEFAULT 0, promised INTEGER NOT NULL DEFAULT 0, handed_to TEXT NOT NULL DEFAULT '', urgent TEXT NOT NULL DEFAULT '', deviations INTEGER NOT NULL DEFAULT 0, deviated TEXT NOT NULL DEFAULT '', rules INTEGER NOT NULL DEFAULT 0, erased INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE call_deviation (
  call INTEGER NOT NULL REFERENCES known_call (id),
  kind TEXT NOT NULL,
  deviation TEXT NOT NULL,
  PRIMARY KEY (call, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE call_event (
  seq INTEGER PRIMARY KEY,
  event_id BLOB NOT NULL CHECK (length(event_id) = 16),
  call INTEGER NOT NULL REFERENCES known_call (id),
  origin INTEGER NOT NULL REFERENCES origin (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT,
  salt BLOB,
  value_hash BLOB NOT NULL CHECK (length(value_hash) = 32),
  chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32),
  CHECK ((payload IS NULL) = (salt IS NULL))
) STRICT;

CREATE TABLE call_run (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,
  day TEXT NOT NULL,
  calls INTEGER NOT NULL,
  missed INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE call_search USING fts5(
  words, content='', contentless_delete=1, detail='none', tokenize='ascii', prefix='1 2 3 4 5 6 7 8'
);

CREATE VIRTUAL TABLE call_text USING fts5(
  words, content='', columnsize=0, detail='none', tokenize='ascii', prefix='1 2 3 4 5 6 7 8'
);

CREATE TABLE caller_class (
  number TEXT NOT NULL,
  class TEXT NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (number, class)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE forged_number (
  number TEXT PRIMARY KEY,
  call INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  signed_at INTEGER NOT NULL,
  projection INTEGER NOT NULL
, rebuilding INTEGER NOT NULL DEFAULT 0, rebuilt_from INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE known_call (
  id INTEGER PRIMARY KEY,
  call_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE lesson_count (
  day TEXT NOT NULL,
  circumstances TEXT NOT NULL,
  class TEXT NOT NULL,
  stood INTEGER NOT NULL,
  corrected_to INTEGER NOT NULL,
  corrected_from INTEGER NOT NULL,
  PRIMARY KEY (circumstances, day, class)
) STRICT, WITHOUT ROWID;

CREATE TABLE lesson_forgotten (
  circumstances TEXT PRIMARY KEY,
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  desk_id TEXT NOT NULL,
  zone TEXT NOT NULL,
  UNIQUE (desk_id, zone)
) STRICT;

CREATE TRIGGER call_event_never_deleted BEFORE DELETE ON call_event
BEGIN SELECT RAISE(ABORT, 'call_event is append-only'); END;

CREATE TRIGGER call_event_only_appended BEFORE INSERT ON call_event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM call_event)
BEGIN SELECT RAISE(ABORT, 'call_event is append-only'); END;

CREATE TRIGGER call_event_only_erased BEFORE UPDATE ON call_event
WHEN NOT (
  NEW.payload IS NULL AND NEW.salt IS NULL
  AND NEW.seq IS OLD.seq AND NEW.event_id IS OLD.event_id AND NEW.call IS OLD.call AND NEW.origin IS OLD.origin
  AND NEW.at IS OLD.at AND NEW.kind IS OLD.kind
  AND NEW.value_hash IS OLD.value_hash AND NEW.chain_hash IS OLD.chain_hash
)
BEGIN SELECT RAISE(ABORT, 'call_event is append-only'); END;

CREATE TRIGGER known_call_never_changed BEFORE UPDATE ON known_call
BEGIN SELECT RAISE(ABORT, 'known_call is append-only'); END;

CREATE TRIGGER known_call_never_deleted BEFORE DELETE ON known_call
BEGIN SELECT RAISE(ABORT, 'known_call is append-only'); END;

CREATE TRIGGER origin_never_changed BEFORE UPDATE ON origin
BEGIN SELECT RAISE(ABORT, 'origin is append-only'); END;

CREATE TRIGGER origin_never_deleted BEFORE DELETE ON origin
BEGIN SELECT RAISE(ABORT, 'origin is append-only'); END;
