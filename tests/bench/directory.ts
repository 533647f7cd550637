import { cpSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { emptyCompany } from '#core/caller/company.ts';
import { openKeeper } from '../../electron/adapters/sqlite/directoryKeeper.ts';
import { importedFile } from '../../electron/adapters/sqlite/importedFiles.ts';
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
/** One to six letters of a name in each script, most of them typed in another than it is written in. */
const typedNames = ['ivanenko', 'шевченко', 'müller', 'شيفتشينكو', 'yuliia', 'коваль', 'mykhailo', 'احمد'];
const typedOn = typedNames.flatMap((name) => Array.from({ length: 6 }, (_, at) => name.slice(0, at + 1)));

/** (h) Who is behind a number, and the list as it is typed into, each against the plainest question of the same file. */
export function measureDirectory(times: number): readonly Figure[] {
  const { folder, remove } = scratchFolder();
  const figures = sizes.flatMap((size) => {
    const file = path.join(folder, String(size), 'directory.db');
    const begun = performance.now();
    writeManyContacts(file, size);
    process.stdout.write(`directory: ${size} contacts written in ${Math.round(performance.now() - begun)} ms\n`);
    return [
      ...(size === most ? [measureOpening(file), ...measureSearch(file, times)] : []),
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
  const plain = new Database(importedFile(file, 1), { readonly: true });
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

/** A page as it is typed, each text in turn, beside the plainest question of the same index. */
function measureSearch(file: string, times: number): readonly Figure[] {
  const keeper = openedKeeper(file);
  const plain = new Database(keeper.imports.files().current ?? file, { readonly: true });
  const select = plain.prepare<[string]>('SELECT rowid FROM contact_text WHERE contact_text MATCH ? LIMIT 50');
  const figures = (
    [
      ['a page as typed', typed],
      ['a page by any part of a number', typedNumbers],
      ['a page by one to six letters, however written', typedOn],
    ] as const
  ).map(([name, texts]) => {
    const value: number[] = [];
    const floor: number[] = [];
    const longest = { text: '', ms: 0 };
    // The first time pages come from the disk.
    for (let turn = 0; turn < Math.max(times, texts.length) + texts.length; turn += 1) {
      const text = texts[turn % texts.length] ?? '';
      const begun = performance.now();
      const page = keeper.contacts({ text, after: null, limit: 50 });
      const ms = performance.now() - begun;
      const asked = performance.now();
      select.all('"іван"*');
      const bare = performance.now() - asked;
      if (page.contacts.length === 0 && text === 'gmbh') throw new Error('nobody was found');
      if (turn < texts.length) continue;
      floor.push(bare);
      value.push(ms);
      if (ms > longest.ms) Object.assign(longest, { text, ms });
    }
    process.stdout.write(`directory: the longest of ${name}: ${Math.round(longest.ms)} ms for "${longest.text}"\n`);
    return compared(`directory: ${name}, ${most} contacts`, value, floor, {
      says: 'p95 <= 30',
      met: ({ p95 }) => p95 <= 30,
    });
  });
  keeper.close();
  plain.close();
  return figures;
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
  for (const size of sizes) writeManyContacts(path.join(folder, String(size), 'directory.db'), size);
  for (const [turn, size] of sizes.slice(1).entries()) {
    // Each caller rings a desk once: the card of a first call is measured.
    const numbers = Array.from({ length: 450 }, (_, index) => manyNumber(turn * 450 + index));
    process.stdout.write(`cards: ${calls} calls each with ${least} and ${size} contacts\n`);
    // Both opened anew and warmed alike: the difference is the directory's.
    const small = await productWith(path.join(folder, String(least)));
    const large = await productWith(path.join(folder, String(size)));
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

function productWith(directoryFolder: string): Promise<Measured> {
  const company = { ...emptyCompany, name: 'Portico Logistics' };
  return openProduct(company, {}, (folder) => cpSync(directoryFolder, folder, { recursive: true }));
}
