import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useClasses } from '../../ui/classesContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type CrmFaults, nextId, type TypedClass } from './crmDraft.ts';
import styles from './Outside.module.css';

interface CrmClassesProps {
  readonly classes: readonly TypedClass[];
  readonly faults: CrmFaults | null;
  readonly onChange: (classes: readonly TypedClass[]) => void;
}

/** The CRM's words for kinds of callers. */
export function CrmClasses({ classes, faults, onChange }: CrmClassesProps) {
  const { t, kind } = useWording();
  const known = useClasses();
  return (
    <div className={panel.group} role="group" aria-label={t('outside.crm.classes')}>
      <h4 className={panel.groupHeading}>{t('outside.crm.classes')}</h4>
      <p className={panel.soft}>{t('outside.crm.classesHint')}</p>
      {classes.map((one) => {
        const change = (changed: Partial<TypedClass>) =>
          onChange(classes.map((other) => (other.id === one.id ? { ...other, ...changed } : other)));
        return (
          <div key={one.id} className={styles.row}>
            <TextField
              label={t('outside.crm.says')}
              value={one.says}
              maxLength={100}
              fault={faults?.classes.has(one.id) === true ? t('outside.crm.fault.says') : null}
              onChange={(says) => change({ says })}
            />
            <SelectField
              label={t('outside.crm.means')}
              value={one.class}
              choices={known
                .filter((entry) => !entry.retired || entry.class === one.class)
                .map((entry) => ({ value: entry.class, name: kind(entry.class) }))}
              onChange={(value) => change({ class: value })}
            />
            <Button
              look="quiet"
              square
              aria-label={t('outside.crm.removeClass', { name: one.says })}
              onClick={() => onChange(classes.filter(({ id }) => id !== one.id))}
            >
              <Icon name="cross" />
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          onClick={() => onChange([...classes, { id: nextId(classes), says: '', class: 'client' }])}
          disabled={classes.length >= 50}
        >
          <Icon name="plus" />
          {t('outside.crm.addClass')}
        </Button>
      </div>
    </div>
  );
}
