import { copyFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Company } from '#core/caller/company.ts';
import { manyNumber } from '../product/manyContacts.ts';
import { scratchFolder } from '../product/host.ts';
import { type Measured, openFloor, openProductIn } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { manyJournal } from './manyJournal.ts';
import { rung } from './ring.ts';
import { type Work, type WorkPlace, works } from './ringWork.ts';
import { type DeskWindow, openWindow } from './window.ts';

const warmUp = 5;

/**
 * A call that arrives while the desk, with a journal of so many calls, does something long: from its INVITE to its card painted,
 * in turn with the bare page on the same machine. The work is begun again whenever it ends.
 */
export async function measureRingDuring(
  count: number,
  times: number,
  company: Company,
  wanted: readonly string[],
): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const journal = path.join(folder, 'journal.db');
  copyFileSync(
    manyJournal(count, (seconds) => say(`${count} calls written in ${Math.round(seconds)} s`)),
    journal,
  );
  const place = { folder, lastDay: lastDayIn(journal) };
  // Callers whom the journal knows well.
  const known: Company = {
    ...company,
    contacts: company.contacts.map((contact, nth) => ({ ...contact, numbers: [manyNumber(nth * 37)] })),
  };
  const numbers = known.contacts.map((_, nth) => manyNumber(nth * 37));
  const floor = await openFloor();
  const figures: Figure[] = [];
  for (const work of [null, ...works].filter(
    (one) => wanted.length === 0 || wanted.some((name) => one === null || one.name.includes(name)),
  )) {
    // oxlint-disable-next-line no-await-in-loop -- one kind of work after the other, each with a desk that has just begun
    const product = await openProductIn(folder, known, { NODE_OPTIONS: loadedFor(work) });
    // oxlint-disable-next-line no-await-in-loop -- one kind of work after the other
    figures.push(...(await measureBeside(work, { product, floor, numbers, times, place, count })));
    // oxlint-disable-next-line no-await-in-loop -- one kind of work after the other
    await product.close();
  }
  await floor.close();
  remove();
  return figures;
}

/** The quiet minutes of a desk that does nothing else are no shorter than anybody's. */
function loadedFor(work: Work | null): string {
  const files = [new URL('./settled.ts', import.meta.url), new URL('./hurriedMinutes.ts', import.meta.url)];
  return files
    .slice(0, work?.minutes === true ? 2 : 1)
    .map(({ href }) => `--import=${href}`)
    .join(' ');
}

interface Beside {
  readonly product: Measured;
  readonly floor: Measured;
  readonly numbers: readonly string[];
  readonly times: number;
  readonly place: Omit<WorkPlace, 'isOver'>;
  readonly count: number;
}

async function measureBeside(
  work: Work | null,
  { product, floor, numbers, times, place, count }: Beside,
): Promise<readonly Figure[]> {
  if (product.host === null) throw new Error('a bare page does nothing beside');
  const desk = await openWindow(product.host);
  const busy = work === null ? null : keepBusy(work, desk, place);
  const value: number[] = [];
  const least: number[] = [];
  let beside = 0;
  for (let turn = 0; turn < times + warmUp; turn += 1) {
    const number = numbers[turn % numbers.length] ?? '';
    // oxlint-disable-next-line no-await-in-loop -- one call after the other
    await busy?.goesOn();
    // oxlint-disable-next-line no-await-in-loop -- one call after the other
    const call = await rung(product, number);
    // oxlint-disable-next-line no-await-in-loop -- in turn, so that both meet the same machine
    const bare = await rung(floor, number);
    if (turn < warmUp) continue;
    value.push(call.paintedAt - call.invitedAt);
    least.push(bare.paintedAt - bare.invitedAt);
    if (busy?.wentOn(call.invitedAt, call.paintedAt) === true) beside += 1;
  }
  await busy?.stop();
  desk.close();
  const name = work === null ? 'nothing else' : work.name;
  const ring = compared(`ring during ${name}, ${count} calls`, value, least, {
    says: 'p50 <= floor + 6, p95 <= floor + 12',
    met: (spread, bare) => spread.p50 <= bare.p50 + 6 && spread.p95 <= bare.p95 + 12,
  });
  // At once: what fails later takes no figure with it.
  say(`${name}, ${busy?.begun() ?? 0} times begun: p50 ${ring.p50}, p95 ${ring.p95}`);
  say(`beside the bare page's ${ring.floorP50 ?? 0} and ${ring.floorP95 ?? 0} ms`);
  return [
    ring,
    ...(busy === null
      ? []
      : [reading(`ring during ${name}: it was under way`, 'calls', beside, `= ${times}`, beside === times)]),
  ];
}

interface Busy {
  /** Resolves while it is under way. */
  readonly goesOn: () => Promise<void>;
  /** Whether it was under way at some moment between these; epoch milliseconds. */
  readonly wentOn: (from: number, until: number) => boolean;
  readonly begun: () => number;
  /** No further one is begun; one that is under way ends with the desk. */
  readonly stop: () => Promise<void>;
}

function keepBusy(work: Work, desk: DeskWindow, place: Omit<WorkPlace, 'isOver'>): Busy {
  const spans: { readonly from: number; until: number }[] = [];
  const ending = { isOver: false };
  let waiting: (() => void)[] = [];
  let problem: Error | null = null;

  async function again(): Promise<void> {
    while (!ending.isOver) {
      // oxlint-disable-next-line no-await-in-loop -- begun again when it has ended
      await work.run(desk, { ...place, isOver: () => ending.isOver }, () => {
        spans.push({ from: Date.now(), until: Number.MAX_SAFE_INTEGER });
        for (const hear of waiting.splice(0)) hear();
      });
      const last = spans.at(-1);
      if (last !== undefined) last.until = Math.min(last.until, Date.now());
    }
  }

  const over = again().catch((failure: unknown) => {
    if (!ending.isOver) problem = failure instanceof Error ? failure : new Error('unknown');
    for (const hear of waiting.splice(0)) hear();
  });

  return {
    goesOn: async () => {
      const last = spans.at(-1);
      if (problem === null && (last === undefined || last.until < Number.MAX_SAFE_INTEGER))
        await new Promise<void>((hear) => waiting.push(hear));
      if (problem !== null) throw problem;
    },
    wentOn: (from, until) => spans.some((span) => span.from <= until && span.until >= from),
    begun: () => spans.length,
    stop: async () => {
      ending.isOver = true;
      // What takes minutes is not waited for.
      await Promise.race([over, new Promise((enough) => setTimeout(enough, 1_000))]);
    },
  };
}

function lastDayIn(file: string): string {
  const db = new Database(file, { readonly: true });
  const day = db.prepare<[], string>('SELECT day FROM call ORDER BY id DESC LIMIT 1').pluck().get();
  db.close();
  return day ?? '';
}

function say(words: string): void {
  process.stdout.write(`ring during: ${words}\n`);
}
