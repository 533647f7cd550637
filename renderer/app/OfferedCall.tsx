import { useEffect } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { overChosenLine } from '../state/lines.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWish } from '../ui/wish.ts';
import styles from './Bands.module.css';

const callId = 'offered-call';

/** A telephone link was followed in another program: the number is called by one press, never by itself. */
export function OfferedCall() {
  const { t } = useWording();
  const wish = useWish();
  const number = useDesk((slice) => slice.offered);
  const telephone = useDesk((slice) => slice.telephone);
  useEffect(() => {
    // Whoever writes goes on writing, and a button that is about to be pressed keeps its meaning.
    if (number !== null && document.activeElement === document.body) document.getElementById(callId)?.focus();
  }, [number]);
  if (number === null || telephone === 'another') return null;
  return (
    <section className={`${styles.band} ${styles.good}`} data-band="offered" aria-label={t('desk.offered.region')}>
      <Icon name="telephone" />
      <p role="status">
        {t('desk.offered.from')} <bdi dir="ltr">{number}</bdi>
      </p>
      <Button
        id={callId}
        look="go"
        onClick={(event) => {
          if (event.detail > 1) return;
          wish('link.let-go', {});
          wish('call.dial', { number, callbackId: null, ...overChosenLine() });
        }}
      >
        {t('desk.offered.call')}
      </Button>
      <Button square look="quiet" aria-label={t('desk.offered.letGo')} onClick={() => wish('link.let-go', {})}>
        <Icon name="cross" />
      </Button>
    </section>
  );
}
