import type { ReactNode } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Playbooks.module.css';
import { earlier } from './order.ts';

interface PeopleProps {
  readonly heading: string;
  readonly add: string;
  /** Employee ids in order. */
  readonly people: readonly string[];
  readonly employees: readonly Employee[];
  /** So many are the most. */
  readonly most: number;
  readonly onChange: (people: readonly string[]) => void;
  /** Below each of them, in the same order. */
  readonly under?: readonly ReactNode[];
}

/** Employees in order, the first to be asked first. */
export function People({ heading, add, people, employees, most, onChange, under }: PeopleProps) {
  const { t } = useWording();
  const nameOf = (id: string) =>
    employees.find(({ employeeId }) => employeeId === id)?.name ?? t('playbook.edit.employeeGone');
  const free = employees.filter(({ employeeId }) => !people.includes(employeeId));
  return (
    <div className={panel.group} role="group" aria-label={heading}>
      <h3 className={panel.groupHeading}>{heading}</h3>
      <ol className={styles.people}>
        {people.map((id, nth) => (
          <li key={id}>
            <div className={styles.person}>
              <span className={styles.place}>{nth + 1}.</span>
              <bdi className={styles.grow}>{nameOf(id)}</bdi>
              {nth > 0 && (
                <Button
                  look="quiet"
                  square
                  aria-label={t('playbook.edit.earlier', { name: nameOf(id) })}
                  onClick={() => onChange(earlier(people, nth))}
                >
                  <Icon name="up" />
                </Button>
              )}
              <Button
                look="quiet"
                square
                aria-label={t('playbook.edit.remove', { name: nameOf(id) })}
                onClick={() => onChange(people.filter((one) => one !== id))}
              >
                <Icon name="cross" />
              </Button>
            </div>
            {under?.[nth]}
          </li>
        ))}
      </ol>
      {people.length >= most && <p className={styles.hint}>{t('playbook.edit.full')}</p>}
      {free.length > 0 && people.length < most && (
        <SelectField
          label={add}
          value=""
          choices={[
            { value: '', name: t('playbook.edit.choose') },
            ...free.map(({ employeeId, name }) => ({ value: employeeId, name })),
          ]}
          onChange={(id) => id !== '' && onChange([...people, id])}
        />
      )}
    </div>
  );
}
