import Database from 'better-sqlite3';
import { type CallerClass } from '#core/caller/callerClass.ts';
import { type Contact, emptyCompany } from '#core/caller/company.ts';
import { createContactTables } from '../../electron/adapters/sqlite/directoryContacts.ts';
import { createFill } from '../../electron/adapters/sqlite/directoryFill.ts';
import { directorySchema } from '../../electron/adapters/sqlite/directoryMigrations/all.ts';
import { createOfficeTables } from '../../electron/adapters/sqlite/directoryOffice.ts';
import { migrate } from '../../electron/adapters/sqlite/migrate.ts';

/** Writes a directory.db of so many contacts, the same ones each time: a million takes about half a minute. */
export function writeManyContacts(file: string, count: number, officeName = ''): void {
  const db = new Database(file);
  // Nobody else looks at it yet, and half a file would be thrown away.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -262144');
  migrate(db, directorySchema);
  db.exec("INSERT INTO contact_text (contact_text, rank) VALUES ('hashsize', 67108864)");
  const contacts = Array.from({ length: count }, (_, index) => contactAt(index));
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- it fills tables
  createOfficeTables(db).fill({ ...emptyCompany, name: officeName });
  createFill(db, createContactTables(db), { contacts }, 'many contacts').step(count);
  db.exec("INSERT INTO contact_text (contact_text, rank) VALUES ('hashsize', 1048576)");
  db.close();
}

/** The contact at a place of the many; her first number is `manyNumber(index)`. */
function contactAt(index: number): Contact {
  const random = randomFrom(index);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  const word = (): string =>
    capital(Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join(''));
  const classes: readonly [CallerClass, ...CallerClass[]] = ['client', 'client', 'client', 'partner', 'applicant'];
  return {
    contactId: `many-${index}`,
    name: `${pick(firstNames)} ${word()}`,
    company: `${pick(forms)} ${word()} ${word()}`,
    class: pick(classes),
    numbers: [manyNumber(index), ...(index % 4 === 0 ? [`+49301${String(index).padStart(7, '0')}`] : [])],
  };
}

/** Spread over the numbers of Ukraine's mobile networks, none twice below ten million contacts. */
export function manyNumber(index: number): string {
  return `+38067${String((index * 7_919) % 10_000_000).padStart(7, '0')}`;
}

const firstNames = ['Олексій', 'Іван', 'Марія', 'Анна', 'Oliver', 'Emma', 'Jürgen', 'Marta', 'أحمد', 'ليلى'] as const;
const forms = ['ТОВ', 'GmbH', 'Ltd', 'شركة'] as const;
const syllables = [
  'ко',
  'ва',
  'ль',
  'че',
  'рен',
  'бер',
  'ton',
  'wil',
  'son',
  'gar',
  'net',
  'shev',
  'ска',
  'лін',
] as const;

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** mulberry32: the same numbers from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
