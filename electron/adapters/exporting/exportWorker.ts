import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { ExportFailure, Exported } from '#core/exporting/exporter.ts';
import { csvHead, csvRow } from '#core/exporting/csv.ts';
import type { ExportOrder } from '#core/exporting/order.ts';
import type { WallClock } from '#core/exporting/wallClock.ts';
import type { JournalFrom, JournalLine } from '#core/journal/entry.ts';
import { failed, ok } from '#core/support/result.ts';
import { standStill } from '../sqlite/hush.ts';
import { stepBack } from '../sqlite/priority.ts';
import { openReader } from '../sqlite/reader.ts';
import type { ExportMessage, ExportPlan } from './exporter.ts';

/** Entry of a thread for one file; it ends with it. */

if (parentPort === null) throw new Error('exportWorker.ts runs as a worker');
const port = parentPort;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `startThread` hands over
const plan = workerData as ExportPlan;

/** Calls read at a time: some milliseconds of the disk. */
const portion = 500;

class NotComplete extends Error {}

let written = 0;

function say(message: ExportMessage): void {
  port.postMessage(message);
}

/** Exactly the calls that the filter leaves, newest first; what comes meanwhile is not among them. */
async function* linesOf({ filter }: ExportOrder): AsyncGenerator<JournalLine> {
  const reader = openReader(plan.journal);
  try {
    let from: JournalFrom = { kind: 'newest' };
    for (;;) {
      const page = reader.list({ filter, from, limit: portion });
      // A file that lacks calls and does not say so would be taken for the whole.
      if (page.partial || reader.damage() !== null) throw new NotComplete();
      for (const line of page.entries) {
        standStill();
        yield line;
      }
      written += page.entries.length;
      say({ kind: 'calls', calls: written });
      const last = page.entries.at(-1);
      if (!page.more || last === undefined) return;
      from = { kind: 'behind', callId: last.callId };
      // Whoever wants it stopped is heard between two portions.
      await new Promise((next) => setImmediate(next));
    }
  } finally {
    reader.close();
  }
}

function clock(at: number): WallClock {
  const then = new Date(at);
  return {
    year: then.getFullYear(),
    month: then.getMonth() + 1,
    day: then.getDate(),
    hour: then.getHours(),
    minute: then.getMinutes(),
    second: then.getSeconds(),
  };
}

async function* csv(order: ExportOrder): AsyncGenerator<string> {
  yield csvHead(order);
  let rows = '';
  for await (const line of linesOf(order)) {
    rows += csvRow(line, order, clock);
    if (rows.length < 65_536) continue;
    yield rows;
    rows = '';
  }
  yield rows;
}

async function write({ order, out, fontFolder }: ExportPlan): Promise<Omit<Exported, 'calls'>> {
  const file = createWriteStream(out, { flags: 'wx', mode: 0o600 });
  let unshown = 0;
  switch (order.form) {
    case 'csv':
      await pipeline(Readable.from(csv(order), { objectMode: false }), file);
      break;
    case 'xlsx': {
      const { xlsxOf } = await import('./xlsx.ts');
      await pipeline(xlsxOf(linesOf(order), order, clock), file);
      break;
    }
    case 'pdf': {
      const { pdfOf } = await import('./pdf.ts');
      unshown = await pdfOf(linesOf(order), order, { fontFolder, clock, out: file });
      break;
    }
  }
  return { bytes: file.bytesWritten, unshown };
}

function failureOf(problem: unknown): ExportFailure {
  if (problem instanceof NotComplete) return 'not-complete';
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  return code.startsWith('SQLITE') ? 'not-readable' : 'not-written';
}

stepBack();
try {
  const made = await write(plan);
  say({ kind: 'done', result: ok({ calls: written, ...made }) });
} catch (problem) {
  say({ kind: 'done', result: failed(failureOf(problem)) });
}
