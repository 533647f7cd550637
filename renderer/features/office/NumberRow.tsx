import { useWording } from '../../i18n/wordingContext.ts';
import type { TargetAct } from '../../state/handover.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { Name } from '../../ui/Name.tsx';
import { GiveButton } from './GiveButton.tsx';
import type { OnMore } from './HowMenu.tsx';
import { MoreButton } from './MoreButton.tsx';
import styles from './Office.module.css';
import { type Placed, placedAt } from './placed.ts';

interface NumberRowProps extends Placed {
  readonly number: string;
  readonly act: TargetAct;
  readonly isTabStop: boolean;
  readonly isForEnter: boolean;
  readonly onMore: OnMore;
}

/** A typed number that is nobody's here: it can be called, or the caller handed over to it. */
export function NumberRow(props: NumberRowProps) {
  const { number, act, isTabStop, isForEnter, onMore } = props;
  const { t } = useWording();
  return (
    <li className={isForEnter ? `${styles.row} ${styles.forEnter}` : styles.row} data-row="" {...placedAt(props)}>
      <Lamp look="unknown" />
      <div className={styles.who}>
        <strong>
          <Name number>{number}</Name>
        </strong>
        <p className={styles.reason}>{t('office.nobodys')}</p>
      </div>
      {act !== 'none' && (
        <span className={styles.acts}>
          {act === 'transfer' && (
            <MoreButton to={{ number }} name={number} onMore={onMore} tabIndex={isTabStop ? 0 : -1} />
          )}
          <GiveButton to={{ number }} name={number} act={act} isForEnter={isForEnter} tabIndex={isTabStop ? 0 : -1} />
        </span>
      )}
    </li>
  );
}
