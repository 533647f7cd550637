import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Company } from '#core/caller/company.ts';
import { measureBurst, withBurst } from './burst.ts';
import { measureClasses } from './classes.ts';
import { measureCommit } from './commit.ts';
import { measureDay } from './day.ts';
import { callersOf, openFloor, openProduct } from './desks.ts';
import { measureCards, measureDirectory } from './directory.ts';
import { type Figure, table } from './figures.ts';
import { measureExports } from './exports.ts';
import { measureImport } from './importing.ts';
import { measureKeeping } from './keeping.ts';
import { measureHook, measureIntent } from './headset.ts';
import { measureReading } from './reading.ts';
import { measureAnswer, measureRing } from './ring.ts';
import { measureRingDuring } from './ringDuring.ts';
import { measureLamps, watched, withManyEmployees } from './lamps.ts';
import { measureStorm } from './storm.ts';
import { measureUpload } from './upload.ts';
import { firstTarget, measureTransfer } from './transfer.ts';

/**
 * `npm run bench [-- NAME...]`, see `all`; PORTICO_BENCH_CALLS, _SECONDS, _ROWS, _DAY, _JOURNAL, _EXPORTED and _OFFICES make
 * it shorter or longer. _WORK takes of `ring-during` those kinds of work alone that have one of its words, comma between, in their names.
 */
const root = path.join(import.meta.dirname, '../..');
const calls = Number(process.env['PORTICO_BENCH_CALLS'] ?? 200);
const seconds = Number(process.env['PORTICO_BENCH_SECONDS'] ?? 60);
const importedRows = Number(process.env['PORTICO_BENCH_ROWS'] ?? 1_000_000);
const callsOfADay = Number(process.env['PORTICO_BENCH_DAY'] ?? 2_000);
/** In the journal that is kept, read, and beside whose keeping a call rings. */
const callsKept = Number(process.env['PORTICO_BENCH_JOURNAL'] ?? 2_000_000);
const callsBesideRings = Number(process.env['PORTICO_BENCH_JOURNAL'] ?? 100_000);
const callsExported = Number(process.env['PORTICO_BENCH_EXPORTED'] ?? 100_000);
const works = (process.env['PORTICO_BENCH_WORK'] ?? '').split(',').filter((name) => name !== '');
const offices = Number(process.env['PORTICO_BENCH_OFFICES'] ?? 20);
const all = [
  'ring',
  'answer',
  'storm',
  'commit',
  'directory',
  'cards',
  'import',
  'upload',
  'keeping',
  'reading',
  'exports',
  'ring-during',
  'headset',
  'lamps',
  'transfer',
  'burst',
  'day',
  'classes',
] as const;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.some((known) => known === name));
if (unknown.length > 0) {
  process.stderr.write(`No such measurement: ${unknown.join(', ')}. There are: ${all.join(', ')}.\n`);
  process.exit(2);
}
const wanted = (name: (typeof all)[number]): boolean => asked.length === 0 || asked.includes(name);

const figures: Figure[] = [];
if (wanted('commit')) {
  process.stdout.write(`commit: ${calls} facts\n`);
  figures.push(await measureCommit(calls));
}
if (wanted('classes')) {
  process.stdout.write(`classes: ${offices} offices, twice\n`);
  figures.push(...measureClasses(offices));
}
if (wanted('directory')) figures.push(...measureDirectory(calls));
if (wanted('cards')) figures.push(...(await measureCards(calls)));
const company = Company.parse(
  JSON.parse(readFileSync(path.join(root, 'resources/sample-company/company.json'), 'utf8')),
);
if (wanted('import')) {
  process.stdout.write(`import: ${importedRows} rows\n`);
  figures.push(...(await measureImport(company, importedRows, Math.min(calls, 50))));
}
// A million rows are about a hundred megabytes.
if (wanted('upload')) figures.push(...(await measureUpload(company, importedRows)));
if (wanted('keeping')) {
  process.stdout.write(`keeping: ${callsKept} calls in the journal\n`);
  figures.push(...(await measureKeeping(callsKept, calls, company)));
}
if (wanted('reading')) {
  process.stdout.write(`reading: ${callsKept} calls in the journal\n`);
  figures.push(...(await measureReading(callsKept, 200)));
}
if (wanted('exports')) {
  process.stdout.write(`exports: ${callsExported} calls\n`);
  figures.push(...(await measureExports(callsExported)));
}
if (wanted('ring-during')) {
  process.stdout.write(`ring-during: ${callsBesideRings} calls in the journal\n`);
  figures.push(...(await measureRingDuring(callsBesideRings, Math.min(calls, 100), company, works)));
}
if (wanted('headset')) {
  process.stdout.write(`headset: ${calls * 50} reports, ${Math.min(calls, 100)} calls each\n`);
  figures.push(await measureIntent(calls * 50));
  const numbers = callersOf(company).map(({ number }) => number);
  figures.push(await measureHook(company, numbers, Math.min(calls, 100)));
}
if (wanted('lamps') || wanted('transfer')) {
  const target = firstTarget(company);
  const crowded = withManyEmployees(company);
  // The bare page calls the same extension as the first target of the product's.
  const own = crowded.employees.toSorted((a) => (a.extension === target.extension ? -1 : 0));
  const floor = await openFloor(own, watched);
  const product = await openProduct(crowded);
  if (wanted('lamps')) {
    process.stdout.write(`lamps: ${calls} changes each\n`);
    figures.push(...(await measureLamps(product, floor, calls)));
  }
  if (wanted('transfer')) {
    process.stdout.write(`transfer: ${Math.min(calls, 50)} calls each\n`);
    figures.push(await measureTransfer(product, floor, target, Math.min(calls, 50)));
  }
  await product.close();
  await floor.close();
}
if (wanted('ring') || wanted('answer') || wanted('storm')) {
  const numbers = callersOf(company).map(({ number }) => number);
  const floor = await openFloor();
  // Only the storm looks at the backend's heap: a desk runs without an inspector.
  const product = await openProduct(company, wanted('storm') ? { NODE_OPTIONS: '--inspect=127.0.0.1:0' } : {});
  if (wanted('ring')) {
    process.stdout.write(`ring: ${calls} calls each\n`);
    figures.push(await measureRing(product, floor, numbers, calls));
  }
  if (wanted('answer')) {
    process.stdout.write(`answer: ${calls} calls each\n`);
    figures.push(...(await measureAnswer(product, floor, numbers, calls)));
  }
  if (wanted('storm')) {
    process.stdout.write(`storm: ${seconds} s each, ten calls a second\n`);
    figures.push(...(await measureStorm(product, floor, numbers, seconds)));
  }
  await product.close();
  await floor.close();
}
if (wanted('burst')) {
  process.stdout.write('burst: 50 calls in one second, four times\n');
  const product = await openProduct(withBurst(company));
  figures.push(...(await measureBurst(product, 4)));
  await product.close();
}
if (wanted('day')) {
  process.stdout.write(`day: ${callsOfADay} calls\n`);
  const numbers = callersOf(company).map(({ number }) => number);
  // Only the storm looks at the backend's heap: a desk runs without an inspector.
  const product = await openProduct(company, wanted('storm') ? { NODE_OPTIONS: '--inspect=127.0.0.1:0' } : {});
  figures.push(...(await measureDay(product, numbers, callsOfADay)));
  await product.close();
}
writeFileSync(path.join(root, 'bench-results.json'), `${JSON.stringify(figures, null, 2)}\n`);
process.stdout.write(`\n${table(figures)}\n`);
