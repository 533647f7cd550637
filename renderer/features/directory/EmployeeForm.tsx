import { useEffect, useRef } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { HoursEditor } from '../../ui/HoursEditor.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { Absences } from './Absences.tsx';
import { CalendarOfEmployee } from './CalendarOfEmployee.tsx';
import { Deputies } from './Deputies.tsx';
import { LineField } from './LineField.tsx';
import type { EmployeeDraft, EmployeeFaults } from './employeeDraft.ts';
import styles from './NumberFields.module.css';
import { newcomer } from './useOpened.ts';

interface EmployeeFormProps {
  readonly draft: EmployeeDraft;
  readonly ownId: string;
  readonly employees: readonly Employee[];
  readonly faults: EmployeeFaults;
  readonly faultsShown: boolean;
  readonly onChange: (changes: Partial<EmployeeDraft>) => void;
  readonly onDial: (extension: string, lineId?: string) => void;
}

/** The fields of an employee. */
export function EmployeeForm(props: EmployeeFormProps) {
  const { draft, ownId, employees, faults, faultsShown, onChange, onDial } = props;
  const { t } = useWording();
  const first = useRef<HTMLDivElement>(null);
  const isNew = ownId === newcomer;
  useEffect(() => {
    if (isNew) first.current?.querySelector('input')?.focus();
  }, [isNew]);
  return (
    <>
      <div ref={first} className={panel.pair}>
        <TextField
          label={t('directory.form.name')}
          value={draft.name}
          maxLength={200}
          fault={faults.name === null ? null : t('directory.fault.name')}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={t('directory.form.department')}
          value={draft.department}
          maxLength={200}
          onChange={(department) => onChange({ department })}
        />
      </div>
      <div className={styles.number}>
        <TextField
          label={t('directory.form.extension')}
          value={draft.extension}
          dir="ltr"
          inputMode="tel"
          maxLength={40}
          fault={faults.extension === null ? null : t('directory.fault.extension')}
          hint={t('directory.form.extensionHint')}
          onChange={(extension) => onChange({ extension })}
        />
        <div className={styles.acts}>
          <Button
            look="quiet"
            square
            disabled={draft.extension.trim() === ''}
            aria-label={t('directory.form.call', { number: draft.extension })}
            title={t('directory.form.callShort')}
            onClick={() => onDial(draft.extension, draft.line)}
          >
            <Icon name="telephone" />
          </Button>
        </div>
      </div>
      <LineField line={draft.line} onChange={(line) => onChange({ line })} />
      <div className={styles.number}>
        <TextField
          label={t('directory.form.mobile')}
          value={draft.mobile}
          dir="ltr"
          inputMode="tel"
          maxLength={40}
          fault={faults.mobile === null ? null : t('directory.fault.mobile')}
          hint={t('directory.form.mobileHint')}
          onChange={(mobile) => onChange({ mobile })}
        />
        <div className={styles.acts}>
          <Button
            look="quiet"
            square
            disabled={draft.mobile.trim() === ''}
            aria-label={t('directory.form.call', { number: draft.mobile })}
            title={t('directory.form.callShort')}
            onClick={() => onDial(draft.mobile)}
          >
            <Icon name="telephone" />
          </Button>
        </div>
      </div>
      <div className={panel.group}>
        <ChoiceField
          label={t('directory.form.hours')}
          value={draft.hours === null ? 'office' : 'own'}
          choices={(['office', 'own'] as const).map((value) => ({ value, name: t(`directory.form.hoursOf.${value}`) }))}
          onChange={(value) => onChange({ hours: value === 'office' ? null : likeOffice })}
          inRow
        />
        {draft.hours !== null && (
          <HoursEditor
            label={t('directory.form.hoursOf.own')}
            hours={draft.hours}
            onChange={(hours) => onChange({ hours })}
            faultsShown={faultsShown}
          />
        )}
      </div>
      <Absences absences={draft.absences} faults={faults.absences} onChange={(absences) => onChange({ absences })} />
      {!isNew && <CalendarOfEmployee employeeId={ownId} />}
      <Deputies
        deputies={draft.deputies}
        others={employees.filter(({ employeeId }) => employeeId !== ownId)}
        onChange={(deputies) => onChange({ deputies })}
      />
    </>
  );
}

/** What own hours begin with. */
const likeOffice = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', until: '18:00' }));
