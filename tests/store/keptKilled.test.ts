import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { check } from '../../electron/adapters/sqlite/keeping/check.ts';
import { fromTheBeginning } from '#core/journal/keepingDisk.ts';
import { looking, newDesk } from './journalDesk.ts';

/** How often the desk is killed; `npm run soak -- journal` takes 1,000. */
const rounds = Number(process.env['PORTICO_JOURNAL_KILLS'] ?? 15);
const program = fileURLToPath(new URL('deskAtWork.ts', import.meta.url));
/** A journal of so many rounds is thrown away for a new one: each round looks at the whole of it. */
const roundsOfAJournal = 10;
const compiled = path.join(os.tmpdir(), 'portico-compiled');
const keepings = [['back-up'], ['back-up', 'restore'], ['check'], []] as const;

type Kept = Map<string, number>;

/** Kills the desk after so many acknowledged commits and a moment more; with none, so long after its start. */
async function killed(file: string, round: number, kept: Kept): Promise<string> {
  const [commits, momentMs] = round % 5 === 4 ? [0, Math.random() * 150] : [1 + Math.random() * 60, Math.random() * 5];
  const named = keepings[round % keepings.length] ?? [];
  const child = spawn(process.execPath, [program, file, `run${round}`, ...named], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The desk starts a thousand times.
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  const kill = () => setTimeout(() => child.kill('SIGKILL'), momentMs);
  if (commits === 0) kill();
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', call = '', facts = ''] = line.split(' ');
    if (word !== 'kept') continue;
    kept.set(call, Number(facts));
    seen += 1;
    if (seen === Math.floor(commits)) kill();
  }
  await gone;
  expect([child.signalCode, said]).toEqual(['SIGKILL', '']);
  return `round ${round}, ${named.join(' and ')}, killed after ${seen} commits`;
}

/** Acknowledged facts that are not there, of which call; and calls of which half a commit is. */
function missing(file: string, kept: Kept): readonly string[] {
  return looking(file, (db) => {
    const select = db
      .prepare<[string], string>(
        `SELECT group_concat(kind, ' ') FROM (SELECT kind FROM call_event JOIN known_call ON known_call.id = call
         WHERE call_id = ? ORDER BY seq)`,
      )
      .pluck();
    return [...kept].flatMap(([call, facts]) => {
      const kinds = (select.get(call) ?? '').split(' ');
      const pairs = [
        ['invited', 'recognised'],
        ['held', 'transfer-started'],
        ['transfer-ended', 'ended'],
      ] as const;
      const halved = pairs.some(
        ([one, other]) => kinds.includes(one) !== kinds.includes(other) && !(other === 'ended' && !kinds.includes(one)),
      );
      return kinds.length < facts || halved ? [`${call}: ${facts} kept, there are ${kinds.join(', ')}`] : [];
    });
  });
}

test(
  `a desk at work that is killed in ${rounds} random moments loses nothing and keeps no half change`,
  { timeout: 60_000 + rounds * 10_000 },
  async () => {
    let acknowledged = 0;
    let desk = newDesk();
    let kept: Kept = new Map();
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0 && round % roundsOfAJournal === 0) {
        for (const name of readdirSync(desk.folder)) rmSync(path.join(desk.folder, name), { recursive: true });
        desk = newDesk();
        kept = new Map();
      }
      const { folder, file } = desk;
      // oxlint-disable-next-line no-await-in-loop -- one desk at a time on one journal
      const where = await killed(file, round, kept);
      // Killed before it came to make one.
      if (!existsSync(file) && kept.size === 0) continue;
      // Before anything else opens it: what the kill left is whole.
      const look = { file, from: fromTheBeginning, search: { every: 20, turn: 0 }, rest: () => Promise.resolve() };
      // oxlint-disable-next-line no-await-in-loop -- one desk at a time on one journal
      const found = kept.size === 0 ? null : (await check(look)).damage;
      expect([where, found]).toEqual([where, null]);
      expect([where, kept.size === 0 ? [] : missing(file, kept)]).toEqual([where, []]);
      // A backup has its name only when it is whole.
      expect([where, unfinished(path.join(folder, 'backups'))]).toEqual([where, []]);
      acknowledged += [...kept.values()].reduce((sum, facts) => sum + facts, 0);
    }
    process.stdout.write(`killed ${rounds} times, ${acknowledged} acknowledged facts looked for, all there\n`);
  },
);

function unfinished(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter(
    (name) => !name.endsWith('.part') && !existsSync(path.join(folder, name, 'about.json')),
  );
}
