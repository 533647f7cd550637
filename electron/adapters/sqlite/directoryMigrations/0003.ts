/**
 * What the office says of classes of callers: its own ones, and Portico's where they are to be otherwise
 * (core/caller/callerClass.ts). names: JSON, language -> name. playbook: '' for its own. retired: 0 or 1.
 */
export const directory0003 = `
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
`;
