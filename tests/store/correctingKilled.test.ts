import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { endedCall, openCorrectingDesk } from './correctingDesk.ts';
import { looking, newDesk } from './journalDesk.ts';

const program = fileURLToPath(new URL('correctingDesk.ts', import.meta.url));
/** How often a desk is killed while it corrects many calls; `npm run soak -- journal` takes many. */
const kills = Number(process.env['PORTICO_CORRECTING_KILLS'] ?? 2);
const calls = 120;

/** Runs a desk and kills it after so many changes of its state; null: it may end. Answers its last words. */
async function run(folder: string, what: string, killAfter: number | null): Promise<string> {
  const child = spawn(process.execPath, [program, folder, what], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = 0;
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    said += 1;
    if (said === killAfter) child.kill('SIGKILL');
  }
  await gone;
  return last;
}

/** Facts of the correction by call: none has two of them. */
function facts(file: string, undo: boolean): readonly number[] {
  return looking(file, (db) =>
    db
      .prepare<[number], number>(
        `SELECT count(*) FROM call_event WHERE kind = 'corrected' AND (payload ->> 'undo' IS NOT NULL) = ? GROUP BY call`,
      )
      .pluck()
      .all(Number(undo)),
  );
}

test(
  `a desk that is killed ${kills} times while it corrects many calls goes on at each start, and each call has one fact of it`,
  { timeout: 30_000 + kills * 20_000 },
  async () => {
    const { folder, file } = newDesk();
    const desk = await openCorrectingDesk(folder);
    for (let nth = 0; nth < calls; nth += 1)
      // oxlint-disable-next-line no-await-in-loop -- in the order of their arrival
      await desk.store.append(endedCall(nth, 'delivery'));
    await desk.close();
    for (const [what, undo, state] of [
      ['begin', false, 'done'],
      ['undo', true, 'undone'],
    ] as const) {
      for (let kill = 0; kill < kills; kill += 1)
        // oxlint-disable-next-line no-await-in-loop -- one desk at a time on one journal
        await run(folder, kill === 0 ? what : 'go-on', 2 + Math.floor(Math.random() * 5));
      // oxlint-disable-next-line no-await-in-loop -- one desk at a time on one journal
      expect(await run(folder, 'go-on', null)).toBe(`over ${state} ${calls}`);
      expect([looking(file, verifyChain).brokenAt, facts(file, undo).length, Math.max(...facts(file, undo))]).toEqual([
        null,
        calls,
        1,
      ]);
    }
  },
);
