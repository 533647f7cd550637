import type { Database } from 'better-sqlite3';

/** Pages of the old index that go in one commit. */
const blocksAtOnce = 400;

/**
 * Empties the search index of journals before 0.6 (`call_text`) a little further; false when nothing is left in it. All at
 * once, overwritten as everything that is deleted, a long one would hold a commit up for seconds.
 */
export function emptyOldSearch(db: Database): boolean {
  // Records 1 and 10 are the index's averages and its list of parts (sqlite.org/fts5.html, appendix B).
  const left = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM call_text_data WHERE id > 10)').pluck();
  if (left.get() !== 1) return false;
  // SQLite lets only FTS5 write these tables while it defends them.
  db.unsafeMode(true);
  try {
    db.transaction(() => {
      // No part is listed any more: what goes is nobody's, and a check in between finds an empty index.
      db.prepare("UPDATE call_text_data SET block = x'00000000000000' WHERE id = 10").run();
      db.prepare(
        'DELETE FROM call_text_data WHERE id IN (SELECT id FROM call_text_data WHERE id > 10 ORDER BY id LIMIT ?)',
      ).run(blocksAtOnce);
    }).immediate();
  } finally {
    db.unsafeMode(false);
  }
  if (left.get() === 1) return true;
  db.exec("INSERT INTO call_text (call_text) VALUES ('delete-all')");
  return false;
}
