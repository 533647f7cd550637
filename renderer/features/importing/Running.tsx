import { useRef } from 'react';
import type { ImportProgress } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { Hidden } from '../../ui/Hidden.tsx';
import { useFocusTaken } from '../../ui/useFocusTaken.ts';
import styles from './Importing.module.css';

/** Steps that are said aloud: more often would drown the calls. */
const announcedSteps = 4;

/** An import at work. Nobody waits for it: the desk goes on. */
export function Running({ progress }: { readonly progress: ImportProgress }) {
  const { t, locale } = useWording();
  const { source, stage, rows, refused, done } = progress;
  const place = useRef<HTMLHeadingElement>(null);
  useFocusTaken(place);
  const heading = t('importing.running.heading', { name: source.label });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const reached = Math.floor((done ?? 0) * announcedSteps) / announcedSteps;
  return (
    <div className={styles.part} role="group" aria-label={heading}>
      <h3 ref={place} className={styles.heading} tabIndex={-1}>
        {heading}
      </h3>
      <progress className={styles.progress} aria-label={heading} value={done ?? undefined} max={1} />
      <p className={styles.figures}>
        <span>{t(`importing.running.stage.${stage}`)}</span>
        {rows > 0 && <span>{t('importing.rows', { count: rows })}</span>}
        {refused > 0 && <span>{t('importing.report.refused', { count: refused })}</span>}
      </p>
      <p className={styles.soft}>{t('importing.running.free')}</p>
      <Hidden>
        <span role="status">
          {reached > 0 && t('importing.running.announced', { percent: percent.format(reached) })}
        </span>
      </Hidden>
      <div>
        <Button onClick={() => void ask('import.cancel', {})}>{t('importing.running.cancel')}</Button>
      </div>
    </div>
  );
}
