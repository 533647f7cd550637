import type { Database } from 'better-sqlite3';
import type { JournalChoices } from '#core/journal/entry.ts';
import type { ProjectedCall } from '#core/journal/project.ts';

type Kind = keyof JournalChoices;

interface Choice {
  readonly kind: Kind;
  readonly value: string;
  readonly label: string;
}

/** Keeps `choice` in step with the lines, inside the transaction that changes them. */
export interface Choices {
  readonly apply: (before: ProjectedCall | null, after: ProjectedCall | null) => void;
  readonly clear: () => void;
}

export function createChoices(db: Database): Choices {
  const add = db.prepare<[Choice & { readonly by: number }]>(
    `INSERT INTO choice (kind, value, label, calls) VALUES (@kind, @value, @label, CAST(@by AS INTEGER))
     ON CONFLICT (kind, value) DO UPDATE SET calls = calls + excluded.calls,
       label = CASE WHEN excluded.label = '' OR excluded.calls < 0 THEN label ELSE excluded.label END`,
  );
  return {
    apply: (before, after) => {
      const was = before === null ? [] : choicesOf(before);
      const is = after === null ? [] : choicesOf(after);
      for (const choice of was) if (!has(is, choice)) add.run({ ...choice, by: -1 });
      for (const choice of is) if (!has(was, choice)) add.run({ ...choice, by: 1 });
    },
    clear: () => db.exec('DELETE FROM choice'),
  };
}

function has(choices: readonly Choice[], { kind, value, label }: Choice): boolean {
  return choices.some((one) => one.kind === kind && one.value === value && one.label === label);
}

/** As core/journal/marks.ts marks them, what is empty aside. */
function choicesOf({ entry, topicLabel, handedTo }: ProjectedCall): readonly Choice[] {
  const choices: readonly Choice[] = [
    { kind: 'classes', value: entry.class, label: '' },
    { kind: 'topics', value: entry.topic, label: topicLabel },
    // "Olena Koval (*99204)": at another place of hers.
    {
      kind: 'employees',
      value: handedTo,
      label: handedTo === '' ? '' : entry.transferredTo.replace(/ \([^()]*\)$/, ''),
    },
    { kind: 'dialled', value: entry.direction === 'in' ? entry.dialled : '', label: '' },
  ];
  return choices.filter(({ value }) => value !== '');
}

/** The commonest of each, 500 at most. */
export function createChoiceList(db: Database): () => JournalChoices {
  const select = db.prepare<[Kind], { readonly value: string; readonly label: string; readonly calls: number }>(
    'SELECT value, label, calls FROM choice WHERE kind = ? AND calls > 0 ORDER BY calls DESC, value LIMIT 500',
  );
  return db.transaction(() => ({
    classes: select.all('classes').map(({ value, calls }) => ({ class: value, calls })),
    topics: select.all('topics').map(({ value, label, calls }) => ({ topic: value, label, calls })),
    employees: select.all('employees').map(({ value, label, calls }) => ({ employeeId: value, name: label, calls })),
    dialled: select.all('dialled').map(({ value, calls }) => ({ dialled: value, calls })),
  }));
}
