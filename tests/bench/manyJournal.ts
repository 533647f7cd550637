import { existsSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { journalSchema } from '../../electron/adapters/sqlite/migrate.ts';
import { projectionVersion } from '../../electron/adapters/sqlite/row.ts';
import { writeManyCalls } from '../product/manyCalls.ts';

/** Goes up with what `writeManyCalls` writes. */
const generation = 2;

/** A journal of so many calls, written once for each schema and kept in the system's temporary folder for the benches that follow. */
export function manyJournal(count: number, onWritten: (seconds: number) => void = () => undefined): string {
  const kind = `${journalSchema.migrations.length}-${projectionVersion}-${generation}`;
  const file = path.join(os.tmpdir(), `portico-bench-journal-${kind}-${count}.db`);
  if (existsSync(file)) return file;
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}.part${end}`, { force: true });
  const begun = performance.now();
  writeManyCalls(`${file}.part`, count);
  renameSync(`${file}.part`, file);
  onWritten((performance.now() - begun) / 1_000);
  return file;
}
