import { memo } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { bestPhone } from '../../state/lines.ts';
import { Button } from '../../ui/Button.tsx';
import { DayFigures } from '../../ui/DayFigures.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './IdleMiddle.module.css';
import { LastDialled } from './LastDialled.tsx';

/**
 * Nobody calls and nobody is talked to: the day so far, and what to do if no call can come. It is hidden, not taken
 * away, when a call comes, and not drawn anew: that would cost the arriving card a millisecond.
 */
export const IdleMiddle = memo(function IdleMiddle({ isIdle }: { readonly isIdle: boolean }) {
  const { t } = useWording();
  return (
    <section className={styles.idle} hidden={!isIdle} aria-label={t('desk.day.label')}>
      <Quiet />
      <LastDialled isShown={isIdle} />
    </section>
  );
});

const Quiet = memo(function Quiet() {
  const { t } = useWording();
  const wish = useWish();
  const today = useDesk((slice) => slice.today);
  const practice = useDesk((slice) => slice.practice);
  const { state, reason } = useDesk(bestPhone);
  return (
    <>
      <h2 className={styles.heading}>{t('call.idle.quiet')}</h2>
      <DayFigures calls={today.calls} missed={today.missed} meanAnswerMs={today.meanAnswerMs} />
      <p className={styles.advice}>
        {state === 'registered'
          ? t('call.idle.ready')
          : state === 'not-registered' && reason !== null
            ? t(`desk.phone.reason.${reason}`)
            : t(`desk.phone.${state}`)}
      </p>
      {practice && (
        <>
          <p className={styles.advice}>{t('call.idle.practice')}</p>
          <div className={styles.acts}>
            <Button look="go" onClick={() => wish('practice.bring-in', { calls: 1 })}>
              {t('call.idle.bringIn')}
            </Button>
            <Button onClick={() => wish('practice.bring-in', { calls: 3 })}>{t('call.idle.bringInThree')}</Button>
          </div>
        </>
      )}
    </>
  );
});
