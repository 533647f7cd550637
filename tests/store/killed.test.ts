import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { looking, newDesk } from './journalDesk.ts';

/** How often the desk is killed; PORTICO_KILLS=200 for the whole figure. */
const kills = Number(process.env['PORTICO_KILLS'] ?? 10);
const desk = fileURLToPath(new URL('./writingDesk.ts', import.meta.url));

/** Notes the desk acknowledged before it was killed: how many of each call. */
type Kept = ReadonlyMap<string, number>;

/** Kills the desk after so many acknowledged commits and a moment more; with none, so long after its start. */
async function killedAtWork(file: string, run: string, afterCommits: number, momentMs: number): Promise<Kept> {
  const child = spawn(process.execPath, [desk, file, run, '100000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kept = new Map<string, number>();
  const kill = () => setTimeout(() => child.kill('SIGKILL'), momentMs);
  let commits = 0;
  if (afterCommits === 0) kill();
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', call = '', number = ''] = line.split(' ');
    if (word === 'kept') kept.set(call, Number(number));
    commits += 1;
    if (commits === afterCommits) kill();
  }
  await gone;
  expect(child.signalCode).toBe('SIGKILL');
  return kept;
}

test(
  `nothing acknowledged is lost when the desk is killed at ${kills} random moments`,
  { timeout: 10_000 + kills * 5_000 },
  async () => {
    const { file, opened } = newDesk();
    const everKept = new Map<string, number>();
    for (let kill = 0; kill < kills; kill += 1) {
      // Every fifth is killed while it opens the journal, which closes the calls of the one before.
      const opening = kill % 5 === 4;
      const [afterCommits, momentMs] = opening
        ? [0, Math.random() * 300]
        : [1 + Math.floor(Math.random() * 60), Math.random() * 4];
      // oxlint-disable-next-line no-await-in-loop -- one desk at a time on one journal
      for (const [call, count] of await killedAtWork(file, `run${kill}`, afterCommits, momentMs))
        everKept.set(call, count);
      const where = `kill ${kill} after ${afterCommits} commits and ${momentMs} ms`;
      // Before anything else opens it: what the kill left is whole.
      expect([where, looking(file, (db) => db.pragma('integrity_check', { simple: true }))]).toEqual([where, 'ok']);
      expect([where, looking(file, verifyChain).brokenAt]).toEqual([where, null]);
      expect([where, notesOf(file, everKept)]).toEqual([where, { lost: [], halved: [] }]);
    }
    // The desk opens once more: every call that was alive has its end, and its line is what its facts say.
    const journal = await opened();
    const [call = ''] = [...everKept.keys()].slice(-1);
    const page = await journal.call(call);
    const kinds = page?.course.map(({ body }) => body.kind) ?? [];
    expect(kinds.at(-1)).toBe('ended');
    expect(page?.entry).toMatchObject({ outcome: 'missed', topic: `topic ${(kinds.length - 1) / 2}` });
    process.stdout.write(
      `killed ${kills} times, ${[...everKept.values()].reduce((sum, count) => sum + count, 0)} acknowledged appends all there\n`,
    );
  },
);

/** Acknowledged notes that are not there, and calls of which half an append is. */
function notesOf(file: string, kept: Kept): { readonly lost: readonly string[]; readonly halved: readonly string[] } {
  return looking(file, (db) => {
    const count = db.prepare<[string], { topics: number; essences: number; last: string | null }>(
      `SELECT count(*) FILTER (WHERE kind = 'topic-noted') AS topics, count(*) FILTER (WHERE kind = 'essence-noted') AS essences,
         max(payload ->> 'topic') AS last
       FROM call_event JOIN known_call ON known_call.id = call WHERE call_id = ?`,
    );
    const found = [...kept].map(([call, number]) => ({ call, number, ...count.get(call) }));
    return {
      lost: found.filter(({ number, topics = 0 }) => topics < number).map(({ call }) => call),
      halved: found.filter(({ topics, essences }) => topics !== essences).map(({ call }) => call),
    };
  });
}
