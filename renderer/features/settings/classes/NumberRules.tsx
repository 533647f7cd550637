import type { ClassFault } from '#core/caller/officeClasses.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import panel from '../../../ui/Panel.module.css';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './Classes.module.css';
import { nextRuleId, numberRuleFault, type TypedNumberRule } from './classesDraft.ts';
import { type RulesProps, choicesWith, useNewRule } from './rules.ts';

/** What the beginning of a number tells of its caller. */
export function NumberRules({ rules, faults, kind, given, onChange }: RulesProps<TypedNumberRule>) {
  const { t } = useWording();
  const { list, added } = useNewRule();
  const add = () => {
    onChange([
      ...rules,
      { id: nextRuleId(rules), prefix: '', class: given[0]?.value ?? 'client', note: '', always: false },
    ]);
    added();
  };
  return (
    <section className={panel.group} aria-label={t('classes.numberRules.heading')}>
      <h3 className={styles.heading}>{t('classes.numberRules.heading')}</h3>
      <p className={panel.soft}>{t('classes.numberRules.about')}</p>
      <ul ref={list} className={styles.rules}>
        {rules.map((rule, at) => (
          <NumberRuleFields
            key={rule.id}
            rule={rule}
            fault={numberRuleFault(faults, at)}
            classes={choicesWith(given, rule.class, kind)}
            onChange={(changes) => onChange(rules.map((one) => (one.id === rule.id ? { ...one, ...changes } : one)))}
            onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </ul>
      <div>
        <Button disabled={rules.length >= 500} onClick={add}>
          <Icon name="plus" />
          {t('classes.numberRules.add')}
        </Button>
      </div>
    </section>
  );
}

interface FieldsProps {
  readonly rule: TypedNumberRule;
  readonly fault: Extract<ClassFault, { of: 'number-rule' }>['what'] | null;
  readonly classes: RulesProps<TypedNumberRule>['given'];
  readonly onChange: (changes: Partial<TypedNumberRule>) => void;
  readonly onRemove: () => void;
}

function NumberRuleFields({ rule, fault, classes, onChange, onRemove }: FieldsProps) {
  const { t } = useWording();
  const isPrefixFault = fault === 'prefix' || fault === 'twice';
  return (
    <li className={styles.rule}>
      <div className={styles.fields}>
        <TextField
          label={t('classes.numberRules.prefix')}
          value={rule.prefix}
          dir="ltr"
          inputMode="tel"
          maxLength={40}
          placeholder="+380 44"
          fault={isPrefixFault ? t(`classes.fault.numberRule.${fault}`) : null}
          onChange={(prefix) => onChange({ prefix })}
        />
        <SelectField
          label={t('classes.rule.class')}
          value={rule.class}
          choices={classes}
          fault={fault === 'class-retired' ? t('classes.fault.classRetired') : null}
          onChange={(of) => onChange({ class: of })}
        />
        <TextField
          label={t('classes.rule.note')}
          value={rule.note}
          maxLength={100}
          placeholder={t('classes.numberRules.noteExample')}
          onChange={(note) => onChange({ note })}
        />
      </div>
      <div className={styles.ruleFoot}>
        <label className={panel.tick}>
          <input
            type="checkbox"
            checked={rule.always}
            onChange={({ target }) => onChange({ always: target.checked })}
          />
          {t('classes.rule.always')}
        </label>
        <Button look="quiet" aria-label={t('classes.numberRules.remove', { prefix: rule.prefix })} onClick={onRemove}>
          {t('classes.rule.remove')}
        </Button>
      </div>
    </li>
  );
}
