import { useEffect, useId, useRef } from 'react';
import type { Employee, Language } from '#core/caller/company.ts';
import { languages } from '../../i18n/languages.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useClasses } from '../../ui/classesContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { HoursEditor } from '../../ui/HoursEditor.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { NumberDraft, NumberFaults } from './numberDraft.ts';

interface NumberFormProps {
  readonly draft: NumberDraft;
  readonly isNew: boolean;
  readonly employees: readonly Employee[];
  /** Where other numbers are found, to be chosen again. */
  readonly sources: readonly string[];
  readonly faults: NumberFaults;
  readonly faultsShown: boolean;
  readonly onChange: (changes: Partial<NumberDraft>) => void;
}

const usualSources = ['website', 'card', 'advert', 'mail', 'map'] as const;

/** The fields of a public number. */
export function NumberForm(props: NumberFormProps) {
  const { draft, isNew, employees, sources, faults, faultsShown, onChange } = props;
  const { t, kind } = useWording();
  const classes = useClasses();
  const first = useRef<HTMLDivElement>(null);
  const list = useId();
  useEffect(() => {
    if (!isNew) return;
    // Of a number that was dialled only the name is missing.
    const fields = first.current?.querySelectorAll('input') ?? [];
    (fields[0]?.value === '' ? fields[0] : fields[1])?.focus();
  }, [isNew]);
  const suggested = [...new Set([...sources, ...usualSources.map((source) => t(`numbers.sources.${source}`))])];
  return (
    <>
      <div ref={first} className={panel.pair}>
        <TextField
          label={t('numbers.form.number')}
          value={draft.number}
          dir="ltr"
          inputMode="tel"
          maxLength={100}
          fault={faults.number === null ? null : t('numbers.fault.number')}
          hint={t('numbers.form.numberHint')}
          onChange={(number) => onChange({ number })}
        />
        <TextField
          label={t('numbers.form.label')}
          value={draft.label}
          maxLength={120}
          fault={faults.label === null ? null : t('numbers.fault.label')}
          hint={t('numbers.form.labelHint')}
          onChange={(label) => onChange({ label })}
        />
        <TextField
          label={t('numbers.form.source')}
          value={draft.source}
          maxLength={120}
          list={list}
          hint={t('numbers.form.sourceHint')}
          onChange={(source) => onChange({ source })}
        />
        <SelectField
          label={t('numbers.form.class')}
          value={draft.defaultClass}
          choices={[
            { value: '', name: t('numbers.form.noClass') },
            ...classes
              .filter((entry) => !entry.retired || entry.class === draft.defaultClass)
              .map((entry) => ({ value: entry.class, name: kind(entry.class) })),
          ]}
          onChange={(defaultClass) => onChange({ defaultClass })}
        />
      </div>
      <datalist id={list}>
        {suggested.map((source) => (
          <option key={source} value={source}>
            {source}
          </option>
        ))}
      </datalist>
      <SelectField
        label={t('numbers.form.owner')}
        value={draft.owner}
        choices={[
          { value: '', name: t('directory.form.nobody') },
          ...employees.map(({ employeeId, name }) => ({ value: employeeId, name })),
        ]}
        hint={t('numbers.form.ownerHint')}
        onChange={(owner) => onChange({ owner })}
      />
      <div className={panel.group}>
        <ChoiceField
          label={t('directory.form.hours')}
          value={draft.hours === null ? 'office' : 'own'}
          choices={(['office', 'own'] as const).map((value) => ({ value, name: t(`directory.form.hoursOf.${value}`) }))}
          onChange={(value) => onChange({ hours: value === 'office' ? null : usualHours })}
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
      <div className={panel.group} role="group" aria-label={t('numbers.form.greeting')}>
        <h3 className={panel.groupHeading}>{t('numbers.form.greeting')}</h3>
        <p className={panel.soft}>{t('numbers.form.greetingHint', { company: '{{company}}' })}</p>
        {languages.map(({ language, name, direction }) => (
          <TextField
            key={language}
            label={name}
            value={draft.greeting[language]}
            dir={direction}
            lang={language}
            maxLength={500}
            onChange={(text) => onChange({ greeting: inLanguage(draft.greeting, language, text) })}
          />
        ))}
      </div>
      <TextField
        label={t('numbers.form.note')}
        value={draft.note}
        maxLength={500}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

function inLanguage(greeting: NumberDraft['greeting'], language: Language, text: string): NumberDraft['greeting'] {
  return { ...greeting, [language]: text };
}

/** What own hours begin with. */
const usualHours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', until: '18:00' }));
