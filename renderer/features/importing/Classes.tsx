import { fold } from '#core/text/fold.ts';
import type { LookWish } from '#core/importing/lookView.ts';
import type { ImportOrder } from '#core/importing/order.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useClasses } from '../../ui/classesContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Importing.module.css';

interface ClassesProps {
  readonly order: ImportOrder;
  /** Words of the file that mean nothing to Portico. */
  readonly unknown: readonly string[];
  readonly onChange: (wish: LookWish) => void;
}

/** The class of the imported contacts: one for all, or what the file's own words mean. */
export function Classes({ order, unknown, onChange }: ClassesProps) {
  const { t, kind } = useWording();
  const classes = useClasses().filter(({ retired }) => !retired);
  const choices = classes.map((entry) => ({ value: entry.class, name: kind(entry.class) }));
  const hasColumn = order.format === 'vcard' || order.columns.includes('class');

  function mean(word: string, chosen: string): void {
    const { [fold(word)]: _, ...others } = order.classWords;
    onChange({ classWords: chosen === '' ? others : { ...others, [fold(word)]: chosen } });
  }

  return (
    <>
      <div className={styles.fields}>
        <SelectField
          label={t(hasColumn ? 'importing.class.rest' : 'importing.class.all')}
          value={order.class}
          choices={choices}
          onChange={(chosen) => onChange({ class: chosen })}
        />
      </div>
      {unknown.length > 0 && (
        <div className={panel.group} role="group" aria-label={t('importing.class.words')}>
          <h4 className={panel.groupHeading}>{t('importing.class.words')}</h4>
          <div className={styles.fields}>
            {unknown.map((word) => (
              <SelectField
                key={word}
                label={t('importing.class.word', { word })}
                value={order.classWords[fold(word)] ?? ''}
                choices={[{ value: '', name: t('importing.class.nothing') }, ...choices]}
                onChange={(chosen) => mean(word, chosen)}
              />
            ))}
          </div>
        </div>
      )}
    </>
  );
}
