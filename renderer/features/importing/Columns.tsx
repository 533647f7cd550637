import { useId, useState } from 'react';
import type { ImportLook } from '#core/importing/lookView.ts';
import { ColumnMeaning } from '#core/importing/order.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import styles from './Importing.module.css';

interface ColumnsProps {
  readonly columns: ImportLook['columns'];
  readonly meanings: readonly ColumnMeaning[];
  /** What must be said before the import can begin. */
  readonly lacking: 'noNumber' | 'noName' | null;
  readonly onChange: (meanings: readonly ColumnMeaning[]) => void;
}

/** An address book has up to ninety columns of which five count: the others are folded away. */
const mostUnfolded = 8;

/** What each column means: its header, what stands in it, and the choice. */
export function Columns({ columns, meanings, lacking, onChange }: ColumnsProps) {
  const { t } = useWording();
  // What was in sight stays there when it is no longer taken over.
  const [first] = useState(() => new Set(columns.flatMap((_, at) => (meanings[at] === 'ignore' ? [] : [at]))));
  const all = columns.map((column, at) => ({ ...column, at, meaning: meanings[at] ?? 'ignore' }));
  const isFolded = columns.length > mostUnfolded;
  const shown = all.filter(({ at, meaning }) => !isFolded || meaning !== 'ignore' || first.has(at));
  const others = all.filter((column) => !shown.includes(column));

  function list(some: typeof all) {
    return (
      <ul className={styles.columns}>
        {some.map(({ at, header, samples, meaning }) => (
          <Column
            key={at}
            header={header === '' ? t('importing.columns.nth', { nth: at + 1 }) : header}
            samples={samples}
            meaning={meaning}
            onChange={(changed) => onChange(meanings.map((old, place) => (place === at ? changed : old)))}
          />
        ))}
      </ul>
    );
  }

  return (
    <div className={panel.group} role="group" aria-label={t('importing.columns.heading')}>
      <h4 className={panel.groupHeading}>{t('importing.columns.heading')}</h4>
      <p className={styles.bad} role="status">
        {lacking !== null && t(`importing.columns.${lacking}`)}
      </p>
      {list(shown)}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{t('importing.columns.others', { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
    </div>
  );
}

interface ColumnProps {
  readonly header: string;
  readonly samples: readonly string[];
  readonly meaning: ColumnMeaning;
  readonly onChange: (meaning: ColumnMeaning) => void;
}

function Column({ header, samples, meaning, onChange }: ColumnProps) {
  const { t } = useWording();
  const id = useId();
  return (
    <li className={styles.column}>
      <label className={styles.columnName} htmlFor={id}>
        <bdi className={styles.strong}>{header}</bdi>
        <span className={styles.samples}>
          {samples.length === 0
            ? t('importing.columns.empty')
            : samples.map((sample) => (
                <bdi key={sample} className={styles.sample}>
                  {sample}
                </bdi>
              ))}
        </span>
      </label>
      <select
        id={id}
        className={styles.select}
        value={meaning}
        onChange={({ target }) => {
          const chosen = ColumnMeaning.safeParse(target.value);
          if (chosen.success) onChange(chosen.data);
        }}
      >
        {ColumnMeaning.options.map((value) => (
          <option key={value} value={value}>
            {t(`importing.columns.meanings.${value}`)}
          </option>
        ))}
      </select>
    </li>
  );
}
