import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import Database from 'better-sqlite3';

export interface BareImport {
  readonly ms: number;
  readonly cpuMs: number;
}

/**
 * The plainest program that brings a table into SQLite so that it can be listed by name, looked up by number and searched:
 * lines split at semicolons and stored as they are, one index, one FTS5 table. Nothing is understood, folded or compared.
 */
export function bareImport(table: string, file: string): BareImport {
  const begun = performance.now();
  const before = process.cpuUsage();
  const db = new Database(file);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.exec(`CREATE TABLE contact (id INTEGER PRIMARY KEY, key TEXT, name TEXT, company TEXT, class TEXT, first TEXT, second TEXT);
    CREATE VIRTUAL TABLE words USING fts5(name, company, content='', prefix='1 2 3');
    BEGIN`);
  const add = db.prepare('INSERT INTO contact VALUES (NULL, ?, ?, ?, ?, ?, ?)');
  for (const line of linesOf(table)) {
    const [key = '', name = '', company = '', kind = '', first = '', second = ''] = line.split(';');
    add.run(key, name, company, kind, first, second);
  }
  db.exec(`INSERT INTO words (rowid, name, company) SELECT id, name, company FROM contact;
    CREATE INDEX by_name ON contact (name); CREATE INDEX by_number ON contact (first); COMMIT`);
  db.close();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - begun, cpuMs: (user + system) / 1_000 };
}

function* linesOf(table: string): Generator<string> {
  const descriptor = openSync(table, 'r');
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.allocUnsafe(65_536);
  let begun = '';
  for (;;) {
    const length = readSync(descriptor, piece);
    if (length === 0) break;
    const lines = (begun + decoder.write(piece.subarray(0, length))).split('\r\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
  closeSync(descriptor);
}
