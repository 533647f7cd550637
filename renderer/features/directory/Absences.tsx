import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Clock } from '../../ui/HoursEditor.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Absences.module.css';
import type { EmployeeFaults, TypedAbsence } from './employeeDraft.ts';

interface AbsencesProps {
  readonly absences: readonly TypedAbsence[];
  readonly faults: EmployeeFaults['absences'];
  readonly onChange: (absences: readonly TypedAbsence[]) => void;
}

/** When she is away: whole days, or from and until a time of the day. */
export function Absences({ absences, faults, onChange }: AbsencesProps) {
  const { t } = useWording();
  return (
    <div className={panel.group} role="group" aria-label={t('directory.absence.heading')}>
      <h3 className={panel.groupHeading}>{t('directory.absence.heading')}</h3>
      {absences.map((absence) => {
        const { id } = absence;
        const fault = faults[id];
        const change = (changed: Partial<TypedAbsence>) =>
          onChange(absences.map((one) => (one.id === id ? { ...one, ...changed } : one)));
        return (
          <div key={id} className={styles.absence}>
            <div className={styles.ends}>
              <End
                label={t('directory.absence.from')}
                timeLabel={t('directory.absence.fromTime')}
                day={absence.from}
                time={absence.fromTime}
                isWrong={fault !== undefined}
                onDay={(from) => change(absence.until === '' ? { from, until: from } : { from })}
                onTime={(fromTime) => change({ fromTime })}
              />
              <End
                label={t('directory.absence.until')}
                timeLabel={t('directory.absence.untilTime')}
                day={absence.until}
                time={absence.untilTime}
                isWrong={fault !== undefined}
                onDay={(until) => change({ until })}
                onTime={(untilTime) => change({ untilTime })}
              />
            </div>
            {fault !== undefined && (
              <p className={styles.fault} role="alert">
                {t(`directory.fault.absence.${fault}`)}
              </p>
            )}
            <div className={styles.note}>
              <TextField
                label={t('directory.absence.note')}
                value={absence.note}
                maxLength={200}
                onChange={(note) => change({ note })}
              />
              <Button
                look="quiet"
                square
                aria-label={t('directory.absence.remove')}
                onClick={() => onChange(absences.filter((one) => one.id !== id))}
              >
                <Icon name="cross" />
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button onClick={() => onChange([...absences, blank(absences)])}>
          <Icon name="plus" />
          {t('directory.absence.add')}
        </Button>
      </div>
    </div>
  );
}

function blank(absences: readonly TypedAbsence[]): TypedAbsence {
  const id = 1 + Math.max(-1, ...absences.map((one) => one.id));
  return { id, from: '', fromTime: '', until: '', untilTime: '', note: '' };
}

interface EndProps {
  readonly label: string;
  readonly timeLabel: string;
  readonly day: string;
  readonly time: string;
  readonly isWrong: boolean;
  readonly onDay: (day: string) => void;
  readonly onTime: (time: string) => void;
}

function End({ label, timeLabel, day, time, isWrong, onDay, onTime }: EndProps) {
  return (
    <div className={styles.end} role="group" aria-label={label}>
      <span className={styles.endName} aria-hidden="true">
        {label}
      </span>
      <input
        className={styles.day}
        type="date"
        aria-label={label}
        aria-invalid={isWrong ? true : undefined}
        value={day}
        onChange={({ target }) => onDay(target.value)}
      />
      <Clock label={timeLabel} text={time} isWrong={false} onChange={onTime} />
    </div>
  );
}
