import { hash } from 'node:crypto';
import { appendFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type AccessDisk, AccessEntry, type AccessLine } from '#core/privacy/access.ts';
import { createTurns } from '#core/support/turns.ts';

/** A line as it is kept: `before` is a hash of the line before it. */
interface KeptLine {
  readonly nth: number;
  readonly before: string;
  readonly entry: AccessEntry;
}

const named = /^(\d{4}-\d{2})\.jsonl$/;
const first = '';

/** A file a month in a folder of its own, readable by its owner alone; lines are added and never changed. */
export async function openAccessLog(folder: string): Promise<AccessDisk> {
  const own = path.join(folder, 'access');
  const marker = path.join(own, 'pins-are-set');
  const inTurn = createTurns();
  let last: { readonly nth: number; readonly hash: string } | null = null;

  async function months(): Promise<readonly string[]> {
    const names = await readdir(own).catch(() => []);
    return names.flatMap((name) => named.exec(name)?.[1] ?? []).toSorted();
  }

  function fileOf(month: string): string {
    return path.join(own, `${month}.jsonl`);
  }

  async function linesOf(month: string): Promise<readonly string[]> {
    const text = await readFile(fileOf(month), 'utf8').catch(() => '');
    // What was cut short has no end of line.
    return text.split('\n').slice(0, -1);
  }

  async function lastLine(): Promise<NonNullable<typeof last>> {
    for (const month of (await months()).toReversed()) {
      // oxlint-disable-next-line no-await-in-loop -- the newest month that has a line
      const line = (await linesOf(month)).at(-1);
      const kept = line === undefined ? null : lineIn(line);
      if (line !== undefined && kept !== null) return { nth: kept.nth, hash: hashOf(line) };
    }
    return { nth: 0, hash: first };
  }

  async function add(entry: AccessEntry): Promise<boolean> {
    try {
      last ??= await lastLine();
      const line = JSON.stringify({ nth: last.nth + 1, before: last.hash, entry } satisfies KeptLine);
      await mkdir(own, { recursive: true, mode: 0o700 });
      await appendFile(fileOf(monthOf(entry.at)), `${line}\n`, { mode: 0o600, flush: true });
      last = { nth: last.nth + 1, hash: hashOf(line) };
      return true;
    } catch {
      last = null;
      return false;
    }
  }

  async function read(before: number | null, limit: number): ReturnType<AccessDisk['read']> {
    const found: AccessLine[] = [];
    let isWhole = true;
    /** What the line after it says of the one that is read now. */
    let wanted: string | null = null;
    const all = (await months()).toReversed();
    for (const month of all) {
      // oxlint-disable-next-line no-await-in-loop -- one month after the other, no more than are needed
      for (const line of (await linesOf(month)).toReversed()) {
        const kept = lineIn(line);
        if (kept === null || (wanted !== null && hashOf(line) !== wanted)) isWhole = false;
        wanted = kept?.before ?? null;
        if (kept === null || (before !== null && kept.nth >= before)) continue;
        if (found.length === limit) return { lines: found, more: true, isWhole };
        found.push({ ...kept.entry, nth: kept.nth });
      }
    }
    return { lines: found, more: false, isWhole };
  }

  const hadPins = await readFile(marker).then(
    () => true,
    () => false,
  );
  return {
    add: (entry) => inTurn(() => add(entry)),
    read: (before, limit) => inTurn(() => read(before, limit)),
    dropBefore: (day) =>
      inTurn(async () => {
        for (const month of await months())
          // oxlint-disable-next-line no-await-in-loop -- a few files a year
          if (month < day.slice(0, 7)) await rm(fileOf(month), { force: true }).catch(() => undefined);
      }),
    hadPins,
    sayPins: async (are) => {
      if (!are) return rm(marker, { force: true }).catch(() => undefined);
      await mkdir(own, { recursive: true, mode: 0o700 }).catch(() => undefined);
      return writeFile(marker, '', { mode: 0o600 }).catch(() => undefined);
    },
  };
}

function lineIn(text: string): KeptLine | null {
  try {
    const kept: { nth?: unknown; before?: unknown; entry?: unknown } = JSON.parse(text);
    const entry = AccessEntry.safeParse(kept.entry);
    if (!entry.success || typeof kept.nth !== 'number' || typeof kept.before !== 'string') return null;
    return { nth: kept.nth, before: kept.before, entry: entry.data };
  } catch {
    return null;
  }
}

function hashOf(line: string): string {
  return hash('sha256', line, 'base64url');
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
