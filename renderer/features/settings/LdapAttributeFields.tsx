import { LdapAttributes, usualAttributes, usualFilter } from '#core/ldap/settings.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { LongField } from '../../ui/LongField.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import type { LdapDraft, LdapFaults } from './ldapDraft.ts';
import styles from './Outside.module.css';

interface LdapAttributeFieldsProps {
  readonly draft: LdapDraft;
  readonly faults: LdapFaults | null;
  readonly onChange: (changes: Partial<LdapDraft>) => void;
}

/** What fits most servers stands there already: folded away until somebody needs it, or it is wrong. */
export function LdapAttributeFields({ draft, faults, onChange }: LdapAttributeFieldsProps) {
  const { t } = useWording();
  const wrong = faults?.filter === true || faults?.attributes === true;
  return (
    <details className={styles.more} open={wrong ? true : undefined}>
      <summary className={styles.summary}>{t('outside.ldap.more')}</summary>
      <div className={panel.group}>
        <LongField
          label={t('outside.ldap.filter')}
          value={draft.filter}
          maxLength={2_000}
          fault={faults?.filter === true ? t('outside.ldap.fault.filter') : null}
          onChange={(filter) => onChange({ filter })}
        />
        <p className={panel.soft}>{t('outside.ldap.attributeHint')}</p>
        <div className={panel.pair}>
          {LdapAttributes.keyof().options.map((name) => (
            <TextField
              key={name}
              label={t(`outside.ldap.attribute.${name}`)}
              value={draft.attributes[name]}
              dir="ltr"
              maxLength={500}
              spellCheck={false}
              fault={
                faults?.attributes === true && !isAttribute(name, draft.attributes[name])
                  ? t('outside.ldap.fault.attribute')
                  : null
              }
              onChange={(list) => onChange({ attributes: { ...draft.attributes, [name]: list } })}
            />
          ))}
        </div>
        <div>
          <Button onClick={() => onChange({ filter: usualFilter, attributes: usualAttributes })}>
            {t('outside.ldap.usual')}
          </Button>
        </div>
      </div>
    </details>
  );
}

function isAttribute(name: keyof LdapAttributes, list: string): boolean {
  return LdapAttributes.shape[name].safeParse(list).success && !(name === 'name' && list.trim() === '');
}
