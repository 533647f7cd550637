import type { Database } from 'better-sqlite3';
import { ClassColour, type ClassEntry, ClassIcon } from '#core/caller/callerClass.ts';

/** What the office says of classes of callers, inside the transactions of others. */
export interface ClassTables {
  readonly read: () => ClassEntry[];
  /** These and no others. */
  readonly write: (entries: readonly ClassEntry[]) => void;
  /** Classes that are there already, changed by hand perhaps, stay as they are. */
  readonly add: (entry: ClassEntry) => void;
}

type ClassRow = Omit<ClassEntry, 'names' | 'retired'> & { readonly names: string; readonly retired: number };

export function createClassTables(db: Database): ClassTables {
  const select = db.prepare<[], ClassRow>(
    `SELECT class, name, names, colour, icon, tone, CAST(priority AS INTEGER) AS priority, playbook, retired
     FROM office_class ORDER BY priority, class`,
  );
  const values = `INTO office_class (class, name, names, colour, icon, tone, priority, playbook, retired)
    VALUES (@class, @name, @names, @colour, @icon, @tone, CAST(@priority AS INTEGER), @playbook, CAST(@retired AS INTEGER))`;
  const add = db.prepare<[ClassRow]>(`INSERT OR IGNORE ${values}`);
  return {
    read: () => select.all().map(entryOfRow),
    write: (entries) => {
      db.exec('DELETE FROM office_class');
      for (const entry of entries) add.run(rowOf(entry));
    },
    add: (entry) => add.run(rowOf(entry)),
  };
}

function rowOf(entry: ClassEntry): ClassRow {
  return { ...entry, names: JSON.stringify(entry.names), retired: Number(entry.retired) };
}

/** A newer Portico may have written a colour or an icon that this one does not draw. */
function entryOfRow(row: ClassRow): ClassEntry {
  return {
    ...row,
    colour: ClassColour.catch('grey').parse(row.colour),
    icon: ClassIcon.catch('person').parse(row.icon),
    names: JSON.parse(row.names),
    retired: row.retired !== 0,
  };
}
