import path from 'node:path';
import type { Company } from '#core/caller/company.ts';
import { scratchFolder } from '../product/host.ts';
import { writeManyRows } from '../product/manyContacts.ts';
import { type Measured, callersOf, openProduct } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { type Inspector, inspectorAt } from './heap.ts';
import { paintedAfter } from './ring.ts';

/** What the product's process told of itself while it imported. */
interface Sample {
  readonly done: number;
  readonly heap: number;
  readonly rss: number;
  readonly cpuSeconds: number;
}

interface Course {
  readonly samples: readonly Sample[];
  /** null: it is still at work. */
  readonly over: { readonly ok: boolean; readonly contacts: number; readonly ms: number; readonly said: string } | null;
}

/**
 * In the product's process: finds the open directory among its objects and has it import a file, since a file that a person
 * chooses would have to go through the page first. Whole in itself.
 */
const begin = `function (file, columns) {
  const store = this.find((one) => typeof one.imports?.importFile === 'function' && typeof one.lookUp === 'function');
  const samples = [];
  const course = { samples, over: null };
  globalThis.courseOfImport = course;
  const at = performance.now();
  const take = (done) => {
    const { heapUsed, rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    samples.push({ done, heap: heapUsed, rss, cpuSeconds: (user + system) / 1e6 });
  };
  take(0);
  const order = { format: 'csv', encoding: 'utf-8', delimiter: ';', hasHeader: true, columns, class: 'client', classWords: {} };
  const source = { sourceId: 'bench', kind: 'csv', label: 'many.csv' };
  store.imports
    .importFile({ source, file, order, country: 'UA' }, { onProgress: ({ done }) => take(done ?? 0) })
    .then((told) => {
      take(1);
      course.over = { ok: told.ok, contacts: told.ok ? told.value.contacts : 0, ms: performance.now() - at, said: told.error ?? '' };
    });
}`;

const columns = ['key', 'name', 'company', 'class', 'number', 'number'];

/** (j) A table of so many rows comes into the directory while callers ring; the same callers without it beside. */
export async function measureImport(company: Company, rows: number, calls: number): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const file = path.join(folder, 'many.csv');
  writeManyRows(file, rows);
  const product = await openProduct(company, { NODE_OPTIONS: '--inspect=127.0.0.1:0' });
  const address = /Debugger listening on (ws:\S+)/.exec(product.host?.said() ?? '')?.[1];
  if (address === undefined) throw new Error('the host was not started with --inspect');
  const inspector = await inspectorAt(address);
  const numbers = callersOf(company).map(({ number }) => number);
  // The first calls compile code.
  await ringing(product, numbers, 10);
  const alone = await ringing(product, numbers, calls);
  await beginImport(inspector, file);
  const during: number[] = [];
  let course = await courseOf(inspector);
  while (course.over === null) {
    during.push(...(await ringing(product, numbers, 5)));
    course = await courseOf(inspector);
  }
  inspector.close();
  await product.close();
  remove();
  return figuresOf(rows, course, during, alone);
}

async function ringing(product: Measured, numbers: readonly string[], times: number): Promise<readonly number[]> {
  const painted: number[] = [];
  for (let turn = 0; turn < times; turn += 1)
    painted.push(await paintedAfter(product, numbers[turn % numbers.length] ?? ''));
  return painted;
}

async function beginImport({ ask }: Inspector, file: string): Promise<void> {
  const prototype = field(await ask('Runtime.evaluate', { expression: 'Object.prototype' }), 'result');
  const objects = field(
    await ask('Runtime.queryObjects', { prototypeObjectId: field(prototype, 'objectId') }),
    'objects',
  );
  await ask('Runtime.callFunctionOn', {
    objectId: field(objects, 'objectId'),
    functionDeclaration: begin,
    arguments: [{ value: file }, { value: columns }],
  });
}

async function courseOf({ ask }: Inspector): Promise<Course> {
  const told = await ask('Runtime.evaluate', { expression: 'JSON.stringify(globalThis.courseOfImport)' });
  const text = field(field(told, 'result'), 'value');
  if (typeof text !== 'string') throw new Error('the import was not begun');
  return JSON.parse(text);
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined;
}

function figuresOf(
  rows: number,
  course: Course,
  during: readonly number[],
  alone: readonly number[],
): readonly Figure[] {
  const { over, samples } = course;
  if (over === null || !over.ok) throw new Error(`not imported: ${over?.said ?? ''}`);
  const seconds = over.ms / 1_000;
  const cpu = (samples.at(-1)?.cpuSeconds ?? 0) - (samples[0]?.cpuSeconds ?? 0);
  const at = (share: number): Sample | undefined => samples.find(({ done }) => done >= share);
  const megabytes = (share: number, of: 'heap' | 'rss'): number => (at(share)?.[of] ?? Number.NaN) / 1_048_576;
  const shares = [0, 0.1, 0.5, 1] as const;
  const told = (of: 'heap' | 'rss') => shares.map((share) => Math.round(megabytes(share, of))).join(', ');
  process.stdout.write(
    `import: ${rows} rows, ${over.contacts} contacts in ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor; ` +
      `MB at 0, 10, 50, 100 %: heap ${told('heap')}, memory of the process ${told('rss')}\n`,
  );
  const grown = megabytes(1, 'rss') - megabytes(0.1, 'rss');
  return [
    reading(`import: ${rows} rows of a table`, 'ms', over.ms, '<= 60000', over.ms <= 60_000),
    reading('import: growth of the process from 10 % to the end', 'MB', grown, '<= 100', grown <= 100),
    compared('import: INVITE to complete card painted meanwhile (floor: without an import)', during, alone, {
      says: 'p50 <= floor + 6, p95 <= floor + 12',
      met: (spread, bare) => spread.p50 <= bare.p50 + 6 && spread.p95 <= bare.p95 + 12,
    }),
  ];
}
