import { useWording } from '../i18n/wordingContext.ts';
import { Button } from './Button.tsx';
import { readClock } from './clock.ts';
import styles from './HoursEditor.module.css';
import { faultsOf, likeMonday, type TypedHours, type TypedSpan, weekdays, withSpan } from './hours.ts';
import { Icon } from './Icon.tsx';
import { weekdayName } from './weekdayName.ts';

interface HoursEditorProps {
  readonly label: string;
  readonly hours: TypedHours;
  readonly onChange: (hours: TypedHours) => void;
  /** Faults are told once saving was tried; a half-typed time is none yet. */
  readonly faultsShown: boolean;
}

/** A week, a line a day; two spans of one day leave the lunch between them. */
export function HoursEditor({ label, hours, onChange, faultsShown }: HoursEditorProps) {
  const { t, locale } = useWording();
  const faults = faultsOf(hours);
  const change = (at: number, changed: Partial<TypedSpan>) =>
    onChange(hours.map((span, nth) => (nth === at ? { ...span, ...changed } : span)));
  return (
    <div role="group" aria-label={label} className={styles.week}>
      {weekdays.map((day) => {
        const name = weekdayName(day, locale);
        const spans = hours.flatMap((span, nth) => (span.day === day ? [{ span, nth }] : []));
        return (
          <div key={day} className={styles.day} role="group" aria-label={name}>
            <span className={styles.name} aria-hidden="true">
              {name}
            </span>
            <div className={styles.spans}>
              {spans.length === 0 && <span className={styles.closed}>{t('settings.hours.closed')}</span>}
              {spans.map(({ span, nth }) => (
                <div key={nth} className={styles.span}>
                  <Clock
                    label={t('settings.hours.from')}
                    text={span.from}
                    isWrong={faultsShown && faults[nth] !== null}
                    onChange={(from) => change(nth, { from })}
                  />
                  <span aria-hidden="true">–</span>
                  <Clock
                    label={t('settings.hours.until')}
                    text={span.until}
                    isWrong={faultsShown && faults[nth] !== null}
                    onChange={(until) => change(nth, { until })}
                  />
                  <Button
                    look="quiet"
                    square
                    aria-label={t('settings.hours.removeSpan')}
                    onClick={() => onChange(hours.filter((_, place) => place !== nth))}
                  >
                    <Icon name="cross" />
                  </Button>
                  {faultsShown && faults[nth] && (
                    <p className={styles.fault} role="alert">
                      {t(`settings.hours.fault.${faults[nth]}`)}
                    </p>
                  )}
                </div>
              ))}
            </div>
            <Button
              look="quiet"
              square
              aria-label={t('settings.hours.addSpan')}
              title={t('settings.hours.addSpan')}
              onClick={() => onChange(withSpan(hours, day))}
            >
              <Icon name="plus" />
            </Button>
          </div>
        );
      })}
      <div className={styles.foot}>
        <Button look="quiet" onClick={() => onChange(likeMonday(hours))}>
          {t('settings.hours.likeMonday')}
        </Button>
      </div>
    </div>
  );
}

interface ClockProps {
  readonly label: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

/** A time of 24 hours in every language, which the browser's own field would not show everywhere. */
export function Clock({ label, text, isWrong, onChange }: ClockProps) {
  return (
    <input
      className={styles.clock}
      dir="ltr"
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      value={text}
      onChange={({ target }) => onChange(target.value)}
      onBlur={() => onChange(readClock(text) ?? text)}
    />
  );
}
