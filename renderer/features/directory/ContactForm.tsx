import { useEffect, useRef } from 'react';
import type { Employee } from '#core/caller/company.ts';
import { languages } from '../../i18n/languages.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useClasses } from '../../ui/classesContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { ContactFaults, Understood } from './contactCheck.ts';
import type { ContactDraft } from './contactDraft.ts';
import { NumberFields } from './NumberFields.tsx';

interface ContactFormProps {
  readonly draft: ContactDraft;
  readonly isNew: boolean;
  readonly understood: ReadonlyMap<string, Understood>;
  readonly faults: ContactFaults;
  readonly employees: readonly Employee[];
  readonly onChange: (changes: Partial<ContactDraft>) => void;
  readonly onDial: (e164: string) => void;
}

/** The fields of a contact. */
export function ContactForm({ draft, isNew, understood, faults, employees, onChange, onDial }: ContactFormProps) {
  const { t, kind } = useWording();
  const classes = useClasses();
  const first = useRef<HTMLDivElement>(null);
  // Whoever was removed since is nobody.
  const isStaff = employees.some(({ employeeId }) => employeeId === draft.responsible);
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
          label={t('directory.form.company')}
          value={draft.company}
          maxLength={200}
          onChange={(company) => onChange({ company })}
        />
      </div>
      <ChoiceField
        label={t('directory.form.class')}
        value={draft.class}
        choices={classes
          .filter((entry) => !entry.retired || entry.class === draft.class)
          .map((entry) => ({ value: entry.class, name: kind(entry.class) }))}
        onChange={(chosen) => onChange({ class: chosen })}
        inRow
      />
      <NumberFields
        numbers={draft.numbers}
        understood={understood}
        faults={faults.numbers}
        onChange={(numbers) => onChange({ numbers })}
        onDial={onDial}
      />
      <div className={panel.pair}>
        <SelectField
          label={t('directory.form.language')}
          value={draft.language}
          choices={[
            { value: '', name: t('directory.form.deskLanguage') },
            ...languages.map(({ language, name }) => ({ value: language, name, lang: language })),
          ]}
          onChange={(language) => onChange({ language })}
        />
        <TextField
          label={t('directory.form.since')}
          value={draft.since}
          inputMode="numeric"
          maxLength={4}
          dir="ltr"
          fault={faults.since === null ? null : t('directory.fault.since')}
          onChange={(since) => onChange({ since })}
        />
      </div>
      <SelectField
        label={t('directory.form.responsible')}
        value={isStaff ? draft.responsible : ''}
        choices={[
          { value: '', name: t('directory.form.nobody') },
          ...employees.map(({ employeeId, name, department }) => ({
            value: employeeId,
            name: department === '' ? name : `${name}, ${department}`,
          })),
        ]}
        onChange={(responsible) => onChange({ responsible })}
      />
    </>
  );
}
