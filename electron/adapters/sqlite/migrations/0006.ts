/**
 * How a call's class came about, and what calls taught by their circumstances (core/caller/lesson.ts): counts by day. Both are
 * projected; the rebuild that follows (`projectionVersion`) fills them. What the office wanted forgotten is no projection.
 */
export const migration0006 = `
-- shown_class: as the card showed it first. circumstances: NULL before the card was shown. corrected: 0 or 1.
ALTER TABLE call ADD COLUMN shown_class TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE call ADD COLUMN confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN circumstances TEXT;
ALTER TABLE call ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;

CREATE TABLE lesson_count (
  day TEXT NOT NULL,
  circumstances TEXT NOT NULL,
  class TEXT NOT NULL,
  stood INTEGER NOT NULL,
  corrected_to INTEGER NOT NULL,
  corrected_from INTEGER NOT NULL,
  PRIMARY KEY (circumstances, day, class)
) STRICT, WITHOUT ROWID;

-- Lessons of calls up to upto do not count under these circumstances; '' for none at all.
CREATE TABLE lesson_forgotten (
  circumstances TEXT PRIMARY KEY,
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The corrections are few, however long the journal.
CREATE INDEX call_corrected ON call (id) WHERE corrected = 1;
`;
