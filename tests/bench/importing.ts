import path from 'node:path';
import type { Company } from '#core/caller/company.ts';
import { scratchFolder } from '../product/host.ts';
import { writeManyRows } from '../product/manyContacts.ts';
import { type BareImport, bareImport } from './bareImport.ts';
import { type Measured, callersOf, openFloor, openProduct } from './desks.ts';
import { type Figure, type Goal, compared, reading } from './figures.ts';
import { type Inspector, inspectorAt } from './heap.ts';
import { paintedAfter } from './ring.ts';

/** What the product's process told of itself while it imported. */
interface Sample {
  readonly done: number;
  readonly heap: number;
  readonly rss: number;
  readonly cpuSeconds: number;
  readonly atMs: number;
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
    samples.push({ done, heap: heapUsed, rss, cpuSeconds: (user + system) / 1e6, atMs: performance.now() });
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

/** More than any desk has for long; each is painted before the next. */
const callEveryMs = 1_000;

/**
 * (j) A table of so many rows comes into the directory while a caller rings each second; the same callers without it beside,
 * and the same table through the plainest program there is. Processor time says something on a busy machine too.
 */
export async function measureImport(company: Company, rows: number, calls: number): Promise<readonly Figure[]> {
  const { folder, remove } = scratchFolder();
  const file = path.join(folder, 'many.csv');
  writeManyRows(file, rows);
  const floor = await openFloor();
  const product = await openProduct(company, { NODE_OPTIONS: '--inspect=127.0.0.1:0' });
  const address = /Debugger listening on (ws:\S+)/.exec(product.host?.said() ?? '')?.[1];
  if (address === undefined) throw new Error('the host was not started with --inspect');
  const inspector = await inspectorAt(address);
  const numbers = callersOf(company).map(({ number }) => number);
  // The first calls compile code.
  await ringing([product, floor], numbers, 10);
  const before = await processorOf(inspector);
  const [alone = []] = await ringing([product], numbers, calls);
  const perCall = ((await processorOf(inspector)) - before) / calls;
  await beginImport(inspector, file);
  const during: number[] = [];
  const barely: number[] = [];
  let course = await courseOf(inspector);
  while (course.over === null) {
    const [own = [], bare = []] = await ringing([product, floor], numbers, 5);
    during.push(...own);
    barely.push(...bare);
    course = await courseOf(inspector);
    sayHowFar(course);
  }
  inspector.close();
  await product.close();
  await floor.close();
  const bare = bareImport(file, path.join(folder, 'bare.db'));
  remove();
  return figuresOf({ rows, course, during, barely, alone, callsCpu: perCall * during.length, bare });
}

/** A caller a second, at each of them in turn; when each was painted. */
async function ringing(
  desks: readonly Measured[],
  numbers: readonly string[],
  times: number,
): Promise<readonly (readonly number[])[]> {
  const painted = desks.map((): number[] => []);
  for (let turn = 0; turn < times; turn += 1) {
    const next = performance.now() + callEveryMs;
    for (const [nth, desk] of desks.entries())
      painted[nth]?.push(await paintedAfter(desk, numbers[turn % numbers.length] ?? ''));
    await new Promise((over) => setTimeout(over, next - performance.now()));
  }
  return painted;
}

/** Should somebody stop it, what was seen so far is told. */
function sayHowFar({ samples }: Course): void {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return;
  const cpu = last.cpuSeconds - first.cpuSeconds;
  process.stdout.write(
    `import: ${Math.round(last.done * 100)} % after ${Math.round((last.atMs - first.atMs) / 1_000)} s, ` +
      `${cpu.toFixed(1)} s of processor, ${Math.round(last.rss / 1_048_576)} MB\n`,
  );
}

/** Seconds of processor that the product's process has taken so far. */
async function processorOf({ ask }: Inspector): Promise<number> {
  const expression = '(({ user, system }) => (user + system) / 1e6)(process.cpuUsage())';
  return Number(field(field(await ask('Runtime.evaluate', { expression }), 'result'), 'value'));
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

interface Measurements {
  readonly rows: number;
  readonly course: Course;
  readonly during: readonly number[];
  /** A page of nothing but sip.js, meanwhile. */
  readonly barely: readonly number[];
  readonly alone: readonly number[];
  /** Seconds of processor for as many calls without an import. */
  readonly callsCpu: number;
  readonly bare: BareImport;
}

const soon: Goal = {
  says: 'p50 <= floor + 6, p95 <= floor + 12',
  met: (spread, floor) => spread.p50 <= floor.p50 + 6 && spread.p95 <= floor.p95 + 12,
};

function figuresOf({ rows, course, during, barely, alone, callsCpu, bare }: Measurements): readonly Figure[] {
  const { over, samples } = course;
  if (over === null || !over.ok) throw new Error(`not imported: ${over?.said ?? ''}`);
  const cpu = (samples.at(-1)?.cpuSeconds ?? 0) - (samples[0]?.cpuSeconds ?? 0) - callsCpu;
  const at = (share: number): Sample | undefined => samples.find(({ done }) => done >= share);
  const megabytes = (share: number, of: 'heap' | 'rss'): number => (at(share)?.[of] ?? Number.NaN) / 1_048_576;
  const shares = [0, 0.1, 0.5, 1] as const;
  const told = (of: 'heap' | 'rss') => shares.map((share) => Math.round(megabytes(share, of))).join(', ');
  process.stdout.write(
    `import: ${rows} rows, ${over.contacts} contacts in ${(over.ms / 1_000).toFixed(1)} s, ${cpu.toFixed(1)} s of processor; ` +
      `the ${during.length} calls meanwhile ${callsCpu.toFixed(1)} s more; ` +
      `MB at 0, 10, 50, 100 %: heap ${told('heap')}, memory of the process ${told('rss')}\n`,
  );
  const grown = megabytes(1, 'rss') - megabytes(0.1, 'rss');
  const overall = compared(
    `import: ${rows} rows of a table (floor: split and stored as they are)`,
    [over.ms],
    [bare.ms],
    {
      says: '<= 60000',
      met: ({ p50 }) => p50 <= 60_000,
    },
  );
  const processor = compared(
    `import: processor for ${rows} rows (floor: the same)`,
    [cpu * 1_000],
    [bare.cpuMs],
    // Two processors, of which the calls have a half.
    { says: '<= 75000', met: ({ p50 }) => p50 <= 75_000 },
  );
  return [
    overall,
    processor,
    reading('import: growth of the process from 10 % to the end', 'MB', grown, '<= 100', grown <= 100),
    compared('import: INVITE to complete card painted meanwhile (floor: bare sip.js meanwhile)', during, barely, soon),
    compared('import: INVITE to complete card painted meanwhile (floor: without an import)', during, alone, soon),
  ];
}
