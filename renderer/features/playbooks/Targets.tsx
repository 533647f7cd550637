import type { Employee } from '#core/caller/company.ts';
import { type PlaybookTarget, mostOf } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { HoursEditor } from '../../ui/HoursEditor.tsx';
import { faultsOf } from '../../ui/hours.ts';
import { People } from './People.tsx';
import styles from './Playbooks.module.css';
import { useState } from 'react';

interface TargetsProps {
  readonly targets: readonly PlaybookTarget[];
  readonly employees: readonly Employee[];
  readonly onChange: (targets: PlaybookTarget[]) => void;
}

const workingWeek = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', until: '18:00' }));

/** To whom the calls go, in order; each always, or only at certain hours. Who stands in for her is the directory's. */
export function Targets({ targets, employees, onChange }: TargetsProps) {
  const { t } = useWording();
  const targetOf = (id: string) => targets.find(({ employeeId }) => employeeId === id);
  const withWindows = (id: string, windows: PlaybookTarget['windows']) =>
    onChange(targets.map((target) => (target.employeeId === id ? { ...target, windows } : target)));
  return (
    <People
      heading={t('playbook.edit.targets')}
      add={t('playbook.edit.addTarget')}
      people={targets.map(({ employeeId }) => employeeId)}
      employees={employees}
      most={mostOf.targets}
      onChange={(ids) => onChange(ids.map((id) => targetOf(id) ?? { employeeId: id, windows: [] }))}
      under={targets.map((target) => (
        <Under
          key={target.employeeId}
          target={target}
          employees={employees}
          onWindows={(windows) => withWindows(target.employeeId, windows)}
        />
      ))}
    />
  );
}

interface UnderProps {
  readonly target: PlaybookTarget;
  readonly employees: readonly Employee[];
  readonly onWindows: (windows: PlaybookTarget['windows']) => void;
}

function Under({ target: { employeeId, windows }, employees, onWindows }: UnderProps) {
  const { t } = useWording();
  const employee = employees.find((one) => one.employeeId === employeeId);
  const deputies = (employee?.deputies ?? []).flatMap(
    (deputy) => employees.find((one) => one.employeeId === deputy)?.name ?? [],
  );
  return (
    <div className={styles.under}>
      {deputies.length > 0 && (
        <p className={styles.hint}>{t('playbook.edit.deputies', { names: deputies.join(', ') })}</p>
      )}
      <Windows name={employee?.name ?? ''} windows={windows} onChange={onWindows} />
    </div>
  );
}

interface WindowsProps {
  readonly name: string;
  readonly windows: PlaybookTarget['windows'];
  readonly onChange: (windows: PlaybookTarget['windows']) => void;
}

/** A time that is typed halfway is not kept yet: the playbook has whole ones alone. */
function Windows({ name, windows, onChange }: WindowsProps) {
  const { t } = useWording();
  const [typed, setTyped] = useState(windows);
  if (windows.length === 0)
    return (
      <Button
        look="quiet"
        onClick={() => {
          setTyped(workingWeek);
          onChange(workingWeek);
        }}
      >
        {t('playbook.edit.onlyAt')}
      </Button>
    );
  return (
    <>
      <HoursEditor
        label={t('playbook.edit.windowsOf', { name })}
        hours={typed}
        faultsShown
        onChange={(hours) => {
          const next = hours.map(({ day, from, until }) => ({ day, from, until }));
          setTyped(next);
          if (next.length > 0 && faultsOf(next).every((fault) => fault === null)) onChange(next);
        }}
      />
      <Button look="quiet" onClick={() => onChange([])}>
        {t('playbook.edit.always')}
      </Button>
    </>
  );
}
