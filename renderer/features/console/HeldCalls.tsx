import { memo, useId } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useCall } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { Name } from '../../ui/Name.tsx';
import { useWish } from '../../ui/wish.ts';
import { CallerLine } from './CallerLine.tsx';
import { usePlaced } from './places.ts';
import styles from './Queue.module.css';

export function HeldCalls() {
  const { t } = useWording();
  const held = usePlaced('held');
  return (
    <section className={`${styles.queue} ${styles.held}`} aria-label={t('call.held.region')}>
      <h2 className={styles.heading}>
        {t('call.held.heading')}
        {held.length > 0 && <span>{held.length}</span>}
      </h2>
      <ul className={styles.list}>
        {held.map((callId) => (
          <HeldCall key={callId} callId={callId} />
        ))}
      </ul>
      {held.length === 0 && <p className={styles.none}>{t('call.held.none')}</p>}
    </section>
  );
}

const HeldCall = memo(function HeldCall({ callId }: { readonly callId: string }) {
  const { t, who, chip } = useWording();
  const wish = useWish();
  const nameId = useId();
  const call = useCall(callId);
  if (call === undefined) return null;
  const { card } = call;
  return (
    <li className={styles.item} data-call={callId}>
      <div className={styles.top} id={nameId}>
        <Name number={card.name === ''}>{who(card)}</Name>
        <span className={styles.waiting}>
          <Elapsed since={call.heldAt ?? call.invitedAt} />
        </span>
      </div>
      <CallerLine card={card} />
      {call.trouble !== null && (
        <p className={styles.trouble} role="alert">
          {t(`call.trouble.${call.trouble}`)}
        </p>
      )}
      <div className={styles.bottom}>
        <Chip tone={card.classification.class}>{chip(card.classification)}</Chip>
        <Button aria-describedby={nameId} onClick={() => wish('call.resume', { callId })}>
          {t('call.held.resume')}
        </Button>
      </div>
    </li>
  );
});
