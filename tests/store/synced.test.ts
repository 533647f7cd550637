import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newDesk } from './journalDesk.ts';

const commits = 25;

/** null when processes can be watched here; else why not. */
function whyNotWatched(): string | null {
  const tried = spawnSync('strace', ['-f', '-e', 'trace=none', '-o', '/dev/null', process.execPath, '--version'], {
    encoding: 'utf8',
  });
  if (tried.error !== undefined) return 'strace is not installed';
  return tried.status === 0 ? null : `strace may not watch: ${tried.stderr.trim()}`;
}

test('each commit is synced to the disk before it is acknowledged, and a burst shares its syncs', (context) => {
  const why = whyNotWatched();
  if (why !== null) {
    process.stdout.write(`skipped: syncs are not counted, ${why}\n`);
    context.skip(why);
  }
  const { folder, file } = newDesk();
  const log = path.join(folder, 'strace.log');
  const desk = fileURLToPath(new URL('./writingDesk.ts', import.meta.url));
  const watched = ['-f', '-s', '80', '-e', 'trace=fsync,fdatasync,write', '-o', log];
  const run = spawnSync('strace', [...watched, process.execPath, desk, file, 'watched', String(commits)], {
    encoding: 'utf8',
  });
  expect([run.status, run.stderr]).toEqual([0, '']);
  const syncs = syncsBefore(readFileSync(log, 'utf8'));
  const numbers = Array.from({ length: commits }, (_, index) => `kept watched-a ${index + 1}`);
  expect(numbers.filter((said) => (syncs.get(said) ?? 0) < 1)).toEqual([]);
  expect(syncs.get('burst kept')).toBeGreaterThanOrEqual(1);
  expect(syncs.get('burst kept')).toBeLessThanOrEqual(8);
  const counted = numbers.map((said) => syncs.get(said) ?? 0);
  process.stdout.write(
    `syncs a commit: ${Math.min(...counted)} to ${Math.max(...counted)} over ${commits}; 48 appends at once: ${syncs.get('burst kept') ?? 0}\n`,
  );
});

/** How many syncs succeeded between what the desk said before and this. */
function syncsBefore(log: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let syncs = 0;
  for (const line of log.split('\n')) {
    // A call that another thread interrupts in the log ends on a line of its own: "<... fdatasync resumed>) = 0".
    if (/f(data)?sync(\(\d+\)| resumed>\))\s+= 0/.test(line)) syncs += 1;
    const said = /write\(1, "(?<words>[a-z0-9 -]+)\\n"/.exec(line)?.groups?.['words'];
    if (said === undefined) continue;
    counts.set(said, syncs);
    syncs = 0;
  }
  return counts;
}
