import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { type CrmFaults, nextId, type TypedHeader } from './crmDraft.ts';
import styles from './Outside.module.css';

interface CrmHeadersProps {
  readonly headers: readonly TypedHeader[];
  readonly faults: CrmFaults | null;
  readonly onChange: (headers: readonly TypedHeader[]) => void;
}

/** Headers of each question, most often a key; their values never come back to the page. */
export function CrmHeaders({ headers, faults, onChange }: CrmHeadersProps) {
  const { t } = useWording();
  return (
    <div className={panel.group} role="group" aria-label={t('outside.crm.headers')}>
      <h4 className={panel.groupHeading}>{t('outside.crm.headers')}</h4>
      <p className={panel.soft}>{t('outside.crm.headersHint')}</p>
      {headers.map((header) => {
        const { id, name, value, hasValue } = header;
        const fault = faults?.headers.get(id);
        const change = (changed: Partial<TypedHeader>) =>
          onChange(headers.map((one) => (one.id === id ? { ...one, ...changed } : one)));
        return (
          <div key={id} className={styles.row}>
            <TextField
              label={t('outside.crm.headerName')}
              value={name}
              dir="ltr"
              maxLength={100}
              spellCheck={false}
              fault={fault === 'header' ? t('outside.crm.fault.header') : null}
              // A value is kept under its name: another name has none.
              onChange={(changed) => change({ name: changed, hasValue: false })}
            />
            <TextField
              label={t('outside.crm.headerValue')}
              type="password"
              value={value}
              dir="ltr"
              autoComplete="new-password"
              maxLength={4_000}
              placeholder={hasValue ? t('outside.crm.headerKept') : undefined}
              fault={fault === 'value' ? t('outside.crm.fault.value') : null}
              onChange={(changed) => change({ value: changed })}
            />
            <Button
              look="quiet"
              square
              aria-label={t('outside.crm.removeHeader', { name })}
              onClick={() => onChange(headers.filter((one) => one.id !== id))}
            >
              <Icon name="cross" />
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          onClick={() => onChange([...headers, { id: nextId(headers), name: '', value: '', hasValue: false }])}
          disabled={headers.length >= 20}
        >
          <Icon name="plus" />
          {t('outside.crm.addHeader')}
        </Button>
      </div>
    </div>
  );
}
