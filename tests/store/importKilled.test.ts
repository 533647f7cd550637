import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newDirectoryDesk } from './directoryDesk.ts';
import { looking } from './journalDesk.ts';

/** How often the desk is killed; PORTICO_KILLS=200 for the whole figure. */
const kills = Number(process.env['PORTICO_KILLS'] ?? 8);
const contacts = 3_000;
const desk = fileURLToPath(new URL('./importingDesk.ts', import.meta.url));

interface Worked {
  /** Whether the import had been acknowledged. */
  readonly taken: boolean;
  /** From the opened directory to the acknowledgement, or to the end. */
  readonly workedMs: number;
}

/** Kills the desk so long after it was opened. */
async function killedAtWork(file: string, round: number, momentMs: number): Promise<Worked> {
  const child = spawn(process.execPath, [desk, file, String(round), String(contacts)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let taken = false;
  let openedAt = 0;
  let workedMs = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'opened') {
      openedAt = performance.now();
      setTimeout(() => child.kill('SIGKILL'), momentMs).unref();
    }
    if (line === 'taken') taken = true;
    workedMs = performance.now() - openedAt;
  }
  await gone;
  return { taken, workedMs };
}

test(
  `an import that is killed at ${kills} random moments leaves the old contacts or the new ones, whole`,
  { timeout: 20_000 + kills * 8_000 },
  async () => {
    const { file, folder, keeping, looking: lookUps } = newDirectoryDesk();
    // One that is taken, so that there is something to lose; it takes as long as the others will.
    const { workedMs } = await killedAtWork(file, 0, 600_000);
    let before = 0;
    let swapped = 0;
    for (let round = 1; round <= kills; round += 1) {
      const momentMs = Math.random() * workedMs * 0.7;
      // oxlint-disable-next-line no-await-in-loop -- one desk at a time on one directory
      const { taken } = await killedAtWork(file, round, momentMs);
      const where = `round ${round} killed after ${Math.round(momentMs)} ms`;
      const keeper = keeping();
      const [first] = keeper.contacts({ text: '', after: null, limit: 1 }).contacts;
      const now = Number(/^Round (\d+)/.exec(first?.name ?? '')?.[1]);
      expect([where, taken ? [round] : [before, round]]).toEqual([where, expect.arrayContaining([now])]);
      const generation = keeper.imports.files().current ?? '';
      // What the kill left behind is swept away.
      const files = readdirSync(folder).filter((name) => /\.rows|contacts-\d+/.test(name));
      expect([where, files.length <= 2, files.some((name) => name.includes('.rows'))]).toEqual([where, true, false]);
      const found = keeper.contacts({ text: `round ${now} 02999`, after: null, limit: 5 }).contacts;
      expect([where, keeper.size(), found.length]).toEqual([where, contacts, 1]);
      const lookup = lookUps();
      expect([where, lookup.lookUp(['+4930' + (1_000_000 + 1_234)])[0]?.name]).toEqual([where, `Round ${now} 01234`]);
      lookup.close();
      keeper.close();
      expect([where, looking(generation, (db) => db.pragma('integrity_check', { simple: true }))]).toEqual([
        where,
        'ok',
      ]);
      expect([where, looking(file, (db) => db.pragma('integrity_check', { simple: true }))]).toEqual([where, 'ok']);
      if (now !== before) swapped += 1;
      before = now;
    }
    process.stdout.write(`killed ${kills} times, ${swapped} of them after the new contacts were taken\n`);
  },
);
