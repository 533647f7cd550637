/** The office's own playbooks (core/routing/playbook.ts, as JSON): versions are never changed; a draft becomes the next one. */
export const directory0007 = `
CREATE TABLE playbook_version (
  class TEXT NOT NULL,
  version INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  note TEXT NOT NULL,
  playbook TEXT NOT NULL,
  PRIMARY KEY (class, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE playbook_draft (
  class TEXT PRIMARY KEY,
  playbook TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- times: how often it had happened when it was dismissed.
CREATE TABLE dismissed_proposal (
  proposal TEXT PRIMARY KEY,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
