import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { Chip } from '../ui/Chip.tsx';
import { DayFigures } from '../ui/DayFigures.tsx';
import { Bands } from './Bands.tsx';
import styles from './Header.module.css';
import { ChosenLine } from './ChosenLine.tsx';
import { HeadsetStatus } from './HeadsetStatus.tsx';
import { NoCalls } from './NoCalls.tsx';
import { Overdue } from './Overdue.tsx';
import { PhoneStatus } from './PhoneStatus.tsx';
import { SessionSign } from './SessionSign.tsx';
import { WallClock } from './WallClock.tsx';

/**
 * The strip across the top: what the desk is, the day so far, and how its line stands. Trouble is told here, in a place
 * that is always there, so that no card moves under a finger.
 */
export function Header({ notice }: { readonly notice: string | null }) {
  const { t } = useWording();
  const companyName = useDesk((slice) => slice.companyName);
  const practice = useDesk((slice) => slice.practice);
  const today = useDesk((slice) => slice.today);
  return (
    <header className={styles.header}>
      <div className={styles.desk}>
        <h1 className={styles.name}>
          <bdi>{companyName || t('desk.frontDesk')}</bdi>
        </h1>
        {practice && <Chip tone="warn">{t('desk.practice')}</Chip>}
      </div>
      <div className={styles.day}>
        <DayFigures calls={today.calls} missed={today.missed} meanAnswerMs={today.meanAnswerMs} />
        <Overdue />
      </div>
      <Bands notice={notice} />
      <PhoneStatus />
      <ChosenLine />
      <NoCalls />
      <SessionSign />
      <HeadsetStatus />
      <WallClock />
    </header>
  );
}
