/**
 * Filters, groups and counts over a long journal. All of it is projected; the rebuild that follows (`projectionVersion`) fills
 * it, call by call, while the desk works.
 */
export const migration0008 = `
-- deviated: kinds of deviation, with spaces between. rules: the projectionVersion that the line is of.
ALTER TABLE call ADD COLUMN deviated TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN rules INTEGER NOT NULL DEFAULT 0;

-- In the place of call_text, which is emptied: folded words, every three digits of a number, and marks for what calls are
-- filtered by (core/journal/marks.ts). A row is replaced without telling what it held.
CREATE VIRTUAL TABLE call_search USING fts5(
  words, content='', contentless_delete=1, detail='none', tokenize='ascii', prefix='1 2 3 4 5 6 7 8'
);

-- Calls of one day that stand together in the order of arrival. A clock that was set back makes a second run of a day.
CREATE TABLE call_run (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,
  day TEXT NOT NULL,
  calls INTEGER NOT NULL,
  missed INTEGER NOT NULL
) STRICT;
CREATE INDEX call_run_by_day ON call_run (day);

-- What calls can be filtered by, with how many have it.
CREATE TABLE choice (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

-- rebuilding: the projectionVersion that lines are being brought to. Those of the calls from rebuilt_from on are there.
ALTER TABLE journal_state ADD COLUMN rebuilding INTEGER NOT NULL DEFAULT 0;
ALTER TABLE journal_state ADD COLUMN rebuilt_from INTEGER NOT NULL DEFAULT 0;
`;
