import { Trans } from 'react-i18next/TransWithoutContext';
import { useWording } from '../i18n/wordingContext.ts';
import styles from './DayFigures.module.css';

interface DayFiguresProps {
  readonly calls: number;
  readonly missed: number;
  readonly meanAnswerMs: number | null;
}

/** "23 calls, 1 missed, 7 s to answer", the figures standing out. */
export function DayFigures({ calls, missed, meanAnswerMs }: DayFiguresProps) {
  const { t, i18n, duration } = useWording();
  const figure = [<strong key="figure" />];
  return (
    <p className={styles.figures}>
      <span>
        <Trans i18n={i18n} t={t} i18nKey="desk.day.calls" count={calls} components={figure} />
      </span>
      <span>
        <Trans i18n={i18n} t={t} i18nKey="desk.day.missed" count={missed} components={figure} />
      </span>
      {meanAnswerMs !== null && (
        <span>
          <Trans
            i18n={i18n}
            t={t}
            i18nKey="desk.day.answer"
            values={{ time: duration(meanAnswerMs) }}
            components={figure}
          />
        </span>
      )}
    </p>
  );
}
