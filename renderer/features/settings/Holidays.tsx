import { useId, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import field from '../../ui/Field.module.css';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Sections.module.css';

interface HolidaysProps {
  /** ISO 8601, in order. */
  readonly days: readonly string[];
  readonly onChange: (days: readonly string[]) => void;
}

/** Days on which nobody works. */
export function Holidays({ days, onChange }: HolidaysProps) {
  const { t, longDay } = useWording();
  const [day, setDay] = useState('');
  const id = useId();
  const isNew = day !== '' && !days.includes(day);
  return (
    <div className={panel.group} role="group" aria-label={t('settings.hours.holidays')}>
      <h3 className={panel.groupHeading}>{t('settings.hours.holidays')}</h3>
      {days.length === 0 ? (
        <p className={panel.soft}>{t('settings.hours.noHolidays')}</p>
      ) : (
        <ul className={styles.chips}>
          {days.map((one) => (
            <li key={one} className={styles.chip}>
              {longDay(one)}
              <Button
                look="quiet"
                square
                aria-label={t('settings.hours.removeHoliday', { day: longDay(one) })}
                onClick={() => onChange(days.filter((other) => other !== one))}
              >
                <Icon name="cross" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.addDay}>
        <div className={field.field}>
          <label className={field.label} htmlFor={id}>
            {t('settings.hours.holiday')}
          </label>
          <input
            id={id}
            className={field.input}
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </div>
        <Button
          aria-disabled={!isNew}
          onClick={() => {
            if (!isNew) return;
            onChange([...days, day].toSorted());
            setDay('');
          }}
        >
          <Icon name="plus" />
          {t('settings.hours.addHoliday')}
        </Button>
      </div>
    </div>
  );
}
