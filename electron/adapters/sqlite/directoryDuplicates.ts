import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { DuplicateGroup, DuplicatePage, DuplicateQuery } from '#core/caller/directoryImports.ts';
import { fold } from '#core/text/fold.ts';
import type { Beneath } from './directoryList.ts';
import { type ReadContacts, createReadContacts } from './directoryRead.ts';
import { type ContactRow, byHandFrom, contactFields, contactOf, numbersOf } from './directoryRow.ts';
import type { ImportedContacts } from './importedContacts.ts';

/** A number that more than these share is a switchboard's. */
const mostAlike = 20;
/** Groups looked at for one page; a list waits no longer than for these. */
const mostLooks = 300;

/** One step on the way through all that may be duplicates; where it stands is the cursor. */
interface Step {
  readonly cursor: string;
  readonly group: DuplicateGroup | null;
}

/**
 * Contacts who may be one person. First the office's own, by number and then by name, with whoever imported is like them;
 * then the imported among themselves, who were compared when they were imported.
 */
export function createDuplicates(db: Database, beneath: Beneath): (query: DuplicateQuery) => DuplicatePage {
  const sharers = createSharers(db, beneath);
  const phases = [
    createOwnNumbers(db, sharers),
    createOwnNames(db, beneath, sharers),
    createImportedGroups(beneath, sharers),
  ];
  return ({ after, limit }) => {
    const [at = '0', ...rest] = (after ?? '0:').split(':');
    let phase = Number(at);
    let cursor = rest.join(':');
    const groups: DuplicateGroup[] = [];
    let looks = 0;
    for (; phase < phases.length; phase += 1, cursor = '')
      for (const step of phases[phase]?.(cursor) ?? []) {
        if (step.group !== null) groups.push(step.group);
        cursor = step.cursor;
        looks += 1;
        if (groups.length === limit || looks === mostLooks) return { groups, next: `${phase}:${cursor}` };
      }
    return { groups, next: null };
  };
}

type Phase = (after: string) => Iterable<Step>;

const sharing = `SELECT ${contactFields} FROM contact_number CROSS JOIN contact ON contact.id = contact_number.contact
  WHERE contact_number.number = ? LIMIT ${mostAlike + 1}`;

interface Sharers {
  /** Everybody with this number, up to one more than a group may have. */
  readonly of: (number: string) => readonly ContactRow[];
  /** Whether the office's own are among them, who are told first. */
  readonly isOwn: (number: string) => boolean;
  /** These rows share another number too, under which they are a group that is told before. */
  readonly areTold: (rows: readonly ContactRow[], isBefore: (number: string) => boolean) => boolean;
}

function createSharers(db: Database, { current, hides }: Beneath): Sharers {
  const own = db.prepare<[string], ContactRow>(sharing);
  const isOwn = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM contact_number WHERE number = ?)').pluck();
  let of: ImportedContacts | null = null;
  let imported: typeof own | null = null;

  function sharersOf(number: string): readonly ContactRow[] {
    const now = current();
    if (now !== of) imported = now === null ? null : now.db.prepare<[string], ContactRow>(sharing);
    of = now;
    const others = (imported?.all(number) ?? []).filter(({ contactId }) => !hides(contactId));
    return [...own.all(number), ...others];
  }

  return {
    of: sharersOf,
    isOwn: (number) => isOwn.get(number) === 1,
    areTold: ([first, ...rest], isBefore) =>
      first !== undefined &&
      rest.length > 0 &&
      numbersOf(first).some(
        (number) =>
          isBefore(number) &&
          rest.every((row) => numbersOf(row).includes(number)) &&
          sharersOf(number).length <= mostAlike,
      ),
  };
}

function createOwnNumbers(db: Database, sharers: Sharers): Phase {
  const next = db.prepare<[string], string | null>('SELECT min(number) FROM contact_number WHERE number > ?').pluck();
  return function* (after) {
    for (let number = next.get(after) ?? null; number !== null; number = next.get(number) ?? null) {
      const of = number;
      const rows = sharers.of(of);
      const isTold = sharers.areTold(rows, (other) => other < of);
      yield { cursor: of, group: isTold ? null : groupOf('number', rows) };
    }
  };
}

function createOwnNames(db: Database, { current, hides }: Beneath, sharers: Sharers): Phase {
  const next = db.prepare<[number], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE id > ? ORDER BY id LIMIT 1`,
  );
  const byHand = db.prepare<[string], ContactRow>(
    `SELECT ${contactFields} FROM contact WHERE id >= ${byHandFrom} AND place = ? LIMIT ${mostNamesakes}`,
  );
  const read = createReadContacts(db);
  return function* (after) {
    const now = current();
    const imported = now === null ? null : createReadContacts(now.db);
    for (let row = next.get(Number(after)); row !== undefined; row = next.get(row.id)) {
      const { id, place } = row;
      const company = fold(row.company);
      const isAlike = (other: ContactRow): boolean => fold(other.company) === company;
      const own = company === '' ? [] : [...namesakesIn(read, place), ...byHand.all(place)].filter(isAlike);
      const others = company === '' || imported === null ? [] : namesakesIn(imported, place).filter(isAlike);
      const shown = others.filter(({ contactId }) => !hides(contactId));
      // Told once, with the first of them.
      const isFirst = own.every((other) => other.id >= id);
      const rows = [...own, ...shown];
      const isTold = !isFirst || sharers.areTold(rows, anyNumber);
      yield { cursor: String(id), group: isTold ? null : groupOf('name', rows) };
    }
  };
}

/** Of more people of one name the first ones are looked at. */
const mostNamesakes = 200;

function namesakesIn(read: ReadContacts, place: string): readonly ContactRow[] {
  const spot = { place, contactId: '' };
  const fits = (row: ContactRow): boolean => row.place === place;
  return read.rowsAfter({ query: '', nearly: '', spot, atMost: mostNamesakes, fits, looks: mostNamesakes });
}

function anyNumber(): boolean {
  return true;
}

interface Alike {
  readonly place: number;
  readonly shared: string;
  readonly contacts: string;
}

function createImportedGroups({ current, hides }: Beneath, sharers: Sharers): Phase {
  return function* (after) {
    const imported = current();
    if (imported === null) return;
    const next = imported.db.prepare<[number], Alike>(
      'SELECT place, shared, contacts FROM duplicate WHERE place > ? ORDER BY place LIMIT 1',
    );
    const byId = imported.db.prepare<[string], ContactRow>(
      `SELECT ${contactFields} FROM contact WHERE id IN (SELECT value FROM json_each(?))`,
    );
    for (let group = next.get(Number(after)); group !== undefined; group = next.get(group.place)) {
      const { place, shared, contacts } = group;
      const rows = byId
        .all(JSON.stringify(contacts.split(' ').map(Number)))
        .filter(({ contactId }) => !hides(contactId));
      const by = shared === '' ? 'name' : 'number';
      // The office's own have told it already, or it is told under another number.
      const isBefore = (other: string): boolean => by === 'name' || other < shared || sharers.isOwn(other);
      const isTold = (by === 'number' && sharers.isOwn(shared)) || sharers.areTold(rows, isBefore);
      yield { cursor: String(place), group: isTold ? null : groupOf(by, rows) };
    }
  };
}

function groupOf(by: DuplicateGroup['by'], rows: readonly ContactRow[]): DuplicateGroup | null {
  const contacts = new Map<string, Contact>(rows.map((row) => [row.contactId, contactOf(row)]));
  if (contacts.size < 2 || contacts.size > mostAlike) return null;
  return { by, contacts: [...contacts.values()] };
}
