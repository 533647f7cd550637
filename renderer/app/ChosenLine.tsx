import { useId } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { chooseLine, hasSeveralLines, lineForCalls } from '../state/lines.ts';
import styles from './ChosenLine.module.css';

/** Over which line numbers are called that belong to no other call; nothing where there is one line only. */
export function ChosenLine() {
  const { t } = useWording();
  const id = useId();
  const lines = useDesk((slice) => slice.lines);
  const isShown = useDesk((slice) => hasSeveralLines(slice) && slice.telephone !== 'another');
  const chosen = useDesk(lineForCalls);
  if (!isShown) return null;
  return (
    <div className={styles.chosen} data-lines={lines.length}>
      <label htmlFor={id}>{t('telephony.line.callOn')}</label>
      <select
        id={id}
        className={styles.lines}
        value={chosen?.lineId}
        onChange={({ target }) => chooseLine(target.value)}
      >
        {lines.map(({ lineId, name }) => (
          <option key={lineId} value={lineId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
