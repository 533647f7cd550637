import { useMemo } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { findIn, findable } from '#core/text/finding.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberButton } from '../../ui/NumberButton.tsx';
import { overChosenLine } from '../../state/lines.ts';
import styles from './Directory.module.css';
import { blankEmployee, type EmployeeDraft } from './employeeDraft.ts';
import { ListTop } from './ListTop.tsx';
import type { LinkTo } from './places.ts';
import { type RowOf, Rows } from './Rows.tsx';

interface EmployeeListProps {
  /** null: not read yet. */
  readonly employees: readonly Employee[] | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly openId: string | null;
  readonly linkTo: LinkTo;
  readonly onAdd: (draft: EmployeeDraft) => void;
}

/** Everybody of the office, found by any word of name, department or extension. */
export function EmployeeList({ employees, text, onText, openId, linkTo, onAdd }: EmployeeListProps) {
  const { t } = useWording();
  const found = useMemo(() => {
    const all = employees ?? [];
    if (text.trim() === '') return all;
    return findIn(all, ({ name, department, extension }) => findable(`${name}\n${department}\n${extension}`), text);
  }, [employees, text]);
  const rows = useMemo(
    () =>
      found.map((employee): RowOf => ({
        id: employee.employeeId,
        name: employee.name,
        link: linkTo('employees', employee.employeeId),
        under: <bdi>{employee.department}</bdi>,
        end: employee.extension !== '' && (
          <NumberButton number={employee.extension} tabIndex={-1} over={overChosenLine} />
        ),
      })),
    [found, linkTo],
  );
  const name = text.trim();
  return (
    <>
      <ListTop
        list="employees"
        linkTo={linkTo}
        text={text}
        onText={onText}
        onAdd={() => onAdd(blankEmployee)}
        count={
          employees !== null && t(name === '' ? 'directory.employees' : 'directory.found', { count: found.length })
        }
      />
      {rows.length > 0 && (
        <Rows label={t('directory.list.employees')} rows={rows} more={false} readOn={() => undefined} openId={openId} />
      )}
      {rows.length === 0 && employees !== null && (
        <div className={styles.nothing}>
          <h3>{t(name === '' ? 'directory.empty.employees' : 'directory.nothing.heading')}</h3>
          <p>{t(name === '' ? 'directory.empty.employeesAdvice' : 'directory.nothing.advice')}</p>
          <Button look="go" onClick={() => onAdd({ ...blankEmployee, name })}>
            {name === '' ? t('directory.add.employees') : t('directory.nothing.addName', { name })}
          </Button>
        </div>
      )}
    </>
  );
}
