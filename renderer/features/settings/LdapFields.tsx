import type { OutsideView } from '#core/contract/outsideCalls.ts';
import type { LdapState } from '#core/ldap/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { LongField } from '../../ui/LongField.tsx';
import { useClasses } from '../../ui/classesContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LdapAttributeFields } from './LdapAttributeFields.tsx';
import { LdapStanding } from './LdapStanding.tsx';
import type { LdapDraft, LdapFaults } from './ldapDraft.ts';
import styles from './Outside.module.css';
import { TryLdap } from './TryLdap.tsx';

interface LdapFieldsProps {
  readonly draft: LdapDraft;
  /** null: not looked at yet. */
  readonly faults: LdapFaults | null;
  readonly view: OutsideView['ldap'];
  /** null: nothing is read. */
  readonly state: LdapState | null;
  readonly onChange: (changes: Partial<LdapDraft>) => void;
}

const rhythms = [0, 1, 2, 4, 8, 12, 24] as const;

/** The company's directory server. */
export function LdapFields({ draft, faults, view, state, onChange }: LdapFieldsProps) {
  const { t, kind } = useWording();
  const classes = useClasses();
  return (
    <div className={styles.area} role="group" aria-label={t('outside.ldap.heading')}>
      <h3 className={panel.groupHeading}>{t('outside.ldap.heading')}</h3>
      <label className={panel.tick}>
        <input type="checkbox" checked={draft.used} onChange={({ target }) => onChange({ used: target.checked })} />
        {t('outside.ldap.use')}
      </label>
      {draft.used && (
        <>
          <div className={panel.pair}>
            <TextField
              label={t('outside.ldap.server')}
              value={draft.host}
              dir="ltr"
              inputMode="url"
              maxLength={300}
              spellCheck={false}
              fault={faults?.server === true ? t('outside.ldap.fault.server') : null}
              hint={t('outside.ldap.serverHint')}
              onChange={(host) => onChange({ host })}
            />
            <SelectField
              label={t('outside.ldap.encryption')}
              value={draft.encryption}
              choices={(['starttls', 'ldaps', 'none'] as const).map((value) => ({
                value,
                name: t(`outside.ldap.encryptions.${value}`),
              }))}
              onChange={(value) => onChange({ encryption: value === 'ldaps' || value === 'none' ? value : 'starttls' })}
            />
            <TextField
              label={t('outside.ldap.bindName')}
              value={draft.bindName}
              dir="ltr"
              maxLength={500}
              spellCheck={false}
              hint={t('outside.ldap.bindNameHint')}
              onChange={(bindName) => onChange({ bindName })}
            />
            <TextField
              label={t('outside.ldap.password')}
              type="password"
              value={draft.password}
              dir="ltr"
              autoComplete="new-password"
              maxLength={500}
              fault={faults?.password === true ? t('outside.ldap.fault.password') : null}
              hint={view?.hasPassword === true ? t('outside.ldap.passwordKept') : null}
              onChange={(password) => onChange({ password })}
            />
          </div>
          <TextField
            label={t('outside.ldap.base')}
            value={draft.base}
            dir="ltr"
            maxLength={1_000}
            spellCheck={false}
            fault={faults?.base === true ? t('outside.ldap.fault.base') : null}
            hint={t('outside.ldap.baseHint')}
            onChange={(base) => onChange({ base })}
          />
          {draft.encryption !== 'none' && (
            <LongField
              label={t('outside.ldap.ca')}
              value={draft.ca}
              maxLength={100_000}
              fault={faults?.ca === true ? t('outside.ldap.fault.ca') : null}
              hint={t('outside.ldap.caHint')}
              onChange={(ca) => onChange({ ca })}
            />
          )}
          <LdapAttributeFields draft={draft} faults={faults} onChange={onChange} />
          <TryLdap draft={draft} view={view} />
          <ChoiceField
            label={t('outside.ldap.people')}
            value={draft.people}
            choices={(['contacts', 'employees'] as const).map((value) => ({ value, name: t(`outside.ldap.${value}`) }))}
            onChange={(value) => onChange({ people: value === 'employees' ? 'employees' : 'contacts' })}
          />
          {draft.people === 'employees' && <p className={panel.soft}>{t('outside.ldap.employeesHint')}</p>}
          <div className={panel.pair}>
            {draft.people === 'contacts' && (
              <SelectField
                label={t('outside.ldap.class')}
                value={draft.class}
                choices={classes
                  .filter((entry) => !entry.retired || entry.class === draft.class)
                  .map((entry) => ({ value: entry.class, name: kind(entry.class) }))}
                onChange={(value) => onChange({ class: value })}
              />
            )}
            <SelectField
              label={t('outside.ldap.when')}
              value={String(draft.everyHours)}
              choices={rhythms.map((hours) => ({ value: String(hours), name: rhythmName(hours) }))}
              onChange={(value) => onChange({ everyHours: Number(value) })}
            />
          </div>
          {state !== null && <LdapStanding state={state} />}
        </>
      )}
    </div>
  );

  function rhythmName(hours: number): string {
    if (hours === 0) return t('outside.ldap.never');
    return hours === 24 ? t('outside.ldap.nightly') : t('outside.ldap.hours', { hours });
  }
}
