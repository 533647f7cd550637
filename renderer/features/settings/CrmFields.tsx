import type { OutsideView } from '#core/contract/outsideCalls.ts';
import { CrmPaths } from '#core/crm/settings.ts';
import type { CrmHealth } from '#core/crm/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { LongField } from '../../ui/LongField.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { CrmClasses } from './CrmClasses.tsx';
import type { CrmDraft, CrmFaults } from './crmDraft.ts';
import { CrmHeaders } from './CrmHeaders.tsx';
import { CrmStanding } from './CrmStanding.tsx';
import styles from './Outside.module.css';
import { TryCrm } from './TryCrm.tsx';

interface CrmFieldsProps {
  readonly draft: CrmDraft;
  /** null: not looked at yet. */
  readonly faults: CrmFaults | null;
  readonly view: OutsideView['crm'];
  /** null: it is not asked. */
  readonly health: CrmHealth | null;
  readonly onChange: (changes: Partial<CrmDraft>) => void;
}

/** The office's customer database, asked by number. */
export function CrmFields({ draft, faults, view, health, onChange }: CrmFieldsProps) {
  const { t } = useWording();
  return (
    <div className={styles.area} role="group" aria-label={t('outside.crm.heading')}>
      <h3 className={panel.groupHeading}>{t('outside.crm.heading')}</h3>
      <label className={panel.tick}>
        <input type="checkbox" checked={draft.used} onChange={({ target }) => onChange({ used: target.checked })} />
        {t('outside.crm.use')}
      </label>
      <p className={panel.soft}>{t('outside.crm.privacy')}</p>
      {draft.used && (
        <>
          <TextField
            label={t('outside.crm.url')}
            value={draft.url}
            dir="ltr"
            inputMode="url"
            maxLength={2_000}
            spellCheck={false}
            placeholder="https://crm.example/find?phone={number}"
            fault={faults?.url === true ? t('outside.crm.fault.url') : null}
            hint={t('outside.crm.urlHint')}
            onChange={(url) => onChange({ url })}
          />
          <ChoiceField
            label={t('outside.crm.method')}
            value={draft.method}
            choices={[
              { value: 'GET', name: t('outside.crm.get') },
              { value: 'POST', name: t('outside.crm.post') },
            ]}
            onChange={(method) => onChange({ method: method === 'POST' ? 'POST' : 'GET' })}
            inRow
          />
          {draft.method === 'POST' && (
            <LongField
              label={t('outside.crm.body')}
              value={draft.body}
              maxLength={10_000}
              hint={t('outside.crm.bodyHint')}
              onChange={(body) => onChange({ body })}
            />
          )}
          <CrmHeaders headers={draft.headers} faults={faults} onChange={(headers) => onChange({ headers })} />
          <div className={panel.group} role="group" aria-label={t('outside.crm.answer')}>
            <h4 className={panel.groupHeading}>{t('outside.crm.answer')}</h4>
            <p className={panel.soft}>{t('outside.crm.answerHint')}</p>
            <div className={panel.pair}>
              {CrmPaths.keyof().options.map((name) => (
                <TextField
                  key={name}
                  label={t(`outside.crm.path.${name}`)}
                  value={draft.paths[name]}
                  dir="ltr"
                  maxLength={name === 'link' ? 1_000 : 500}
                  spellCheck={false}
                  fault={
                    faults?.paths.has(name) === true
                      ? t(`outside.crm.fault.${name === 'link' ? 'link' : 'path'}`)
                      : null
                  }
                  hint={hintOf(name)}
                  onChange={(path) => onChange({ paths: { ...draft.paths, [name]: path } })}
                />
              ))}
            </div>
          </div>
          <CrmClasses classes={draft.classes} faults={faults} onChange={(classes) => onChange({ classes })} />
          <TryCrm draft={draft} view={view} />
          {health !== null && <CrmStanding health={health} />}
        </>
      )}
    </div>
  );

  function hintOf(name: keyof CrmPaths): string | null {
    if (name === 'responsible') return t('outside.crm.responsibleHint');
    return name === 'link' ? t('outside.crm.linkHint') : null;
  }
}
