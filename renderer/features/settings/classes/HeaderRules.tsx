import { HeaderRule } from '#core/caller/evidenceRules.ts';
import type { ClassFault } from '#core/caller/officeClasses.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import panel from '../../../ui/Panel.module.css';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './Classes.module.css';
import { headerRuleFault, nextRuleId, type TypedHeaderRule } from './classesDraft.ts';
import { type RulesProps, choicesWith, useNewRule } from './rules.ts';

const ways = HeaderRule.shape.how.options;

/** What the exchange tells of a caller, such as the choice in a menu; the first rule that fits counts. */
export function HeaderRules({ rules, faults, kind, given, onChange }: RulesProps<TypedHeaderRule>) {
  const { t } = useWording();
  const { list, added } = useNewRule();
  const add = () => {
    const first = given[0]?.value ?? 'client';
    onChange([
      ...rules,
      { id: nextRuleId(rules), header: '', how: 'is', text: '', class: first, note: '', always: false },
    ]);
    added();
  };
  return (
    <section className={panel.group} aria-label={t('classes.headerRules.heading')}>
      <h3 className={styles.heading}>{t('classes.headerRules.heading')}</h3>
      <p className={panel.soft}>{t('classes.headerRules.about')}</p>
      <ul ref={list} className={styles.rules}>
        {rules.map((rule, at) => (
          <HeaderRuleFields
            key={rule.id}
            rule={rule}
            fault={headerRuleFault(faults, at)}
            classes={choicesWith(given, rule.class, kind)}
            onChange={(changes) => onChange(rules.map((one) => (one.id === rule.id ? { ...one, ...changes } : one)))}
            onRemove={() => onChange(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </ul>
      <div>
        <Button disabled={rules.length >= 500} onClick={add}>
          <Icon name="plus" />
          {t('classes.headerRules.add')}
        </Button>
      </div>
    </section>
  );
}

interface FieldsProps {
  readonly rule: TypedHeaderRule;
  readonly fault: Extract<ClassFault, { of: 'header-rule' }>['what'] | null;
  readonly classes: RulesProps<TypedHeaderRule>['given'];
  readonly onChange: (changes: Partial<TypedHeaderRule>) => void;
  readonly onRemove: () => void;
}

function HeaderRuleFields({ rule, fault, classes, onChange, onRemove }: FieldsProps) {
  const { t } = useWording();
  const textFault = fault === 'no-text' || fault === 'pattern' ? t(`classes.fault.headerRule.${fault}`) : null;
  return (
    <li className={styles.rule}>
      <div className={styles.fields}>
        <TextField
          label={t('classes.headerRules.header')}
          value={rule.header}
          dir="ltr"
          maxLength={60}
          spellCheck={false}
          placeholder="X-IVR-Choice"
          fault={fault === 'header' ? t('classes.fault.headerRule.header') : null}
          onChange={(header) => onChange({ header })}
        />
        <SelectField
          label={t('classes.headerRules.how')}
          value={rule.how}
          choices={ways.map((how) => ({ value: how, name: t(`classes.headerRules.ways.${how}`) }))}
          onChange={(chosen) => onChange({ how: ways.find((how) => how === chosen) ?? 'is' })}
        />
        <TextField
          label={t(rule.how === 'matches' ? 'classes.headerRules.pattern' : 'classes.headerRules.text')}
          value={rule.text}
          dir="ltr"
          maxLength={200}
          spellCheck={false}
          fault={textFault}
          onChange={(text) => onChange({ text })}
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
          placeholder={t('classes.headerRules.noteExample')}
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
        <Button look="quiet" aria-label={t('classes.headerRules.remove', { header: rule.header })} onClick={onRemove}>
          {t('classes.rule.remove')}
        </Button>
      </div>
    </li>
  );
}
