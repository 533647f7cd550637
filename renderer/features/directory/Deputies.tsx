import type { Employee } from '#core/caller/company.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Deputies.module.css';

interface DeputiesProps {
  /** Employee ids, the first to be tried first. */
  readonly deputies: readonly string[];
  readonly others: readonly Employee[];
  readonly onChange: (deputies: readonly string[]) => void;
}

/** Who stands in for her, in order. */
export function Deputies({ deputies, others, onChange }: DeputiesProps) {
  const { t } = useWording();
  const nameOf = (id: string) => others.find(({ employeeId }) => employeeId === id)?.name ?? t('directory.deputy.gone');
  const free = others.filter(({ employeeId }) => !deputies.includes(employeeId));
  return (
    <div className={panel.group} role="group" aria-label={t('directory.deputy.heading')}>
      <h3 className={panel.groupHeading}>{t('directory.deputy.heading')}</h3>
      <ol className={styles.list}>
        {deputies.map((id, nth) => (
          <li key={id} className={styles.deputy}>
            <span className={styles.place}>{nth + 1}.</span>
            <bdi className={styles.name}>{nameOf(id)}</bdi>
            {nth > 0 && (
              <Button
                look="quiet"
                square
                aria-label={t('directory.deputy.earlier', { name: nameOf(id) })}
                onClick={() => onChange(earlier(deputies, nth))}
              >
                <Icon name="up" />
              </Button>
            )}
            <Button
              look="quiet"
              square
              aria-label={t('directory.deputy.remove', { name: nameOf(id) })}
              onClick={() => onChange(deputies.filter((one) => one !== id))}
            >
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ol>
      {free.length > 0 && (
        <SelectField
          label={t('directory.deputy.add')}
          value=""
          choices={[
            { value: '', name: t('directory.deputy.choose') },
            ...free.map(({ employeeId, name }) => ({ value: employeeId, name })),
          ]}
          onChange={(id) => id !== '' && onChange([...deputies, id])}
        />
      )}
    </div>
  );
}

function earlier(deputies: readonly string[], nth: number): readonly string[] {
  return deputies.map((id, place) => {
    if (place === nth - 1) return deputies[nth] ?? id;
    return place === nth ? (deputies[nth - 1] ?? id) : id;
  });
}
