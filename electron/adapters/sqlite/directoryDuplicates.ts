import type { Database } from 'better-sqlite3';
import type { Contact } from '#core/caller/company.ts';
import type { DuplicateGroup, DuplicatePage, DuplicateQuery } from '#core/caller/directoryImports.ts';
import { fold } from '#core/text/fold.ts';
import type { Beneath } from './directoryList.ts';
import { type ReadContacts, createReadContacts } from './directoryRead.ts';
import { type ContactRow, byHandFrom, contactFields, contactOf, numbersOf } from './directoryRow.ts';

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
  const phases = [createOwnNumbers(db, beneath), createOwnNames(db, beneath), createImportedGroups(db, beneath)];
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

function createOwnNumbers(db: Database, { current, hides }: Beneath): Phase {
  const next = db.prepare<[string], string | null>('SELECT min(number) FROM contact_number WHERE number > ?').pluck();
  const own = db.prepare<[string], ContactRow>(sharing);
  return function* (after) {
    const imported = current()?.db.prepare<[string], ContactRow>(sharing);
    for (let number = next.get(after) ?? null; number !== null; number = next.get(number) ?? null) {
      const others = (imported?.all(number) ?? []).filter(({ contactId }) => !hides(contactId));
      yield { cursor: number, group: groupOf('number', [...own.all(number), ...others]) };
    }
  };
}

function createOwnNames(db: Database, { current, hides }: Beneath): Phase {
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
      yield { cursor: String(id), group: isFirst ? groupOf('name', [...own, ...shown]) : null };
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

interface Alike {
  readonly place: number;
  readonly shared: string;
  readonly contacts: string;
}

function createImportedGroups(db: Database, { current, hides }: Beneath): Phase {
  const isOwn = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM contact_number WHERE number = ?)').pluck();
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
      // The office's own have told it already.
      const told = shared !== '' && isOwn.get(shared) === 1;
      yield { cursor: String(place), group: told ? null : groupOf(shared === '' ? 'name' : 'number', rows) };
    }
  };
}

function groupOf(by: DuplicateGroup['by'], rows: readonly ContactRow[]): DuplicateGroup | null {
  const contacts = new Map<string, Contact>(rows.map((row) => [row.contactId, contactOf(row)]));
  if (contacts.size < 2 || contacts.size > mostAlike) return null;
  const numbers = rows.map((row) => numbersOf(row).toSorted().join(' '));
  // Told by their number already.
  if (by === 'name' && new Set(numbers).size === 1 && numbers[0] !== '') return null;
  return { by, contacts: [...contacts.values()] };
}
