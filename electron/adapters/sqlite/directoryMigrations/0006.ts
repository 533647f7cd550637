/**
 * What else tells the class of a caller, and how far each is believed (core/caller/evidenceRules.ts). always: 0 or 1. rule and
 * weights: JSON.
 */
export const directory0006 = `
ALTER TABLE number_rule ADD COLUMN always INTEGER NOT NULL DEFAULT 0;
CREATE TABLE header_rule (
  place INTEGER PRIMARY KEY,
  rule TEXT NOT NULL
) STRICT;
ALTER TABLE directory_state ADD COLUMN weights TEXT NOT NULL DEFAULT '{}';
`;
