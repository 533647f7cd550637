import { copyFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { emptyCompany } from '#core/caller/company.ts';
import { openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';
import { openLookup } from '../../electron/adapters/sqlite/directoryLookup.ts';
import { scratchFolder } from '../product/host.ts';
import { manyNumber, writeManyContacts } from '../product/manyContacts.ts';
import { type Measured, openProduct } from './desks.ts';
import { type Figure, compared, reading } from './figures.ts';
import { measureRing } from './ring.ts';

const sizes = [1_000, 100_000, 1_000_000] as const;
const least = sizes[0];
const most = sizes[2];

/** What people type, letter by letter, and on into what few or none have. */
const typed = ['і', 'ів', 'іва', 'іван', 'іван к', 'марія гар', 'gmbh', 'ко ва ль', 'oliver wil', 'zzz'];
const typedNumbers = ['0', '06', '067', '0675', '067 555', '067 555 09', '7919', '000000', '+49 301', 'марія 067'];

/** (h) Who is behind a number, and the list as it is typed into, each against the plainest question of the same file. */
export function measureDirectory(times: number): readonly Figure[] {
  const { folder, remove } = scratchFolder();
  const figures = sizes.flatMap((size) => {
    const file = path.join(folder, `${size}.db`);
    const begun = performance.now();
    writeManyContacts(file, size);
    process.stdout.write(`directory: ${size} contacts written in ${Math.round(performance.now() - begun)} ms\n`);
    return [
      ...(size === most ? [measureOpening(file), measureSearch(file, times)] : []),
      measureLookup(file, size, times * 10),
    ];
  });
  remove();
  return figures;
}

function measureOpening(file: string): Figure {
  const begun = performance.now();
  const keeper = openedKeeper(file);
  keeper.contacts({ text: '', after: null, limit: 50 });
  const ms = performance.now() - begun;
  keeper.close();
  return reading('directory: opened and its first page, 1000000 contacts', 'ms', ms, 'at most 500', ms <= 500);
}

function measureLookup(file: string, size: number, times: number): Figure {
  const lookup = openLookup(file);
  const plain = new Database(file, { readonly: true });
  const select = plain.prepare<[string]>(
    'SELECT contact.name FROM contact_number JOIN contact ON contact.id = contact WHERE number = ?',
  );
  const value: number[] = [];
  const floor: number[] = [];
  for (let turn = 0; turn < times + 100; turn += 1) {
    const number = manyNumber((turn * 7_877) % size);
    const begun = performance.now();
    const [known] = lookup.lookUp([number]);
    const told = performance.now();
    select.get(number);
    const bare = performance.now() - told;
    if (known?.name === undefined) throw new Error('a contact is not known');
    // The first ones read pages from the disk in both.
    if (turn < 100) continue;
    value.push(told - begun);
    floor.push(bare);
  }
  lookup.close();
  plain.close();
  return compared(`directory: who is behind a number, ${size} contacts`, value, floor, {
    says: 'p95 <= 0.2',
    met: ({ p95 }) => p95 <= 0.2,
  });
}

function measureSearch(file: string, times: number): Figure {
  const keeper = openedKeeper(file);
  const plain = new Database(file, { readonly: true });
  const select = plain.prepare<[string]>('SELECT rowid FROM contact_text WHERE contact_text MATCH ? LIMIT 50');
  const value: number[] = [];
  const floor: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const text = [...typed, ...typedNumbers][turn % (typed.length + typedNumbers.length)] ?? '';
    const begun = performance.now();
    const page = keeper.contacts({ text, after: null, limit: 50 });
    const told = performance.now();
    select.all('"іван"*');
    floor.push(performance.now() - told);
    value.push(told - begun);
    if (page.contacts.length === 0 && text === 'gmbh') throw new Error('nobody was found');
  }
  keeper.close();
  plain.close();
  return compared(`directory: a page as typed, ${most} contacts`, value, floor, {
    says: 'p95 <= 30',
    met: ({ p95 }) => p95 <= 30,
  });
}

function openedKeeper(file: string) {
  const opened = openKeeper({ file, companyFile: null, follow: false });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** (i) INVITE to the complete card painted with a large directory, in turn with the same callers in a small one. */
export async function measureCards(calls: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const { folder, remove } = scratchFolder();
  // All before the first desk opens: its exchange is in this process, and would be silent meanwhile.
  for (const size of sizes) writeManyContacts(path.join(folder, `${size}.db`), size, 'Portico Logistics');
  for (const [turn, size] of sizes.slice(1).entries()) {
    // Each caller rings a desk once: the card of a first call is measured.
    const numbers = Array.from({ length: 450 }, (_, index) => manyNumber(turn * 450 + index));
    process.stdout.write(`cards: ${calls} calls each with ${least} and ${size} contacts\n`);
    // Both opened anew and warmed alike: the difference is the directory's.
    const small = await productWith(path.join(folder, `${least}.db`));
    const large = await productWith(path.join(folder, `${size}.db`));
    const figure = await measureRing(large, small, numbers, calls, 40);
    const difference = figure.p50 - (figure.floorP50 ?? Number.NaN);
    figures.push({
      ...figure,
      name: `card: INVITE to painted, ${size} contacts (floor: ${least})`,
      goal: 'p50 <= that with 1000 contacts + 3',
      ok: difference <= 3,
    });
    await large.close();
    await small.close();
  }
  remove();
  return figures;
}

function productWith(directory: string): Promise<Measured> {
  return openProduct(emptyCompany, {}, (folder) => copyFileSync(directory, path.join(folder, 'directory.db')));
}
