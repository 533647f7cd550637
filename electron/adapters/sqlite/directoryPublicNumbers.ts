import type { Database } from 'better-sqlite3';
import type { PublicNumber } from '#core/caller/company.ts';

/** The office's public numbers, inside the transactions of others. */
export interface PublicNumberTable {
  /** In the order in which they were written. */
  readonly read: () => PublicNumber[];
  /** Those of a company file; what was changed by hand stays, also under a number that the file has. */
  readonly fill: (entries: readonly PublicNumber[]) => void;
  /** In the place of the entry under `was`, else behind all others; false: there is none under `was`. */
  readonly save: (entry: PublicNumber, was: string | null) => boolean;
  /** False: there is none. */
  readonly remove: (number: string) => boolean;
}

interface Row {
  readonly number: string;
  readonly label: string;
  readonly source: string;
  readonly defaultClass: PublicNumber['defaultClass'] | null;
  readonly owner: string;
  /** JSON, as is `greeting`. */
  readonly hours: string | null;
  readonly greeting: string;
  readonly note: string;
  readonly ignored: 0 | 1;
}

export function createPublicNumberTable(db: Database): PublicNumberTable {
  const select = db.prepare<[], Row>(
    `SELECT number, label, source, default_class AS defaultClass, owner, hours, greeting, note, ignored
     FROM public_number ORDER BY place`,
  );
  const add = db.prepare<[Row & { readonly byHand: 0 | 1 }]>(
    `INSERT INTO public_number (number, label, source, default_class, owner, hours, greeting, note, ignored, by_hand)
     VALUES (@number, @label, @source, @defaultClass, @owner, @hours, @greeting, @note, @ignored, @byHand)`,
  );
  const change = db.prepare<[Row & { readonly was: string }]>(
    `UPDATE public_number SET number = @number, label = @label, source = @source, default_class = @defaultClass,
       owner = @owner, hours = @hours, greeting = @greeting, note = @note, ignored = @ignored, by_hand = 1
     WHERE number = @was`,
  );
  const drop = db.prepare<[string]>('DELETE FROM public_number WHERE number = ?');
  const dropRead = db.prepare<[]>('DELETE FROM public_number WHERE by_hand = 0');
  const isThere = db.prepare<[string], number>('SELECT 1 FROM public_number WHERE number = ?').pluck();
  return {
    read: () => select.all().map(entryOf),
    fill: (entries) => {
      dropRead.run();
      for (const entry of entries) if (isThere.get(entry.number) === undefined) add.run({ ...rowOf(entry), byHand: 0 });
    },
    save: (entry, was) => {
      if (was !== null) return change.run({ ...rowOf(entry), was }).changes > 0;
      add.run({ ...rowOf(entry), byHand: 1 });
      return true;
    },
    remove: (number) => drop.run(number).changes > 0,
  };
}

function rowOf({ number, label, source, defaultClass, owner, hours, greeting, note, ignored }: PublicNumber): Row {
  return {
    number,
    label,
    source,
    defaultClass: defaultClass ?? null,
    owner: owner ?? '',
    hours: hours === undefined ? null : JSON.stringify(hours),
    greeting: JSON.stringify(greeting ?? {}),
    note: note ?? '',
    ignored: ignored === true ? 1 : 0,
  };
}

/** What is not said is left out, as in a company file. */
function entryOf({ defaultClass, owner, hours, greeting, note, ignored, ...rest }: Row): PublicNumber {
  return {
    ...rest,
    ...(defaultClass === null ? {} : { defaultClass }),
    ...(owner === '' ? {} : { owner }),
    ...(hours === null ? {} : { hours: JSON.parse(hours) }),
    ...(greeting === '{}' ? {} : { greeting: JSON.parse(greeting) }),
    ...(note === '' ? {} : { note }),
    ...(ignored === 0 ? {} : { ignored: true }),
  };
}
