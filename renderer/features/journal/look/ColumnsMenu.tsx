import { useLayoutEffect, useRef, useState } from 'react';
import { JournalColumn, type JournalLook, ownLook } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { movedColumn, withColumn } from './columns.ts';
import styles from './Look.module.css';

interface ColumnsMenuProps {
  readonly look: JournalLook;
  readonly onChange: (look: JournalLook) => void;
}

const groups = ['none', 'day', 'week'] as const;

/** Which columns the table has, in which order, and under what its calls stand together. What is changed holds at once. */
export function ColumnsMenu({ look, onChange }: ColumnsMenuProps) {
  const { t } = useWording();
  const { columns, group } = look;
  const list = useRef<HTMLUListElement>(null);
  /** A button that goes with its line keeps the focus. */
  const pressed = useRef<string | null>(null);
  const [moved, setMoved] = useState('');

  useLayoutEffect(() => {
    if (pressed.current === null) return;
    const [column = '', by = ''] = pressed.current.split(' ');
    pressed.current = null;
    const button = list.current?.querySelector<HTMLButtonElement>(`[data-move="${column} ${by}"]`);
    const other = list.current?.querySelector<HTMLElement>(`[data-move="${column} ${by === 'up' ? 'down' : 'up'}"]`);
    if (button?.disabled === false) button.focus();
    else other?.focus();
  }, [columns]);

  function move(column: JournalColumn, by: 'up' | 'down'): void {
    const next = movedColumn(columns, column, by === 'up' ? -1 : 1);
    pressed.current = `${column} ${by}`;
    setMoved(
      t('views.columns.moved', {
        name: t(`takingOut.column.${column}`),
        place: next.indexOf(column) + 1,
        count: next.length,
      }),
    );
    onChange({ columns: next, group });
  }

  const others = JournalColumn.options.filter((column) => !columns.includes(column));
  return (
    <Popover
      id="journal-columns"
      name={t('views.columns.name')}
      label={
        <>
          <Icon name="columns" />
          {t('views.columns.button')}
        </>
      }
    >
      <div className={styles.menu}>
        <SelectField
          label={t('views.columns.group')}
          value={group}
          choices={groups.map((value) => ({ value, name: t(`views.columns.groups.${value}`) }))}
          onChange={(value) => onChange({ columns, group: groups.find((known) => known === value) ?? group })}
        />
        <ul ref={list} className={styles.columnList} aria-label={t('views.columns.list')}>
          {[...columns, ...others].map((column) => {
            const place = columns.indexOf(column);
            const name = t(`takingOut.column.${column}`);
            return (
              <li key={column} className={styles.column}>
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    checked={place >= 0}
                    // One at least is shown.
                    disabled={place >= 0 && columns.length === 1}
                    onChange={() => onChange({ columns: withColumn(columns, column), group })}
                  />
                  {name}
                </label>
                {place >= 0 && (
                  <>
                    <Button
                      look="quiet"
                      square
                      data-move={`${column} up`}
                      disabled={place === 0}
                      aria-label={t('views.columns.up', { name })}
                      onClick={() => move(column, 'up')}
                    >
                      <Icon name="up" />
                    </Button>
                    <Button
                      look="quiet"
                      square
                      data-move={`${column} down`}
                      disabled={place === columns.length - 1}
                      aria-label={t('views.columns.down', { name })}
                      onClick={() => move(column, 'down')}
                    >
                      <Icon name="down" />
                    </Button>
                  </>
                )}
              </li>
            );
          })}
        </ul>
        <p className={styles.heard} role="status">
          {moved}
        </p>
        <Button look="quiet" onClick={() => onChange(ownLook)}>
          {t('views.columns.own')}
        </Button>
      </div>
    </Popover>
  );
}
