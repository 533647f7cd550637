/**
 * Calls out as well as in, whom a call was put through to, and missed calls that are to be called back. All of it is
 * projected; the values here hold only until the rebuild that follows (`projectionVersion`).
 */
export const migration0002 = `
ALTER TABLE call ADD COLUMN direction TEXT NOT NULL DEFAULT 'in';
ALTER TABLE call ADD COLUMN transferred_to TEXT NOT NULL DEFAULT '';
ALTER TABLE call ADD COLUMN transfer_result TEXT;
ALTER TABLE call ADD COLUMN callback TEXT;
ALTER TABLE call ADD COLUMN callback_due INTEGER;
ALTER TABLE call ADD COLUMN callback_attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN callback_tried INTEGER;

-- What is to be called back, and the missed calls of which that was not noted: both are few, however long the journal.
CREATE INDEX call_to_call_back ON call (id) WHERE callback = 'open';
CREATE INDEX call_without_callback ON call (ended_at)
  WHERE callback IS NULL AND outcome = 'missed' AND direction = 'in' AND number <> '';
`;
