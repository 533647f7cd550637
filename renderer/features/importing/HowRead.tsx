import type { LookWish } from '#core/importing/lookView.ts';
import { Delimiter, Encoding, ImportOrder } from '#core/importing/order.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Importing.module.css';

interface HowReadProps {
  readonly order: ImportOrder;
  readonly onChange: (wish: LookWish) => void;
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** Format, encoding, delimiter and header: found out, and overruled by whoever sees that it is wrong. */
export function HowRead({ order, onChange }: HowReadProps) {
  const { t } = useWording();
  return (
    <div className={panel.group} role="group" aria-label={t('importing.how.heading')}>
      <h4 className={panel.groupHeading}>{t('importing.how.heading')}</h4>
      <div className={styles.fields}>
        <SelectField
          label={t('importing.how.format')}
          value={order.format}
          choices={ImportOrder.shape.format.options.map((value) => ({
            value,
            name: t(`importing.how.formats.${value}`),
          }))}
          onChange={(value) => onChange({ format: value === 'vcard' ? 'vcard' : 'csv' })}
        />
        <SelectField
          label={t('importing.how.encoding')}
          value={order.encoding}
          choices={Encoding.options.map((value) => ({ value, name: t(`importing.how.encodings.${value}`) }))}
          onChange={(value) => {
            const encoding = Encoding.safeParse(value);
            if (encoding.success) onChange({ encoding: encoding.data });
          }}
        />
        {order.format === 'csv' && (
          <SelectField
            label={t('importing.how.delimiter')}
            value={order.delimiter}
            choices={Delimiter.options.map((value) => ({
              value,
              name: t(`importing.how.delimiters.${delimiterNames[value]}`),
            }))}
            onChange={(value) => {
              const delimiter = Delimiter.safeParse(value);
              if (delimiter.success) onChange({ delimiter: delimiter.data });
            }}
          />
        )}
      </div>
      {order.format === 'csv' && (
        <label className={panel.tick}>
          <input
            type="checkbox"
            checked={order.hasHeader}
            onChange={({ target }) => onChange({ hasHeader: target.checked })}
          />
          {t('importing.how.header')}
        </label>
      )}
    </div>
  );
}
